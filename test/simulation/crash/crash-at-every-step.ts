import { Chance } from '../../support/chance.ts';
import { type CrashSums, NO_SUMS, sumsOf, together } from './crash-sums.ts';
import { type NumberedStep, deathsAt, failuresAt, someDeathAt } from './faults-at.ts';
import { Morning, type MorningOptions } from './morning.ts';
import { MACHINE_FATES, type Point, SECOND_FATES, type SecondPoint } from './point.ts';
import { REFERENCES, type ReferenceName } from './reference-story.ts';

/** All mornings of reference runs, and all points at which they can be hurt. */
export class Crashes {
  readonly #mornings: ReadonlyMap<ReferenceName, Morning>;
  readonly steps: ReadonlyMap<ReferenceName, readonly NumberedStep[]>;
  /** At each step each way to die and to fail, with each fate of the machine, always in the same order. */
  readonly points: readonly Point[];

  private constructor(
    mornings: ReadonlyMap<ReferenceName, Morning>,
    steps: ReadonlyMap<ReferenceName, readonly NumberedStep[]>,
  ) {
    this.#mornings = mornings;
    this.steps = steps;
    this.points = [...steps].flatMap(([reference, all]) =>
      all.flatMap(step =>
        [...deathsAt(step), ...failuresAt(step)].flatMap(fault =>
          MACHINE_FATES.map(fate => ({ reference, fault, fate })),
        ),
      ),
    );
  }

  static async open(options: MorningOptions = {}): Promise<Crashes> {
    const mornings = new Map<ReferenceName, Morning>();
    const steps = new Map<ReferenceName, readonly NumberedStep[]>();
    for (const name of REFERENCES) {
      const morning = await Morning.before(name, options);
      mornings.set(name, morning);
      steps.set(name, (await morning.steps()).get(morning.names.run) ?? []);
    }
    return new Crashes(mornings, steps);
  }

  /** Those at which a run dies. */
  get deaths(): readonly Point[] {
    return this.points.filter(({ fault }) => fault.do === 'die');
  }

  async live(points: readonly Point[]): Promise<CrashSums> {
    let sums = NO_SUMS;
    for (const point of points)
      sums = together(sums, sumsOf(point, await this.morning(point.reference).live(point)));
    return sums;
  }

  /**
   * After a death: dies once more at every step of what comes after it, of the second step and of the next run, in one of the ways
   * and with one of the fates, which change from step to step. `portion`: only at so many of them, one here and one there.
   */
  async liveAgain(first: Point, portion = 1): Promise<CrashSums> {
    const morning = this.morning(first.reference);
    const after = await morning.after(first);
    const chance = new Chance(1 + this.points.indexOf(first));
    let sums = NO_SUMS;
    for (const second of await this.#secondsAfter(first, chance)) {
      if (!chance.is(portion)) continue;
      const point = { ...first, second };
      // A second step is a part of the same job, so all of that is lived once more.
      sums = together(sums, sumsOf(point, await (second.hurts === 'post' ? morning : after).live(point)));
    }
    return sums;
  }

  /** After each of these deaths: dies once more, at any one step of what comes after it. */
  async liveOnceMore(firsts: readonly Point[]): Promise<CrashSums> {
    let sums = NO_SUMS;
    for (const first of firsts) {
      const chance = new Chance(1 + this.points.indexOf(first));
      const seconds = await this.#secondsAfter(first, chance);
      const second = seconds[chance.integer(0, seconds.length - 1)];
      if (second !== undefined) sums = together(sums, await this.live([{ ...first, second }]));
    }
    return sums;
  }

  async #secondsAfter(first: Point, chance: Chance): Promise<readonly SecondPoint[]> {
    const morning = this.morning(first.reference);
    const steps = await morning.steps(first);
    return (['post', 'next'] as const).flatMap(hurts =>
      (steps.get(morning.names[hurts]) ?? []).map(step => ({
        ...{ hurts, fault: someDeathAt(step, chance), fate: chance.pick(SECOND_FATES) },
      })),
    );
  }

  morning(reference: ReferenceName): Morning {
    const morning = this.#mornings.get(reference);
    if (morning === undefined) throw new Error(`Expected a reference run, got "${reference}".`);
    return morning;
  }
}

/** Some of them, from all over the list, and the same each time. */
export function someOf<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (count >= items.length) return items;
  const chance = new Chance(count);
  return Array.from({ length: count }, (_, index) => {
    const at = Math.floor(((index + chance.fraction()) * items.length) / count);
    return items[at];
  }).filter(item => item !== undefined);
}

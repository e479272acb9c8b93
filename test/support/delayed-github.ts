import { watch } from '../../src/domain/watch/watch.ts';
import type { StaleReason } from '../../src/domain/watch/stale.ts';
import type { WatchFacts, WatchedRun } from '../../src/domain/watch/watched.ts';
import type { Chance } from './chance.ts';
import { DAY, FACTS, FILE, HOUR } from './watch-facts.ts';

/*
 * An agent and its monitor under a GitHub that starts what is due late, and some of it never: a model, made of what
 * people report. Of what is due 5 % is dropped and 0.1 % comes 11 hours late. All else comes after a delay whose
 * logarithm is normal, with a median of 10 minutes and a 99th percentile of 2 hours. What somebody asks for by
 * `workflow_dispatch`, and what an event starts, comes within minutes.
 */

const MINUTE = 60_000;
const DROPPED = 0.05;
const ELEVEN_HOURS_LATE = 0.001;
const DELAY_MEDIAN = 10 * MINUTE;
/** The 99th percentile of the normal distribution is 2.326 deviations from its middle. */
const DELAY_DEVIATION = Math.log((2 * HOUR) / DELAY_MEDIAN) / 2.326;
const RUN_MINUTES = [5, 40] as const;
/** Pushes, issues and comments, together. */
const EVENTS_A_DAY = 3;

export const FROM = Date.UTC(2026, 4, 1);

export type World = {
  readonly every: 'day' | 'hour';
  /** The monitor may start the agent. */
  readonly mayStart: boolean;
  readonly days: number;
  /** From then on GitHub starts no run of the agent any more; the monitor lives. */
  readonly deadFromMs?: number;
  readonly graceMs?: number;
  /** What the monitor gets to see, where that is not all there is. */
  readonly seen?: (facts: WatchFacts, nowMs: number) => WatchFacts;
};

export type Story = {
  /** When the monitor found something to tell that it did not find before, and what. */
  readonly openings: readonly { readonly atMs: number; readonly reason: StaleReason }[];
  /** How often it asked for a run. */
  readonly starts: number;
  /** The end of the last run. */
  readonly lastSuccessMs: number;
};

/** When what is due at these times comes, in order. */
export function arrivalsOf(dues: readonly number[], chance: Chance): number[] {
  return dues
    .filter(() => !chance.is(DROPPED))
    .map(due => due + (chance.is(ELEVEN_HOURS_LATE) ? 11 * HOUR : delayOf(chance)))
    .sort((a, b) => a - b);
}

/** Box and Muller: two even chances make a normal one. */
function delayOf(chance: Chance): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance.fraction()));
  return DELAY_MEDIAN * Math.exp(DELAY_DEVIATION * radius * Math.cos(2 * Math.PI * chance.fraction()));
}

export function live(world: World, chance: Chance): Story {
  return new Life(world, chance).story();
}

type Run = { readonly beganMs: number; readonly endedMs: number; readonly event: string };

class Life {
  readonly #world: World;
  readonly #chance: Chance;
  /** In the order of their beginnings. */
  readonly #runs: Run[];
  /** When the monitor looks, in order. */
  readonly #looks: number[];
  readonly #openings: Story['openings'][number][] = [];
  #isOpen = false;
  #starts = 0;
  #startAskedMs: number | undefined;

  constructor(world: World, chance: Chance) {
    this.#world = world;
    this.#chance = chance;
    const { every, days, deadFromMs = Infinity } = world;
    const untilMs = FROM + days * DAY;
    const [firstMs, stepMs] = every === 'day' ? [FROM + 2 * HOUR, DAY] : [FROM, HOUR];
    this.#runs = arrivalsOf(timesUntil(untilMs, firstMs + 17 * MINUTE, stepMs), chance)
      .filter(beganMs => beganMs < deadFromMs)
      .map(beganMs => this.#run(beganMs, 'schedule'));
    // Whoever sets an agent up tries it once.
    this.#runs.unshift(this.#run(FROM, 'workflow_dispatch'));
    this.#looks = [
      ...arrivalsOf(timesUntil(untilMs, FROM + 47 * MINUTE, HOUR), chance),
      ...Array.from({ length: days * EVENTS_A_DAY }, () => FROM + chance.fraction() * days * DAY),
      ...this.#runs.map(({ endedMs }) => endedMs + MINUTE),
    ].sort((a, b) => a - b);
  }

  story(): Story {
    let index = 0;
    while (index < this.#looks.length) index = this.#lookFrom(index);
    const lastSuccessMs = this.#runs.reduce((last, { endedMs }) => Math.max(last, endedMs), FROM);
    return { openings: this.#openings, starts: this.#starts, lastSuccessMs };
  }

  /**
   * Looks as often as the monitor does, and returns which look is next. While no run begins or ends, silence only
   * grows: when the last look finds nothing, those before it did not either.
   */
  #lookFrom(from: number): number {
    const changeMs = this.#changeAfter(this.#looks[from] ?? 0);
    let until = from + 1;
    while ((this.#looks[until] ?? Infinity) < changeMs) until += 1;

    if (this.#isOpen) {
      this.#isOpen = this.#judge(from).finding !== undefined;
      if (this.#isOpen && !this.#speaks(until - 1)) return until;
    }
    if (!this.#speaks(until - 1)) return until;
    let [low, high] = [from, until - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#speaks(middle)) high = middle;
      else low = middle + 1;
    }
    this.#act(low);
    return low + 1;
  }

  /** Whether there is something new to tell, or to do. */
  #speaks(look: number): boolean {
    const { finding, act } = this.#judge(look);
    return act !== undefined || (finding !== undefined && !this.#isOpen);
  }

  #act(look: number): void {
    const nowMs = this.#looks[look] ?? 0;
    const { finding, act } = this.#judge(look);
    if (finding !== undefined && !this.#isOpen) this.#openings.push({ atMs: nowMs, reason: finding.reason });
    this.#isOpen = finding !== undefined;
    if (act !== 'start') return;

    this.#starts += 1;
    this.#startAskedMs = nowMs;
    const run = this.#run(nowMs + this.#chance.integer(1, 10) * MINUTE, 'workflow_dispatch');
    if (run.beganMs >= (this.#world.deadFromMs ?? Infinity)) return;
    insert(this.#runs, run, ({ beganMs }) => beganMs);
    insert(this.#looks, run.endedMs + MINUTE, at => at);
  }

  #judge(look: number) {
    const nowMs = this.#looks[look] ?? 0;
    const { every, mayStart, graceMs, seen = facts => facts } = this.#world;
    const cron = every === 'day' ? '17 2 * * *' : '17 * * * *';
    const facts: WatchFacts = {
      ...FACTS,
      file: { ...FILE, lines: [{ cron, zone: 'UTC' }], canBeStarted: mayStart },
      workflow: { state: 'active', createdAtMs: FROM },
      repository: { ...FACTS.repository, isPrivate: true },
      runs: this.#runsAt(nowMs),
      startAskedMs: this.#startAskedMs,
    };
    return watch(seen(facts, nowMs), { nowMs, graceMs });
  }

  /** As GitHub lists them: the newest first, and not all of them. */
  #runsAt(nowMs: number): readonly WatchedRun[] {
    const begun = firstAfter(this.#runs, nowMs, ({ beganMs }) => beganMs);
    return this.#runs
      .slice(Math.max(0, begun - LISTED_RUNS), begun)
      .reverse()
      .map(({ beganMs, endedMs, event }): WatchedRun => {
        const isOver = endedMs <= nowMs;
        return {
          ...{ id: beganMs, event, branch: 'main', createdAtMs: beganMs, startedAtMs: beganMs },
          status: isOver ? 'over' : 'in-progress',
          conclusion: isOver ? 'success' : undefined,
          updatedAtMs: isOver ? endedMs : beganMs,
        };
      });
  }

  /** The next time at which a run begins or ends. */
  #changeAfter(nowMs: number): number {
    const begun = firstAfter(this.#runs, nowMs, ({ beganMs }) => beganMs);
    const ends = this.#runs.slice(Math.max(0, begun - LISTED_RUNS), begun).map(({ endedMs }) => endedMs);
    return Math.min(this.#runs[begun]?.beganMs ?? Infinity, ...ends.filter(end => end > nowMs));
  }

  #run(beganMs: number, event: string): Run {
    return { beganMs, endedMs: beganMs + this.#chance.integer(...RUN_MINUTES) * MINUTE, event };
  }
}

const LISTED_RUNS = 8;

function timesUntil(untilMs: number, fromMs: number, stepMs: number): readonly number[] {
  return Array.from({ length: Math.ceil((untilMs - fromMs) / stepMs) }, (_, step) => fromMs + step * stepMs);
}

function firstAfter<Item>(items: readonly Item[], atMs: number, timeOf: (item: Item) => number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && timeOf(item) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert<Item>(items: Item[], item: Item, timeOf: (item: Item) => number): void {
  items.splice(firstAfter(items, timeOf(item), timeOf), 0, item);
}

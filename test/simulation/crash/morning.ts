import { type Lived, livedOf } from '../story/live.ts';
import type { Step } from '../machine/process.ts';
import { Story } from '../story/story.ts';
import type { Watch } from '../checks/watch.ts';
import { World } from '../world/world.ts';
import type { NumberedStep } from './faults-at.ts';
import { type Point, RECOVERY_AFTER_MS, keepsMachine, keepsNext, scheduleOf } from './point.ts';
import { type Reference, type ReferenceName, referenceNamed } from './reference-story.ts';

export type MorningOptions = {
  readonly isRecorded?: boolean;
  /** See `Story`. */
  readonly tamper?: Story['tamper'];
};

/**
 * A story lived up to the morning of a run. Any number of stories go on from there, each as if it had been lived from its first
 * day on.
 */
export class Morning {
  readonly reference: Reference;
  readonly #story: Story;
  readonly #done: DoneOnMachines;

  private constructor(reference: Reference, story: Story, done: DoneOnMachines = new Map()) {
    this.reference = reference;
    this.#story = story;
    this.#done = done;
  }

  /** That of the reference run. */
  static async before(name: ReferenceName, options: MorningOptions = {}): Promise<Morning> {
    const reference = referenceNamed(name);
    const story = new Story(new World(reference.schedule, options.isRecorded ?? false));
    await story.liveUntil(startsMs(reference));
    if (options.tamper !== undefined) story.tamper = options.tamper;
    return new Morning(reference, story);
  }

  /** Of the processes: the reference run, its second step, and the run after it. */
  get names(): Readonly<Record<'run' | 'post' | 'next', string>> {
    const [run, next] = [101, 102].map(id => `${id + this.reference.run}.1`);
    return { run: run ?? '', post: `${run} post`, next: next ?? '' };
  }

  /** That of the run after it, which finds what it has left. */
  async after(point: Point): Promise<Morning> {
    const { reference } = this;
    const story = this.#story.fork(scheduleOf(point, reference));
    const done = noteDone(story);
    await story.liveUntil(startsMs(reference) + RECOVERY_AFTER_MS);
    return new Morning(reference, story, done);
  }

  /** The steps of each process from here on. */
  async steps(point?: Point): Promise<ReadonlyMap<string, readonly NumberedStep[]>> {
    const steps = new Map<string, NumberedStep[]>();
    const { reference } = this;
    const story = this.#story.fork(point === undefined ? reference.schedule : scheduleOf(point, reference));
    story.onStep = (process, step: Step) => {
      const known = steps.get(process) ?? [];
      known.push({ ...step, nth: known.length + 1 });
      steps.set(process, known);
    };
    await story.live();
    return steps;
  }

  /** As it goes on where nothing happens to the reference run. */
  async liveUnhurt(): Promise<Lived> {
    const story = this.#story.fork(this.reference.schedule);
    await story.live();
    return livedOf(story);
  }

  /** Lives the rest of a point's story. To what its checks see comes what the point itself asks. */
  async live(point: Point): Promise<Lived> {
    const story = this.#story.fork(scheduleOf(point, this.reference));
    const { watch } = story.world;
    const known = watch.calls.length;
    const done = noteDone(story, this.#done);
    await story.live();
    if (!this.#isMet(point, story.hits)) watch.violate('every point is met', 'what was to go wrong did not');
    for (const saw of this.#paidAgain(point, done, watch.calls.slice(known))) watch.violate('resume', saw);
    return livedOf(story);
  }

  #isMet({ second }: Point, hits: readonly string[]): boolean {
    const { run, next } = this.names;
    const count = (name: string) => hits.filter(hit => hit.startsWith(`${name}: `)).length;
    if (second?.hurts === 'next') return count(run) > 0 && count(next) > 0;
    return count(run) > (second === undefined ? 0 : 1);
  }

  /** Where a machine is not lost, nobody pays again for what was done and durable on it. */
  #paidAgain(point: Point, done: DoneOnMachines, calls: Watch['calls']): readonly string[] {
    const { run, next } = this.names;
    const isDone = new Set([
      ...(keepsMachine(point) ? (done.get(run) ?? []) : []),
      ...(keepsNext(point) ? (done.get(next) ?? []) : []),
    ]);
    const hurt = point.second?.hurts === 'next' ? [run, next] : [run];
    return calls
      .filter(({ call }) => !hurt.includes(call.run) && isDone.has(call.key))
      .map(
        ({ call }) => `run ${call.run} asked for ${call.content}, whose answer was on a disk that is there`,
      );
  }
}

function startsMs({ schedule, run }: Reference): number {
  return schedule.runs[run]?.startsMs ?? 0;
}

/** By run, the keys of the work that was done and durable on its machine when its step was over. */
type DoneOnMachines = ReadonlyMap<string, readonly string[]>;

function noteDone(story: Story, before: DoneOnMachines = new Map()): DoneOnMachines {
  const done = new Map(before);
  story.onOver = (run, machine) => {
    const lines = machine.durableLinesOf(run).map(({ event }) => event);
    done.set(
      run,
      lines.filter(({ type }) => type === 'TaskCompleted').map(({ key }) => key),
    );
  };
  return done;
}

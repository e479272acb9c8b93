// One run that is cancelled, and the one after it: how long it took until all was kept, and what was not.
import type { LogRecord } from '../../../src/domain/event.ts';
import type { Chance } from '../../support/chance.ts';
import { type Answering, answer, refusal } from '../../support/model-server.ts';
import type { GitHubScene } from '../../support/workflow/github-scene.ts';
import { recordsOnDisk } from '../../support/workflow/log-copies.ts';
import type { JobEnd } from '../../support/workflow/running-job.ts';
import type { Patience } from '../../support/workflow/step-process.ts';
import { type CutOff, expectKept, expectToGoOn } from './expect-kept.ts';
import { type Place, momentIn, momentOf } from './moment.ts';
import { LATENCY_MS, hurry, slowDown, taskIn } from './slow-scene.ts';
import { watchPlaces } from './watch-places.ts';

/** From the signal on. */
export type Times = {
  /** Until the state branch had its last commit. */
  readonly branchMs: number;
  /** Until the cache had its last copy. */
  readonly cacheMs: number;
  /** Until the job was over, with its post step. */
  readonly jobMs: number;
};

export type Cancelled = {
  /** Undefined: the run had ended before its moment came. */
  readonly times: Times | undefined;
  /** What was lost, or done twice, in words; undefined: nothing. */
  readonly violation: string | undefined;
};

export type CancelOptions = {
  /** The scene's list. */
  readonly tasks: readonly string[];
  readonly place: Place;
  /** Default: the runner's. */
  readonly patience?: Patience;
};

/** Calls that would take minutes. With as many in flight there is one place left, so all other tasks come to their turn. */
const HANGING_MAX = 3;
/** Tasks that the model does not take: then there is an alert to be told of at the end. */
const REFUSED_MAX = 2;
const ANSWER_MS_MAX = 900;

export async function cancelOne(
  scene: GitHubScene,
  chance: Chance,
  { tasks, place, patience }: CancelOptions,
): Promise<Cancelled> {
  // Whoever is to come to its end has no call that never does.
  const hanging = drawn(tasks, place === 'end' ? 0 : chance.integer(1, HANGING_MAX), chance);
  const others = tasks.filter(task => !hanging.has(task));
  const refused = drawn(others, chance.integer(0, REFUSED_MAX), chance);
  const moment = momentOf(chance, place, others.length - refused.size);
  slowDown(scene, answering({ hanging, refused }, chance));

  const watch = watchPlaces(scene);
  let [disk, overMs]: [readonly LogRecord[], number] = [[], 0];
  const look = (workspace: string) => {
    overMs = performance.now();
    disk = recordsOnDisk(workspace);
  };
  const before = scene.model.answered.length;
  const job = await scene.start({ look, ...(patience && { patience }) });
  await momentIn(scene, job, moment);
  const answered = scene.model.answered.slice(before).map(({ prompt }) => taskIn(prompt));
  const signalMs = performance.now();
  await job.cancel();
  const end = await job.ended;
  watch.stop();
  hurry(scene);

  const since = (ms: number) => Math.max(0, ms - signalMs);
  const { branchMs, cacheMs } = watch.last;
  const wasHit = isHit(end);
  const cutOff: CutOff = { end, disk, answered };
  const violation = await violationOf(async () => {
    if (wasHit) expectKept(scene, cutOff);
    await expectToGoOn(scene, cutOff, tasks);
  });
  return {
    times: wasHit ? { branchMs: since(branchMs), cacheMs: since(cacheMs), jobMs: since(overMs) } : undefined,
    violation: violation && `${moment.afterMs} ms after ${place} ${moment.count}: ${violation}`,
  };
}

type Tasks = ReadonlySet<string>;

function answering(
  { hanging, refused }: Readonly<Record<'hanging' | 'refused', Tasks>>,
  chance: Chance,
): Answering {
  return ({ body, prompt }) => {
    const task = taskIn(prompt);
    if (hanging.has(task)) return { fault: 'hang' };
    const delayMs = chance.integer(LATENCY_MS, ANSWER_MS_MAX);
    return { delayMs, ...(refused.has(task) ? refusal(413, {}) : answer(body)) };
  };
}

function drawn(tasks: readonly string[], count: number, chance: Chance): Tasks {
  const from = [...tasks];
  return new Set(
    Array.from({ length: count }, () => from.splice(chance.integer(0, from.length - 1), 1)[0] ?? ''),
  );
}

/** Whether main was at work when the signal came. */
function isHit({ steps }: JobEnd): boolean {
  return steps.some(
    ({ isAction, phase, outcome }) => isAction && phase === 'main' && outcome === 'cancelled',
  );
}

async function violationOf(check: () => Promise<void>): Promise<string | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

import { answerPath, handedOverPath } from '../../../src/app/home/branch-files.ts';
import { parseResult } from '../../../src/report/result-file.ts';
import type { Called, Check, Ended, Kept, Published } from './check.ts';

export type NeverPaidOptions = {
  /** Whether GitHub takes every answer. */
  readonly isAllTaken: boolean;
  /** Whether results go to the repository. Else those that are written are gone with their machine. */
  readonly isPublished: boolean;
};

/** An answer that came into the repository. */
type Had = {
  readonly atMs: number;
  /** The tasks whose answer it is. */
  readonly tasks: Set<string>;
};

type Seen = {
  readonly had: Map<string, Had>;
  /** What the state branch has the answer of, and State names. */
  onBranch: Set<string>;
  /** The results of this work, as they were written last. */
  readonly results: Map<string, { readonly path: string; readonly bytes: Buffer }>;
  /** By how much the clocks of runs that have called are ahead, at most. */
  readonly aheadMs: Map<string, number>;
};

/**
 * Once an answer is in the repository, on the state branch or as a result, no run that starts later asks for it. Nor does one
 * that starts after a job has ended that had it, and said that all it did is kept. For another task with the same work that
 * holds as long as the answer is there to be read.
 */
export function neverPaidAgain(options: NeverPaidOptions, seen: Seen = newlySeen()): Check {
  const { had, results } = seen;
  const note = (key: string, task: string, atMs: number) => {
    const known = had.get(key);
    if (known === undefined) had.set(key, { atMs, tasks: new Set([task]) });
    else known.tasks.add(task);
  };
  /** Nobody can count on the answer for this task any more. */
  const letGo = (key: string, task: string) => {
    const known = had.get(key);
    if (known?.tasks.delete(task) === true && known.tasks.size === 0) had.delete(key);
  };
  /** The answer to what a task asked before is let go of as soon as it has another, or is in quarantine. */
  const replace = (key: string, task: string) => {
    for (const other of had.keys()) if (other !== key) letGo(other, task);
  };
  const isThere = (key: string, { checkedOut }: Called): boolean => {
    const result = results.get(key);
    return (
      seen.onBranch.has(key) ||
      (result !== undefined && checkedOut.get(result.path)?.equals(result.bytes) === true)
    );
  };
  return {
    name: 'never paid again',
    called(call) {
      const { key, run, runStartedMs, content, hold } = call;
      if (hold !== undefined) seen.aheadMs.set(run, Date.parse(hold.startedAt) - runStartedMs);
      const known = had.get(key);
      const task = hold?.task ?? '';
      const isOwn = known?.tasks.has(task) === true;
      const isPaidAgain = known !== undefined && runStartedMs > known.atMs && (isOwn || isThere(key, call));
      replace(key, task);
      return isPaidAgain
        ? `run ${run} asked for ${content}, whose answer had been in the repository for ${runStartedMs - known.atMs} ms when it started`
        : undefined;
    },
    kept({ records, files, state, atMs }: Kept) {
      for (const { at, run, event } of records) {
        // Decided by a copy in the cache, which was damaged, before anybody could know that the answer is there.
        const decidedMs = Date.parse(at) - (seen.aheadMs.get(run) ?? 0);
        if (event.type === 'TaskReleased')
          for (const [key, known] of had) if (decidedMs <= known.atMs) letGo(key, event.task);
        if (event.type === 'AnswerShared' || event.type === 'TaskQuarantined') replace(event.key, event.task);
        // Also where what is written goes nowhere else.
        if (event.type === 'ResultsPublished') for (const { task, key } of event.results) replace(key, task);
        // What a run did that had lost its place comes too late for a task that has been edited since, but not for others that ask it now.
        if (event.type === 'OutcomeRecovered' && state.tasks.get(event.task)?.key !== event.key) {
          if (options.isPublished)
            for (const { id, key } of state.tasks.values())
              if (key === event.key) had.get(key)?.tasks.add(id);
          letGo(event.key, event.task);
        }
        if (event.type === 'TaskCompleted' && files.has(answerPath(event.answer)))
          note(event.key, event.task, atMs);
      }
      seen.onBranch = new Set();
      for (const task of [...state.tasks.values(), ...state.archive.values()])
        if (task.status === 'completed' && task.published === undefined && files.has(answerPath(task.answer)))
          seen.onBranch.add(task.key);
      return undefined;
    },
    published({ changed, atMs }: Published) {
      for (const [path, { now }] of changed) {
        const result = now && parseResult(now.toString('utf8'));
        if (result === undefined || now === undefined) continue;
        if (result.status !== 'completed') {
          replace(result.key, result.id);
          continue;
        }
        note(result.key, result.id, atMs);
        results.set(result.key, { path, bytes: now });
      }
      return undefined;
    },
    ended({ run, lines, records, files, atMs }: Ended) {
      if (!options.isAllTaken) return undefined;
      // What it wrote is on its machine, and its answers are let go of.
      if (!options.isPublished && files.has(handedOverPath(run))) return undefined;
      // Runs that have gone on without this one may have let go of it already: the copy was damaged, or the task was edited.
      const since = records.slice(records.findLastIndex(record => record.run === run) + 1);
      const isReleased = (task: string) =>
        since.some(({ event }) => 'task' in event && event.task === task && LETS_GO.has(event.type));
      for (const { type, key, task } of lines)
        if (type === 'TaskCompleted' && !isReleased(task)) note(key, task, atMs);
      return undefined;
    },
    fork: () => neverPaidAgain(options, structuredClone(seen)),
  };
}

/** After these an answer that a task had is not counted on. */
const LETS_GO = new Set(['TaskReleased', 'TaskChanged', 'TaskCompleted', 'AnswerShared', 'TaskQuarantined']);

function newlySeen(): Seen {
  return { had: new Map(), onBranch: new Set(), results: new Map(), aheadMs: new Map() };
}

import type { RunId } from '../../domain/event.ts';
import type { Sha256 } from '../../domain/units.ts';
import { appendsOfRun } from '../../log/appends-of-run.ts';
import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type { BranchView, StateBranch } from '../../ports/state-branch.ts';
import type { ScratchCopy, StateCopy } from '../../ports/state-disk.ts';
import type { FindAnswers } from './answers-on-branch.ts';
import { handedOverAt } from './branch-files.ts';
import { isOfTheMachine } from './of-the-machine.ts';
import { type LostHistory, readLostHistory } from './lost-history.ts';
import { readLog } from '../open-journal.ts';

/** Where something is that a run has left behind which lost its place in the log. */
export type LeftSomewhere = {
  readonly run: RunId;
  /** On the state branch; undefined: it was in a copy of the log, which is nowhere any more. */
  readonly path: string | undefined;
  /** Nobody knows that a run has lost its place: what cannot be proved is nothing that people must be told of. */
  readonly isDoubtful?: boolean;
  readonly lines: () => Promise<GitHubAsked<Uint8Array>>;
  readonly find: FindAnswers;
};

/** The same, looked into: whatever taking it in needs is here. */
export type LeftBehind = Pick<LeftSomewhere, 'run' | 'path' | 'isDoubtful'> & {
  readonly lines: Uint8Array;
  readonly history: Exclude<LostHistory, { kind: 'newer' }>;
  /** Answers that a task may still want, and that do not lie beside the log. */
  readonly answers: ReadonlyMap<Sha256, Uint8Array>;
};

/** `find`: where the answers are that the lines name. */
export function leftOnBranch(
  branch: Pick<StateBranch, 'fetch'>,
  view: BranchView | undefined,
  find: FindAnswers,
): readonly LeftSomewhere[] {
  const files = [...(view?.files.values() ?? [])];
  return files.flatMap((file): LeftSomewhere[] => {
    const run = handedOverAt(file.path);
    if (run === undefined) return [];
    return [{ run, path: file.path, lines: () => branch.fetch(file), find }];
  });
}

/** The last run of a copy that goes on another way than the branch. The copy is read now: it will soon be gone. */
export function leftInCopy({ store, answers }: ScratchCopy): LeftSomewhere | undefined {
  let run: RunId | undefined;
  const log = readLog(store, record => ({ run } = record));
  if (!log.ok || run === undefined) return undefined;
  const lines = appendsOfRun(store.read(), run, log.end - (store.snapshot()?.end ?? 0));
  const kept = new Map(
    answers.list().flatMap(answer => {
      const bytes = answerIn(answers, answer);
      return bytes === undefined ? [] : [[answer, bytes] as const];
    }),
  );
  return {
    ...{ run, path: undefined },
    lines: () => Promise.resolve({ ok: true, value: lines, date: undefined }),
    find: wanted => {
      const found = wanted.flatMap(answer => {
        const bytes = kept.get(answer);
        return bytes === undefined ? [] : [[answer, bytes] as const];
      });
      return Promise.resolve({ ok: true, value: new Map(found), date: undefined });
    },
  };
}

/** Who may write to the cache can put a folder in the place of a file. */
function answerIn(answers: ScratchCopy['answers'], answer: Sha256): Uint8Array | undefined {
  try {
    return answers.get(answer);
  } catch (error) {
    if (isOfTheMachine(error)) throw error;
    return undefined;
  }
}

export type LookedInto =
  | { readonly ok: true; readonly value: readonly LeftBehind[] }
  /** `newer`: only the release that wrote it can tell what it comes to. `message` is for people. */
  | { readonly ok: false; readonly because: 'newer' | 'trouble'; readonly message: string };

/**
 * Whatever runs did aside from the log that lies here is paid for. A run that cannot see all of it, or cannot read it, must
 * not send anything: it might pay again.
 */
export async function lookInto(
  left: readonly LeftSomewhere[],
  here: Pick<StateCopy, 'store' | 'answers'> | undefined,
): Promise<LookedInto> {
  const looked: LeftBehind[] = [];
  for (const { lines: fetchLines, find, ...each } of left) {
    const lines = await fetchLines();
    if (!lines.ok) return unseen(each.run, lines.trouble);
    const history = readLostHistory(here?.store ?? NO_LOG, { run: each.run, lines: lines.value });
    if (history.kind === 'newer') {
      const message = `What run ${each.run} did aside from this log is not taken in. ${history.reason}`;
      return { ok: false, because: 'newer', message };
    }
    const missing = answersIn(history).filter(answer => here?.answers.get(answer) === undefined);
    const found = await find([...new Set(missing)]);
    if (!found.ok) return unseen(each.run, found.trouble);
    looked.push({ ...each, lines: lines.value, history, answers: found.value });
  }
  return { ok: true, value: looked };
}

const NO_LOG = { read: () => [], snapshot: () => undefined };

/** What is published has been read by others already. */
function answersIn(history: LostHistory): readonly Sha256[] {
  if (history.kind !== 'proved') return [];
  return history.outcomes.flatMap(({ result }) =>
    result === undefined || result.published !== undefined ? [] : [result.answer],
  );
}

function unseen(run: RunId, { message }: GitHubTrouble): Extract<LookedInto, { ok: false }> {
  return {
    ok: false,
    because: 'trouble',
    message: `What run ${run} did aside from this log could not be fetched, and nothing is sent before: it might be paid for again. ${message}`,
  };
}

import type { RunId } from '../../domain/event.ts';
import type { Sha256 } from '../../domain/units.ts';
import { appendsOfRun } from '../../log/appends-of-run.ts';
import type { GitHubAsked } from '../../ports/github.ts';
import type { BranchView, StateBranch } from '../../ports/state-branch.ts';
import type { ScratchCopy } from '../../ports/state-disk.ts';
import { type AnswerOnBranch, answersOnBranch } from './answers-on-branch.ts';
import { handedOverAt } from './branch-files.ts';
import { readLog } from '../open-journal.ts';

/** What a run that lost its place in the log has left behind. Nothing of it is proved yet. */
export type LeftBehind = {
  readonly run: RunId;
  /** On the state branch; undefined: it was in a copy of the log, which is nowhere any more. */
  readonly path: string | undefined;
  /** Nobody knows that a run has lost its place: what cannot be proved is nothing that people must be told of. */
  readonly isDoubtful?: boolean;
  readonly lines: () => Promise<GitHubAsked<Uint8Array>>;
  readonly answer: AnswerOnBranch;
};

export function leftOnBranch(
  branch: Pick<StateBranch, 'fetch'>,
  view: BranchView | undefined,
): readonly LeftBehind[] {
  const files = [...(view?.files.values() ?? [])];
  return files.flatMap((file): LeftBehind[] => {
    const run = handedOverAt(file.path);
    if (run === undefined) return [];
    return [{ run, path: file.path, lines: () => branch.fetch(file), answer: answersOnBranch(branch, view) }];
  });
}

/** The last run of a copy that goes on another way than the branch. The copy is read now: it will soon be gone. */
export function leftInCopy({ store, answers }: ScratchCopy): LeftBehind | undefined {
  let run: RunId | undefined;
  const log = readLog(store, record => ({ run } = record));
  if (!log.ok || run === undefined) return undefined;
  const lines = appendsOfRun(store.read(), run, log.end - (store.snapshot()?.end ?? 0));
  const kept = new Map(answers.list().map(answer => [answer, answerIn(answers, answer)]));
  return {
    ...{ run, path: undefined },
    lines: () => Promise.resolve({ ok: true, value: lines, date: undefined }),
    answer: wanted => Promise.resolve({ ok: true, value: kept.get(wanted), date: undefined }),
  };
}

/** Who may write to the cache can put a folder in the place of a file. */
function answerIn(answers: ScratchCopy['answers'], answer: Sha256): Uint8Array | undefined {
  try {
    return answers.get(answer);
  } catch {
    return undefined;
  }
}

import { hash } from 'node:crypto';

import type { State } from '../../domain/state.ts';
import type { Sha256 } from '../../domain/units.ts';
import type { AnswerStore } from '../../ports.ts';
import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type { BranchView, StateBranch } from '../../ports/state-branch.ts';
import { unpublishedAnswers } from '../publishing/publish-results.ts';
import { answerPath } from './branch-files.ts';

/** Undefined: it is not there, or its bytes are others than it is named by. */
export type AnswerOnBranch = (answer: Sha256) => Promise<GitHubAsked<Uint8Array | undefined>>;

/** The answers on the state branch, as one view saw it. */
export function answersOnBranch(
  branch: Pick<StateBranch, 'fetch'>,
  view: BranchView | undefined,
): AnswerOnBranch {
  return async wanted => {
    const file = view?.files.get(answerPath(wanted));
    if (file === undefined) return NOTHING;
    const fetched = await branch.fetch(file);
    return !fetched.ok || hash('sha256', fetched.value) === wanted ? fetched : NOTHING;
  };
}

/** What a copy has that is not gone on from may be nowhere else: GitHub refuses answers for what is in them. */
export function answersInCopyOr(
  inCopy: AnswerOnBranch | undefined,
  onBranch: AnswerOnBranch,
): AnswerOnBranch {
  if (inCopy === undefined) return onBranch;
  return async wanted => {
    const had = await inCopy(wanted);
    return had.ok && had.value !== undefined ? had : onBranch(wanted);
  };
}

const NOTHING: GitHubAsked<undefined> = { ok: true, value: undefined, date: undefined };

/**
 * Answers that the log wants, and that are not beside it as they were: a copy of a log can be whole, and a file beside it not.
 * What the branch has of them is fetched from there, or it would be paid for again. Resolves with what kept it from that.
 */
export async function bringAnswersHere(
  onBranch: AnswerOnBranch,
  answers: Pick<AnswerStore, 'get' | 'put'>,
  state: State,
): Promise<GitHubTrouble | undefined> {
  for (const answer of unpublishedAnswers(state)) {
    if (answers.get(answer) !== undefined) continue;
    const asked = await onBranch(answer);
    if (!asked.ok) return asked.trouble;
    if (asked.value !== undefined) await answers.put(answer, asked.value);
  }
  return undefined;
}

import { hash } from 'node:crypto';

import type { State } from '../../domain/state.ts';
import type { Sha256 } from '../../domain/units.ts';
import type { AnswerStore } from '../../ports.ts';
import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type { BranchView, StateBranch } from '../../ports/state-branch.ts';
import { unpublishedAnswers } from '../publishing/publish-results.ts';
import { answerPath } from './branch-files.ts';
import { fetchMany } from './fetch-many.ts';

/** Finds answers. One that is not there, or whose bytes are others than it is named by, is left out. */
export type FindAnswers = (
  wanted: readonly Sha256[],
) => Promise<GitHubAsked<ReadonlyMap<Sha256, Uint8Array>>>;

/** The answers on the state branch, as one view saw it. */
export function answersOnBranch(
  branch: Pick<StateBranch, 'fetch' | 'fetchAll'>,
  view: BranchView | undefined,
): FindAnswers {
  return async wanted => {
    const files = wanted.flatMap(answer => view?.files.get(answerPath(answer)) ?? []);
    const fetched = await fetchMany(branch, files);
    if (!fetched.ok) return fetched;
    const found = new Map<Sha256, Uint8Array>();
    for (const answer of wanted) {
      const bytes = fetched.value.get(answerPath(answer));
      if (bytes !== undefined && hash('sha256', bytes) === answer) found.set(answer, bytes);
    }
    return { ...fetched, value: found };
  };
}

/** What a copy has that is not gone on from may be nowhere else: GitHub refuses answers for what is in them. */
export function answersInCopyOr(inCopy: FindAnswers | undefined, onBranch: FindAnswers): FindAnswers {
  if (inCopy === undefined) return onBranch;
  return async wanted => {
    const had = await inCopy(wanted);
    if (!had.ok) return onBranch(wanted);
    const others = await onBranch(wanted.filter(answer => !had.value.has(answer)));
    return others.ok ? { ...others, value: new Map([...had.value, ...others.value]) } : others;
  };
}

/**
 * Answers that the log wants, and that are not beside it as they were: a copy of a log can be whole, and a file beside it not.
 * What the branch has of them is fetched from there, or it would be paid for again. Resolves with what kept it from that.
 */
export async function bringAnswersHere(
  find: FindAnswers,
  answers: Pick<AnswerStore, 'get' | 'put'>,
  state: State,
): Promise<GitHubTrouble | undefined> {
  const missing = [...unpublishedAnswers(state)].filter(answer => answers.get(answer) === undefined);
  const found = await find(missing);
  if (!found.ok) return found.trouble;
  for (const [answer, bytes] of found.value) await answers.put(answer, bytes);
  return undefined;
}

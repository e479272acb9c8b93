import { answerPath } from '../../../src/app/home/branch-files.ts';
import { unpublishedAnswers } from '../../../src/app/publishing/publish-results.ts';
import type { Check } from '../check.ts';

/** An answer that the log on the branch names, and that is not published, is there with it. */
export function answersStay(): Check {
  return {
    name: 'answers stay',
    kept({ files, state }) {
      for (const answer of unpublishedAnswers(state))
        if (!files.has(answerPath(answer))) return `the log names answer ${answer}, which is not there`;
      return undefined;
    },
  };
}

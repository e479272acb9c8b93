import { answerPath } from '../../../src/app/home/branch-files.ts';
import { unpublishedAnswers } from '../../../src/app/publishing/publish-results.ts';
import type { Check, Kept } from './check.ts';

/**
 * An answer that the log on the branch names, and that is not published, is there with it. One may be missing that the run had from
 * a copy in the cache, which may be damaged; but not if it was on the branch before.
 */
export function answersStay(seen: ReadonlySet<string> = new Set()): Check {
  const been = new Set(seen);
  return {
    name: 'answers stay',
    kept({ files, state, records }) {
      for (const answer of unpublishedAnswers(state)) {
        if (files.has(answerPath(answer))) been.add(answer);
        else if (been.has(answer) || madeByLast(records).has(answer))
          return `the log names answer ${answer}, which is not there`;
      }
      return undefined;
    },
    fork: () => answersStay(been),
  };
}

/** What the run that has made this commit has made itself. */
function madeByLast(records: Kept['records']): ReadonlySet<string> {
  const run = records.at(-1)?.run;
  const own = records.filter(record => record.run === run);
  return new Set(
    own.flatMap(({ event }) =>
      event.type === 'TaskCompleted' || event.type === 'AnswerShared' ? [event.answer] : [],
    ),
  );
}

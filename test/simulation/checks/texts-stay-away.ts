import { answerAt } from '../../../src/app/home/branch-files.ts';
import type { Check } from './check.ts';

/** What the tasks and the answers of a simulated world say, so that it is known again wherever it turns up. */
export const TASK_WORDS = 'zebra-lake-task';
export const ANSWER_WORDS = 'violet-harbour-answer';
/** The token, as GitHub has it. */
export const SECRET = 'ghs_canary0SECRET0token0that0nobody0may0see';

/** No text of a task and no answer is ever in the log or beside it, but for the answers' own files, nor in an issue; the secret is nowhere. */
export function textsStayAway(seen = new Set<Buffer>()): Check {
  return {
    name: 'texts stay away',
    kept({ files }) {
      for (const [path, bytes] of files) {
        if (seen.has(bytes)) continue;
        seen.add(bytes);
        if (bytes.includes(SECRET)) return `the secret is in ${path}`;
        if (bytes.includes(TASK_WORDS)) return `the text of a task is in ${path}`;
        if (answerAt(path) === undefined && bytes.includes(ANSWER_WORDS)) return `an answer is in ${path}`;
      }
      return undefined;
    },
    published({ changed }) {
      for (const [path, { now }] of changed)
        if (now?.includes(SECRET) === true) return `the secret is in ${path}`;
      return undefined;
    },
    cameToRest({ issues }) {
      for (const { title, body } of issues)
        for (const words of [SECRET, TASK_WORDS, ANSWER_WORDS])
          if (`${title} ${body}`.includes(words)) return `"${words}" is in the issue ${title}`;
      return undefined;
    },
    fork: () => textsStayAway(new Set(seen)),
  };
}

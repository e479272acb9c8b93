import { hash } from 'node:crypto';

import { answerPath } from '../../../src/app/home/branch-files.ts';
import { unpublishedAnswers } from '../../../src/app/publishing/publish-results.ts';
import type { Check, Kept } from './check.ts';

export type AnswersStayOptions = {
  /** Whether results go to the repository. Else a result is published that is on the disk. */
  readonly isPublished: boolean;
};

/**
 * An answer that the log on the branch names, and that is not published, is there with it, as it was given. One may be missing that
 * the run had from a copy in the cache, which may be damaged; but not if it was on the branch before. And what the log calls
 * published has been in a commit, byte by byte: from then on its answer may go.
 */
export function answersStay(
  options: AnswersStayOptions,
  seen: { readonly been: ReadonlySet<string>; readonly committed: ReadonlySet<string> } = NOTHING,
): Check {
  const [been, committed] = [new Set(seen.been), new Set(seen.committed)];
  return {
    name: 'answers stay',
    kept({ files, state, records }) {
      for (const answer of unpublishedAnswers(state)) {
        const bytes = files.get(answerPath(answer));
        if (bytes !== undefined && sha256Of(bytes) !== answer)
          return `the file of answer ${answer} is not that answer`;
        if (bytes !== undefined) been.add(answer);
        else if (been.has(answer) || madeByLast(records).has(answer))
          return `the log names answer ${answer}, which is not there`;
      }
      if (!options.isPublished) return undefined;
      for (const { event, seq } of records)
        for (const { task, sha256 } of event.type === 'ResultsPublished' ? event.results : [])
          if (!committed.has(sha256))
            return `event ${seq} calls the result of ${task} published, and no commit had it`;
      return undefined;
    },
    published({ changed }) {
      for (const { now } of changed.values()) if (now !== undefined) committed.add(sha256Of(now));
      return undefined;
    },
    fork: () => answersStay(options, { been, committed }),
  };
}

const NOTHING = { been: new Set<string>(), committed: new Set<string>() };

/** Most commits have the files of the one before. */
function sha256Of(bytes: Buffer): string {
  const known = hashes.get(bytes) ?? hash('sha256', bytes);
  hashes.set(bytes, known);
  return known;
}

const hashes = new WeakMap<Buffer, string>();

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

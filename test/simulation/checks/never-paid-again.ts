import { answerPath } from '../../../src/app/home/branch-files.ts';
import { parseResult } from '../../../src/report/result-file.ts';
import type { Check } from '../check.ts';

/** Once an answer is in the repository, on the state branch or as a result, no run that starts later asks for it. */
export function neverPaidAgain(
  /** When an answer came there, by its key. */
  since = new Map<string, number>(),
): Check {
  const note = (key: string, atMs: number) => {
    if (!since.has(key)) since.set(key, atMs);
  };
  return {
    name: 'never paid again',
    called({ key, run, runStartedMs, content }) {
      const atMs = since.get(key);
      return atMs === undefined || runStartedMs <= atMs
        ? undefined
        : `run ${run} asked for ${content}, whose answer had been in the repository for ${runStartedMs - atMs} ms when it started`;
    },
    kept({ records, files, atMs }) {
      for (const { event } of records)
        if (event.type === 'TaskCompleted' && files.has(answerPath(event.answer))) note(event.key, atMs);
      return undefined;
    },
    published({ changed, atMs }) {
      for (const { now } of changed.values()) {
        const result = now && parseResult(now.toString('utf8'));
        if (result?.status === 'completed') note(result.key, atMs);
      }
      return undefined;
    },
    fork: () => neverPaidAgain(new Map(since)),
  };
}

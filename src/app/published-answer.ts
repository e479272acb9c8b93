import { hash } from 'node:crypto';

import type { Completed } from '../domain/state.ts';
import { parseResult } from '../report/result-file.ts';
import { type ResultPattern, resultPath } from '../report/result-path.ts';
import type { ResultStore } from '../ports.ts';

/** The answer of a finished task, from its published result; undefined: there is none, or somebody has changed it since. */
export function publishedAnswer(
  { id, taskType, answer }: Completed,
  results: ResultStore,
  pattern: ResultPattern,
): Uint8Array | undefined {
  const file = results.read(resultPath(pattern, { id, type: taskType }));
  const result = file && parseResult(Buffer.from(file).toString('utf8'));
  if (result?.status !== 'completed') return undefined;

  const bytes = Buffer.from(JSON.stringify(result.output));
  return hash('sha256', bytes) === answer ? bytes : undefined;
}

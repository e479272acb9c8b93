import * as z from 'zod';

import { RunId } from './event.ts';

/** What the state branch says of runs that could not reach the cache: how many in a row, and the last of them. */
export const UnreachedRuns = z.strictObject({ version: z.literal(1), runs: z.int().positive(), last: RunId });
export type UnreachedRuns = z.infer<typeof UnreachedRuns>;

/** Undefined: there was none, or somebody has spoilt the file. */
export function parseUnreachedRuns(text: string | undefined): UnreachedRuns | undefined {
  try {
    return UnreachedRuns.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

/** A run that is started again is the same run, and counts once. */
export function oneMore(known: UnreachedRuns | undefined, run: RunId): UnreachedRuns {
  return known?.last === run ? known : { version: 1, runs: (known?.runs ?? 0) + 1, last: run };
}

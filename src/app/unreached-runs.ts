import * as z from 'zod';

import { RunId } from '../domain/event.ts';
import type { BranchView, StateBranch } from '../ports.ts';
import { UNREACHED } from './home.ts';

const Unreached = z.strictObject({ version: z.literal(1), runs: z.int().positive(), last: RunId });

/** How many runs in a row could not reach the cache, as the state branch counts them. */
export function unreachedRuns(text: string | undefined): number {
  return read(text)?.runs ?? 0;
}

/**
 * Counts one more, and says how many it is then. Where that cannot be written, the next run finds a lower count and is
 * patient for longer, which costs nothing but time.
 */
export async function countUnreached(
  branch: Pick<StateBranch, 'change'>,
  view: BranchView | undefined,
  run: RunId,
): Promise<number> {
  const known = read(view?.texts.get(UNREACHED));
  // A run that is started again is the same run.
  if (known?.last === run) return known.runs;
  const runs = (known?.runs ?? 0) + 1;
  const text = `${JSON.stringify({ version: 1, runs, last: run } satisfies z.infer<typeof Unreached>)}\n`;
  await branch.change({
    follows: view?.tip,
    message: 'Count a run that could not reach the cache',
    put: new Map([[UNREACHED, Buffer.from(text)]]),
    remove: [],
  });
  return runs;
}

function read(text: string | undefined): z.infer<typeof Unreached> | undefined {
  try {
    return Unreached.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

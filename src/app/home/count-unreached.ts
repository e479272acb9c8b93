import type { RunId } from '../../domain/event.ts';
import { oneMore, parseUnreachedRuns } from '../../domain/unreached-runs.ts';
import type { BranchView, StateBranch } from '../../ports/state-branch.ts';
import { UNREACHED } from './home.ts';

/**
 * Counts on the state branch one more run that could not reach the cache, and says how many in a row it is. Where that
 * cannot be written, the next run finds a lower count and is patient for longer, which costs nothing but time.
 */
export async function countUnreached(
  branch: Pick<StateBranch, 'change'>,
  view: BranchView | undefined,
  run: RunId,
): Promise<number> {
  const known = parseUnreachedRuns(view?.texts.get(UNREACHED));
  const counted = oneMore(known, run);
  if (counted !== known)
    await branch.change({
      follows: view?.tip,
      message: 'Count a run that could not reach the cache',
      put: new Map([[UNREACHED, Buffer.from(`${JSON.stringify(counted)}\n`)]]),
      remove: [],
    });
  return counted.runs;
}

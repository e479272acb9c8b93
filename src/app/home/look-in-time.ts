import type { Clock } from '../../ports.ts';
import type { GitHubAsked } from '../../ports/github.ts';
import type { BranchView } from '../../ports/state-branch.ts';

type Looked = GitHubAsked<BranchView | undefined>;

const BEHIND_MS = 1_000;
const BEHIND_MS_MAX = 8_000;

/**
 * GitHub may show a branch as it was some seconds ago, before what is known to be there. It is looked at until it does not; as it
 * is shown when that takes longer.
 */
export async function lookInTime(
  first: Looked,
  {
    clock,
    look,
    mayBeBehind,
  }: {
    readonly clock: Clock;
    readonly look: () => Promise<Looked>;
    readonly mayBeBehind: (view: BranchView | undefined) => boolean;
  },
): Promise<Looked> {
  let shown = first;
  for (let waitMs = BEHIND_MS; waitMs <= BEHIND_MS_MAX; waitMs *= 2) {
    if (!shown.ok || !mayBeBehind(shown.value)) break;
    await clock.sleep(waitMs);
    shown = await look();
  }
  return shown;
}

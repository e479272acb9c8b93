import type { RunReport } from '../../report/run-report.ts';
import type { GitHubAsked } from '../../ports/github.ts';
import type { BranchView } from '../../ports/state-branch.ts';
import type { Journal } from '../journal.ts';
import type { Alerted } from '../alerts/alert-people.ts';
import { type Home, IDLE, LEASE } from './home.ts';
import type { AtHome } from './run-at-home.ts';

/**
 * An idle run that had to read the log to know it says so on the branch, so that the next one knows at once. Once for
 * each change of what it depends on; nothing else is written, and where it cannot be, nothing is lost.
 */
export async function leaveMark(
  atHome: AtHome | undefined,
  { head }: Pick<Journal, 'head'>,
  report: RunReport,
  files: readonly string[],
): Promise<void> {
  const { home, brought } = atHome ?? {};
  if (home === undefined || brought?.onBranch.tip === undefined || head.seq === 0) return;
  const idle = home.markIdle(report, files, head);
  if (idle === undefined) return;
  await home.branch.change({
    follows: brought.onBranch.tip,
    message: `Note that agent ${report.agent} has nothing to do`,
    put: new Map([[IDLE, Buffer.from(idle)]]),
    // Nobody is at work: it is none, or one that has ended, and with one there no run is idle at once.
    remove: brought.onBranch.hasLease ? [LEASE] : [],
  });
}

/**
 * Tells people of something that is no task's doing. Whoever comes next must look whether it is over: that is said before, as
 * this run may die in between, and after, as another one may have left its mark meanwhile. And one that has looked before may be
 * about to leave it: for what is new the branch moves in any case, and no mark follows a commit that its run has not seen.
 */
export async function tellUnmarked(
  home: Pick<Home, 'branch'>,
  seen: GitHubAsked<BranchView | undefined>,
  { agent }: Pick<RunReport, 'agent'>,
  tell: () => Promise<Alerted>,
): Promise<Alerted> {
  const isMarked = (texts: BranchView['texts']) => ![undefined, LOOK_AGAIN].includes(texts.get(IDLE));
  await askToLook(home, seen, { agent, isDue: ({ texts }) => isMarked(texts) });
  const told = await tell();
  // What GitHub did not answer to may be there.
  const mayBeNew = told.alertsOpened > 0 || (told.alertTrouble !== undefined && !told.isSettled);
  const looked = await home.branch.look([IDLE]);
  await askToLook(home, looked, { agent, isDue: ({ texts }) => mayBeNew || isMarked(texts) });
  return told;
}

/** In the place of a mark: it is that of no state. */
const LOOK_AGAIN = '{"says":"Somebody must look again."}\n';

async function askToLook(
  { branch }: Pick<Home, 'branch'>,
  seen: GitHubAsked<BranchView | undefined>,
  { agent, isDue }: { readonly agent: string; readonly isDue: (view: BranchView) => boolean },
): Promise<void> {
  for (let looked = seen, tries = 1; tries <= MARK_TRIES; tries += 1) {
    if (!looked.ok || looked.value === undefined || !isDue(looked.value)) return;
    const asked = await branch.change({
      follows: looked.value.tip,
      message: `Note that agent ${agent} must look again`,
      put: new Map([[IDLE, Buffer.from(LOOK_AGAIN)]]),
      remove: [],
    });
    if (!asked.ok || asked.value.kind === 'changed') return;
    looked = await branch.look([IDLE]);
  }
}

/** Whoever moves the branch so often sees for himself. */
const MARK_TRIES = 3;

import type { RunReport } from '../../report/run-report.ts';
import type { GitHubAsked } from '../../ports/github.ts';
import type { BranchView } from '../../ports/state-branch.ts';
import type { Journal } from '../journal.ts';
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
 * Tells people of something that is no task's doing. Whoever comes next must look whether it is over: the mark goes before,
 * as this run may die in between, and after, as another one may have left one meanwhile.
 */
export async function tellUnmarked<Told>(
  home: Pick<Home, 'branch'>,
  seen: GitHubAsked<BranchView | undefined>,
  { agent }: Pick<RunReport, 'agent'>,
  tell: () => Promise<Told>,
): Promise<Told> {
  await takeMarkBack(home, seen, { agent });
  const told = await tell();
  await takeMarkBack(home, await home.branch.look([]), { agent });
  return told;
}

async function takeMarkBack(
  { branch }: Pick<Home, 'branch'>,
  seen: GitHubAsked<BranchView | undefined>,
  { agent }: Pick<RunReport, 'agent'>,
): Promise<void> {
  for (let looked = seen, tries = 1; tries <= MARK_TRIES; tries += 1) {
    if (!looked.ok || looked.value?.files.has(IDLE) !== true) return;
    const asked = await branch.change({
      follows: looked.value.tip,
      message: `Note that agent ${agent} must look again`,
      put: new Map(),
      remove: [IDLE],
    });
    if (!asked.ok || asked.value.kind === 'changed') return;
    looked = await branch.look([]);
  }
}

/** Whoever moves the branch so often sees for himself. */
const MARK_TRIES = 3;

import { basename } from 'node:path';
import type { Readable } from 'node:stream';

import type { TerminalConsole, TerminalStream } from '../../adapters/console/terminal-console.ts';
import { gitPlaceOf } from '../../adapters/git.ts';
import { isFileAt, takenAmong, writeNewFiles } from '../../adapters/new-files.ts';
import { nightlyCron } from '../../domain/watch/nightly.ts';
import { addedSteps } from '../../report/starter/added-steps.ts';
import { starterInboxWorkflow } from '../../report/starter/starter-inbox-workflow.ts';
import { starterMonitorWorkflow } from '../../report/starter/starter-monitor-workflow.ts';
import { starterPlanWorkflow } from '../../report/starter/starter-plan-workflow.ts';
import { starterSteps } from '../../report/starter/starter-steps.ts';
import { starterTasks } from '../../report/starter/starter-tasks.ts';
import { starterWorkflow } from '../../report/starter/starter-workflow.ts';
import { starterPaths } from '../../report/starter/starter.ts';
import { USAGE } from '../exit-code.ts';
import { type StarterFlags, modelOf, readStarter } from './read-starter.ts';
import { askForStarter } from './starter-answers.ts';

/** What `init` was told, and whether it may ask for what it was not. */
export type InitFlags = StarterFlags & { readonly mayAsk: boolean };

/** Where it happens. */
export type InitPlace = {
  readonly folder: string;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: TerminalStream;
  readonly console: TerminalConsole;
};

/**
 * Writes the workflows and the task file of an agent into a repository. A task file that is there is kept: most people
 * begin with one. Workflows are written all or none, since some of different age need not fit; but the monitor and the
 * inbox are added to what an older version wrote, as they fit both. Resolves with the exit code.
 */
export async function initRepository(flags: InitFlags, place: InitPlace): Promise<number> {
  const { folder, stdin, stdout, console } = place;
  const git = gitPlaceOf(folder);
  if (git?.isRoot === false) {
    console.write('error', 'GitHub looks for workflows in the root of a repository only. Go there first.');
    return USAGE;
  }
  const paths = starterPaths(flags.name);
  const { isUpgrade, wanted, kept } = sortedOut(folder, paths);
  const taken = takenAmong(folder, wanted);
  if (taken.length > 0) {
    console.write(
      'error',
      `Nothing was written, as these are there already: ${taken.join(', ')}. Move them away, or give a second agent a --name of its own.`,
    );
    return 1;
  }
  // Before the questions: whoever is in the wrong folder can still leave.
  if (git === undefined) {
    console.write(
      'warning',
      'No git repository was found here: GitHub sees these files only in the root of one.',
    );
  }

  const answers =
    flags.mayAsk && !isUpgrade && stdin.isTTY === true
      ? await askForStarter(stdin, stdout, modelOf)
      : undefined;
  const told = { ...flags, ...answers };
  const branch = git?.defaultBranch ?? { name: 'main', isKnown: false };
  const read = readStarter(told, {
    cron: nightlyCron(`${basename(folder)}/${flags.name}`),
    branch: branch.name,
  });
  if (!read.ok) {
    for (const problem of read.problems) console.write('error', problem);
    return USAGE;
  }

  const { starter } = read;
  const texts = new Map([
    [paths.workflow, starterWorkflow(starter)],
    [paths.plan, starterPlanWorkflow(starter)],
    [paths.monitor, starterMonitorWorkflow(starter)],
    [paths.inbox, starterInboxWorkflow(starter)],
    [paths.tasks, starterTasks(starter)],
  ]);
  const files = new Map([...texts].filter(([path]) => wanted.includes(path)));
  try {
    writeNewFiles(folder, files);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    console.write(
      'error',
      `Nothing was written: the folder .github does not take the files (${code}). It must be a folder that you may write to.`,
    );
    return 1;
  }
  for (const path of files.keys()) console.print(`Wrote ${path}`);
  for (const path of kept) console.print(`Kept ${path} as it is`);
  if (!branch.isKnown) {
    const named = [paths.workflow, paths.monitor].filter(path => wanted.includes(path)).join(' and ');
    console.print(
      `Took "${branch.name}" for the default branch; correct \`branches:\` in ${named} if it is another.`,
    );
  }
  const steps = isUpgrade ? addedSteps : starterSteps;
  console.print(`\n${steps(starter, { isBranchKnown: branch.isKnown })}`);
  return 0;
}

/**
 * Which files are to be written, and which of those that are there are kept. Where the agent and its plan are there and
 * the two later workflows are not, an older version wrote them: those two are all that is missing.
 */
function sortedOut(folder: string, paths: ReturnType<typeof starterPaths>) {
  const { workflow, plan, monitor, inbox, tasks } = paths;
  const isThere = (path: string) => isFileAt(folder, path);
  const isUpgrade = isThere(workflow) && isThere(plan) && takenAmong(folder, [monitor, inbox]).length === 0;
  const own = isUpgrade ? [workflow, plan, tasks] : [tasks];
  const kept = own.filter(isThere);
  const wanted = isUpgrade ? [monitor, inbox] : Object.values(paths).filter(path => !kept.includes(path));
  return { isUpgrade, wanted, kept };
}

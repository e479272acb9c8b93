import { basename } from 'node:path';
import type { Readable } from 'node:stream';

import type { TerminalConsole, TerminalStream } from '../../adapters/console/terminal-console.ts';
import { gitPlaceOf } from '../../adapters/git.ts';
import { isFileAt, takenAmong, writeNewFiles } from '../../adapters/new-files.ts';
import { nightlyCron } from '../../domain/watch/nightly.ts';
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
 * begin with one. Workflows are written all or none, since some of different age need not fit. Resolves with the exit code.
 */
export async function initRepository(flags: InitFlags, place: InitPlace): Promise<number> {
  const { folder, stdin, stdout, console } = place;
  const git = gitPlaceOf(folder);
  if (git?.isRoot === false) {
    console.write('error', 'GitHub looks for workflows in the root of a repository only. Go there first.');
    return USAGE;
  }
  const paths = starterPaths(flags.name);
  const keepsTasks = isFileAt(folder, paths.tasks);
  const { tasks, ...workflows } = paths;
  const wanted = [...Object.values(workflows), ...(keepsTasks ? [] : [tasks])];
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
    flags.mayAsk && stdin.isTTY === true ? await askForStarter(stdin, stdout, modelOf) : undefined;
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
  const files = new Map([
    [paths.workflow, starterWorkflow(starter)],
    [paths.plan, starterPlanWorkflow(starter)],
    [paths.monitor, starterMonitorWorkflow(starter)],
    [paths.inbox, starterInboxWorkflow(starter)],
    ...(keepsTasks ? [] : [[tasks, starterTasks(starter)] as const]),
  ]);
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
  if (keepsTasks) console.print(`Kept ${tasks} as it is`);
  if (!branch.isKnown) {
    console.print(
      `Took "${branch.name}" for the default branch; correct \`branches:\` in ${paths.workflow} if it is another.`,
    );
  }
  console.print(`\n${starterSteps(starter, { isBranchKnown: branch.isKnown })}`);
  return 0;
}

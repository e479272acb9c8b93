import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { openActionsCache } from '../adapters/actions-cache/actions-cache.ts';
import { trackedIn } from '../adapters/task-files/git-index.ts';
import { isRefusalOpen } from '../app/alerts/refusal-open.ts';
import { findSpan } from '../app/checkout/find-span.ts';
import { LOOKED_AT } from '../app/home/home.ts';
import { NewerThanDisk } from '../app/checkout/newer-than-disk.ts';
import { Askers } from '../app/requests/askers.ts';
import { lookIntoInbox } from '../app/requests/look-into-inbox.ts';
import { newRequests } from '../app/requests/new-requests.ts';
import { type LookBack, NOTHING_SEEN } from '../app/watch/look-back.ts';
import { counted } from '../report/money.ts';
import { plainWords } from '../report/alerts/plain-words.ts';
import { staleWords } from '../report/alerts/stale-words.ts';
import type { Console } from '../ports.ts';
import type { GitHubAsked } from '../ports/github.ts';
import type { Inbox, InboxView } from '../ports/inbox.ts';
import type { BranchView } from '../ports/state-branch.ts';
import type { Config, GitHubConfig } from './config.ts';
import { checkoutPorts, givenUpAt, openGitHub, openInbox } from './github-ports.ts';
import { findIdle } from './home-mark.ts';
import { lookBackFrom } from './look-back-step.ts';
import { runRef } from './run-ref.ts';
import { stateFolderOf } from './state-folder.ts';
import type { Told } from './told.ts';

export type HomeStep = {
  readonly console: Console;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The bundle itself, which also uploads to the cache when it is started for that. */
  readonly program: string;
  /** Asked for only when there may be work. */
  readonly stop: () => AbortSignal;
};

/** A run whose state has its home on GitHub. A look at the branch, and one at what people ask for, tell most of them that there is nothing to do. */
export async function runAtHome(config: Config, github: GitHubConfig, step: HomeStep): Promise<Told> {
  const trouble = trackedTrouble(config);
  if (trouble !== undefined) return refused(trouble, step.console);
  const ports = openGitHub(config, github);
  try {
    const files = checkoutPorts(config, ports);
    const box = config.alerts && openInbox(ports);
    const { agent } = config.settings;
    const [looked, found, asked, lookedBack] = await Promise.all([
      ports.branch.look(LOOKED_AT),
      findSpan(files, runRef(step.env)),
      box && lookIntoInbox(box, agent),
      lookBackFrom(config, ports, step.env),
    ]);
    sayGap(lookedBack, step.console);
    if (!found.ok) return refused(found.trouble.message, step.console);
    if (asked?.ok === false) step.console.write('debug', `${asked.trouble.message} ${UNREAD}`);
    const isAsCheckedOut = found.span === undefined;
    const mayBeIdle = looked.ok && isAsCheckedOut && lookedBack.trouble === undefined;
    const hasToClose = asked?.ok === true && isRefusalOpen(asked.value.issues, agent);
    const idle = mayBeIdle && !hasToClose ? findIdle(config, looked.value, Date.now()) : undefined;
    if (idle !== undefined && !(await isAsked(box, asked, { agent, console: step.console }))) return idle;

    // It takes as long as all that follows until there is something to save.
    const copies = openActionsCache(step);
    copies.prepareSave();
    const [{ runOnce }, { openHome, openPublisher }, { bringFilesUpToDate }] = await Promise.all([
      import('./run-once.ts'),
      import('./wire-home.ts'),
      import('./old-checkout.ts'),
    ]);
    const newer = new NewerThanDisk();
    const problem = await bringFilesUpToDate(config, files, {
      span: found.span,
      newer,
      console: step.console,
    });
    if (problem !== undefined) return refused(problem, step.console);

    const stop = step.stop();
    const interruptible = givenUpAt(stop, ports);
    const inbox = box && asked && { box: openInbox(interruptible), asked };
    const seen = { looked: () => Promise.resolve(looked), lookedBack, inbox };
    const home = openHome(config, interruptible, { ...step, copies, newer, ...seen });
    const publisher = openPublisher(config, interruptible, step.env);
    return await runOnce(config, { kind: 'once' }, { ...step, stop, home, publisher, newer });
  } finally {
    ports.api.close();
  }
}

/**
 * A state folder of the repository's own would be believed as if a run had left it on this disk: its lock, its mark that there is
 * nothing to do, and a log that goes on from the branch's head as somebody wants it to.
 */
function trackedTrouble(config: Config): string | undefined {
  const folder = stateFolderOf(config);
  const count = existsSync(folder) ? trackedIn(folder, config.workspace) : 0;
  if (count === 0) return undefined;
  const { stateFolder } = config;
  return `The state folder ${JSON.stringify(stateFolder)} came with the checkout: ${counted(count, 'file')} in it ${count === 1 ? 'is' : 'are'} in the repository, and whoever put them there could decide what this run believes. Take them out with "git rm -r --cached ${stateFolder}", and commit that; the agent keeps its state on a branch of its own.`;
}

/** Told even where there is nothing else to do: nobody may have been there to notice. */
function sayGap({ gap }: LookBack, console: Console): void {
  if (gap !== undefined) console.write('notice', plainWords(staleWords(gap).happened));
}

/**
 * Whether somebody who may has asked for something since the last run that worked. A trouble of GitHub's keeps no run from being
 * idle: what was asked is still there for the next one.
 */
async function isAsked(
  box: Inbox | undefined,
  asked: GitHubAsked<InboxView> | undefined,
  { agent, console }: { readonly agent: string; readonly console: Console },
): Promise<boolean> {
  if (box === undefined || asked?.ok !== true) return false;
  const askers = new Askers(box);
  const found = await newRequests(asked.value.issues, { agent, askers });
  if (askers.trouble !== undefined) console.write('debug', `${askers.trouble.message} ${UNREAD}`);
  return found.length > 0;
}

const UNREAD = 'What people ask for on issues is read by the next run.';

function refused(message: string, console: Console): Told {
  console.write('error', message);
  return { kind: 'refused', message };
}

/** After a step that did not end by itself: whatever it left on the disk is kept. */
export async function rescueAtHome(
  config: Config,
  github: GitHubConfig,
  step: Omit<HomeStep, 'stop'>,
): Promise<void> {
  if (!existsSync(join(stateFolderOf(config), 'log'))) return;
  // The step itself has said it, and left nothing there.
  if (trackedTrouble(config) !== undefined) return;
  const ports = openGitHub(config, github);
  try {
    const looked: GitHubAsked<BranchView | undefined> = await ports.branch.look(LOOKED_AT);
    const { rescue } = await import('./wire-home.ts');
    const newer = new NewerThanDisk();
    const copies = openActionsCache(step);
    const seen = { looked: () => Promise.resolve(looked), lookedBack: NOTHING_SEEN, inbox: undefined };
    await rescue(config, ports, { ...step, copies, newer, ...seen });
  } finally {
    ports.api.close();
  }
}

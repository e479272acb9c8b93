import { resolve } from 'node:path';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { cryptoRandom } from '../adapters/crypto-random.ts';
import { wallClock } from '../adapters/wall-clock.ts';
import { workflowRuns } from '../adapters/github/workflow-runs.ts';
import { makeStateFolder } from '../adapters/local-disk/folder.ts';
import { stateDisk } from '../adapters/local-disk/state-disk.ts';
import type { Home } from '../app/home/home.ts';
import type { LookBack } from '../app/watch/look-back.ts';
import type { NewerThanDisk } from '../app/checkout/newer-than-disk.ts';
import { rescueState } from '../app/home/rescue-state.ts';
import type { Console } from '../ports.ts';
import type { CopyStore } from '../ports/copies.ts';
import type { GitHubAsked } from '../ports/github.ts';
import type { Inbox, InboxView } from '../ports/inbox.ts';
import type { BranchView } from '../ports/state-branch.ts';
import type { Publisher } from '../ports/publishing.ts';
import type { Config } from './config.ts';
import type { GitHubPorts } from './github-ports.ts';
import { markText } from './home-mark.ts';
import { nextDueOf } from './look-back-step.ts';
import { lockForRescue } from './rescue-lock.ts';
import { stateFolderOf } from './state-folder.ts';
import { placeIn, wireAlerting } from './wire-alerting.ts';
import { wirePublisher } from './wire-publisher.ts';
import { wire } from './wire.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type HomeWiring = {
  readonly env: Environment;
  /** What the branch was seen to hold. */
  readonly looked: () => Promise<GitHubAsked<BranchView | undefined>>;
  /** What the run saw of its own past. */
  readonly lookedBack: LookBack;
  /** What people were seen to ask for; undefined: nobody asks here. */
  readonly inbox: { readonly box: Inbox; readonly asked: GitHubAsked<InboxView> } | undefined;
  readonly copies: CopyStore;
  readonly console: Console;
  /** Files that count otherwise than they lie on the disk. */
  readonly newer: NewerThanDisk;
};

/** Joins the ports of an agent's home with GitHub, the Actions cache and the disk. */
export function openHome(config: Config, github: GitHubPorts, wiring: HomeWiring): Home {
  const { console, copies, env, inbox, looked, lookedBack, newer } = wiring;
  const { settings, checkpointIntervalMs } = config;
  const { api } = github;
  const { owner, name } = github.placeOf('');
  const alerting = wireAlerting(config, github, { console, env });
  const { tracker } = alerting;
  return {
    branch: github.branch,
    looked,
    copies,
    copyPrefix: `background-agent/${settings.agent}/`,
    disk: stateDisk({ folder: stateFolderOf(config), temp: tempIn(env) }),
    runs: workflowRuns({ api, owner, name }),
    lookedBack,
    alerting,
    requests: tracker &&
      inbox && {
        inbox: inbox.box,
        tracker,
        looked: () => Promise.resolve(inbox.asked),
        nextDueAt: () => nextDueOf(config, github, env),
      },
    checkpointIntervalMs,
    // A mark is of the files on the disk: it must not be left when others counted.
    markIdle: (report, files, head) =>
      newer.keys().length === 0 ? markText(config, report, files, head) : undefined,
  };
}

/** Where the results of a run go beyond the disk. */
export function openPublisher(config: Config, github: GitHubPorts, env: Environment): Publisher | undefined {
  const { owner, name: repository, api } = github.placeOf('');
  const place = placeIn(env, github);
  return wirePublisher({ api, clock: wallClock, random: cryptoRandom, place }, config, { owner, repository });
}

/** Keeps what a cut-off run left on this disk. */
export async function rescue(config: Config, github: GitHubPorts, wiring: HomeWiring): Promise<void> {
  const { console, env, looked } = wiring;
  const lock = lockForRescue(makeStateFolder(config.workspace, config.stateFolder), console);
  if (!lock.ok) return console.write('warning', `The state folder is still in use by ${lock.holder}.`);
  const ports = wire(config, console, env);
  try {
    const home = openHome(config, github, wiring);
    const { agent, repository, run } = config.settings;
    const identity = { agent, repository };
    const rescued = await rescueState({ ...ports, home }, await looked(), { identity, run });
    if (rescued === 'kept')
      console.write(
        'notice',
        'The run was cut off; what it did is kept, and the next run goes on from there.',
      );
    if (rescued === 'handed-over')
      console.write(
        'notice',
        'The run was cut off, and another one has taken its place. What it did is on the state branch, and the next run takes it in.',
      );
  } finally {
    await ports.store.close();
    lock.release();
  }
}

/** The client of the cache cuts a path at a space. */
function tempIn(env: Environment): string {
  const temp = resolve(env['RUNNER_TEMP'] || tmpdir());
  const folder = temp.includes(' ') ? tmpdir() : temp;
  mkdirSync(folder, { recursive: true });
  return folder;
}

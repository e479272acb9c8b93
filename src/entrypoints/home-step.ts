import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { openActionsCache } from '../adapters/actions-cache/actions-cache.ts';
import { findSpan } from '../app/checkout/find-span.ts';
import { LOOKED_AT } from '../app/home/home.ts';
import { NewerThanDisk } from '../app/checkout/newer-than-disk.ts';
import type { Console } from '../ports.ts';
import type { GitHubAsked } from '../ports/github.ts';
import type { BranchView } from '../ports/state-branch.ts';
import type { Config, GitHubConfig } from './config.ts';
import { checkoutPorts, openGitHub } from './github-ports.ts';
import { findIdle } from './home-mark.ts';
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

/** A run whose state has its home on GitHub. One look at the branch tells most of them that there is nothing to do. */
export async function runAtHome(config: Config, github: GitHubConfig, step: HomeStep): Promise<Told> {
  const ports = openGitHub(config, github);
  try {
    const files = checkoutPorts(config, ports);
    const [looked, found] = await Promise.all([
      ports.branch.look(LOOKED_AT),
      findSpan(files, runRef(step.env)),
    ]);
    if (!found.ok) return refused(found.trouble.message, step.console);
    const isAsCheckedOut = found.span === undefined;
    const idle = looked.ok && isAsCheckedOut ? findIdle(config, looked.value, Date.now()) : undefined;
    if (idle !== undefined) return idle;

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

    const home = openHome(config, ports, { ...step, copies, looked: () => Promise.resolve(looked), newer });
    const publisher = openPublisher(config, ports, step.env);
    return await runOnce(config, { kind: 'once' }, { ...step, stop: step.stop(), home, publisher, newer });
  } finally {
    ports.api.close();
  }
}

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
  const ports = openGitHub(config, github);
  try {
    const looked: GitHubAsked<BranchView | undefined> = await ports.branch.look(LOOKED_AT);
    const { rescue } = await import('./wire-home.ts');
    const newer = new NewerThanDisk();
    const copies = openActionsCache(step);
    await rescue(config, ports, { ...step, copies, looked: () => Promise.resolve(looked), newer });
  } finally {
    ports.api.close();
  }
}

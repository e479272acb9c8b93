import { idleMarkText, parseIdleMark } from '../adapters/local-disk/idle-mark.ts';
import { findSpan } from '../app/find-span.ts';
import { HEAD, IDLE, LEASE, LOOKED_AT } from '../app/home.ts';
import { NewerThanDisk } from '../app/newer-than-disk.ts';
import { parseBranchHead } from '../domain/branch-head.ts';
import type { Head } from '../log/chain.ts';
import type { RunReport } from '../report/run-report.ts';
import type { BranchView, Console, GitHubAsked } from '../ports.ts';
import type { Config, GitHubConfig } from './config.ts';
import { checkoutPorts, openGitHub } from './github-ports.ts';
import { idleAfter, idleContextOf, markAfter } from './idle-step.ts';
import { runRef } from './run-ref.ts';
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
  const ports = openGitHub(github, config.settings.agent, step.env);
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

    const home = openHome(config, ports, { ...step, looked: () => Promise.resolve(looked), newer });
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
  const ports = openGitHub(github, config.settings.agent, step.env);
  try {
    const looked: GitHubAsked<BranchView | undefined> = await ports.branch.look(LOOKED_AT);
    const { rescue } = await import('./wire-home.ts');
    const newer = new NewerThanDisk();
    await rescue(config, ports, { ...step, looked: () => Promise.resolve(looked), newer });
  } finally {
    ports.api.close();
  }
}

/** The mark of the last run, if nothing has changed since: neither what it depends on, nor the branch. */
function findIdle(config: Config, view: BranchView | undefined, nowMs: number): Told | undefined {
  const text = view?.texts.get(IDLE);
  const head = parseBranchHead(view?.texts.get(HEAD) ?? '');
  if (text === undefined || head === undefined || head.run !== undefined || view?.files.has(LEASE) === true)
    return undefined;
  const { repository, agent } = config.settings;
  if (head.repository !== repository || head.agent !== agent) return undefined;
  const mark = parseIdleMark(text, homeContextOf(config), endOf(head));
  return mark && idleAfter(mark, 'repository', config, nowMs);
}

/** What a run leaves on the branch when nothing is left to do. */
export function markText(
  config: Config,
  report: RunReport,
  files: readonly string[],
  head: Head,
): string | undefined {
  const mark = markAfter(report, files, '');
  return mark && `${idleMarkText(homeContextOf(config), endOf(head), mark)}\n`;
}

function endOf({ seq, hash }: Head): string {
  return `${seq} ${hash}`;
}

/** Where the checkout lies on this machine has no meaning on another. */
function homeContextOf(config: Config) {
  return { ...idleContextOf({ ...config, workspace: '' }), workspace: config.workspace };
}

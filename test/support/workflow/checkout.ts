// What `actions/checkout` does: the repository at one commit in the workspace, with a history as short as asked for.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type Checkout = {
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
  /** The bare repository. */
  readonly gitDir: string;
  /** Where the workspace believes it came from. */
  readonly url: string;
  /** Of the event: `refs/heads/main`, and the commit there when it happened. */
  readonly ref: string;
  readonly sha: string;
  /** The step's `with:`. */
  readonly inputs: Readonly<Record<string, string>>;
};

const run = promisify(execFile);

/** Git does not tidy up afterwards: nobody uses the repository for long. */
const UNHURRIED = ['-c', 'maintenance.auto=false', '-c', 'gc.auto=0', '-c', 'advice.detachedHead=false'];

export async function checkOut(checkout: Checkout): Promise<void> {
  const { gitDir, url, inputs } = checkout;
  const { 'fetch-depth': depth = '1', clean = 'true', path = '.' } = inputs;
  const folder = join(checkout.workspace, path);
  const git = (...args: readonly string[]) =>
    run('git', [...UNHURRIED, ...args], { cwd: folder, env: checkout.env });
  mkdirSync(folder, { recursive: true });

  const { wanted, remote, branch } = whatIsWanted(checkout);
  if (!existsSync(join(folder, '.git'))) {
    beginRepository(join(folder, '.git'), url);
  } else if (clean === 'true') {
    // Also what git ignores: nothing of an earlier job stays.
    await git('clean', '-ffdx', '--quiet');
    await git('reset', '--hard', '--quiet');
  }
  const short = depth === '0' ? [] : [`--depth=${depth}`];
  await git('fetch', '--quiet', '--no-tags', '--force', ...short, `file://${gitDir}`, `${wanted}:${remote}`);
  await git(
    'checkout',
    '--quiet',
    '--force',
    ...(branch === undefined ? ['--detach'] : ['-B', branch]),
    remote,
  );
}

/** What `git init` and `git remote add` write, without starting either. */
function beginRepository(folder: string, url: string): void {
  for (const inner of ['objects', 'refs']) mkdirSync(join(folder, inner), { recursive: true });
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  const fetch = '+refs/heads/*:refs/remotes/origin/*';
  writeFileSync(
    join(folder, 'config'),
    `[core]\n\trepositoryformatversion = 0\n[remote "origin"]\n\turl = ${url}\n\tfetch = ${fetch}\n`,
  );
}

/** What is fetched, under which reference, and the local branch for it, if it is one. */
function whatIsWanted({ ref, sha, inputs }: Checkout) {
  const { ref: other = '' } = inputs;
  if (/^[0-9a-f]{40}$/.test(other)) return { wanted: other, remote: 'refs/remotes/origin/checkout' };
  if (other !== '' && other !== ref) {
    const branch = other.replace(/^refs\/heads\//, '');
    return { wanted: `refs/heads/${branch}`, remote: `refs/remotes/origin/${branch}`, branch };
  }
  const [, branch] = /^refs\/heads\/(.*)$/.exec(ref) ?? [];
  if (branch === undefined) return { wanted: sha, remote: ref.replace(/^refs\//, 'refs/remotes/') };
  return { wanted: sha, remote: `refs/remotes/origin/${branch}`, branch };
}

// The packaged action as it was, as it is, and as it may be one day.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import * as z from 'zod';

/** A folder with an `action.yml` and the `dist/` that it starts. */
export type Bundle = { readonly name: string; readonly folder: string };

/** A bundle that users may have had before this one, the newest last. */
export const Predecessor = z.strictObject({
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  /** As its `package.json` has it. */
  version: z.string(),
  date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  /** Whether it was released under that version. If not, it is what was built last before such a one. */
  isRelease: z.boolean(),
  /** Whether it can go on with what this bundle writes. If not, it must refuse it before a call. */
  readsOurs: z.boolean(),
});
export type Predecessor = z.infer<typeof Predecessor>;

export const PREDECESSORS: readonly Predecessor[] = z
  .array(Predecessor)
  .parse(JSON.parse(readFileSync('test/fixtures/releases.json', 'utf8')));

const ROOT = resolve(import.meta.dirname, '../..');
const PARTS = ['action.yml', 'dist'] as const;

export const OURS: Bundle = { name: 'this one', folder: ROOT };

/**
 * Takes the bundle of a commit out of a repository's history, into a new folder in `into`.
 * @throws Error when the clone does not have the commit: it is a shallow one.
 */
export function bundleAt(
  { commit, version, isRelease }: Pick<Predecessor, 'commit' | 'version' | 'isRelease'>,
  into: string,
  repository: string = ROOT,
): Bundle {
  const name = isRelease ? `release ${version}` : `commit ${commit.slice(0, 7)}`;
  if (!hasCommit(repository, commit))
    throw new Error(
      `The bundle of ${name} is to be tried together with this one, and commit ${commit} is not in this clone: it is shallow. Fetch it with "git fetch --unshallow", or alone with "git fetch origin ${commit}"; a workflow gives actions/checkout "fetch-depth: 0".`,
    );
  const folder = join(into, commit.slice(0, 7));
  mkdirSync(folder);
  const archive = join(folder, 'bundle.tar');
  git(repository, 'archive', `--output=${archive}`, commit, ...PARTS);
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  return { name, folder };
}

/**
 * This bundle as it may be one day: it tells of a task that was taken off the list by an event that no release knows. All else
 * is as it is, so a log is one that it goes on with until then.
 */
export function futureBundle(into: string): Bundle {
  const folder = join(into, 'future');
  mkdirSync(folder);
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  const programs = readdirSync(join(folder, 'dist')).filter(name => name.endsWith('.js'));
  let found = 0;
  for (const program of programs) {
    const path = join(folder, 'dist', program);
    const text = readFileSync(path, 'utf8');
    found += text.split(KNOWN).length - 1;
    writeFileSync(path, text.replaceAll(KNOWN, UNKNOWN));
  }
  if (found === 0)
    throw new Error(`Expected ${KNOWN} in the bundle: no release of the future can be made of it.`);
  return { name: 'a release of the future', folder };
}

const KNOWN = 'TaskRemoved';
const UNKNOWN = 'TaskStruckOff';

function hasCommit(repository: string, commit: string): boolean {
  try {
    git(repository, 'cat-file', '-e', `${commit}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

function git(repository: string, ...args: readonly string[]): void {
  execFileSync('git', ['-C', repository, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
}

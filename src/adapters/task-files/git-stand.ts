import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { CheckoutStand } from '../../ports/checkout.ts';

/**
 * Which commit a checkout is at, from git's own files: a git that could be asked need not be there, and would read the
 * settings of whoever made the checkout. https://git-scm.com/docs/gitrepository-layout
 */
export function gitStand(workspace: string): CheckoutStand | undefined {
  const folder = gitFolder(join(workspace, '.git'));
  if (folder === undefined) return undefined;

  const shared = textOf(join(folder, 'commondir'));
  const folders = [folder, ...(shared === undefined ? [] : [resolve(folder, shared)])];
  const head = textOf(join(folder, 'HEAD')) ?? '';
  const [, ref] = /^ref: (refs\/\S+)$/.exec(head) ?? [];
  if (ref === undefined) return { commit: commitIn(head), branch: undefined };

  // A branch that was made here, and came from nowhere, is no branch of the repository, whatever its name.
  const name = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : '';
  const isFromRemote = commitOf(folders, `refs/remotes/origin/${name}`) !== undefined;
  return { commit: commitOf(folders, ref), branch: isFromRemote ? name : undefined };
}

/** A worktree has a file that says where its folder is. Undefined: neither is there. */
export function gitFolder(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return path;
  const [, elsewhere] = /^gitdir: (.+)$/.exec(textOf(path) ?? '') ?? [];
  return elsewhere === undefined ? undefined : resolve(path, '..', elsewhere);
}

function commitOf(folders: readonly string[], ref: string): string | undefined {
  for (const folder of folders) {
    const commit = commitIn(textOf(join(folder, ref)) ?? '') ?? packedCommit(folder, ref);
    if (commit !== undefined) return commit;
  }
  return undefined;
}

function packedCommit(folder: string, ref: string): string | undefined {
  const packed = textOf(join(folder, 'packed-refs'))?.split('\n') ?? [];
  const line = packed.find(each => each.endsWith(` ${ref}`));
  return commitIn(line?.slice(0, line.indexOf(' ')) ?? '');
}

function commitIn(text: string): string | undefined {
  return /^[0-9a-f]{40}$/.test(text) ? text : undefined;
}

/** Undefined: there is no such file, or it cannot be read. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch {
    return undefined;
  }
}

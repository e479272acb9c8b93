import { createHash } from 'node:crypto';

import type { Checkout, TaskPaths } from '../../ports/checkout.ts';
import { isGlob } from './task-globs.ts';
import { findTaskFiles, taskGlob } from './find-task-files.ts';
import { gitStand } from './git-stand.ts';
import { MistakeList } from './mistake-list.ts';
import { TASK_FILE_BYTES_MAX } from './open-sheet.ts';
import { Workspace } from './workspace.ts';

/** A folder that a step before this one has filled, as it is without anything newer. */
export function checkout(root: string, patterns: readonly string[]): Checkout {
  const workspace = new Workspace(root);
  return {
    stand: () => gitStand(root),
    taskPaths: () => taskPathsIn(workspace, patterns),
    idOf: path => idOf(workspace, path),
  };
}

function taskPathsIn(workspace: Workspace, patterns: readonly string[]): TaskPaths {
  const named = patterns.flatMap(pattern => {
    const resolved = workspace.resolve('', pattern);
    return resolved.ok && !isGlob(pattern) ? [resolved.value] : [];
  });
  // Whoever reads the tasks will find the same mistakes, and say them.
  const found = findTaskFiles(workspace, patterns, new MistakeList());
  const globs = patterns.filter(isGlob).map(pattern => taskGlob(workspace.root, pattern));
  return {
    paths: [...new Set([...named, ...found])],
    globs: globs.filter(({ folder }) => folder === '' || workspace.resolve('', folder).ok),
  };
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function idOf(workspace: Workspace, path: string): string | 'unfit' | undefined {
  if (!workspace.has(path)) return undefined;
  const read = workspace.readBytes(path, TASK_FILE_BYTES_MAX);
  if (!read.ok) return 'unfit';
  return createHash('sha1').update(`blob ${read.value.length}\0`).update(read.value).digest('hex');
}

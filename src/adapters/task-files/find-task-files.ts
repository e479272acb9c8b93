import { readdirSync } from 'node:fs';
import { isAbsolute, posix, relative } from 'node:path';

import type { TaskGlob } from '../../ports/checkout.ts';
import { globbedOnDisk, isGlob, isPromptFile } from './task-globs.ts';
import type { MistakeList } from './mistake-list.ts';
import type { Workspace } from './workspace.ts';

/** The task files that paths and globs lead to: sorted, each once. What leads nowhere is a mistake. */
export function findTaskFiles(
  workspace: Workspace,
  patterns: readonly string[],
  mistakes: MistakeList,
): string[] {
  const paths = new Set<string>();
  for (const pattern of patterns) {
    const place = { path: pattern, line: 1, column: 1 };
    // In a glob a backslash makes a sign an ordinary one, and stands in no path.
    const isPath = !(isGlob(pattern) && pattern.includes('\\')) && exists(workspace, pattern);
    const written = isPath ? [pattern] : matchesOf(workspace, pattern);
    if (written.length === 0) mistakes.add(place, absenceOf(workspace, pattern));

    for (const path of written) {
      const resolved = workspace.resolve('', path);
      if (!resolved.ok) mistakes.add(place, resolved.trouble);
      else if (workspace.isFolder(resolved.value)) mistakes.add(place, folderTrouble(resolved.value));
      else paths.add(resolved.value);
    }
  }
  return [...paths].toSorted();
}

function exists(workspace: Workspace, path: string): boolean {
  const resolved = workspace.resolve('', path);
  // What may not be named at all is not looked for; `resolve` says why once more.
  return !resolved.ok || workspace.has(resolved.value);
}

/** Folders are passed over. */
function matchesOf(workspace: Workspace, pattern: string): string[] {
  if (!isGlob(pattern)) return [];
  const { fits } = taskGlob(workspace.root, pattern);
  return [...globbedOnDisk(workspace.root, pattern), ...workspace.newerPaths().filter(fits)].filter(path =>
    exists(workspace, path),
  );
}

/** A pattern for paths that are not on the disk: they fit as if they were there. */
export function taskGlob(root: string, pattern: string): TaskGlob {
  const written = posix.normalize(isAbsolute(pattern) ? relative(root, pattern) : pattern);
  const parts = written.split('/');
  const fixed = parts.slice(0, parts.findIndex(isGlob));
  return {
    folder: fixed.join('/'),
    fits: path => posix.matchesGlob(path, written) && !isPromptFile(path),
  };
}

/** Without a checkout every file is missing, and in a workflow looking for a typing error would be a waste of time. */
function absenceOf(workspace: Workspace, pattern: string): string {
  const advice = `Looked for ${JSON.stringify(pattern)}; correct "tasks", or add the file: "background-agent init" writes one.`;
  const isCheckedOut = namesIn(workspace.root).includes('.git');
  return isCheckedOut
    ? `There is no task file here. ${advice}`
    : `There is no task file here, and no checkout of a repository either. ${advice} In a workflow, put a step with "uses: actions/checkout" before this one.`;
}

function folderTrouble(path: string): string {
  const glob = JSON.stringify(posix.join(path, '*.yml'));
  return `${JSON.stringify(path)} is a folder; name a file in it, or a glob such as ${glob}.`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

import { globSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

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
    const written = exists(workspace, pattern) ? [pattern] : matchesOf(workspace, pattern);
    if (written.length === 0) mistakes.add(place, `${absenceOf(workspace)} ${adviceOf(pattern)}`);

    for (const path of written) {
      const resolved = workspace.resolve('', path);
      if (resolved.ok) paths.add(resolved.value);
      else mistakes.add(place, resolved.trouble);
    }
  }
  return [...paths].toSorted();
}

function exists(workspace: Workspace, path: string): boolean {
  const resolved = workspace.resolve('', path);
  // What may not be named at all is not looked for; `resolve` says why once more.
  return (
    !resolved.ok || lstatSync(join(workspace.root, resolved.value), { throwIfNoEntry: false }) !== undefined
  );
}

/** Folders are passed over, and prompt files, which stand beside task files and end like them. */
function matchesOf(workspace: Workspace, pattern: string): string[] {
  if (!/[*?[{]/.test(pattern)) return [];
  return globSync(pattern, { cwd: workspace.root, withFileTypes: true })
    .filter(entry => !entry.isDirectory() && !/\.prompt\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name));
}

/** Without a checkout every file is missing, and looking for a typing error would be a waste of time. */
function absenceOf(workspace: Workspace): string {
  const isCheckedOut = namesIn(workspace.root).includes('.git');
  return isCheckedOut
    ? 'There is no task file here.'
    : 'There is no task file here, and no checkout of a repository either: in a workflow, put a step with "uses: actions/checkout" before this one.';
}

function adviceOf(pattern: string): string {
  return `Looked for ${JSON.stringify(pattern)}; correct "tasks", or add the file.`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

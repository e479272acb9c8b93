import { globSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export function isGlob(pattern: string): boolean {
  return /[*?[{]/.test(pattern);
}

/** Prompt files stand beside task files and end like them. */
export function isPromptFile(path: string): boolean {
  return /\.prompt\.ya?ml$/.test(path);
}

/** The files on the disk that a glob means as task files, absolute. Folders and prompt files are passed over. */
export function globbedOnDisk(root: string, glob: string): string[] {
  return globSync(glob, { cwd: root, withFileTypes: true })
    .filter(entry => !entry.isDirectory() && !isPromptFile(entry.name))
    .map(entry => join(entry.parentPath, entry.name));
}

/** The same, relative to the root and sorted; nothing for a path that is no glob, and leads to itself. */
export function globbedIn(root: string, pattern: string): readonly string[] {
  if (!isGlob(pattern)) return [];
  return globbedOnDisk(root, pattern)
    .map(path => relative(root, path).replaceAll(sep, '/'))
    .sort();
}

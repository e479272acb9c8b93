import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Those of the paths where something stands already, be it a link to nowhere. */
export function takenAmong(folder: string, paths: readonly string[]): readonly string[] {
  return paths.filter(path => namesIn(join(folder, dirname(path))).includes(basename(path)));
}

/** Whether a file itself stands there: a link to one is none to the agent, which follows no links. */
export function isFileAt(folder: string, path: string): boolean {
  const file = join(folder, path);
  return existsSync(file) && lstatSync(file).isFile();
}

/**
 * Writes files that are not there yet, all or none: when one cannot be written, those before it are removed, and the
 * error is thrown on. Nothing is ever overwritten, also when somebody writes at the same time.
 */
export function writeNewFiles(folder: string, files: ReadonlyMap<string, string>): void {
  const written: string[] = [];
  try {
    for (const [path, text] of files) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
      written.push(file);
    }
  } catch (error) {
    for (const file of written) rmSync(file);
    throw error;
  }
}

/** None for a folder that is not there, or is a file: what is in the way then, the writing says. */
function namesIn(folder: string): readonly string[] {
  return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
}

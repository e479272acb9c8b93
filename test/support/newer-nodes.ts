import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const LIST = resolve(import.meta.dirname, '../reliability/newer-node');

/**
 * Newer releases of Node, as programs, locked by their hashes as all packages are. They come into a folder of their own and
 * are linked nowhere, so that no script takes one for the project's. Some hundred megabytes; none for a machine that there
 * are no packages for.
 */
export function installNewerNodes(folder: string): readonly string[] {
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(LIST, file), join(folder, file));
  const options = ['--ignore-scripts', '--no-bin-links', '--no-audit', '--no-fund'];
  execFileSync('npm', ['ci', ...options], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const packages = join(folder, 'node_modules');
  const names = existsSync(packages) ? readdirSync(packages).sort() : [];
  return names.filter(name => name.startsWith('node-')).map(name => join(packages, name, 'bin/node'));
}

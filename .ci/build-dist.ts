import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// `npm run build`: bundles what tsc wrote to build/ into dist/, as the runner will start it, with the licences of all
// that is in it. ncc's own licence file names only the packages of the last chunk, so the list comes from its statistics.
const STATISTICS = 'build/bundle.json';

rmSync('dist', { recursive: true, force: true });
const options = ['--out', 'dist', '--no-cache', '--quiet', '--stats-out', STATISTICS];
execFileSync('ncc', ['build', 'build/entrypoints/action.js', ...options], { stdio: 'inherit' });
// It is too small to be bundled: it starts the bundle.
writeFileSync(
  'dist/post.js',
  readFileSync('build/entrypoints/post.js', 'utf8').replace('./action.js', './index.js'),
);
writeFileSync('dist/licenses.txt', bundledPackages().map(licenceOf).join('\n'));

type Module = { readonly nameForCondition?: string | null; readonly modules?: readonly Module[] };

function bundledPackages(): readonly string[] {
  const statistics: Module = JSON.parse(readFileSync(STATISTICS, 'utf8'));
  return [...new Set(filesOf(statistics).flatMap(packageOf))].sort();
}

function filesOf({ nameForCondition, modules = [] }: Module): readonly string[] {
  return [nameForCondition ?? '', ...modules.flatMap(filesOf)];
}

/** The folder of the package that a file belongs to: the last one, for a package inside another. */
function packageOf(file: string): readonly string[] {
  const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
  return folder === undefined ? [] : [folder];
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(entry => /^licen[cs]e(?:\.md|\.txt)?$/i.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}

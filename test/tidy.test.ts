import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, test } from 'vitest';
import * as z from 'zod';

import {
  type HouseRule,
  type SourceFile,
  exportsByName,
  goesAroundNothing,
  hasAName,
  importsKnownRoomsOnly,
  namesNoMachine,
  passesNothingOn,
  saysWhatItIsFor,
  staysSmall,
  takesTheWorldFromPorts,
} from './support/house-rules.ts';

// The rules of the house that no compiler checks. Each is tried on a file that breaks it, too: a rule that finds
// nothing wrong anywhere might be looking for nothing.

const files = trackedFiles();
const sources = files.filter(({ path }) => /^src\/.*\.ts$/.test(path));
const inner = sources.filter(({ path }) => /^src\/(?:domain|request|log|report|app)\//.test(path));
const code = files.filter(({ path }) => /^(?:src|test|bench|examples|\.ci)\/.*\.ts$/.test(path));
const written = files.filter(({ path }) => !path.startsWith('dist/'));

describe('imports go one way', () => {
  holds(importsKnownRoomsOnly, sources);

  for (const [path, target] of [
    ['src/domain/a.ts', '../log/b.ts'],
    ['src/domain/a.ts', '../ports.ts'],
    ['src/domain/a.ts', 'node:crypto'],
    ['src/request/a.ts', '../report/b.ts'],
    ['src/log/a.ts', '../request/b.ts'],
    ['src/report/a.ts', '../log/b.ts'],
    ['src/report/a.ts', 'node:fs'],
    ['src/ports.ts', './app/b.ts'],
    ['src/ports/a.ts', '../app/b.ts'],
    ['src/app/a.ts', '../adapters/b.ts'],
    ['src/app/a.ts', '../entrypoints/b.ts'],
    ['src/app/a.ts', 'node:fs'],
    ['src/adapters/a.ts', './b.ts'],
    ['src/adapters/a/x.ts', '../b/y.ts'],
    ['src/adapters/a/x.ts', '../../app/y.ts'],
  ] as const)
    test(`${path} may not import ${target}`, () =>
      expectComplaint(importsKnownRoomsOnly, path, `import { x } from '${target}';`, `imports ${target}`));

  for (const form of [
    `import '../log/b.ts';`,
    `await import('../log/b.ts');`,
    `export * from '../log/b.ts';`,
  ])
    test(`${form} is an import, too`, () =>
      expectComplaint(importsKnownRoomsOnly, 'src/domain/a.ts', form, 'imports ../log/b.ts'));

  test('the files of one adapter may import each other', () => {
    const text = `import { y } from './y.ts';`;
    assert.deepEqual(importsKnownRoomsOnly({ path: 'src/adapters/a/x.ts', text }), []);
  });

  test('a room that nobody planned is refused', () => {
    const file = { path: 'src/services/a.ts', text: `import { x } from './b.ts';` };
    assert.throws(() => importsKnownRoomsOnly(file), /src\/services\/a\.ts is in no room/);
  });
});

describe('clock, chance and environment enter through ports', () => {
  holds(takesTheWorldFromPorts, inner);
  for (const ambient of [
    'Date.now',
    'new Date()',
    'Math.random',
    'randomUUID',
    'randomInt',
    'performance',
    'setTimeout',
    'process.',
    'console.log',
    'fetch(',
    'toLocaleString()',
  ]) {
    test(`${ambient} is refused`, () =>
      expectComplaint(takesTheWorldFromPorts, 'src/app/a.ts', `f(${ambient});`, `has "${ambient}" in it`));
  }
  test('neither a given time nor what a port fetches is ambient, and a comment may speak of anything', () => {
    const text =
      'branch.fetch(file); new Date(ms).toISOString(); // Date.now()\n/** setTimeout, process.env */';
    assert.deepEqual(takesTheWorldFromPorts({ path: 'src/app/a.ts', text }), []);
  });
});

describe('no default exports', () => {
  holds(exportsByName, sources);
  test('one is refused', () =>
    expectComplaint(exportsByName, 'src/app/a.ts', 'export default 1;', 'has "export default" in it'));
});

describe('no barrels', () => {
  holds(passesNothingOn, sources);
  for (const barrel of [
    `export * from './b.ts';`,
    `export { x } from './b.ts';`,
    `export type { X } from './b.ts';`,
  ])
    test(`${barrel} is refused`, () =>
      expectComplaint(passesNothingOn, 'src/app/a.ts', barrel, `has "${barrel}" in it`));
});

describe('every file is named after what is in it', () => {
  holds(hasAName, code);
  test('utils is refused, as a file and as a folder', () => {
    expectComplaint(hasAName, 'src/app/utils.ts', '', 'has "utils" in it');
    expectComplaint(hasAName, 'src/helpers/time.ts', '', 'has "helpers" in it');
  });
});

describe('no source file is long', () => {
  holds(staysSmall, sources);
  test('one of 351 lines is refused', () =>
    expectComplaint(staysSmall, 'src/app/a.ts', 'x\n'.repeat(351), 'has 351 lines, more than 350'));
});

describe('compiler, linter and real parts are not got around', () => {
  const own = ['test/tidy.test.ts', 'test/support/house-rules.ts'];
  holds(
    goesAroundNothing,
    code.filter(({ path }) => !own.includes(path)),
  );
  for (const way of ['as any', 'as unknown as', '@ts-expect-error', 'oxlint-disable', 'vi.mock'])
    test(`${way} is refused`, () =>
      expectComplaint(goesAroundNothing, 'src/app/a.ts', way, `has "${way}" in it`));
});

describe('every source file says what it is for', () => {
  holds(saysWhatItIsFor, sources);
  test('one without a comment is refused', () =>
    expectComplaint(saysWhatItIsFor, 'src/app/a.ts', 'f();\n', 'has no comment that says what it is for'));
});

describe('no file names a machine or a package registry', () => {
  holds(namesNoMachine, written);
  test('a home folder is refused', () => {
    const path = ['', 'home', 'ada', 'x'].join('/');
    expectComplaint(namesNoMachine, 'README.md', `see ${path}`, `has "${path}" in it`);
  });
  test('the host of a registry is refused', () => {
    const host = ['registry', 'example', 'org'].join('.');
    expectComplaint(namesNoMachine, 'package-lock.json', `"https://${host}/a.tgz"`, `has "${host}" in it`);
  });
});

test('the bundle names no folder of the machine that built it', () => {
  const bundle = files.filter(({ path }) => path.startsWith('dist/'));
  assert.notEqual(bundle.length, 0);
  for (const { path, text } of bundle) assert.ok(!text.includes(process.cwd()), path);
});

describe('every link to a file leads to one', () => {
  holds(
    deadLinks,
    written.filter(({ path }) => path.endsWith('.md')),
  );
  test('a dead one is refused', () =>
    expectComplaint(deadLinks, 'README.md', '[a](src/ports.ts) [b](nowhere.md#c)', 'links to nowhere.md'));
});

describe('package.json', () => {
  const Package = z.object({
    version: z.string(),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  });
  const manifest = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));

  test('names exact versions only', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    for (const [name, version] of Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    }))
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
  });

  test('has the runtime dependencies that CONTRIBUTING.md gives reasons for', () => {
    const [, section = ''] = readFileSync('CONTRIBUTING.md', 'utf8').split('\n## Dependencies\n');
    const reasoned = [...section.matchAll(/^\| `([^`]+)` +\| \S/gm)].map(([, name = '']) => name);
    assert.deepEqual(reasoned, Object.keys(manifest.dependencies));
  });

  test('has the version of the newest release in CHANGELOG.md', () => {
    const [, newest] = /^## \[(\d[^\]]*)\]/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
    assert.equal(newest, manifest.version);
  });
});

test('everything runs on Node 24, as the action will', () => {
  assert.match(process.version, /^v24\./);
});

/** The rule finds nothing to complain about in any of these files. */
function holds(rule: HouseRule, among: readonly SourceFile[]): void {
  test('everywhere', () => {
    assert.notEqual(among.length, 0);
    assert.deepEqual(
      among.flatMap(file => rule(file).map(complaint => `${file.path} ${complaint}`)),
      [],
    );
  });
}

/** The rule complains of exactly this. */
function expectComplaint(rule: HouseRule, path: string, text: string, complaint: string): void {
  assert.deepEqual(rule({ path, text }), [complaint]);
}

function deadLinks({ path, text }: SourceFile): readonly string[] {
  return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
    .map(([, target = '']) => target)
    .filter(target => !existsSync(join(dirname(path), target)))
    .map(target => `links to ${target}`);
}

/** What git knows or would take, and is there: text only, as nothing else is in the repository. */
function trackedFiles(): readonly SourceFile[] {
  const options = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const paths = execFileSync('git', options, { encoding: 'utf8' }).split('\0');
  return paths
    .filter(path => path !== '' && existsSync(path))
    .map(path => ({ path, text: readFileSync(path, 'utf8') }));
}

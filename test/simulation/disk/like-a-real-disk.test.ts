import assert from 'node:assert/strict';
import { constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type FileStatus, type Files, THIS_MACHINE } from '../../../src/adapters/local-disk/files.ts';
import { codeOf } from '../../../src/adapters/local-disk/storage-error.ts';
import { SimulatedDisk } from './simulated-disk.ts';

// What the simulated disk proves is worth as much as it is like a real one: the same calls have the same results there, and
// the same errors.

/** A process at work below a folder, with the files that it has open. */
type Work = { readonly files: Files; readonly root: string; readonly open: number[] };

const { O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_TRUNC } = constants;

function pathOf(...paths: [string, ...string[]]): fc.Arbitrary<string> {
  return fc.constantFrom(...paths);
}

/** Of which each call takes what it needs. */
const given = fc.record({
  path: pathOf('a', 'b', 'a/a', 'a/b', 'b/a', 'a/b/a', 'b/a/a/b'),
  to: pathOf('a', 'b', 'a/a', 'a/b', 'b/a', 'a/b/b'),
  content: fc.constantFrom('', 'x', 'yz', 'a longer text'),
  which: fc.nat(2),
  length: fc.nat(9),
  position: fc.nat(4),
  flags: fc.constantFrom(
    O_RDONLY,
    O_RDWR,
    O_WRONLY | O_CREAT,
    O_WRONLY | O_CREAT | O_TRUNC,
    O_WRONLY | O_APPEND,
    O_RDWR | O_APPEND | O_CREAT,
    O_WRONLY | O_CREAT | O_EXCL,
  ),
  recursive: fc.boolean(),
  force: fc.boolean(),
});
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

const CALLS: Readonly<Record<string, (work: Work, given: Given) => unknown>> = {
  mkdir: ({ files }, { path }) => files.mkdirSync(path),
  mkdirRecursive: ({ files, root }, { path }) =>
    files.mkdirSync(path, { recursive: true })?.slice(root.length),
  mkdtemp({ files }, { path }) {
    const made = files.mkdtempSync(path);
    files.rmSync(made, { recursive: true });
    return [made.slice(0, -6) === path, files.existsSync(made)];
  },
  writeFile: ({ files }, { path, content }) => files.writeFileSync(path, content),
  makeFile: ({ files }, { path, content }) => files.writeFileSync(path, Buffer.from(content), { flag: 'wx' }),
  open: ({ files, open }, { path, flags }) => open.push(files.openSync(path, flags)),
  close: ({ files, open }, { which }) => files.closeSync(open.splice(which, 1)[0] ?? NEVER_OPEN),
  write: ({ files, open }, { which, content }) => files.writeFileSync(open[which] ?? NEVER_OPEN, content),
  read({ files, open }, { which, position, length }) {
    const bytes = Buffer.alloc(10);
    return [files.readSync(open[which] ?? NEVER_OPEN, bytes, 1, length, position), String(bytes)];
  },
  ftruncate: ({ files, open }, { which, length }) => files.ftruncateSync(open[which] ?? NEVER_OPEN, length),
  sync: ({ files, open }, { which }) => files.fdatasyncSync(open[which] ?? NEVER_OPEN),
  truncate: ({ files }, { path, length }) => files.truncateSync(path, length),
  readFile: ({ files }, { path }) => String(files.readFileSync(path)),
  copyFile: ({ files }, { path, to }) => files.copyFileSync(path, to),
  rename: ({ files }, { path, to }) => files.renameSync(path, to),
  unlink: ({ files }, { path }) => files.unlinkSync(path),
  rm: ({ files }, { path, recursive, force }) => files.rmSync(path, { recursive, force }),
  exists: ({ files }, { path }) => files.existsSync(path),
  stat: ({ files }, { path }) => textOf(files.statSync(path)),
  lstat: ({ files }, { path }) => textOf(files.lstatSync(path)),
  lstatPerhaps: ({ files }, { path }) => textOf(files.lstatSync(path, { throwIfNoEntry: false })),
  list: ({ files }, { path }) => files.readdirSync(path).sort(),
  listWithTypes: ({ files }, { path }) =>
    files
      .readdirSync(path, { withFileTypes: true })
      .map(entry => [entry.name, entry.isFile()].join(' '))
      .sort(),
};

const NEVER_OPEN = 9_999;

const story = fc.array(fc.tuple(fc.constantFrom(...Object.keys(CALLS)), given), {
  maxLength: 60,
  size: 'max',
});

function textOf(status: FileStatus | undefined): string {
  if (status === undefined) return 'nothing';
  if (status.isDirectory()) return 'a folder';
  return status.isSymbolicLink() ? 'a link' : `${status.size} bytes`;
}

function resultOf(work: Work, name: string, { path, to, ...others }: Given): unknown {
  try {
    return CALLS[name]?.(work, { path: join(work.root, path), to: join(work.root, to), ...others });
  } catch (error) {
    return codeOf(error);
  }
}

/** Everything below a folder. */
function treeOf(files: Files, folder: string): readonly unknown[] {
  return files
    .readdirSync(folder)
    .sort()
    .map(name => {
      const path = join(folder, name);
      return [
        name,
        files.statSync(path).isDirectory() ? treeOf(files, path) : String(files.readFileSync(path)),
      ];
    });
}

test('the same calls have the same results and the same errors, and leave the same behind', () => {
  const codes = new Set<unknown>();
  fc.assert(
    fc.property(story, calls => {
      const real: Work = {
        files: THIS_MACHINE,
        root: mkdtempSync(join(tmpdir(), 'real-disk-')),
        open: [],
      };
      const made: Work = { files: new SimulatedDisk().open(), root: '/disk', open: [] };
      made.files.mkdirSync(made.root);
      try {
        for (const [name, values] of calls) {
          const [expected, found] = [real, made].map(work => resultOf(work, name, values));
          if (name === 'open' && typeof expected === 'number') continue;
          assert.deepEqual(found, expected, `${name} ${JSON.stringify(values)}`);
          codes.add(expected);
        }
        assert.deepEqual(treeOf(made.files, made.root), treeOf(real.files, real.root));
      } finally {
        for (const file of real.open) real.files.closeSync(file);
        rmSync(real.root, { recursive: true });
      }
    }),
    { numRuns: 200, seed: 1 },
  );
  // Calls that fail are half of what there is to compare.
  expect([...codes]).toEqual(
    expect.arrayContaining([
      'ENOENT',
      'EEXIST',
      'ENOTDIR',
      'EISDIR',
      'ENOTEMPTY',
      'EINVAL',
      'EBADF',
      'ERR_FS_EISDIR',
    ]),
  );
});

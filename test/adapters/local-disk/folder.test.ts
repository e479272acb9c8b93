import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'vitest';

import { THIS_MACHINE } from '../../../src/adapters/local-disk/files.ts';
import { makeFolder, makeStateFolder, syncFolder } from '../../../src/adapters/local-disk/folder.ts';
import { DiskError } from '../../simulation/disk/disk-error.ts';
import { type DiskOperation, allGoes } from '../../simulation/disk/disk-step.ts';
import { ProcessFiles } from '../../simulation/disk/process-files.ts';
import { SimulatedDisk } from '../../simulation/disk/simulated-disk.ts';

let root: string;
let workspace: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'folder-')));
  workspace = join(root, 'workspace');
  mkdirSync(workspace);
});

afterEach(() => rmSync(root, { recursive: true }));

test('a folder is made with those above it, and may be there already', () => {
  const path = join(root, 'a', 'b', 'c');
  makeFolder(path);
  makeFolder(path);

  assert.deepEqual(readdirSync(join(root, 'a', 'b')), ['c']);
});

/** What the disk is asked for while a folder is made where `before` has been made. */
function stepsToMake(path: string, before: readonly string[]): readonly string[] {
  const disk = new SimulatedDisk();
  for (const folder of before) disk.open().mkdirSync(folder);
  const steps: string[] = [];
  const step = ({ name, path: at }: DiskOperation) => {
    steps.push(`${name} ${at}`);
    return { do: 'go' } as const;
  };
  makeFolder(path, disk.open(step));
  return steps;
}

test('each folder is durable before another is made in it', () => {
  assert.deepEqual(stepsToMake('/a/b/c', ['/a']), [
    'sync /',
    'mkdir /a/b',
    'sync /a',
    'mkdir /a/b/c',
    'sync /a/b',
  ]);
});

test('one that is there is made durable: whoever made it may have been killed before', () => {
  assert.deepEqual(stepsToMake('/a/b', ['/a', '/a/b']), ['sync /a']);
});

test('one that is there, below one that may not be read, is taken as it is', () => {
  class Hidden extends ProcessFiles {
    override openSync(path: string): number {
      throw new DiskError(path === '/' ? 'EACCES' : 'EIO', 'open', path);
    }
  }
  const files = new Hidden(new SimulatedDisk(), allGoes);
  for (const path of ['/a', '/a/b']) files.mkdirSync(path);
  assert.throws(() => makeFolder('/a/b', files), /Cannot make the folder "\/a\/b": the disk reported EIO/);
  files.rmSync('/a/b', { recursive: true });
  makeFolder('/a', files);
});

test('one that another process makes at the same moment is as good', () => {
  class Late extends ProcessFiles {
    override mkdirSync(path: string, options?: { readonly recursive: true }): string | undefined {
      const made = super.mkdirSync(path, options);
      if (options === undefined) throw new DiskError('EEXIST', 'mkdir', path);
      return made;
    }
  }
  const disk = new SimulatedDisk();
  makeFolder('/a/b', new Late(disk, allGoes));
  assert.equal(disk.open().statSync('/a/b').isDirectory(), true);
});

test('a file or a link in its place is refused', () => {
  writeFileSync(join(root, 'file'), '');
  symlinkSync(workspace, join(root, 'link'));
  symlinkSync(join(root, 'nowhere'), join(root, 'dangling'));

  assert.throws(() => makeFolder(join(root, 'file')), /Cannot make the folder ".*file": a file stands/);
  assert.throws(
    () => makeFolder(join(root, 'file', 'below')),
    /Cannot make the folder ".*below": a file stands/,
  );
  assert.throws(() => makeFolder(join(root, 'link')), /Cannot use the folder ".*link": it is a link/);
  assert.throws(() => makeFolder(join(root, 'dangling')), /Cannot make the folder ".*dangling"/);
  assert.equal(existsSync(join(root, 'nowhere')), false);
});

test('a state folder in the workspace is made and named in full', () => {
  assert.equal(
    makeStateFolder(workspace, '.background-agent/default'),
    join(workspace, '.background-agent/default'),
  );
  assert.deepEqual(readdirSync(join(workspace, '.background-agent')), ['default']);
});

test('a state folder may be elsewhere, and there the way to it is its owner’s business', () => {
  mkdirSync(join(root, 'disk'));
  symlinkSync(join(root, 'disk'), join(root, 'volume'));

  assert.equal(makeStateFolder(workspace, join(root, 'volume', 'state')), join(root, 'volume', 'state'));
  assert.equal(makeStateFolder(workspace, '../beside'), join(root, 'beside'));
  assert.deepEqual(readdirSync(join(root, 'disk')), ['state']);
});

test('a repository cannot lead its state folder out of the workspace by a link', () => {
  mkdirSync(join(root, 'outside'));
  symlinkSync(join(root, 'outside'), join(workspace, '.background-agent'));

  assert.throws(
    () => makeStateFolder(workspace, '.background-agent/default'),
    /\.background-agent": it is a link/,
  );
  assert.deepEqual(readdirSync(join(root, 'outside')), []);
});

test('a folder that is gone cannot be synced', async () => {
  await syncFolder(root, THIS_MACHINE);
  await assert.rejects(syncFolder(join(root, 'gone'), THIS_MACHINE), { code: 'ENOENT' });
});

test('a new state folder keeps itself out of git, and one that somebody made is left as it is', () => {
  const made = makeStateFolder(workspace, '.background-agent/default');
  assert.equal(readFileSync(join(made, '.gitignore'), 'utf8'), '*\n');

  assert.equal(makeStateFolder(workspace, '.'), workspace);
  assert.equal(existsSync(join(workspace, '.gitignore')), false);
});

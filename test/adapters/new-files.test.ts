import assert from 'node:assert/strict';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { test } from 'vitest';

import { isFileAt, takenAmong, writeNewFiles } from '../../src/adapters/new-files.ts';
import { newWorkspace } from '../support/command-line.ts';

test('files are written, with the folders that they need', () => {
  const workspace = newWorkspace();
  writeNewFiles(workspace.path, new Map([['a/b/c.yml', 'x']]));
  assert.equal(workspace.read('a/b/c.yml'), 'x');
});

test('a file that came there after anybody looked is kept, and nothing else is left', () => {
  const workspace = newWorkspace({ 'a/two.yml': 'mine' });
  const files = new Map([
    ['a/one.yml', 'x'],
    ['a/two.yml', 'x'],
  ]);
  assert.throws(() => writeNewFiles(workspace.path, files), { code: 'EEXIST' });
  assert.equal(workspace.read('a/two.yml'), 'mine');
  assert.ok(!existsSync(join(workspace.path, 'a/one.yml')));
});

test('what is taken is named, and nothing else', () => {
  const { path } = newWorkspace({ 'a/two.yml': 'mine', b: '' });
  assert.deepEqual(takenAmong(path, ['a/one.yml', 'a/two.yml', 'b/c.yml', 'd/e.yml']), ['a/two.yml']);
});

test('a file is one by itself only: no folder, no link, and nothing below a file', () => {
  const { path } = newWorkspace({ 'a/one.yml': '' });
  symlinkSync('one.yml', join(path, 'a/link.yml'));
  symlinkSync('nowhere', join(path, 'a/lost.yml'));
  const paths = ['a/one.yml', 'a', 'a/link.yml', 'a/lost.yml', 'a/one.yml/x', 'b/x'];
  assert.deepEqual(
    paths.filter(name => isFileAt(path, name)),
    ['a/one.yml'],
  );
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { checkout } from '../../../src/adapters/task-files/checkout.ts';

let folder = '';
let workspace = '';
let commit = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  workspace = join(folder, 'clone');
  const origin = join(folder, 'origin');
  git(folder, 'init', '--quiet', '--initial-branch=main', origin);
  writeFileSync(join(origin, 'a.txt'), 'text\n');
  git(origin, 'add', '.');
  git(origin, 'commit', '--quiet', '--message', 'Start');
  git(folder, 'clone', '--quiet', origin, workspace);
  commit = git(workspace, 'rev-parse', 'HEAD');
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(where: string, ...args: readonly string[]): string {
  const author = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.org'];
  return execFileSync('git', ['-C', where, ...author, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

const write = (path: string, text: string | Uint8Array) => writeFileSync(join(workspace, path), text);
const stand = (where = workspace) => checkout(where, []).stand();
const here = (...patterns: string[]) => checkout(workspace, patterns);

describe('where it stands', () => {
  test('is a commit and the branch that it was checked out from', () => {
    assert.deepEqual(stand(), { commit, branch: 'main' });
  });

  test('is known of packed references, too', () => {
    git(workspace, 'pack-refs', '--all');
    assert.deepEqual(stand(), { commit, branch: 'main' });
  });

  test('is a commit alone when no branch is checked out', () => {
    git(workspace, 'checkout', '--quiet', '--detach');
    assert.deepEqual(stand(), { commit, branch: undefined });
  });

  test('is no branch of the repository when it was made here', () => {
    git(workspace, 'checkout', '--quiet', '-b', 'made');
    assert.deepEqual(stand(), { commit, branch: undefined });
  });

  test('is known in a worktree', () => {
    const worktree = join(folder, 'worktree');
    git(workspace, 'checkout', '--quiet', '--detach');
    git(workspace, 'worktree', 'add', '--quiet', worktree, 'main');
    assert.deepEqual(stand(worktree), { commit, branch: 'main' });
  });

  test('is nowhere without git', () => {
    rmSync(join(workspace, '.git'), { recursive: true });
    assert.equal(stand(), undefined);
    assert.equal(stand(join(folder, 'nowhere')), undefined);
  });

  test.each(['', 'ref: refs/heads/gone\n', 'ref: refs/heads/../../../x\n', 'no commit\n', '\0'])(
    'is not known when HEAD says %j',
    text => {
      write('.git/HEAD', text);
      assert.deepEqual(stand(), { commit: undefined, branch: undefined });
    },
  );
});

describe('the id of a file', () => {
  test('is git’s', () => {
    for (const bytes of ['text\n', '', 'ä\r\n', Buffer.of(0, 255)]) {
      write('b.txt', bytes);
      assert.equal(here().idOf('b.txt'), git(workspace, 'hash-object', '--no-filters', 'b.txt'));
    }
  });

  test('is undefined when nothing is there', () => {
    assert.equal(here().idOf('b.txt'), undefined);
    assert.equal(here().idOf('a.txt/b.txt'), undefined);
  });

  test('is none for what may not be read as a file', () => {
    symlinkSync('a.txt', join(workspace, 'link'));
    symlinkSync('.', join(workspace, 'round'));
    mkdirSync(join(workspace, 'folder'));
    write('large', '');
    truncateSync(join(workspace, 'large'), (64 << 20) + 1);
    for (const path of ['link', 'round/a.txt', 'folder', 'large'])
      assert.equal(here().idOf(path), 'unfit', path);
  });
});

describe('what is looked for', () => {
  test('are the files that are named, there or not, and those that fit', () => {
    write('b.yml', '');
    const { paths, globs } = here('./a.txt', 'c.yml', '*.yml').taskPaths();
    assert.deepEqual(paths, ['a.txt', 'c.yml', 'b.yml']);
    assert.deepEqual(
      globs.map(({ folder: within, fits }) => [within, fits('d.yml'), fits('x/d.yml'), fits('d.prompt.yml')]),
      [['', true, false, false]],
    );
  });

  test('are patterns in the folder that no sign of theirs is in', () => {
    const patterns = ['a/b/*.yml', './a/**/c.yml', join(workspace, 'a/[bc].yml'), '{a,b}/c.yml'];
    assert.deepEqual(
      here(...patterns)
        .taskPaths()
        .globs.map(({ folder: within }) => within),
      ['a/b', 'a', 'a', ''],
    );
  });

  test('is nothing outside the workspace, and nothing in .git', () => {
    const { paths, globs } = here('../origin/*.txt', '../origin/a.txt', '.git/*', '.git/HEAD').taskPaths();
    assert.deepEqual([paths, globs], [[], []]);
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { trackedIn } from '../../../src/adapters/task-files/git-index.ts';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'git-index-'));
  git('init', '--quiet');
});
afterEach(() => rmSync(workspace, { recursive: true }));

const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace, encoding: 'utf8' });
const tracked = () => trackedIn(join(workspace, STATE), workspace);
const index = () => join(workspace, '.git/index');

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), path);
  }
}

const STATE = '.background-agent/default';
const HERE = [`${STATE}/lock`, `${STATE}/log/000000000000.jsonl`];
/** Before, behind and beside it. */
const OTHERS = [
  'a.md',
  `x/${STATE}/lock`,
  `${STATE}-2/lock`,
  '.background-agent/.gitignore',
  `z/${'n'.repeat(200)}/${'m'.repeat(200)}`,
];

describe.each([2, 3, 4])('of an index of version %i', version => {
  beforeEach(() => {
    git('config', 'index.version', String(version === 3 ? 2 : version));
    git('config', 'core.splitIndex', 'false');
  });

  function add(...paths: string[]): void {
    write(...paths);
    git('add', '--force', ...paths);
    // An entry that needs further flags is what makes it one of version 3.
    if (version === 3) write('aa.md', 'zz.md');
    if (version === 3) git('add', '--intent-to-add', 'aa.md', 'zz.md');
    assert.equal(readFileSync(index()).readUInt32BE(4), version);
  }

  test('files below the folder are counted, and no others', () => {
    add(...OTHERS);
    assert.equal(tracked(), 0);
    add(...HERE);
    assert.equal(tracked(), 2);
    git('rm', '-r', '--quiet', '--cached', STATE);
    assert.equal(tracked(), 0);
  });

  test('all names are read, however they begin and end', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[ab]{1,12}(?:\/[ab]{1,3}){0,2}\.[c-z]$/), { maxLength: 40 }),
        names => {
          rmSync(index(), { force: true });
          add('x', ...names.map(name => `dir/${name}`));
          assert.equal(trackedIn(join(workspace, 'dir'), workspace), names.length);
        },
      ),
      { numRuns: 10 },
    ));

  test('one that was cut off, or spoilt, is read without a throw as far as it goes', () => {
    add(...HERE, ...OTHERS);
    const whole = readFileSync(index());
    for (let length = 0; length < whole.length; length += 7) {
      truncateSync(index(), length);
      assert.ok(tracked() <= 2);
      writeFileSync(
        index(),
        whole.map((byte, at) => (at === length && at > 3 ? byte ^ 0xff : byte)),
      );
      assert.ok(tracked() >= 0);
      writeFileSync(index(), whole);
    }
  });
});

test('letter case counts for nothing: on some disks it is the same folder', () => {
  write('.Background-Agent/Default/lock');
  git('add', '--force', '.Background-Agent');
  assert.equal(tracked(), 1);
});

test('a repository below the workspace, and a worktree, have an index of their own', () => {
  write('repo/a.md');
  const inner = join(workspace, 'repo');
  const inside = (...args: string[]) => execFileSync('git', ['-C', inner, ...args]);
  inside('init', '--quiet');
  write(`repo/${STATE}/lock`);
  inside('add', '--force', STATE);
  assert.equal(trackedIn(join(inner, STATE), workspace), 1);
  assert.equal(trackedIn(join(inner, STATE), inner), 1);

  inside('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--message', 'a');
  inside('worktree', 'add', '--quiet', '../tree');
  const tree = join(workspace, 'tree');
  assert.equal(trackedIn(join(tree, STATE), tree), 1);
  assert.equal(trackedIn(join(workspace, '..', 'elsewhere'), tree), 0);
});

test('where there is no index nothing is known to be tracked', () => {
  assert.equal(tracked(), 0);
  writeFileSync(index(), 'no index at all, but long enough for one');
  assert.equal(tracked(), 0);
  rmSync(join(workspace, '.git'), { recursive: true });
  assert.equal(tracked(), 0);
});

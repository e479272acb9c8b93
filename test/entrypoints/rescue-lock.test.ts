import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { beforeEach, onTestFinished, test } from 'vitest';

import { acquireLock } from '../../src/adapters/local-disk/lock.ts';
import { lockForRescue } from '../../src/entrypoints/rescue-lock.ts';
import { RecordingConsole } from '../support/fakes/recording-console.ts';

/** Is there, and no file can be made in it. */
const TAKES_NOTHING = `/proc/${process.pid}`;

let folder: string;
let console: RecordingConsole;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rescue-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  console = new RecordingConsole();
});

test('it is the lock that every run takes', () => {
  const lock = lockForRescue(folder, console);
  assert.ok(lock.ok);
  assert.deepEqual(acquireLock(folder), { ok: false, holder: `process ${process.pid}` });
  lock.release();
  assert.ok(acquireLock(folder).ok);
});

test('while somebody who lives has it, it is not given', () => {
  assert.ok(acquireLock(folder).ok);
  assert.deepEqual(lockForRescue(folder, console), { ok: false, holder: `process ${process.pid}` });
});

test('a disk that takes no lock is read without one, and that is said', () => {
  const lock = lockForRescue(TAKES_NOTHING, console);
  assert.ok(lock.ok);
  lock.release();
  assert.match(console.lines.join('\n'), /^warning: Cannot take the lock "\/proc\/\d+\/lock": [^\n]*$/);
});

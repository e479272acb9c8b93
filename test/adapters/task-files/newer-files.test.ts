import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { taskFiles } from '../../../src/adapters/task-files/task-files.ts';
import type { TaskRead } from '../../../src/ports.ts';
import type { NewerFile } from '../../../src/ports/checkout.ts';
import { BUILT_IN_TYPES } from '../../../src/request/built-in-types.ts';

// What is newer counts instead of what lies on the disk, and has to pass all that the disk's files have to pass.

const fallback = { model: 'small', completionTokensMax: 100, timeoutMs: 30_000, attemptsMax: 3 };
let workspace = '';
let newer: Map<string, NewerFile>;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'newer-'));
  mkdirSync(join(workspace, '.git'));
  newer = new Map();
});
afterEach(() => rmSync(workspace, { recursive: true }));

const onDisk = (path: string, text: string) => writeFileSync(join(workspace, path), text);
const put = (path: string, text: string | Uint8Array) =>
  newer.set(path, { kind: 'bytes', bytes: Buffer.from(text) });

function source(...patterns: string[]) {
  return taskFiles({ workspace, patterns, types: BUILT_IN_TYPES, fallback, newer });
}

function idsOf(read: TaskRead): readonly string[] {
  assert.ok(read.ok, JSON.stringify(read));
  return read.list.tasks.map(({ id }) => id);
}

function messages(read: TaskRead): readonly string[] {
  return read.ok ? [] : read.mistakes.map(({ message }) => message);
}

const line = (id: string, file?: string) =>
  JSON.stringify({ id, type: 'summarize', input: { text: file === undefined ? 'x' : { file } } });

describe('a task file', () => {
  test.each([
    ['tasks.json', `{"version":1,"tasks":[${line('new')}]}`],
    ['tasks.yml', `version: 1\ntasks:\n  - ${line('new')}\n`],
    ['tasks.jsonl', `{"version":1}\n${line('new')}\n`],
  ])('%s counts as the newer one has it', (path, text) => {
    onDisk(path, 'nothing that could be read');
    put(path, text);
    assert.deepEqual(idsOf(source(path).read()), ['new']);
  });

  test('that the disk does not have counts, whether it is named or fits a pattern', () => {
    put('lists/tasks.jsonl', line('new'));
    assert.deepEqual(idsOf(source('lists/tasks.jsonl').read()), ['new']);
    assert.deepEqual(idsOf(source('./lists/*.jsonl').read()), ['new']);
    assert.deepEqual(idsOf(source(join(workspace, 'lists/*.jsonl')).read()), ['new']);
  });

  test('that is gone is missing, whether it is named or fits a pattern', () => {
    onDisk('tasks.jsonl', line('old'));
    newer.set('tasks.jsonl', { kind: 'gone' });
    for (const pattern of ['tasks.jsonl', '*.jsonl'])
      assert.match(messages(source(pattern).read()).join(), /^There is no task file here/);
  });

  test('that fits a pattern on both sides is read once', () => {
    onDisk('tasks.jsonl', line('old'));
    put('tasks.jsonl', line('new'));
    assert.deepEqual(idsOf(source('*.jsonl').read()), ['new']);
  });

  test('that may not be read says why', () => {
    onDisk('tasks.jsonl', line('old'));
    newer.set('tasks.jsonl', { kind: 'unfit', trouble: 'is something else' });
    assert.deepEqual(messages(source('tasks.jsonl').read()), ['"tasks.jsonl" is something else.']);
  });

  test('below something on the disk that is no folder is just not there', () => {
    onDisk('file', 'x');
    assert.match(messages(source('file/tasks.jsonl').read()).join(), /There is no task file here/);
  });
});

describe('a file that a task names', () => {
  beforeEach(() => onDisk('tasks.jsonl', line('a', 'in.md')));

  test('counts as the newer one, from the next read on', () => {
    onDisk('in.md', 'old');
    const tasks = source('tasks.jsonl');
    const read = tasks.read();
    assert.ok(read.ok);
    const [task] = read.list.tasks;
    assert.ok(task);
    assert.deepEqual(tasks.load(task), { ok: true, input: { text: 'old' } });
    put('in.md', 'new');
    assert.deepEqual(tasks.load(task), { ok: true, input: { text: 'new' } });
  });

  test('need not be on the disk', () => {
    put('in.md', 'new');
    assert.deepEqual(idsOf(source('tasks.jsonl').read()), ['a']);
  });

  test('that is gone is missing', () => {
    onDisk('in.md', 'old');
    newer.set('in.md', { kind: 'gone' });
    assert.match(messages(source('tasks.jsonl').read()).join(), /"in.md" does not exist/);
  });

  test('may not be larger than any other', () => {
    put('in.md', 'x'.repeat((1 << 20) + 1));
    assert.match(messages(source('tasks.jsonl').read()).join(), /"in.md" has 1048577 bytes/);
  });

  test('must be text, and has no byte order mark', () => {
    put('in.md', '\u{FEFF}new');
    const tasks = source('tasks.jsonl');
    const read = tasks.read();
    assert.ok(read.ok);
    const [task] = read.list.tasks;
    assert.ok(task);
    assert.deepEqual(tasks.load(task), { ok: true, input: { text: 'new' } });
    put('in.md', Uint8Array.of(0xff, 0x00));
    assert.match(JSON.stringify(tasks.load(task)), /is not text in UTF-8/);
  });

  test('outside the workspace or in .git stays refused', () => {
    for (const path of ['../in.md', '.git/in.md']) {
      onDisk('tasks.jsonl', line('a', path));
      put(path, 'new');
      assert.match(messages(source('tasks.jsonl').read()).join(), /lies (?:outside|in \.git)/);
    }
  });

  test('that nobody knows anything newer of stays behind its guards on the disk', () => {
    symlinkSync('tasks.jsonl', join(workspace, 'in.md'));
    put('other.md', 'new');
    assert.match(messages(source('tasks.jsonl').read()).join(), /symbolic link/);
  });
});

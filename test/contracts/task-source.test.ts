import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished, test } from 'vitest';

import { taskFiles } from '../../src/adapters/task-files/task-files.ts';
import type { Task } from '../../src/domain/task.ts';
import type { TaskSource } from '../../src/ports.ts';
import { BUILT_IN_TYPES } from '../../src/request/built-in-types.ts';
import { LiteralTasks, aTask } from '../support/fakes/literal-tasks.ts';

/** A source with two tasks: `a` with a text of its own, `b` with the text of `b.txt`, which is "two". */
type Subject = {
  readonly source: TaskSource;
  readonly writeFile: (text: string) => void;
  readonly removeFile: () => void;
  readonly spoilList: () => void;
};

function onDisk(): Subject {
  const workspace = mkdtempSync(join(tmpdir(), 'task-source-'));
  onTestFinished(() => rmSync(workspace, { recursive: true }));
  const writeFile = (text: string) => writeFileSync(join(workspace, 'b.txt'), text);
  const writeList = (text: string) => writeFileSync(join(workspace, 'tasks.json'), text);
  writeFile('two');
  writeList(
    JSON.stringify({
      version: 1,
      tasks: [
        { id: 'a', type: 'summarize', input: { text: 'one' } },
        { id: 'b', type: 'summarize', input: { text: { file: 'b.txt' } } },
      ],
    }),
  );
  const fallback = { model: 'small', completionTokensMax: 100, timeoutMs: 30_000, attemptsMax: 3 };
  return {
    source: taskFiles({ workspace, patterns: ['tasks.json'], types: BUILT_IN_TYPES, fallback }),
    writeFile,
    removeFile: () => rmSync(join(workspace, 'b.txt')),
    spoilList: () => writeList('{ "version": 1, "tasks": [ { "id": "a" } ] }'),
  };
}

function fromLiterals(): Subject {
  const a = aTask('a', { input: { text: 'one' } });
  const source = new LiteralTasks([a, aTask('b', { input: { text: { file: 'b.txt' } } })]);
  source.files.set('b.txt', 'two');
  return {
    source,
    writeFile: text => source.files.set('b.txt', text),
    removeFile: () => source.files.delete('b.txt'),
    spoilList: () => (source.mistakes = [{ place: a.place, message: 'The type is missing.' }]),
  };
}

function tasksOf(source: TaskSource): readonly [Task, Task] {
  const read = source.read();
  assert.ok(read.ok);
  const [a, b] = read.list.tasks;
  assert.ok(a !== undefined && b !== undefined);
  return [a, b];
}

describe.each([
  ['task files', onDisk],
  ['literal tasks', fromLiterals],
])('%s', (_, open) => {
  test('give the tasks in their order, complete', () => {
    const { source } = open();
    const [a, b] = tasksOf(source);
    assert.deepEqual([a.id, b.id], ['a', 'b']);
    assert.deepEqual(a.settings, aTask('a').settings);
    assert.deepEqual(a.type.name, 'summarize');
  });

  test('name every file that the list depends on', () => {
    const { source } = open();
    const read = source.read();
    assert.ok(read.ok);
    assert.ok(read.list.files.includes('b.txt'));
  });

  test('load an input as it stands, and a file input as the text of the file as it is now', () => {
    const { source, writeFile } = open();
    const [a, b] = tasksOf(source);
    assert.deepEqual(source.load(a), { ok: true, input: { text: 'one' } });
    assert.deepEqual(source.load(b), { ok: true, input: { text: 'two' } });
    writeFile('three');
    assert.deepEqual(source.load(b), { ok: true, input: { text: 'three' } });
  });

  test('say where the task stands whose file is gone', () => {
    const { source, removeFile } = open();
    const [, b] = tasksOf(source);
    removeFile();
    const loaded = source.load(b);
    assert.ok(!loaded.ok);
    assert.deepEqual(loaded.mistake.place, b.place);
    assert.match(loaded.mistake.message, /^The file for "text"/);
  });

  test('give no tasks at all when one is wrong, but the mistake and where it is', () => {
    const { source, spoilList } = open();
    spoilList();
    const read = source.read();
    assert.ok(!read.ok);
    assert.equal(read.mistakes.length, 1);
    assert.match(read.mistakes[0]?.place.path ?? '', /^tasks\./);
  });
});

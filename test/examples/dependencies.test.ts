import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

import { makeTasks } from '../../examples/dependencies/make-tasks.ts';
import { TaskId } from '../../src/domain/task.ts';

const FOLDER = 'examples/dependencies';

const List = z.strictObject({
  version: z.literal(1),
  tasks: z.array(
    z.strictObject({
      id: TaskId,
      type: z.enum(['summarize', 'analyze_sentiment', 'extract_entities']),
      input: z.strictObject({ text: z.strictObject({ file: z.string() }) }),
    }),
  ),
});
const committed = readFileSync(join(FOLDER, 'tasks.yml'), 'utf8');
const { tasks } = List.parse(parse(committed));

test('the task file is what the script makes of the locked packages', () => {
  assert.equal(committed, makeTasks('.'), "it is not: run npx -c 'node examples/dependencies/make-tasks.ts'");
});

test('at least 24 packages have three tasks each', () => {
  const types = Map.groupBy(tasks, task => task.input.text.file);

  assert.ok(types.size >= 24, `${types.size} packages`);
  for (const [file, group] of types) {
    assert.deepEqual(
      group.map(task => task.type),
      ['summarize', 'analyze_sentiment', 'extract_entities'],
      file,
    );
  }
});

test('there are hundreds of tasks, as the page says', () => {
  assert.match(readFileSync(join(FOLDER, 'README.md'), 'utf8'), /Three tasks a package, hundreds in all/);
  assert.ok(tasks.length >= 200 && tasks.length < 1_000, `${tasks.length} tasks`);
});

test('no two tasks have the same id, whatever the letter case', () => {
  assert.equal(new Set(tasks.map(task => task.id.toLowerCase())).size, tasks.length);
});

test('every file is there, is UTF-8 text and has at most 1 MiB', () => {
  for (const task of tasks) {
    const bytes = readFileSync(join(FOLDER, task.input.text.file));
    assert.ok(bytes.length <= 1024 * 1024, task.id);
    assert.doesNotThrow(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes), task.id);
  }
});

test('no file belongs to a package that only some machines have', () => {
  const lock = z
    .object({
      packages: z.record(
        z.string(),
        z.object({
          os: z.unknown().optional(),
          cpu: z.unknown().optional(),
          optional: z.boolean().optional(),
        }),
      ),
    })
    .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

  for (const task of tasks) {
    const name = dirname(task.input.text.file).replace('../../', '');
    const { os, cpu, optional } = lock.packages[name] ?? assert.fail(`${name} is not in the lock file`);
    assert.deepEqual({ os, cpu, optional }, { os: undefined, cpu: undefined, optional: undefined }, name);
  }
});

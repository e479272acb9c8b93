import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

import { offlineLlm } from '../../src/adapters/offline/offline-llm.ts';
import { TaskId } from '../../src/domain/task.ts';
import { callOf, textOf } from '../support/offline-call.ts';

const List = z.strictObject({
  version: z.literal(1),
  tasks: z.array(
    z.strictObject({ id: TaskId, type: z.string(), input: z.strictObject({ text: z.string().min(1) }) }),
  ),
});
const { tasks } = List.parse(parse(readFileSync('examples/quickstart/tasks.yml', 'utf8')));

async function answerTo(id: string): Promise<string> {
  const task = tasks.find(each => each.id === id) ?? assert.fail(`no task ${id}`);
  return textOf(await offlineLlm().ask(callOf(task.type, task.input.text), new AbortController().signal));
}

test('it has five tasks: two summaries, two sentiments, one search for names', () => {
  assert.deepEqual(
    tasks.map(task => task.type),
    ['summarize', 'summarize', 'analyze_sentiment', 'analyze_sentiment', 'extract_entities'],
  );
});

test('each summary is one sentence of its text', async () => {
  assert.equal(
    await answerTo('release-note'),
    'The importer now remembers its place on disk, so a restart goes on with the row after the last one it finished.',
  );
  assert.equal(
    await answerTo('incident-report'),
    'The nightly export stopped for three nights because its disk was full.',
  );
});

test('the happy feedback is positive and the angry one negative', async () => {
  assert.match(await answerTo('happy-feedback'), /"sentiment":"positive"/);
  assert.match(await answerTo('angry-feedback'), /"sentiment":"negative"/);
});

test('the journey names its person, its two cities and its month', async () => {
  assert.deepEqual(JSON.parse(await answerTo('nobel-journey')), {
    entities: [
      { name: 'Marie Curie', type: 'person' },
      { name: 'Paris', type: 'place' },
      { name: 'Stockholm', type: 'place' },
      { name: 'December 1911', type: 'date' },
    ],
  });
});

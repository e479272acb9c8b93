import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'vitest';

import { pruneResults } from '../../../src/app/publishing/prune-results.ts';
import { RESULTS } from '../../support/fakes/agent-world.ts';
import { MemoryResults } from '../../support/fakes/memory-results.ts';
import { keyOf } from '../../support/literals.ts';

let results: MemoryResults;
const tasks = new Set(['kept']);

function resultText(id: string): string {
  return JSON.stringify({
    version: 1,
    id,
    type: 'summarize',
    key: keyOf(id),
    status: 'completed',
    output: 'Yes.',
    model: 'small',
    attempts: 1,
    completedAt: '2026-01-31T12:00:00.000Z',
    run: 'run-1',
  });
}

beforeEach(() => {
  results = new MemoryResults();
  for (const id of ['kept', 'old']) results.write(`results/${id}.json`, Buffer.from(resultText(id)));
});

const prune = (dryRun = false) => pruneResults(results, RESULTS, tasks, { dryRun });

test('a result whose task is gone is removed, and no other', () => {
  assert.deepEqual(prune(), { removed: ['results/old.json'], refused: [] });
  assert.deepEqual(results.list(), ['results/kept.json']);
});

test('a dry run says what would be removed, and removes nothing', () => {
  assert.deepEqual(prune(true), { removed: ['results/old.json'], refused: [] });
  assert.deepEqual(results.list(), ['results/kept.json', 'results/old.json']);
});

test('what cannot be removed is said', () => {
  results.block('results/old.json');
  assert.deepEqual(prune(), {
    removed: [],
    refused: ['Cannot remove results/old.json: it is a folder.'],
  });
});

describe('somebody else’s is left where it is', () => {
  test('a file that is no result', () => {
    results.write('results/package.json', Buffer.from('{"name":"old"}'));
    prune();
    assert.ok(results.list().includes('results/package.json'));
  });

  test('a result that was copied to another place', () => {
    results.write('results/copy.json', Buffer.from(resultText('old')));
    prune();
    assert.deepEqual(results.list(), ['results/copy.json', 'results/kept.json']);
  });
});

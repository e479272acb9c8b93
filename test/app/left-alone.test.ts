import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { beforeEach, describe, test } from 'vitest';

import { findLeftAlone } from '../../src/app/left-alone.ts';
import { completedResult, resultText } from '../../src/report/result-file.ts';
import { RESULTS } from '../support/fakes/agent-world.ts';
import { MemoryResults } from '../support/fakes/memory-results.ts';
import { stateAfter } from '../support/given.ts';
import { added, calling, completed, keyOf } from '../support/literals.ts';

const bytes = Buffer.from('as it was published');
const state = stateAfter(...calling('a', 'b'), completed('a'), completed('b'), added('open'), {
  type: 'ResultsPublished',
  results: [{ task: 'a', key: keyOf('a'), sha256: hash('sha256', bytes) }],
});

let results: MemoryResults;
beforeEach(() => {
  results = new MemoryResults();
  results.write('results/a.json', bytes);
});

const leftAlone = () => findLeftAlone(state, results, RESULTS);

test('a result that is as it was published is not named', () => {
  assert.deepEqual(leftAlone(), []);
});

test('an edited one is', () => {
  results.write('results/a.json', Buffer.from('as somebody likes it better'));
  assert.deepEqual(leftAlone(), ['results/a.json']);
});

test('a deleted one is', () => {
  results.remove('results/a.json');
  assert.deepEqual(leftAlone(), ['results/a.json']);
});

describe('in a checkout that may be behind', () => {
  const named = () => findLeftAlone(state, results, RESULTS, { mayBeBehind: true });

  test('one that is missing says nothing', () => {
    results.remove('results/a.json');
    assert.deepEqual(named(), []);
  });

  test('one of the task as it was before says nothing', () => {
    results.write('results/a.json', Buffer.from(resultWith(keyOf('earlier'))));
    assert.deepEqual(named(), []);
  });

  test.each([
    ['for the same content', resultWith(keyOf('a'))],
    ['that is no result', 'as somebody likes it better'],
  ])('an edited one %s is named', (_, text) => {
    results.write('results/a.json', Buffer.from(text));
    assert.deepEqual(named(), ['results/a.json']);
  });
});

function resultWith(key: string): string {
  const finished = stateAfter(...calling('a'), completed('a')).tasks.get('a');
  assert.ok(finished?.status === 'completed');
  return resultText(completedResult({ ...finished, key }, 'Yes.'));
}

import assert from 'node:assert/strict';
import { test } from 'vitest';

import { oneMore, parseUnreachedRuns } from '../../src/domain/unreached-runs.ts';

test('runs in a row are counted', () => {
  const first = oneMore(undefined, '7.1');
  assert.deepEqual(first, { version: 1, runs: 1, last: '7.1' });
  assert.deepEqual(oneMore(first, '8.1'), { version: 1, runs: 2, last: '8.1' });
});

test('a run that is started again counts once', () => {
  const known = oneMore(undefined, '7.1');
  assert.equal(oneMore(known, '7.1'), known);
});

test('the count is read as it was written', () => {
  const known = oneMore(undefined, '7.1');
  assert.deepEqual(parseUnreachedRuns(JSON.stringify(known)), known);
});

test.each([undefined, '', '{', '{"version":1,"runs":0,"last":"7.1"}', '{"version":2,"runs":1,"last":"7.1"}'])(
  'what is no count is none: %j',
  text => assert.equal(parseUnreachedRuns(text), undefined),
);

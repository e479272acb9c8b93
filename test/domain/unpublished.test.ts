import assert from 'node:assert/strict';
import { test } from 'vitest';

import type { Event } from '../../src/domain/event.ts';
import { hasUnpublished, unpublished } from '../../src/domain/unpublished.ts';
import { stateAfter } from '../support/given.ts';
import {
  completed,
  created,
  keyOf,
  quarantined,
  queued,
  runStarted,
  sha,
  started,
} from '../support/literals.ts';

const published = (task: string): Event => ({
  type: 'ResultsPublished',
  results: [{ task, key: keyOf(task), sha256: sha(1) }],
});

test('a result waits when its task has come to its end, one way or the other, and it was not published', () => {
  const state = stateAfter(
    ...[created, runStarted, ...queued('done', 'out', 'set-aside', 'open')],
    ...[started('done'), completed('done'), started('out'), completed('out'), published('out')],
    quarantined('set-aside', { kind: 'skipped' }),
  );
  assert.deepEqual(
    [...unpublished(state)].map(({ id }) => id),
    ['done', 'set-aside'],
  );
  assert.equal(hasUnpublished(state), true);
});

test('none waits where nothing was done, or all of it is published', () => {
  const begun = [created, runStarted, ...queued('a'), started('a')];
  assert.equal(hasUnpublished(stateAfter(...begun)), false);
  assert.equal(hasUnpublished(stateAfter(...begun, completed('a'), published('a'))), false);
});

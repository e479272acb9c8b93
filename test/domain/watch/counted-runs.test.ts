import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { countedRuns } from '../../../src/domain/watch/counted-runs.ts';
import { run } from '../../support/watch-facts.ts';

const counts = (event: string, branch: string | undefined, defaultBranch: string | undefined = 'main') =>
  countedRuns([run('2026-05-01T02:20', 'success', { event, branch })], defaultBranch).length === 1;

describe('a run tells of the agent', () => {
  test.each(['schedule', 'workflow_dispatch', 'push', 'workflow_run', ''])(
    'on the event "%s" of the default branch',
    event => assert.equal(counts(event, 'main'), true),
  );

  test('when nobody knows its branch', () => assert.equal(counts('schedule', undefined), true));

  test('on any branch while nobody knows which is the default', () =>
    assert.equal(countedRuns([run('2026-05-01T02:20', 'success', { branch: 'side' })], undefined).length, 1));
});

describe('a run tells nothing of the agent', () => {
  test.each(['schedule', 'workflow_dispatch', 'push'])('on the event %s of another branch', event =>
    assert.equal(counts(event, 'side'), false),
  );

  test.each(['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'])(
    'on the event %s, whatever its branch',
    event => {
      assert.equal(counts(event, 'main'), false);
      assert.equal(counts(event, undefined), false);
    },
  );
});

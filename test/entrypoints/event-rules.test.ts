import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { refusalOfEvent } from '../../src/entrypoints/event-rules.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'event-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** As the runner gives an event to a step. */
function eventOf(GITHUB_EVENT_NAME: string, payload: string | object = {}) {
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return { GITHUB_EVENT_NAME, GITHUB_EVENT_PATH: path };
}

const PULL_REQUEST_EVENTS = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
];

describe('mode run', () => {
  test.each(PULL_REQUEST_EVENTS)('is refused under %s, with the reason and the way out', event => {
    assert.equal(
      refusalOfEvent('run', eventOf(event)),
      `Mode "run" does not work under the event "${event}": whoever opens a pull request could have tasks of theirs asked with your key, and paid from your budget. Set "mode: plan" to see on a pull request what its tasks would cost. Start it by "schedule", "workflow_dispatch" or "push" instead.`,
    );
  });

  test.each(PULL_REQUEST_EVENTS)('is refused after a workflow that %s began', event => {
    const payload = { action: 'completed', workflow_run: { event, head_branch: 'x' } };
    assert.match(
      refusalOfEvent('run', eventOf('workflow_run', payload)) ?? '',
      new RegExp(`under the event "workflow_run" after "${event}": whoever opens`),
    );
  });

  test.each([
    'schedule',
    'workflow_dispatch',
    'repository_dispatch',
    'push',
    'issue_comment',
    'pull_requests',
    '',
  ])('works under %j', event => assert.equal(refusalOfEvent('run', eventOf(event)), undefined));

  test('works where there is no event', () => assert.equal(refusalOfEvent('run', {}), undefined));

  test.each(['schedule', 'push', 'workflow_dispatch'])('works after a workflow that %s began', event =>
    assert.equal(refusalOfEvent('run', eventOf('workflow_run', { workflow_run: { event } })), undefined),
  );

  test('is refused after a workflow that another one began: how that began nobody says', () =>
    assert.match(
      refusalOfEvent('run', eventOf('workflow_run', { workflow_run: { event: 'workflow_run' } })) ?? '',
      /"workflow_run" after another one: .* it may have been with a pull request/,
    ));

  test.each([
    '',
    'null',
    '[]',
    '{"workflow_run":null}',
    '{"workflow_run":"push"}',
    '{"workflow_run":{"event":["push"]}}',
    '{"workflow_run":{"event":"push\\n::error::"}}',
    '{"__proto__":{"workflow_run":{"event":"push"}}}',
    '['.repeat(100_000),
  ])('is refused after a workflow that nobody knows: %.40j', payload => {
    assert.match(refusalOfEvent('run', eventOf('workflow_run', payload)) ?? '', /its payload cannot be read/);
  });

  test('is refused when the payload is missing, or far too large', () => {
    const GITHUB_EVENT_NAME = 'workflow_run';
    const known = eventOf(GITHUB_EVENT_NAME, '{"workflow_run":{"event":"push"}}');
    truncateSync(known.GITHUB_EVENT_PATH, (32 << 20) + 1);
    for (const env of [{ GITHUB_EVENT_NAME }, { GITHUB_EVENT_NAME, GITHUB_EVENT_PATH: folder }, known])
      assert.match(refusalOfEvent('run', env) ?? '', /its payload cannot be read/);
  });
});

test.each([...PULL_REQUEST_EVENTS, 'workflow_run', 'schedule'])('mode plan works under %s', event => {
  assert.equal(
    refusalOfEvent('plan', eventOf(event, { workflow_run: { event: 'pull_request' } })),
    undefined,
  );
});

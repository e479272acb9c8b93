import assert from 'node:assert/strict';
import { hash as digest } from 'node:crypto';
import { describe, test } from 'vitest';

import { NO_LIMITS } from '../../../src/domain/budget.ts';
import { OUTAGE_UNTIL_STOP } from '../../../src/domain/breaker.ts';
import { SUSPECTS_UNTIL_STOP } from '../../../src/domain/configuration.ts';
import type { Event } from '../../../src/domain/event.ts';
import { firingAlerts } from '../../../src/domain/alerts/firing-alerts.ts';
import { isSkipped } from '../../../src/domain/requests/skipped.ts';
import { countTasks } from '../../../src/domain/task-counts.ts';
import { given, stateAfter } from '../../support/given.ts';
import {
  NOW,
  PROVIDER,
  added,
  calling,
  completed,
  failed,
  finish,
  listed,
  quarantined,
  queued,
  released,
  stopped,
} from '../../support/literals.ts';

// A task that somebody asked to skip stands in quarantine, and nothing but a person or an edit brings it back.

const skipped = { kind: 'skipped' } as const;
const tooLarge = { kind: 'too-large', status: 413 } as const;
const down = { kind: 'server-error', status: 503 } as const;
const refused = { kind: 'bad-request', status: 400 } as const;
const facts = {
  ...({ agent: 'default', outcome: 'completed', problem: undefined, now: NOW } as const),
  limits: NO_LIMITS,
};
const firing = (...history: Event[]) =>
  firingAlerts(stateAfter(...history), facts, text => digest('sha256', text, 'hex'));

test('is told from others by why it is there', () => {
  const { tasks } = stateAfter(...calling('a', 'b'), failed('a', tooLarge), quarantined('a', tooLarge));
  assert.deepEqual(
    [isSkipped(tasks.get('a')), isSkipped(tasks.get('b')), isSkipped(undefined)],
    [false, false, false],
  );
  assert.equal(isSkipped(stateAfter(...queued('a'), quarantined('a', skipped)).tasks.get('a')), true);
});

test('is counted apart', () => {
  const state = stateAfter(
    ...calling('done', 'bad', 'busy'),
    ...[completed('done'), failed('bad', tooLarge), quarantined('bad', tooLarge)],
    ...[added('aside'), added('next'), quarantined('aside', skipped)],
  );
  assert.deepEqual(countTasks(state), {
    ...{ pending: 1, processing: 1, failed: 0, quarantined: 1, skipped: 1, completed: 1 },
  });
});

describe('the alert of the quarantine', () => {
  const bad = [...calling('bad'), failed('bad', tooLarge), quarantined('bad', tooLarge)];

  test('does not call for it', () => assert.deepEqual(firing(...queued('a'), quarantined('a', skipped)), []));

  test('is over once all that it told of are skipped', () => {
    assert.equal(firing(...bad).length, 1);
    assert.deepEqual(firing(...bad, quarantined('bad', skipped)), []);
  });

  test('says the same whether others are skipped or not', () =>
    assert.deepEqual(firing(...bad, added('a'), quarantined('a', skipped)), firing(...bad)));
});

describe('whatever happens to others', () => {
  test('an outage that is over gives it nothing back', () => {
    const ids = Array.from({ length: OUTAGE_UNTIL_STOP }, (_, index) => `t${index}`);
    const [first = '', last = ''] = [ids[0], ids.at(-1)];
    const history = [
      ...calling(...ids),
      ...ids.slice(0, -1).flatMap(id => [failed(id, down), quarantined(id, down)]),
      quarantined(first, skipped),
    ];
    const retryAt = '2026-01-31T12:00:00.500Z';
    given(...history)
      .when(finish(last, { kind: 'failed', failure: down }))
      .then(
        failed(last, down, { retryAt }),
        stopped(PROVIDER, 'breaker', down),
        ...ids.slice(1, -1).map(id => released(id, 'breaker')),
      );
  });

  test('a setting that was wrong gives it nothing back', () => {
    const ids = Array.from({ length: SUSPECTS_UNTIL_STOP }, (_, index) => `t${index}`);
    const [first = '', last = ''] = [ids[0], ids.at(-1)];
    given(
      ...calling(...ids),
      ...ids.slice(0, -1).flatMap(id => [failed(id, refused), quarantined(id, refused)]),
      quarantined(first, skipped),
    )
      .when(finish(last, { kind: 'failed', failure: refused }))
      .then(
        failed(last, refused, { counted: false }),
        stopped({ kind: 'type', name: 'summarize' }, 'configuration', refused),
        ...ids.slice(1, -1).map(id => released(id, 'configuration')),
      );
  });

  test('the same task file leaves it aside, and an edit of it does not', () => {
    given(...queued('a'), quarantined('a', skipped))
      .when({ type: 'ListTasks', tasks: [listed('a')] })
      .then();
    const state = stateAfter(...queued('a'), quarantined('a', skipped), {
      ...added('a', { key: 'f'.repeat(64) }),
      type: 'TaskChanged',
    });
    assert.equal(state.tasks.get('a')?.status, 'pending');
  });

  test('it is tried anew, with all its attempts, once it was put back', () => {
    const state = stateAfter(
      ...calling('a'),
      failed('a', down),
      quarantined('a', skipped),
      released('a', 'retry'),
    );
    assert.deepEqual([...state.pending], ['a']);
    given(...calling('a'), failed('a', down), quarantined('a', skipped), released('a', 'retry'))
      .whenPlanned([{ id: 'a' }])
      .then({ do: 'attempt', task: 'a', hold: { tokens: 100, nanoUsd: 1_000 } });
  });
});

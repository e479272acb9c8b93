import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Event } from '../../src/domain/event.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { faultOf } from '../../src/domain/failure.ts';
import { idsOf, newState, versionOf } from '../../src/domain/state.ts';
import { stateAfter } from '../support/given.ts';
import {
  ANSWER,
  NOW,
  added,
  calling,
  changed,
  charged,
  completed,
  created,
  failed,
  keyOf,
  later,
  quarantined,
  queued,
  removed,
  runFinished,
  runStarted,
  sha,
  started,
} from '../support/literals.ts';

const down = { kind: 'server-error', status: 503 } as const;
const published = (task: string, key = keyOf(task)): Event => ({
  type: 'ResultsPublished',
  results: [{ task, key, sha256: sha(9) }],
});
const publishedOf = (task: string, ...history: Event[]) => {
  const found = stateAfter(...history).tasks.get(task);
  return found !== undefined && 'published' in found ? found.published : 'no result';
};

describe('a result', () => {
  test('that was published is known to be', () => {
    assert.equal(publishedOf('a', ...calling('a'), completed('a')), undefined);
    assert.equal(publishedOf('a', ...calling('a'), completed('a'), published('a')), sha(9));
  });

  test('of a quarantined task is published too', () => {
    const history = [...calling('a'), failed('a', down), quarantined('a', down)];
    assert.equal(publishedOf('a', ...history, published('a')), sha(9));
  });

  test('of other work than the present is not taken for the present', () => {
    const done = [...calling('a'), completed('a')];
    assert.equal(publishedOf('a', ...done, published('a', sha(2))), undefined);
    assert.equal(publishedOf('a', ...done, changed('a', { key: sha(2) }), published('a')), 'no result');
    assert.equal(publishedOf('a', ...queued('a'), published('a')), 'no result');
    assert.equal(publishedOf('a', ...done, removed('a'), published('a', sha(2)), added('a')), undefined);
  });

  test('of a task that was removed or edited is still published when it comes back', () => {
    const done = [...calling('a'), completed('a')];
    assert.equal(publishedOf('a', ...done, removed('a'), published('a'), added('a')), sha(9));
    assert.equal(
      publishedOf('a', ...done, changed('a', { key: sha(2) }), published('a'), changed('a')),
      sha(9),
    );
  });

  test('whose answer was erased is not written any more, and the work stays done', () => {
    const forgotten = { type: 'AnswerForgotten', task: 'a', key: keyOf('a'), answer: ANSWER } as const;
    const history = [...calling('a'), completed('a'), forgotten];
    assert.equal(publishedOf('a', ...history), 'forgotten');
    assert.equal(stateAfter(...history).tasks.get('a')?.status, 'completed');
  });

  test('of a task that is not known any more changes nothing', () =>
    assert.deepEqual(stateAfter(...queued('a'), published('z')), stateAfter(...queued('a'))));
});

describe('a retry', () => {
  test('is in its place by its time, and among equals first come first', () => {
    const waiting = (task: string, inMs: number) => failed(task, down, { retryAt: later(inMs) });
    const state = stateAfter(
      ...calling('a', 'b', 'c', 'd', 'e'),
      waiting('a', 300),
      waiting('b', 100),
      waiting('c', 300),
      waiting('d', 200),
      waiting('e', 100),
    );
    assert.deepEqual(
      state.retries.map(({ task }) => task),
      ['b', 'e', 'd', 'a', 'c'],
    );
  });

  test('is gone when its task starts, is edited, removed, released or quarantined', () => {
    const waiting = [...calling('a'), failed('a', down, { retryAt: later(300) })];
    const events: Event[] = [
      started('a', { attempt: 2 }),
      changed('a'),
      removed('a'),
      { type: 'TaskReleased', task: 'a', reason: 'retry' },
      quarantined('a', down),
    ];
    for (const event of events) assert.deepEqual(stateAfter(...waiting, event).retries, []);
  });
});

describe('facts about the log itself', () => {
  test.each<Event>([
    { type: 'LogRecovered', damage: 'torn', bytes: 17 },
    { type: 'SnapshotTaken', seq: 3, hash: sha(1), sha256: sha(2) },
  ])('$type changes nothing of the work', event =>
    assert.deepEqual(
      stateAfter(...calling('a'), completed('a'), event),
      stateAfter(...calling('a'), completed('a')),
    ),
  );
});

describe('a fact that cannot follow', () => {
  test.each<[string, Event[], RegExp]>([
    ['of a task that was never added', [created, runStarted, started('a')], /named before it was added/],
    ['of work on a finished task', [...calling('a'), completed('a'), started('a')], /after it was completed/],
    ['of a second attempt under way', [...calling('a'), started('a')], /in flight already/],
    ['of an end without a start', [...queued('a'), completed('a')], /no attempt in flight/],
    ['outside a run', [created, added('a'), started('a')], /before it started/],
    [
      'of an adoption before there was a log',
      [{ type: 'LogAdopted', repository: '43', previous: '42' }],
      /adopted before it was created/,
    ],
  ])('%s is a bug', (_, history, message) => assert.throws(() => stateAfter(...history), message));

  test('of an unknown type is a bug', () =>
    assert.throws(
      () => evolve(newState(), { seq: 1, at: NOW, run: 'run-1', event: JSON.parse('{ "type": "Moved" }') }),
      /Unhandled case.*Moved/,
    ));
});

test('a failure of an unknown kind is a bug', () =>
  assert.throws(() => faultOf(JSON.parse('{ "kind": "gremlins" }')), /Unhandled case.*gremlins/));

test('a key that nobody has has no tasks and no versions', () => {
  const state = stateAfter(...queued('a'));
  assert.deepEqual(idsOf(state, sha(2)), []);
  assert.equal(versionOf(state, 'a', sha(2)), undefined);
  assert.equal(versionOf(state, 'a', keyOf('a'))?.status, 'pending');
});

test('the same facts give the same State, and a fresh one each time', () => {
  const history = [
    ...calling('a', 'b', 'c'),
    completed('a'),
    failed('b', down, { retryAt: later(300) }),
    charged('c', 'killed'),
    runFinished,
  ];
  assert.deepEqual(stateAfter(...history), stateAfter(...history));
  assert.notEqual(stateAfter(...history).tasks, stateAfter(...history).tasks);
});

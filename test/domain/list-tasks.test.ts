import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Command } from '../../src/domain/decide.ts';
import { type ListedTask, standingOf } from '../../src/domain/list-tasks.ts';
import { OFFLINE_MODEL } from '../../src/domain/task.ts';
import { given, stateAfter } from '../support/given.ts';
import {
  ANSWER,
  added,
  answer,
  calling,
  changed,
  charged,
  completed,
  created,
  failed,
  later,
  listed,
  quarantined,
  queued,
  removed,
  runFinished,
  runStarted,
  sha,
  shared,
  started,
} from '../support/literals.ts';

const list = (...tasks: ListedTask[]): Command => ({ type: 'ListTasks', tasks });
const down = { kind: 'server-error', status: 503 } as const;

describe('a task in the task file', () => {
  test('that was never seen is added', () =>
    given(created, runStarted)
      .when(list(listed('a'), listed('b')))
      .then(added('a'), added('b')));

  test('that is known is not added twice', () =>
    given(...queued('a'))
      .when(list(listed('a')))
      .then());

  test('that is finished is left alone', () =>
    given(...calling('a'), completed('a'))
      .when(list(listed('a')))
      .then());

  test('that was edited runs again', () => {
    const edited = { key: sha(2), input: sha(3) };
    given(...calling('a'), completed('a'))
      .when(list(listed('a', edited)))
      .then(changed('a', edited));
  });

  test('that was edited leaves quarantine', () => {
    const edited = { key: sha(2) };
    given(...calling('a'), failed('a', down), quarantined('a', down))
      .when(list(listed('a', edited)))
      .then(changed('a', edited));
    const state = stateAfter(
      ...calling('a'),
      failed('a', down),
      quarantined('a', down),
      changed('a', edited),
    );
    const task = state.tasks.get('a');
    assert.equal(task?.status === 'pending' && task.tries.failures, 0);
  });

  test('that was edited while its call is in flight is looked at again later', () => {
    given(...calling('a'))
      .when(list(listed('a', { key: sha(2) })))
      .then();
    assert.equal(standingOf(listed('a', { key: sha(2) }), stateAfter(...calling('a'))), 'busy');
  });

  test('that is no longer there is removed, unless its call is in flight', () =>
    given(...queued('gone', 'kept'), added('busy'), started('busy'))
      .when(list(listed('kept')))
      .then(removed('gone')));
});

describe('finished work', () => {
  test('of a task that was removed and comes back unchanged is not paid again', () => {
    const state = stateAfter(...calling('a'), completed('a'), removed('a'));
    assert.equal(state.tasks.size, 0);
    assert.equal(standingOf(listed('a'), state), 'returned');
    given(...calling('a'), completed('a'), removed('a'))
      .when(list(listed('a')))
      .then(added('a'));
    const back = stateAfter(...calling('a'), completed('a'), removed('a'), added('a'));
    assert.equal(back.tasks.get('a')?.status, 'completed');
    assert.deepEqual([...back.pending, ...back.archive.keys()], []);
  });

  test('of a task that was removed and comes back edited does not serve', () => {
    const state = stateAfter(...calling('a'), completed('a'), removed('a'), added('a', { key: sha(2) }));
    assert.equal(state.tasks.get('a')?.status, 'pending');
  });

  test('of a task that was edited and edited back before it ran again is not paid again', () => {
    const edited = [...calling('a'), completed('a'), changed('a', { key: sha(2) })];
    given(...edited)
      .when(list(listed('a')))
      .then(changed('a'));
    const state = stateAfter(...edited, changed('a'));
    assert.equal(state.tasks.get('a')?.status, 'completed');
    assert.deepEqual([...state.pending], []);
  });

  test('of an edited task is gone once the new answer has replaced it', () => {
    const replaced = [
      ...calling('a'),
      completed('a'),
      changed('a', { key: sha(2) }),
      started('a', { key: sha(2) }),
      completed('a', { key: sha(2), answer: sha(0xb) }),
    ];
    assert.equal(standingOf(listed('a'), stateAfter(...replaced)), 'changed');
    assert.equal(stateAfter(...replaced).idsByKey.has(listed('a').key), false);
  });

  test('of an edited task is gone once the quarantine of the new work has replaced it', () => {
    const replaced = [
      ...calling('a'),
      completed('a'),
      changed('a', { key: sha(2) }),
      started('a', { key: sha(2) }),
      failed('a', down, { key: sha(2) }),
      quarantined('a', down, sha(2)),
    ];
    assert.equal(standingOf(listed('a'), stateAfter(...replaced)), 'changed');
  });

  test('of a task that was removed serves it under its new name', () =>
    given(...calling('old'), completed('old'), removed('old'), added('new', { key: listed('old').key }))
      .when({ type: 'ShareAnswers', shares: [{ task: 'new', sameAs: 'old' }] })
      .then(shared('new', 'old')));

  test('does not come back for work that was not finished', () => {
    const state = stateAfter(
      ...calling('a'),
      failed('a', down, { retryAt: later(500) }),
      removed('a'),
      added('a'),
    );
    const task = state.tasks.get('a');
    assert.equal(task?.status === 'pending' && task.tries.attempts, 0);
    assert.deepEqual(state.retries, []);
  });
});

describe('on-change: keep', () => {
  const keep = { key: sha(2), onChange: 'keep' } as const;

  test('leaves a finished task alone when only the prompt around its input changed', () => {
    given(...calling('a'), completed('a'))
      .when(list(listed('a', keep)))
      .then();
    assert.equal(standingOf(listed('a', keep), stateAfter(...calling('a'), completed('a'))), 'kept');
  });

  test('runs it again when its input changed', () =>
    given(...calling('a'), completed('a'))
      .when(list(listed('a', { ...keep, input: sha(3) })))
      .then(changed('a', { ...keep, input: sha(3) })));

  test('runs a task that is not finished with the new prompt', () =>
    given(...queued('a'))
      .when(list(listed('a', keep)))
      .then(changed('a', keep)));
});

describe('a rehearsal', () => {
  const offline = { model: OFFLINE_MODEL, key: sha(2) };

  test('never replaces the answer of a model', () => {
    given(...calling('a'), completed('a'))
      .when(list(listed('a', offline)))
      .then();
  });

  test('is no answer: the task runs again with a model, also under on-change: keep', () => {
    const rehearsed = [
      created,
      runStarted,
      added('a', offline),
      started('a', { key: sha(2) }),
      completed('a', { key: sha(2) }),
    ];
    given(...rehearsed)
      .when(list(listed('a', { onChange: 'keep' })))
      .then(changed('a'));
  });

  test('runs again when the prompt changed', () => {
    const rehearsed = [
      created,
      runStarted,
      added('a', offline),
      started('a', { key: sha(2) }),
      completed('a', { key: sha(2) }),
    ];
    const edited = { ...offline, key: sha(3) };
    given(...rehearsed)
      .when(list(listed('a', edited)))
      .then(changed('a', edited));
  });
});

describe('a task whose attempts are used up', () => {
  const worn = [
    ...calling('a'),
    failed('a', down, { retryAt: later(500) }),
    started('a', { attempt: 2 }),
    failed('a', down, { attempt: 2, retryAt: later(500) }),
  ];

  test('because their number was lowered is quarantined before it is tried again', () =>
    given(...worn)
      .when(list(listed('a', { attemptsMax: 2 })))
      .then(quarantined('a', down)));

  test('has another try while their number allows it', () =>
    given(...worn)
      .when(list(listed('a')))
      .then());

  test('by kills is quarantined as interrupted', () =>
    given(...worn, started('a', { attempt: 3 }), charged('a', 'killed', { attempt: 3, counted: true }))
      .when(list(listed('a')))
      .then(quarantined('a', { kind: 'interrupted' })));

  test('is left alone in quarantine', () =>
    given(...worn, quarantined('a', down))
      .when(list(listed('a', { attemptsMax: 2 })))
      .then());
});

describe('tasks with the same key', () => {
  const twin = { key: listed('a').key };

  test('share the answer that one of them has', () =>
    given(...calling('a'), completed('a'), added('b', twin))
      .when({ type: 'ShareAnswers', shares: [{ task: 'b', sameAs: 'a' }] })
      .then(shared('b', 'a')));

  test('share it with one that waits for a retry or is in quarantine', () => {
    const tried = [
      ...queued('a'),
      added('b', twin),
      started('b', { key: twin.key }),
      failed('b', down, { key: twin.key, retryAt: later(500) }),
    ];
    const done = [started('a'), completed('a')];
    given(...tried, ...done)
      .when({ type: 'ShareAnswers', shares: [{ task: 'b', sameAs: 'a' }] })
      .then(shared('b', 'a'));
    given(...tried, quarantined('b', down, twin.key), ...done)
      .when({ type: 'ShareAnswers', shares: [{ task: 'b', sameAs: 'a' }] })
      .then(shared('b', 'a'));
  });

  test('give each other what they had when their work is exchanged', () => {
    const exchanged = [changed('a', { key: listed('b').key }), changed('b', { key: listed('a').key })];
    given(...calling('a', 'b'), completed('a'), completed('b'), ...exchanged)
      .when({
        type: 'ShareAnswers',
        shares: [
          { task: 'a', sameAs: 'b' },
          { task: 'b', sameAs: 'a' },
        ],
      })
      .then(shared('a', 'b'), shared('b', 'a'));
  });

  test('share nothing before one is finished', () =>
    given(...queued('a'), added('b', twin))
      .when({ type: 'ShareAnswers', shares: [{ task: 'b', sameAs: 'a' }] })
      .then());

  test('share nothing with a task of another key, one in flight, one that is done, or none', () => {
    const history = [
      ...calling('a', 'busy'),
      completed('a'),
      added('other'),
      added('done', twin),
      shared('done', 'a'),
    ];
    for (const task of ['other', 'busy', 'done', 'unknown']) {
      given(...history)
        .when({ type: 'ShareAnswers', shares: [{ task, sameAs: 'a' }] })
        .then();
    }
  });

  test('note whose answer it is, and that it cost nothing', () => {
    const state = stateAfter(...calling('a'), completed('a'), added('b', twin), shared('b', 'a'));
    const task = state.tasks.get('b');
    assert.ok(task?.status === 'completed');
    assert.equal(task.answer, ANSWER);
    assert.deepEqual(
      [task.facts.sameAs, task.facts.attempts, task.facts.hold],
      ['a', 0, { end: 'released' }],
    );
    assert.deepEqual([...state.pending], []);
  });

  test('are known by that key, in order, until they leave it', () => {
    const ids = (state: ReturnType<typeof stateAfter>) => state.idsByKey.get(twin.key);
    const both = [...queued('a'), added('b', twin)];
    assert.deepEqual(ids(stateAfter(...both)), ['a', 'b']);
    assert.deepEqual(ids(stateAfter(...both, changed('a', { key: sha(2) }))), ['b']);
    assert.deepEqual(ids(stateAfter(...both, removed('b'))), ['a']);
    assert.equal(ids(stateAfter(...both, removed('b'), removed('a'))), undefined);
  });

  test('are not paid again in another run', () =>
    given(...calling('a'), completed('a'), runFinished, runStarted, added('b', twin), started('b', twin))
      .when(answer('b'))
      .then(completed('b', twin)));
});

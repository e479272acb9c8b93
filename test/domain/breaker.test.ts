import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { UNCOUNTED_MAX, isSpared, metBy } from '../../src/domain/breaker.ts';
import type { Event, HoldEnd } from '../../src/domain/event.ts';
import type { Failure } from '../../src/domain/failure.ts';
import { given, stateAfter } from '../support/given.ts';
import {
  CHARGED,
  PROVIDER,
  RELEASED,
  calling,
  changed,
  completed,
  fail,
  failed,
  later,
  quarantined,
  queued,
  released,
  removed,
  started,
  stopped,
} from '../support/literals.ts';

const down: Failure = { kind: 'server-error', status: 503 };
const invalid: Failure = { kind: 'invalid-answer', keyword: 'type' };
const opened = stopped(PROVIDER, 'breaker', down);

/** One outage each. */
const outages = (...tasks: string[]): Event[] =>
  tasks.map(task => failed(task, down, { retryAt: later(500) }));

/** The fifth outage in a row, by task `e`, after this history. */
const fifth = (...history: Event[]) =>
  given(...calling('a', 'b', 'c', 'd', 'e', 'f'), ...history).when(fail('e', down));

describe('the breaker', () => {
  test('opens at five outages in a row across tasks', () =>
    fifth(...outages('a', 'b', 'c', 'd')).then(failed('e', down, { retryAt: later(500) }), opened));

  test('stays closed at four', () =>
    fifth(...outages('a', 'b', 'c')).then(failed('e', down, { retryAt: later(500) })));

  test.each<Failure>([
    { kind: 'network' },
    { kind: 'timeout', timeoutMs: 1_000 },
    { kind: 'error-in-answer' },
    { kind: 'malformed-answer' },
    { kind: 'empty-answer' },
  ])('counts $kind as an outage', failure =>
    given(...calling('a', 'b', 'c', 'd', 'e'), ...outages('a', 'b', 'c', 'd'))
      .when(fail('e', failure))
      .then(failed('e', failure, { retryAt: later(500) }), stopped(PROVIDER, 'breaker', failure)),
  );

  test('stays closed when an answer came in between', () =>
    fifth(...outages('a', 'b', 'c'), completed('f'), ...outages('d')).then(
      failed('e', down, { retryAt: later(500) }),
    ));

  test.each<Failure>([invalid, { kind: 'length', completionTokensMax: 50 }])(
    'stays closed when a model answered in between, however badly ($kind)',
    failure =>
      fifth(...outages('a', 'b', 'c'), failed('f', failure), ...outages('d')).then(
        failed('e', down, { retryAt: later(500) }),
      ),
  );

  test('is not opened by an answer that was heard, after any outages', () =>
    given(...calling('a', 'b', 'c', 'd', 'e'), ...outages('a', 'b', 'c', 'd'))
      .when(fail('e', invalid))
      .then(failed('e', invalid, { retryAt: later(500) })));

  test('is not held closed by a refusal in between: no model was heard of', () => {
    const refused: Failure = { kind: 'too-large', status: 413 };
    fifth(...outages('a', 'b'), failed('f', refused), quarantined('f', refused), ...outages('c', 'd')).then(
      failed('e', down, { retryAt: later(500) }),
      opened,
    );
  });

  test('is not opened by one task alone', () => {
    const again = (attempt: number): Event[] => [started('e', { attempt }), failed('e', down, { attempt })];
    given(
      ...calling('e'),
      failed('e', down),
      ...again(2),
      ...again(3),
      ...again(4),
      started('e', { attempt: 5 }),
    )
      .when(fail('e', down, { attemptsMax: 9 }))
      .then(failed('e', down, { attempt: 5, retryAt: later(8_000) }));
  });

  test('opens on the last attempt of a task without putting it into quarantine', () =>
    given(...calling('a', 'b', 'c', 'd', 'e'), ...outages('a', 'b', 'c', 'd'))
      .when(fail('e', down, { attemptsMax: 1 }))
      .then(failed('e', down, { retryAt: later(500) }), opened));

  describe('opens for a task alone whose last attempt could not even be sent', () => {
    const unreached: Failure = { kind: 'network', code: 'ENOTFOUND' };
    const lastOf = (history: readonly Event[], hold: HoldEnd = RELEASED) =>
      given(...calling('a', 'b'), ...history).when(fail('a', unreached, { attemptsMax: 1, hold }));
    const givenUp = (hold: HoldEnd) => [failed('a', unreached, { hold }), quarantined('a', unreached)];

    test('and nobody has answered', () =>
      lastOf([]).then(
        failed('a', unreached, { retryAt: later(500) }),
        stopped(PROVIDER, 'breaker', unreached),
      ));

    test('but not if something may have been sent, and been paid for', () =>
      lastOf([], CHARGED).then(...givenUp(CHARGED)));

    test('but not if somebody has answered in this run', () =>
      lastOf([completed('b')]).then(...givenUp(RELEASED)));

    test('and its attempts are given back', () => {
      const state = stateAfter(
        ...calling('a'),
        failed('a', unreached, { retryAt: later(500) }),
        stopped(PROVIDER, 'breaker', unreached),
      );
      const task = state.tasks.get('a');
      assert.ok(task?.status === 'failed');
      assert.equal(task.tries.failures, 0);
    });
  });

  test('releases tasks that its outage had put into quarantine', () =>
    fifth(...outages('a', 'b', 'c'), failed('d', down), quarantined('d', down)).then(
      failed('e', down, { retryAt: later(500) }),
      opened,
      released('d', 'breaker'),
    ));

  test('leaves them there where somebody was answered in this run: they may be bad in themselves', () =>
    given(
      ...calling('a', 'b', 'c', 'd', 'e', 'f', 'x'),
      completed('x'),
      ...[...outages('a', 'b', 'c'), failed('d', down), quarantined('d', down)],
    )
      .when(fail('e', down))
      .then(failed('e', down, { retryAt: later(500) }), opened));

  test('leaves a task in quarantine that got there by itself during the outage', () => {
    const refused: Failure = { kind: 'content-refused', status: 403 };
    fifth(
      failed('a', down),
      started('a', { attempt: 2 }),
      failed('a', refused, { attempt: 2 }),
      quarantined('a', refused),
      ...outages('b', 'c', 'd'),
    ).then(failed('e', down, { retryAt: later(500) }), opened);
  });

  test('leaves a task in quarantine whose kills were too many', () =>
    fifth(failed('a', down), quarantined('a', { kind: 'interrupted' }), ...outages('b', 'c', 'd')).then(
      failed('e', down, { retryAt: later(500) }),
      opened,
    ));

  test('gives back what the streak cost, and no more', () => {
    const state = stateAfter(
      ...calling('a', 'b', 'c', 'd', 'e'),
      failed('a', invalid),
      started('a', { attempt: 2 }),
      failed('a', down, { attempt: 2 }),
      ...outages('b', 'c', 'd', 'e'),
      opened,
    );
    const failures = [...state.tasks.values()].map(task => 'tries' in task && task.tries.failures);
    assert.deepEqual(failures, [1, 0, 0, 0, 0]);
  });

  describe('of a task on which something was spent', () => {
    const late: Failure = { kind: 'timeout', timeoutMs: 1_000 };
    const wordless: Failure = { kind: 'empty-answer' };
    /** Tried so often before, and none of it counted. */
    const uncounted = (times: number): Event[] =>
      Array.from({ length: times }, (_, index) => index + 1).flatMap(attempt => [
        started('e', { attempt }),
        failed('e', late, { attempt, counted: false }),
      ]);
    const others = ['a', 'b', 'c', 'd'].flatMap(id => [started(id), ...outages(id)]);
    const history = (times: number) => [
      ...queued('a', 'b', 'c', 'd', 'e'),
      ...uncounted(times),
      ...others,
      started('e', { attempt: times + 1 }),
    ];
    const failuresAfter = (times: number, failure: Failure, hold: HoldEnd) => {
      const attempt = times + 1;
      const last = failed('e', failure, { attempt, hold, retryAt: later(500) });
      const task = stateAfter(...history(times), last, opened).tasks.get('e');
      return task?.status === 'failed' && task.tries.failures;
    };

    test('gives nothing back once that was done too often, and its last attempt puts it into quarantine', () => {
      assert.equal(failuresAfter(UNCOUNTED_MAX, late, CHARGED), 1);
      const attempt = UNCOUNTED_MAX + 1;
      given(...history(UNCOUNTED_MAX))
        .when(fail('e', late, { attemptsMax: 1, hold: CHARGED }))
        .then(
          failed('e', late, { attempt, hold: CHARGED }),
          quarantined('e', late),
          stopped(PROVIDER, 'breaker', late),
        );
    });

    test('gives back what was done once less', () => {
      assert.equal(failuresAfter(UNCOUNTED_MAX - 1, late, CHARGED), 0);
      const attempt = UNCOUNTED_MAX;
      given(...history(UNCOUNTED_MAX - 1))
        .when(fail('e', late, { attemptsMax: 1, hold: CHARGED }))
        .then(
          failed('e', late, { attempt, hold: CHARGED, retryAt: later(500) }),
          stopped(PROVIDER, 'breaker', late),
        );
    });

    test('gives nothing back for an answer that had nothing in it', () => {
      assert.equal(failuresAfter(0, wordless, CHARGED), 1);
      given(...history(0))
        .when(fail('e', wordless, { attemptsMax: 1, hold: CHARGED }))
        .then(
          failed('e', wordless, { hold: CHARGED }),
          quarantined('e', wordless),
          stopped(PROVIDER, 'breaker', wordless),
        );
    });

    test('but always gives back where nothing was', () => {
      for (const failure of [late, wordless, down]) {
        assert.equal(failuresAfter(0, failure, RELEASED), 0);
        const state = stateAfter(
          ...queued('a', 'b', 'c', 'd', 'e'),
          ...Array.from({ length: 2 * UNCOUNTED_MAX }, (_, index) => index + 1).flatMap(attempt => [
            started('e', { attempt }),
            failed('e', down, { attempt, counted: false }),
          ]),
          ...others,
          started('e', { attempt: 2 * UNCOUNTED_MAX + 1 }),
          failed('e', failure, { attempt: 2 * UNCOUNTED_MAX + 1, retryAt: later(500) }),
          opened,
        );
        const task = state.tasks.get('e');
        assert.equal(task?.status === 'failed' && task.tries.failures, 0);
      }
    });
  });

  test('gives back what nobody knows the failure of, though something was spent', () => {
    const tries = { attempts: 1, failures: 1, interruptions: 0, doubled: false, lastFailure: undefined };
    for (const isHeard of [true, false])
      assert.equal(isSpared(tries, { spent: { tokens: 9, nanoUsd: 0 }, isHeard }), true);
  });

  test('knows of a task that this run has not touched that nothing was spent on it', () => {
    const run = { touched: new Map(), alive: { models: new Set<string>(), types: new Set<string>() } };
    assert.deepEqual(metBy(run, 'a'), { spent: { tokens: 0, nanoUsd: 0 }, isHeard: false });
  });

  test('gives back, where somebody was answered in this run, as often and no oftener', () => {
    const failuresAfter = (times: number, ...before: Event[]) => {
      const state = stateAfter(
        ...queued('a', 'b', 'c', 'd', 'e', 'x'),
        ...Array.from({ length: times }, (_, index) => index + 1).flatMap(attempt => [
          started('e', { attempt }),
          failed('e', down, { attempt, counted: false }),
        ]),
        ...before,
        ...['a', 'b', 'c', 'd'].flatMap(id => [started(id), ...outages(id)]),
        started('e', { attempt: times + 1 }),
        failed('e', down, { attempt: times + 1, retryAt: later(500) }),
        opened,
      );
      const task = state.tasks.get('e');
      return task?.status === 'failed' && task.tries.failures;
    };
    const answered = [started('x'), completed('x')];
    assert.equal(failuresAfter(UNCOUNTED_MAX - 1, ...answered), 0);
    assert.equal(failuresAfter(UNCOUNTED_MAX, ...answered), 1);
    assert.equal(failuresAfter(UNCOUNTED_MAX), 0);
  });

  test('leaves a task in quarantine that may have been paid for: it would have a new beginning each time', () => {
    const late: Failure = { kind: 'timeout', timeoutMs: 1_000 };
    fifth(...outages('a', 'b', 'c'), failed('d', late, { hold: CHARGED }), quarantined('d', late)).then(
      failed('e', down, { retryAt: later(500) }),
      opened,
    );
  });

  test('alone gives back: another stop does not', () => {
    const account = stopped(PROVIDER, 'account', { kind: 'unauthorized', status: 401 });
    const task = stateAfter(...calling('a'), ...outages('a'), account).tasks.get('a');
    assert.equal(task?.status === 'failed' && task.tries.failures, 1);
  });

  test('has nothing to give back to tasks that were edited, removed or served meanwhile', () => {
    const state = stateAfter(
      ...calling('a', 'b', 'c', 'd', 'e'),
      ...outages('a', 'b', 'c', 'd', 'e'),
      changed('a'),
      removed('b'),
      { type: 'AnswerShared', task: 'c', key: 'c'.repeat(64), sameAs: 'x', answer: 'd'.repeat(64) },
      opened,
    );
    const facts = [...state.tasks.values()].map(task =>
      'tries' in task ? task.tries.failures : task.status,
    );
    assert.deepEqual(facts, [0, 'completed', 0, 0]);
  });

  test('once open takes the calls that were in flight for the same outage', () =>
    given(...calling('a', 'b', 'c', 'd', 'e', 'f'), ...outages('a', 'b', 'c', 'd', 'e'), opened)
      .when(fail('f', down, { attemptsMax: 1 }))
      .then(failed('f', down, { counted: false })));

  test('once open still counts what is no outage', () =>
    given(...calling('a', 'b', 'c', 'd', 'e', 'f'), ...outages('a', 'b', 'c', 'd', 'e'), opened)
      .when(fail('f', invalid))
      .then(failed('f', invalid, { retryAt: later(500) })));

  test('need not open where the account has stopped the provider: the outage costs no attempt all the same', () => {
    const account = stopped(PROVIDER, 'account', { kind: 'unauthorized', status: 401 });
    fifth(...outages('a', 'b', 'c', 'd'), account).then(failed('e', down, { counted: false }));
  });

  test('opens though a model was stopped', () =>
    fifth(...outages('a', 'b', 'c', 'd'), stopped({ kind: 'model', name: 'large' }, 'hold-exceeded')).then(
      failed('e', down, { retryAt: later(500) }),
      opened,
    ));
});

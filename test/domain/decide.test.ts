import { describe, test } from 'vitest';

import { type BudgetRefusal, NO_LIMITS } from '../../src/domain/budget.ts';
import type { Command } from '../../src/domain/decide.ts';
import { given, givenLimits } from '../support/given.ts';
import {
  ANSWER,
  HOLD,
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
  released,
  removed,
  runFinished,
  runStarted,
  sha,
  start,
  started,
} from '../support/literals.ts';

const down = { kind: 'server-error', status: 503 } as const;

describe('a log', () => {
  const create: Command = { type: 'CreateLog', log: 'log-1', repository: '42', agent: 'default' };
  const adopt: Command = { type: 'AdoptLog', repository: '43' };
  const adopted = { type: 'LogAdopted', repository: '43', previous: '42' } as const;

  test('is created with its identity', () => given().when(create).then(created));

  test('is not created twice', () =>
    given(created)
      .when(create)
      .thenThrows(/created once/));

  test('is adopted by another repository', () => given(created).when(adopt).then(adopted));

  test('is adopted only after a run that was killed has been accounted for', () =>
    given(...calling('a'))
      .when(adopt)
      .then(charged('a', 'killed'), { type: 'RunInterrupted', interrupted: 'run-1' }, adopted));

  test('that was never created cannot be adopted', () =>
    given()
      .when(adopt)
      .thenThrows(/cannot be adopted/));
});

describe('a run that was killed and left a whole log', () => {
  test('is noted as interrupted, with its calls in flight charged, and nothing else of what it drew', () =>
    given(created, { ...runStarted, escrow: { tokens: 5_000 } }, added('a'), started('a'))
      .when({ type: 'InterruptRun' })
      .then(charged('a', 'killed'), { type: 'RunInterrupted', interrupted: 'run-1' }));

  test('is not noted where none is on', () => {
    given(created).when({ type: 'InterruptRun' }).then();
    given(created, runStarted, runFinished).when({ type: 'InterruptRun' }).then();
  });
});

describe('an attempt', () => {
  test('starts with its hold', () =>
    given(...queued('a'))
      .when(start('a'))
      .then(started('a')));

  test('counts from what was tried', () =>
    given(...calling('a'), failed('a', down, { retryAt: later(500) }))
      .when(start('a'))
      .then(started('a', { attempt: 2 })));

  test('starts when its hold fits to the last token', () =>
    givenLimits({ ...NO_LIMITS, run: { tokens: 2 * HOLD.tokens } }, ...calling('b'), added('a'))
      .when(start('a'))
      .then(started('a')));

  test.each(['run', 'day', 'month'] as const)(
    'does not start when its hold passes the budget of a %s',
    window =>
      givenLimits({ ...NO_LIMITS, [window]: { tokens: 2 * HOLD.tokens - 1 } }, ...calling('b'), added('a'))
        .when(start('a'))
        .then(),
  );

  test('is judged by the day and month in which it starts', () =>
    givenLimits(
      { ...NO_LIMITS, day: { nanoUsd: HOLD.nanoUsd }, month: { nanoUsd: HOLD.nanoUsd } },
      ...calling('b'),
      added('a'),
    )
      .when(start('a', HOLD, '2026-02-01T00:00:00.000Z'))
      .then(started('a')));

  test('of a task that is under way, finished or unknown does not start', () => {
    for (const task of ['busy', 'done', 'quarantined', 'unknown']) {
      given(
        ...calling('busy', 'done', 'quarantined'),
        completed('done'),
        failed('quarantined', down),
        quarantined('quarantined', down),
      )
        .when(start(task))
        .thenThrows(new RegExp(`"${task}" is not to be attempted`));
    }
  });
});

describe('a release', () => {
  const history = [
    ...queued('pending'),
    ...['busy', 'done', 'failed', 'quarantined'].flatMap(task => [added(task), started(task)]),
    completed('done'),
    failed('failed', down, { retryAt: later(500) }),
    failed('quarantined', down),
    quarantined('quarantined', down),
  ];
  const tasks = ['pending', 'busy', 'done', 'failed', 'quarantined', 'unknown'];

  test('to retry puts back what failed', () =>
    given(...history)
      .when({ type: 'ReleaseTasks', tasks, reason: 'retry' })
      .then(released('failed', 'retry'), released('quarantined', 'retry')));

  test('to rerun puts back finished tasks too', () =>
    given(...history)
      .when({ type: 'ReleaseTasks', tasks, reason: 'rerun' })
      .then(released('done', 'rerun'), released('failed', 'rerun'), released('quarantined', 'rerun')));

  test('gives a task all its attempts again', () =>
    given(...history, released('quarantined', 'retry'))
      .when(start('quarantined'))
      .then(started('quarantined')));
});

describe('forgetting an answer', () => {
  const forget: Command = { type: 'ForgetAnswer', task: 'a' };
  const forgotten = { type: 'AnswerForgotten', task: 'a', key: keyOf('a'), answer: ANSWER } as const;

  test('is a fact', () =>
    given(...calling('a'), completed('a'))
      .when(forget)
      .then(forgotten));

  test('works for a task that was removed', () =>
    given(...calling('a'), completed('a'), removed('a'))
      .when(forget)
      .then(forgotten));

  test('works for the answer that an edited task had', () =>
    given(...calling('a'), completed('a'), changed('a', { key: sha(2) }))
      .when(forget)
      .then(forgotten));

  test('is nothing where there is no answer', () => {
    given(...queued('a'))
      .when(forget)
      .then();
    given().when(forget).then();
  });
});

test('published results are a fact, and no results are none', () => {
  const results = [{ task: 'a', key: keyOf('a'), sha256: sha(2) }];
  given(...calling('a'), completed('a'))
    .when({ type: 'PublishResults', results })
    .then({ type: 'ResultsPublished', results });
  given(...queued('a'))
    .when({ type: 'PublishResults', results: [] })
    .then();
});

test('each budget that is reached is said once a run', () => {
  const refusal: BudgetRefusal = { window: 'run', unit: 'tokens', limit: 150, spent: 0, held: 100 };
  const reached = { type: 'BudgetReached', ...refusal } as const;
  const reach = (changes: Partial<BudgetRefusal> = {}): Command => ({
    type: 'ReachBudget',
    refusal: { ...refusal, ...changes },
  });
  given(...queued('a'))
    .when(reach())
    .then(reached);
  given(...queued('a'), reached)
    .when(reach({ spent: 90, held: 0 }))
    .then();
  given(...queued('a'), reached)
    .when(reach({ unit: 'cost' }))
    .then({ ...reached, unit: 'cost' });
  given(...queued('a'), reached)
    .when(reach({ window: 'day' }))
    .then({ ...reached, window: 'day' });
  given(...queued('a'), reached, runFinished, runStarted)
    .when(reach())
    .then(reached);
});

describe('the end of a run', () => {
  test('is a fact with its outcome', () =>
    given(...queued('a'))
      .when({ type: 'FinishRun', outcome: 'deadline' })
      .then({ type: 'RunFinished', outcome: 'deadline' }));

  test('does not come while a call is not accounted for', () =>
    given(...calling('a'))
      .when({ type: 'FinishRun', outcome: 'completed' })
      .thenThrows(/every call is accounted for/));
});

test('a wish that nobody knows is a bug, not a fact', () =>
  given()
    .when(JSON.parse('{ "type": "MakeCoffee" }'))
    .thenThrows(/Unhandled case.*MakeCoffee/));

import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { planTasks } from '../../../src/app/questions/plan-tasks.ts';
import type { Prepared } from '../../../src/app/prepare-tasks.ts';
import { type Limits, NO_LIMITS } from '../../../src/domain/budget.ts';
import type { Event } from '../../../src/domain/event.ts';
import type { ListedTask } from '../../../src/domain/list-tasks.ts';
import type { PlannedTask, TaskPlan } from '../../../src/domain/task-plan.ts';
import { stateAfter } from '../../support/given.ts';
import {
  DOUBLED,
  HOLD,
  NOW,
  SETTLED,
  added,
  calling,
  changed,
  completed,
  failed,
  keyOf,
  later,
  listed,
  quarantined,
  queued,
  released,
  removed,
  runFinished,
  runStarted,
  sha,
  started,
} from '../../support/literals.ts';

const down = { kind: 'server-error', status: 503 } as const;
const cut = { kind: 'length', completionTokensMax: 100 } as const;
/** Task `a` was done by a model. */
const done = [...calling('a'), completed('a'), runFinished];

function prepared(tasks: readonly ListedTask[]): Prepared {
  const work = tasks.map(({ id, model, taskType, attemptsMax }) => {
    return [id, { model, taskType, hold: HOLD, holdDoubled: DOUBLED, attemptsMax }] as const;
  });
  return {
    tasks: new Map(),
    listed: tasks,
    work: new Map(work),
    pricing: {
      prices: new Map([['small', { kind: 'usd', input: 1, output: 10 }]]),
      provider: 'openrouter',
      at: NOW,
    },
    notices: [],
    files: [],
  };
}

function planOf(
  history: readonly Event[],
  tasks: readonly ListedTask[],
  limits: Limits = NO_LIMITS,
): TaskPlan {
  return planTasks(stateAfter(...history), prepared(tasks), limits, NOW);
}

/** The last of the tasks, as planned. */
function planned(history: readonly Event[], ...tasks: ListedTask[]): PlannedTask {
  return planOf(history, tasks).tasks.at(-1) ?? assert.fail('no task is planned');
}

/** Action and reason of the last of the tasks. */
function verdict(history: readonly Event[], ...tasks: ListedTask[]): string {
  const { action, why } = planned(history, ...tasks);
  return `${action}: ${why}`;
}

describe('a task runs because', () => {
  test('it is new', () => assert.equal(verdict([], listed('a')), 'run: new'));

  test('it is pending', () => assert.equal(verdict(queued('a'), listed('a')), 'run: pending'));

  test('it is still pending after attempts that were cut short', () =>
    assert.equal(
      verdict([...calling('a'), failed('a', cut, { counted: false })], listed('a')),
      'run: pending after 1 of its attempts',
    ));

  test('its retry is due', () =>
    assert.equal(
      verdict([...calling('a'), failed('a', down, { retryAt: NOW })], listed('a')),
      'run: its retry is due',
    ));

  test('the run that had it in flight was killed', () =>
    assert.equal(verdict(calling('a'), listed('a')), 'run: the last run was killed while it was in flight'));

  test('the run that had it in flight was killed, and it was edited', () =>
    assert.equal(
      verdict(calling('a'), listed('a', { key: keyOf('edited') })),
      'run: the last run was killed while it was in flight, and it has changed since',
    ));

  test('it was put back', () =>
    assert.equal(
      verdict([...calling('a'), completed('a'), released('a', 'rerun')], listed('a')),
      'run: pending',
    ));

  test.each([
    ['input', { input: sha(2) }, 'changed: input'],
    ['type', { taskType: 'triage' }, 'changed: type summarize to triage'],
    ['model', { model: 'other' }, 'changed: model small to other'],
    ['input and model', { input: sha(2), model: 'other' }, 'changed: input, model small to other'],
    ['prompt', {}, 'changed: prompt, parameters or schema'],
  ])('its %s changed', (_, work, why) =>
    assert.equal(verdict(done, listed('a', { key: keyOf('edited'), ...work })), `run: ${why}`),
  );

  test('it was only rehearsed so far', () => {
    const rehearsed = [
      ...queued(),
      added('a', { key: keyOf('offline'), model: 'offline' }),
      started('a', { key: keyOf('offline'), model: 'offline' }),
      completed('a', { key: keyOf('offline') }),
    ];
    assert.equal(verdict(rehearsed, listed('a')), 'run: only rehearsed offline so far');
    assert.equal(planned(rehearsed, listed('a')).again, false);
  });
});

describe('a task is skipped because', () => {
  test('it is done', () => assert.equal(verdict(done, listed('a')), 'skip: done in run run-1'));

  test('it is kept although its prompt changed', () =>
    assert.equal(
      verdict(done, listed('a', { key: keyOf('edited'), onChange: 'keep' })),
      'skip: done; kept although its prompt changed (on-change: keep)',
    ));

  test('a rehearsal does not replace an answer', () =>
    assert.equal(
      verdict(done, listed('a', { key: keyOf('offline'), model: 'offline' })),
      'skip: done by a model; a rehearsal does not replace that',
    ));

  test('it is back as it was when it was done', () => {
    const edited = [...done, runStarted, changed('a', { key: keyOf('edited') })];
    assert.equal(
      verdict(edited, listed('a')),
      'skip: done before it was edited or removed, and now it is back as it was',
    );
  });

  test('it is back in the file, as it was when it was done', () =>
    assert.equal(
      verdict([...done, runStarted, removed('a')], listed('a')),
      'skip: done before it was edited or removed, and now it is back as it was',
    ));

  test('it is the same work as a finished task', () =>
    assert.equal(
      verdict(done, listed('twin', { key: keyOf('a') })),
      'skip: the same work as a, whose answer it shares',
    ));

  test('it is the same work as a finished task that has left the file', () =>
    assert.equal(
      verdict([...done, runStarted, removed('a')], listed('twin', { key: keyOf('a') })),
      'skip: the same work as a, whose answer it shares',
    ));

  test('it is the same work as a task before it', () =>
    assert.equal(
      verdict([], listed('a'), listed('twin', { key: keyOf('a') })),
      'skip: the same work as a task before it, whose answer it will share',
    ));
});

test('a failed task waits for its retry time', () =>
  assert.equal(
    verdict([...calling('a'), failed('a', down, { retryAt: later(1) })], listed('a')),
    `wait: to be retried at ${later(1)}`,
  ));

describe('a task is blocked because', () => {
  test('somebody asked to skip it', () =>
    assert.equal(
      verdict([...queued('a'), quarantined('a', { kind: 'skipped' })], listed('a')),
      'blocked: skipped, as somebody asked; "retry a" puts it back',
    ));

  test('it is quarantined', () => {
    const history = [...calling('a'), failed('a', down), quarantined('a', down)];
    assert.equal(
      verdict(history, listed('a')),
      'blocked: quarantined (server-error); "retry a" puts it back',
    );
  });

  test('its worst case is above a whole budget', () => {
    const plan = planOf([], [listed('a')], { ...NO_LIMITS, day: { tokens: HOLD.tokens - 1 } });
    assert.equal(plan.tasks[0]?.action, 'blocked');
    assert.match(plan.tasks[0]?.why ?? '', /^its worst case is above the whole daily-token-budget/);
    assert.equal(plan.fitting, 0);
  });

  test('its worst case with twice the cap is', () => {
    const history = [...calling('a'), failed('a', cut, { counted: false })];
    const plan = planOf(history, [listed('a')], { ...NO_LIMITS, run: { tokens: DOUBLED.tokens - 1 } });
    assert.equal(plan.tasks[0]?.action, 'blocked');
  });
});

describe('a task that runs again', () => {
  test('is told apart from new work', () => {
    assert.equal(planned(done, listed('a', { key: keyOf('edited') })).again, true);
    assert.equal(planned([], listed('a')).again, false);
    assert.equal(planned(done, listed('a')).again, false);
  });
});

describe('what it would take', () => {
  test('is at most the sum of the worst cases of what runs', () => {
    const plan = planOf(done, [listed('a'), listed('b'), listed('c')]);
    assert.deepEqual(plan.worst, { tokens: 2 * HOLD.tokens, nanoUsd: 2 * HOLD.nanoUsd });
  });

  test('is expected to be a fifth of that when nothing of its kind was ever done', () =>
    assert.deepEqual(planOf([], [listed('a')]).expected, { tokens: 20, nanoUsd: 200 }));

  test('is expected to be what its kind came to so far, failures included', () => {
    const history = [
      ...calling('a', 'b'),
      completed('a', { hold: SETTLED }),
      failed('b', down, { hold: { end: 'charged' }, retryAt: later(9) }),
    ];
    assert.deepEqual(planned(history, listed('new')).expected, { tokens: 140, nanoUsd: 1_400 });
    assert.deepEqual(planned(history, listed('new', { model: 'other' })).expected, {
      tokens: 20,
      nanoUsd: 200,
    });
  });

  test('has a price, or nobody knows it', () => {
    assert.equal(planned([], listed('a')).priced, true);
    assert.equal(planned([], listed('a', { model: 'unknown' })).priced, false);
  });
});

describe('of what runs', () => {
  const tasks = ['a', 'b', 'c'].map(id => listed(id));

  test('all of it fits when there are no budgets', () => {
    const { fitting, refusal } = planOf([], tasks);
    assert.deepEqual([fitting, refusal], [3, undefined]);
  });

  test('only so much fits into the budget of a run, which is new with every run', () => {
    const limits = { ...NO_LIMITS, run: { tokens: 2 * HOLD.tokens } };
    const { fitting, refusal } = planOf(calling('z'), tasks, limits);
    assert.equal(fitting, 2);
    assert.deepEqual(refusal, { window: 'run', unit: 'tokens', limit: 200, spent: 0, held: 0 });
  });

  test('only so much fits into what people have left of today', () => {
    const lowered = { type: 'BudgetLowered', by: 'ada', day: '2026-01-31', nanoUsd: HOLD.nanoUsd } as const;
    const { fitting, likely, refusal } = planOf([lowered], tasks, {
      ...NO_LIMITS,
      day: { nanoUsd: 100 * HOLD.nanoUsd },
    });
    assert.deepEqual([fitting, likely, refusal?.limit], [1, 1, HOLD.nanoUsd]);
  });

  test('more does, as a call settles for less than it held before the next is sent', () => {
    const many = Array.from({ length: 20 }, (_, index) => listed(`t${index}`));
    const limits = { ...NO_LIMITS, run: { tokens: 2 * HOLD.tokens } };
    // 100 for the one that is sent, and a fifth of that for each before it.
    const { fitting, likely } = planOf([], many, limits);
    assert.deepEqual([fitting, likely], [2, 6]);
  });

  test('only so much fits into what is left of a day', () => {
    const limits = { ...NO_LIMITS, day: { tokens: 2 * HOLD.tokens } };
    const { fitting, refusal } = planOf([...calling('z'), completed('z')], tasks, limits);
    assert.equal(fitting, 1);
    assert.deepEqual(refusal, { window: 'day', unit: 'tokens', limit: 200, spent: 40, held: 0 });
  });
});

test('planning changes nothing', () => {
  const state = stateAfter(...done);
  planTasks(state, prepared([listed('a'), listed('b')]), NO_LIMITS, NOW);
  assert.deepEqual(state, stateAfter(...done));
});

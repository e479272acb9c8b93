import { describe, test } from 'vitest';

import { type Limits, NO_LIMITS } from '../../src/domain/budget.ts';
import type { Step } from '../../src/domain/plan.ts';
import { given, givenLimits } from '../support/given.ts';
import {
  DOUBLED,
  HOLD,
  NOW_MS,
  PROVIDER,
  added,
  calling,
  completed,
  failed,
  keyOf,
  later,
  queued,
  runFinished,
  runStarted,
  started,
  stopped,
} from '../support/literals.ts';

const down = { kind: 'server-error', status: 503 } as const;
const attempt = (task: string, hold = HOLD): Step => ({ do: 'attempt', task, hold });
const wait = (until?: string): Step => ({ do: 'wait', until });
const DONE: Step = { do: 'stop', because: { kind: 'done' } };
const WAITING = (until: string): Step => ({ do: 'stop', because: { kind: 'waiting', until } });
const work = (...ids: string[]) => ids.map(id => ({ id }));
const retrying = (task: string, inMs: number) => [
  started(task),
  failed(task, down, { retryAt: later(inMs) }),
];

describe('the next step', () => {
  test('is the first task of the queue', () =>
    given(...queued('a', 'b'))
      .whenPlanned(work('a', 'b'))
      .then(attempt('a')));

  test('is a retry that is due before the queue, and the one due first', () =>
    given(...queued('a', 'b', 'c'), ...retrying('b', -1_000), ...retrying('c', -2_000))
      .whenPlanned(work('a', 'b', 'c'))
      .then(attempt('c')));

  describe('with the retry of a task that an outage has let go', () => {
    const late = { kind: 'timeout', timeoutMs: 1_000 } as const;
    const letGo = [
      started('b'),
      failed('b', down, { retryAt: later(-1_000) }),
      stopped(PROVIDER, 'breaker', down),
    ];
    const outage = [...queued('a', 'b', 'c'), ...letGo, runFinished, runStarted];

    test('is the queue, as long as nobody has answered in this run', () =>
      given(...outage)
        .whenPlanned(work('a', 'b', 'c'))
        .then(attempt('a')));

    test('is that retry, where the queue is empty, and before one that is not due', () =>
      given(
        ...outage,
        started('a'),
        failed('a', late, { retryAt: later(1_000) }),
        started('c'),
        failed('c', late, { retryAt: later(900) }),
      )
        .whenPlanned(work('a', 'b', 'c'))
        .then(attempt('b')));

    test('is that retry once somebody has answered', () =>
      given(...outage, started('a'), completed('a'))
        .whenPlanned(work('a', 'b', 'c'))
        .then(attempt('b')));

    test('is the rest of the queue before one that was in flight when the breaker opened', () =>
      given(
        ...queued('a', 'b'),
        ...[started('b'), failed('b', down, { counted: false }), added('c')],
        ...[runFinished, runStarted, started('a'), failed('a', late, { retryAt: later(9_000) })],
      )
        .whenPlanned(work('a', 'b', 'c'))
        .then(attempt('c')));

    test('is the queue also where an older failure of the task counts', () =>
      given(
        ...queued('a', 'b'),
        ...[started('b'), failed('b', down, { retryAt: later(-2_000) })],
        ...[runFinished, runStarted],
        ...[started('b', { attempt: 2 }), failed('b', down, { attempt: 2, retryAt: later(-1_000) })],
        ...[stopped(PROVIDER, 'breaker', down), runFinished, runStarted],
      )
        .whenPlanned(work('a', 'b'))
        .then(attempt('a')));
  });

  test('is a retry at the very moment it is due', () =>
    given(...queued('a', 'b'), ...retrying('b', 0))
      .whenPlanned(work('a', 'b'))
      .then(attempt('b')));

  test('is the queue before a retry that is not due', () =>
    given(...queued('a', 'b'), ...retrying('b', 1))
      .whenPlanned(work('a', 'b'))
      .then(attempt('a')));

  test('holds twice the output once an answer was cut short', () => {
    const short = { kind: 'length', completionTokensMax: 50 } as const;
    given(...calling('a'), failed('a', short, { counted: false }))
      .whenPlanned(work('a'))
      .then(attempt('a', DOUBLED));
    given(
      ...calling('a'),
      failed('a', short, { counted: false }),
      started('a', { attempt: 2 }),
      failed('a', down, { attempt: 2 }),
    )
      .whenPlanned(work('a'))
      .then(attempt('a', DOUBLED));
  });

  test('passes over a task that the task file does not have', () =>
    given(...queued('a', 'b'))
      .whenPlanned(work('b'))
      .then(attempt('b')));

  test('passes over a task while equal work is under way', () =>
    given(...calling('a'), added('twin', { key: keyOf('a') }), added('b'))
      .whenPlanned(work('a', 'twin', 'b'))
      .then(attempt('b')));

  test('is done when nothing is left', () =>
    given(...calling('a'), completed('a'))
      .whenPlanned(work('a'))
      .then(DONE));
});

describe('a budget', () => {
  const limits: Limits = { ...NO_LIMITS, run: { tokens: 250 }, month: { nanoUsd: 9_000 } };
  const big = { id: 'big', hold: { tokens: 240, nanoUsd: 1_000 } };
  const huge = { id: 'huge', hold: { tokens: 300, nanoUsd: 1_000 } };
  const refusal = { window: 'run', unit: 'tokens', limit: 250, spent: 40, held: 0 } as const;
  // One call is done, and has used 40 tokens.
  const begun = [...calling('done'), completed('done')];

  test('passes over a task that is too big for the rest of it', () =>
    givenLimits(limits, ...begun, added('big'), added('a'))
      .whenPlanned([big, { id: 'a' }])
      .then(attempt('a')));

  test('passes over a retry that is too big for the rest of it, due or not', () =>
    givenLimits(
      limits,
      ...begun,
      ...['big', 'later', 'a'].map(id => added(id)),
      ...retrying('big', 0),
      ...retrying('later', 500),
    )
      .whenPlanned([big, { ...big, id: 'later' }, { id: 'a' }])
      .then(attempt('a')));

  test('stops the run when all that is left is too big for the rest of it', () =>
    givenLimits(limits, ...begun, added('big'))
      .whenPlanned([big])
      .then({ do: 'stop', because: { kind: 'budget', refusal } }));

  test('never takes a task that is larger than the whole of it, and is not called reached for that', () => {
    givenLimits(limits, ...queued('huge', 'a'))
      .whenPlanned([huge, { id: 'a' }])
      .then(attempt('a'));
    givenLimits(limits, ...queued('huge'))
      .whenPlanned([huge])
      .then({ do: 'stop', because: { kind: 'done' } });
  });

  test('is waited for while calls in flight may give back what they hold', () =>
    givenLimits(limits, ...calling('a', 'b'), added('c'))
      .whenPlanned(work('a', 'b', 'c'))
      .then(wait()));

  test('names the first that refused', () =>
    givenLimits({ ...limits, month: { nanoUsd: 1_000 } }, ...begun, added('big'), added('a'))
      .whenPlanned([big, { id: 'a', hold: { tokens: 220, nanoUsd: 10 } }])
      .then({ do: 'stop', because: { kind: 'budget', refusal } }));

  test('of the day has room again after midnight UTC', () => {
    const dayLimits: Limits = { ...NO_LIMITS, day: { tokens: HOLD.tokens } };
    const history = [...calling('a'), completed('a'), added('b')];
    const spent = { window: 'day', unit: 'tokens', limit: 100, spent: 40, held: 0 } as const;
    givenLimits(dayLimits, ...history)
      .whenPlanned(work('b'))
      .then({ do: 'stop', because: { kind: 'budget', refusal: spent } });
    givenLimits(dayLimits, ...history)
      .whenPlanned(work('b'), NOW_MS + 12 * 3_600_000)
      .then(attempt('b'));
  });
});

describe('a wait', () => {
  test('for a retry lasts until it is due', () =>
    given(...queued('a'), ...retrying('a', 500))
      .whenPlanned(work('a'))
      .then(wait(later(500))));

  test('is for the retry that is due first', () =>
    given(...queued('a', 'b'), ...retrying('a', 700), ...retrying('b', 500))
      .whenPlanned(work('a', 'b'))
      .then(wait(later(500))));

  test('lasts a minute at most', () => {
    given(...queued('a'), ...retrying('a', 60_000))
      .whenPlanned(work('a'))
      .then(wait(later(60_000)));
    given(...queued('a'), ...retrying('a', 60_001))
      .whenPlanned(work('a'))
      .then(WAITING(later(60_001)));
  });

  test('of any length is fine while calls are in flight', () =>
    given(...calling('b'), added('a'), ...retrying('a', 3_600_000))
      .whenPlanned(work('a', 'b'))
      .then(wait(later(3_600_000))));

  test('is for a call in flight when nothing else is left', () =>
    given(...calling('a'))
      .whenPlanned(work('a'))
      .then(wait()));
});

describe('a provider that asked to slow down', () => {
  const throttled = (inMs: number) => ({ type: 'ProviderThrottled', until: later(inMs) }) as const;

  test('is given its time', () =>
    given(...queued('a'), throttled(500))
      .whenPlanned(work('a'))
      .then(wait(later(500))));

  test('is asked again at the very end of it', () =>
    given(...queued('a'), throttled(500))
      .whenPlanned(work('a'), NOW_MS + 500)
      .then(attempt('a')));

  test('is given its time also by the next run', () =>
    given(...queued('a'), throttled(500), runFinished, runStarted)
      .whenPlanned(work('a'))
      .then(wait(later(500))));

  test('for more than a minute is left to a later run', () =>
    given(...queued('a'), throttled(90_000))
      .whenPlanned(work('a'))
      .then(WAITING(later(90_000))));

  test('is given its time though a retry is due before', () =>
    given(...queued('a'), ...retrying('a', 500), throttled(90_000))
      .whenPlanned(work('a'))
      .then(WAITING(later(90_000))));

  test('leaves a retry that is due after alone', () =>
    given(...queued('a'), ...retrying('a', 700), throttled(500))
      .whenPlanned(work('a'))
      .then(wait(later(700))));

  test('does not keep a run that has nothing left', () =>
    given(...calling('a'), completed('a'), throttled(500))
      .whenPlanned(work('a'))
      .then(DONE));
});

describe('a stop', () => {
  const because: Step = { do: 'stop', because: { kind: 'provider-stopped' } };

  test('of the provider ends the run', () =>
    given(...queued('a'), stopped(PROVIDER, 'account'))
      .whenPlanned(work('a'))
      .then(because));

  test('of a model leaves the others', () =>
    given(...queued('a', 'b'), stopped({ kind: 'model', name: 'small' }, 'configuration'))
      .whenPlanned([{ id: 'a' }, { id: 'b', model: 'large' }])
      .then(attempt('b')));

  test('of a type leaves the others', () =>
    given(...queued('a', 'b'), stopped({ kind: 'type', name: 'summarize' }, 'configuration'))
      .whenPlanned([{ id: 'a' }, { id: 'b', taskType: 'triage' }])
      .then(attempt('b')));

  test('lets calls in flight come home', () =>
    given(...calling('a'), added('b'), stopped(PROVIDER, 'account'))
      .whenPlanned(work('a', 'b'))
      .then(wait()));

  test('is the reason when only stopped work and work for other budgets is left', () =>
    givenLimits(
      { ...NO_LIMITS, run: { tokens: 120 } },
      ...calling('done'),
      completed('done'),
      added('a'),
      added('b'),
      stopped({ kind: 'model', name: 'small' }, 'configuration'),
    )
      .whenPlanned([{ id: 'b', model: 'large' }, { id: 'a' }])
      .then(because));

  test('is not carried over into the next run', () =>
    given(...queued('a'), stopped(PROVIDER, 'account'), runFinished, runStarted)
      .whenPlanned(work('a'))
      .then(attempt('a')));
});

test('a plan needs no run: it can be asked what a run would do', () =>
  given(...queued('a'), runFinished)
    .whenPlanned(work('a'))
    .then(attempt('a')));

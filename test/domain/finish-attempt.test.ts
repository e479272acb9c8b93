import { describe, test } from 'vitest';

import { type Limits, NO_LIMITS } from '../../src/domain/budget.ts';
import type { Event } from '../../src/domain/event.ts';
import type { Failure } from '../../src/domain/failure.ts';
import { given, givenLimits } from '../support/given.ts';
import {
  ANSWER,
  CHARGED,
  PROVIDER,
  RELEASED,
  SETTLED,
  added,
  answer,
  calling,
  completed,
  fail,
  failed,
  finish,
  keyOf,
  later,
  quarantined,
  queued,
  shared,
  started,
  stopped,
} from '../support/literals.ts';

const throttled = (waitMs: number): Event => ({ type: 'ProviderThrottled', until: later(waitMs) });
const unavailable: Failure = { kind: 'server-error', status: 503 };
const invalid: Failure = { kind: 'invalid-answer', keyword: 'required' };

describe('an answer', () => {
  test('completes its task, with what it cost', () =>
    given(...calling('a'))
      .when(answer('a'))
      .then(completed('a')));

  test('is noted with the model that gave it and why it ended', () =>
    given(...calling('a'))
      .when(
        finish(
          'a',
          { kind: 'answered', answer: ANSWER, servedBy: 'small-2026', finishReason: 'stop' },
          { hold: SETTLED },
        ),
      )
      .then(completed('a', { servedBy: 'small-2026', finishReason: 'stop' })));

  test('without usage is charged whole', () =>
    given(...calling('a'))
      .when(answer('a', { hold: CHARGED }))
      .then(completed('a', { hold: CHARGED })));

  test('serves every open task with the same key in the same append', () =>
    given(
      ...queued('a'),
      added('pending', { key: keyOf('a') }),
      added('failed', { key: keyOf('a') }),
      added('quarantined', { key: keyOf('a') }),
      added('other'),
      started('failed', { key: keyOf('a') }),
      failed('failed', unavailable, { key: keyOf('a'), retryAt: later(9_000) }),
      started('quarantined', { key: keyOf('a') }),
      failed('quarantined', { kind: 'too-large', status: 413 }, { key: keyOf('a') }),
      quarantined('quarantined', { kind: 'too-large', status: 413 }, keyOf('a')),
      started('a'),
    )
      .when(answer('a'))
      .then(completed('a'), shared('pending', 'a'), shared('failed', 'a'), shared('quarantined', 'a')));

  test('does not serve a task that is finished with the same key already', () =>
    given(
      ...queued('a'),
      started('a'),
      completed('a'),
      added('b', { key: keyOf('a') }),
      started('b', { key: keyOf('a') }),
    )
      .when(answer('b'))
      .then(completed('b', { key: keyOf('a') })));

  test('does not serve a task that had the same key before it was edited', () =>
    given(
      ...calling('a'),
      completed('a'),
      { type: 'TaskChanged', task: 'a', key: keyOf('edited'), input: keyOf('x'), taskType: 't', model: 'm' },
      added('b', { key: keyOf('a') }),
      started('b', { key: keyOf('a') }),
    )
      .when(answer('b'))
      .then(completed('b', { key: keyOf('a') })));
});

describe('a passing failure', () => {
  const limited: Failure = { kind: 'rate-limited', status: 429 };

  test('costs no attempt and slows the whole run down by backoff', () =>
    given(...calling('a'))
      .when(fail('a', limited))
      .then(failed('a', limited, { counted: false }), throttled(500)));

  test('of a budget that is in flight elsewhere is passing too', () =>
    given(...calling('a'))
      .when(fail('a', { ...limited, status: 402 }))
      .then(failed('a', { ...limited, status: 402 }, { counted: false }), throttled(500)));

  test('waits as long as the provider asks, even beyond the longest backoff', () => {
    const asked: Failure = { ...limited, retryAfterMs: 3_600_000 };
    given(...calling('a'))
      .when(fail('a', asked))
      .then(failed('a', asked, { counted: false }), throttled(3_600_000));
  });

  test('waits by backoff where the provider asks to come back at once', () => {
    const asked: Failure = { ...limited, retryAfterMs: 0 };
    given(...calling('a'), throttled(0), throttled(0))
      .when(fail('a', asked))
      .then(failed('a', asked, { counted: false }), throttled(2_000));
  });

  test('waits twice as long each time, until an answer comes', () => {
    const slowed = [...calling('a', 'b'), failed('a', limited, { counted: false }), throttled(0)];
    given(...slowed, throttled(0))
      .when(fail('b', limited))
      .then(failed('b', limited, { counted: false }), throttled(2_000));
    given(...slowed, throttled(0), started('a', { attempt: 2 }), completed('a'))
      .when(fail('b', limited))
      .then(failed('b', limited, { counted: false }), throttled(500));
  });

  test('never waits longer by backoff than a minute', () =>
    given(...calling('a'), ...Array.from({ length: 20 }, () => throttled(0)))
      .when(fail('a', limited, { random: 0.999 }))
      .then(failed('a', limited, { counted: false }), throttled(59_940)));

  test('of calls that were on their way is one wait, not one each', () =>
    given(...calling('a', 'b'), failed('a', limited, { counted: false }), throttled(500))
      .when(fail('b', limited))
      .then(failed('b', limited, { counted: false })));

  test('does not shorten a wait that is in force', () => {
    const asked: Failure = { ...limited, retryAfterMs: 400 };
    given(...calling('a', 'b'), throttled(500))
      .when(fail('b', asked))
      .then(failed('b', asked, { counted: false }));
  });

  test('lengthens a wait that is in force when the provider asks for more', () => {
    const asked: Failure = { ...limited, retryAfterMs: 900 };
    given(...calling('a', 'b'), throttled(500))
      .when(fail('b', asked))
      .then(failed('b', asked, { counted: false }), throttled(900));
  });
});

describe('a failure of the call', () => {
  const failures: Failure[] = [
    { kind: 'network', code: 'ECONNRESET' },
    { kind: 'timeout', timeoutMs: 300_000 },
    { kind: 'server-error', status: 408 },
    { kind: 'server-error', status: 409 },
    unavailable,
    { kind: 'error-in-answer', code: '502' },
    { kind: 'malformed-answer' },
    { kind: 'empty-answer', finishReason: 'stop' },
    invalid,
  ];

  test.each(failures)('$kind $status is a failed attempt, tried again by backoff', failure =>
    given(...calling('a'))
      .when(fail('a', failure))
      .then(failed('a', failure, { retryAt: later(500) })),
  );

  test.each(failures)('$kind $status on the last attempt quarantines', failure =>
    given(...calling('a'))
      .when(fail('a', failure, { attemptsMax: 1, hold: CHARGED }))
      .then(failed('a', failure, { hold: CHARGED }), quarantined('a', failure)),
  );

  test('keeps its cost', () =>
    given(...calling('a'))
      .when(fail('a', invalid, { hold: SETTLED }))
      .then(failed('a', invalid, { hold: SETTLED, retryAt: later(500) })));

  test('waits twice as long the second time', () =>
    given(...calling('a'), failed('a', invalid), started('a', { attempt: 2 }))
      .when(fail('a', invalid))
      .then(failed('a', invalid, { attempt: 2, retryAt: later(1_000) })));

  test('waits as long as the provider asks', () => {
    const asked: Failure = { ...unavailable, retryAfterMs: 7_000 };
    given(...calling('a'))
      .when(fail('a', asked))
      .then(failed('a', asked, { retryAt: later(7_000) }));
  });

  test('waits by backoff where the provider asks to come back at once', () => {
    const asked: Failure = { ...unavailable, retryAfterMs: 0 };
    given(...calling('a'))
      .when(fail('a', asked))
      .then(failed('a', asked, { retryAt: later(500) }));
  });

  test('counts towards quarantine only with those that counted', () =>
    given(
      ...calling('a'),
      failed('a', { kind: 'rate-limited', status: 429 }, { counted: false }),
      started('a', { attempt: 2 }),
      failed('a', invalid, { attempt: 2 }),
      started('a', { attempt: 3 }),
    )
      .when(fail('a', invalid))
      .then(failed('a', invalid, { attempt: 3, retryAt: later(1_000) })));
});

describe("a failure of the account's", () => {
  const failures: Failure[] = [
    { kind: 'unauthorized', status: 401 },
    { kind: 'out-of-credit', status: 402 },
    { kind: 'out-of-credit', status: 429, code: 'insufficient_quota' },
    { kind: 'key-limit', status: 402 },
  ];

  test.each(failures)('$kind $status stops the provider and costs no attempt', failure =>
    given(...calling('a'))
      .when(fail('a', failure))
      .then(failed('a', failure, { counted: false }), stopped(PROVIDER, 'account', failure)),
  );

  test('is said once, however many calls were in flight', () => {
    const failure: Failure = { kind: 'unauthorized', status: 401 };
    given(
      ...calling('a', 'b'),
      failed('a', failure, { counted: false }),
      stopped(PROVIDER, 'account', failure),
    )
      .when(fail('b', failure))
      .then(failed('b', failure, { counted: false }));
  });
});

describe("a failure of the task's", () => {
  const failures: Failure[] = [
    { kind: 'too-large', status: 413 },
    { kind: 'context-too-long', status: 400 },
    { kind: 'content-refused', status: 403 },
    { kind: 'content-refused' },
    { kind: 'weight-exceeds-budget', status: 402 },
    { kind: 'bad-request', status: 400 },
    { kind: 'bad-request', status: 422 },
  ];

  test.each(failures)('$kind $status quarantines at once', failure =>
    given(...calling('a'))
      .when(fail('a', failure))
      .then(failed('a', failure), quarantined('a', failure)),
  );
});

describe('an answer that is cut short', () => {
  const short: Failure = { kind: 'length', completionTokensMax: 50, reasoningTokens: 40 };
  const shortAgain: Failure = { ...short, completionTokensMax: 100 };
  const runLimit = (tokens: number, nanoUsd?: number): Limits => ({ ...NO_LIMITS, run: { tokens, nanoUsd } });

  test('is tried again at once, and costs no attempt', () =>
    given(...calling('a'))
      .when(fail('a', short, { hold: SETTLED }))
      .then(failed('a', short, { hold: SETTLED, counted: false })));

  test('twice quarantines, saying what reasoning took', () =>
    given(
      ...calling('a'),
      failed('a', short, { hold: SETTLED, counted: false }),
      started('a', { attempt: 2, holdTokens: 150 }),
    )
      .when(fail('a', shortAgain, { hold: SETTLED }))
      .then(failed('a', shortAgain, { attempt: 2, hold: SETTLED }), quarantined('a', shortAgain)));

  test('is tried again when the doubled hold fits into the whole budget to the last token', () =>
    givenLimits(runLimit(150), ...calling('a'))
      .when(fail('a', short, { hold: SETTLED }))
      .then(failed('a', short, { hold: SETTLED, counted: false })));

  test('quarantines when the doubled hold is a token too big for the whole budget', () =>
    givenLimits(runLimit(149), ...calling('a'))
      .when(fail('a', short, { hold: SETTLED }))
      .then(failed('a', short, { hold: SETTLED }), quarantined('a', short)));

  test('waits for a later run when only the rest of the budget is too small', () =>
    givenLimits(runLimit(200), ...calling('a', 'b'))
      .when(fail('a', short, { hold: SETTLED }))
      .then(failed('a', short, { hold: SETTLED, counted: false })));
});

describe('a provider that spends more than the hold', () => {
  const tooMany = { ...SETTLED, usage: { promptTokens: 90, completionTokens: 11 } };
  const tooDear = { ...SETTLED, costNanoUsd: 1_001 };
  const model = { kind: 'model', name: 'small' } as const;
  const costLimit: Limits = { ...NO_LIMITS, month: { nanoUsd: 9_000 } };

  test('gets no further call for that model', () =>
    given(...calling('a'))
      .when(answer('a', { hold: tooMany }))
      .then(completed('a', { hold: tooMany }), stopped(model, 'hold-exceeded')));

  test('gets none after a failure either', () =>
    given(...calling('a'))
      .when(fail('a', invalid, { hold: tooMany }))
      .then(failed('a', invalid, { hold: tooMany, retryAt: later(500) }), stopped(model, 'hold-exceeded')));

  test('may charge more than assumed while nobody limits the cost', () =>
    given(...calling('a'))
      .when(answer('a', { hold: tooDear }))
      .then(completed('a', { hold: tooDear })));

  test('may not where any budget limits the cost', () =>
    givenLimits(costLimit, ...calling('a'))
      .when(answer('a', { hold: tooDear }))
      .then(completed('a', { hold: tooDear }), stopped(model, 'hold-exceeded')));

  test('may use the hold to its last token', () => {
    const exactly = { ...SETTLED, usage: { promptTokens: 90, completionTokens: 10 }, costNanoUsd: 1_000 };
    givenLimits(costLimit, ...calling('a'))
      .when(answer('a', { hold: exactly }))
      .then(completed('a', { hold: exactly }));
  });
});

test('an attempt that never started does not finish', () =>
  given(...queued('a'))
    .when(fail('a', { kind: 'network' }, { hold: RELEASED }))
    .thenThrows(/task "a" has no attempt in flight/));

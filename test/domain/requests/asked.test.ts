import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import {
  type Taken,
  NONE_TAKEN,
  isBefore,
  isSnoozed,
  lastTaken,
  laterOf,
  pauseAt,
} from '../../../src/domain/requests/asked.ts';
import { type Limits, NO_LIMITS } from '../../../src/domain/budget.ts';
import type { Event } from '../../../src/domain/event.ts';
import { limitsInForce } from '../../../src/domain/requests/limits-in-force.ts';
import { given, givenLimits, stateAfter } from '../../support/given.ts';
import {
  HOLD,
  NOW,
  NOW_MS,
  PROVIDER,
  added,
  calling,
  completed,
  created,
  failed,
  later,
  queued,
  runFinished,
  runStarted,
  start,
  started,
  stopped,
} from '../../support/literals.ts';

const down = { kind: 'server-error', status: 503 } as const;
const paused = (until?: string): Event => ({
  type: 'AgentPaused',
  by: 'ada',
  ...(until !== undefined && { until }),
});
const lowered = (nanoUsd: number, day = '2026-01-31'): Event => ({
  type: 'BudgetLowered',
  ...{ by: 'ada', day, nanoUsd },
});
const PAUSED = { do: 'stop', because: { kind: 'paused', until: undefined } } as const;
const a = [{ id: 'a' }];

describe('up to where requests were taken', () => {
  const upTo = (comment?: number, ms?: number, number = 0): Taken => ({
    comment,
    edit: ms === undefined ? undefined : { at: later(ms), number },
  });
  const comment = (id: number) => ({ kind: 'comment', id }) as const;
  const edit = (ms: number, number: number) => ({ kind: 'edit', at: later(ms), number }) as const;

  test('is told by the last comment and by the last edit, each for itself', () => {
    const sources = [comment(7), comment(8), edit(1, 2), edit(1, 3), edit(2, 0)];
    assert.deepEqual(
      sources.map(source => isBefore(source, upTo(7, 1, 2))),
      [true, false, true, false, false],
    );
    for (const source of sources) assert.ok(!isBefore(source, NONE_TAKEN));
  });

  test('the later of two marks is the later in each of both', () => {
    for (const [one, other, later_] of [
      [upTo(7, 1), upTo(8, 2), upTo(8, 2)],
      [upTo(7, 2), upTo(8, 1), upTo(8, 2)],
      [upTo(7, 1, 1), upTo(6, 1, 2), upTo(7, 1, 2)],
      [upTo(), upTo(7, 1), upTo(7, 1)],
      [upTo(7, 1), upTo(), upTo(7, 1)],
      [upTo(), upTo(), NONE_TAKEN],
    ] as const) {
      assert.deepEqual(laterOf(one, other), later_);
      assert.deepEqual(laterOf(other, one), later_);
    }
  });

  test('is the last of all issues', () => {
    assert.deepEqual(lastTaken({ taken: new Map() }), NONE_TAKEN);
    const taken = new Map([
      [1, upTo(7, 5)],
      [2, upTo(9, 3)],
    ]);
    assert.deepEqual(lastTaken({ taken }), upTo(9, 5));
  });
});

describe('a pause', () => {
  test('is on from when it is noted, by whom, until its time or until somebody resumes', () => {
    const pauses = [
      [stateAfter(created), undefined],
      [stateAfter(created, paused()), { since: NOW, until: undefined, by: 'ada' }],
      [stateAfter(created, paused(later(1))), { since: NOW, until: later(1), by: 'ada' }],
      [stateAfter(created, paused(NOW)), undefined],
      [stateAfter(created, paused(), { type: 'AgentResumed' }), undefined],
      [stateAfter(created, paused(), paused(later(9))), { since: NOW, until: later(9), by: 'ada' }],
    ] as const;
    for (const [{ asked }, pause] of pauses) assert.deepEqual(pauseAt(asked, NOW), pause);
  });

  test('stops a run that has something to send at once, and says until when', () => {
    given(...queued('a'), paused())
      .whenPlanned(a)
      .then(PAUSED);
    given(...queued('a'), paused(later(5_000)))
      .whenPlanned(a)
      .then({ do: 'stop', because: { kind: 'paused', until: later(5_000) } });
  });

  test('stops one whose rest waits for a retry, also for one that is near, or for a budget', () => {
    given(...queued('a'), started('a'), failed('a', down, { retryAt: later(500) }), paused())
      .whenPlanned(a)
      .then(PAUSED);
    givenLimits(
      { ...NO_LIMITS, run: { tokens: HOLD.tokens } },
      ...calling('z'),
      completed('z'),
      added('a'),
      paused(),
    )
      .whenPlanned(a)
      .then(PAUSED);
  });

  test('waits for calls that are on their way, and for nothing else', () =>
    given(...calling('z'), added('a'), paused(later(10)))
      .whenPlanned([{ id: 'z' }, ...a])
      .then({ do: 'wait', until: undefined }));

  test('holds up nothing where nothing is left', () =>
    given(...calling('a'), completed('a'), paused())
      .whenPlanned(a)
      .then({ do: 'stop', because: { kind: 'done' } }));

  test('hides no stop of the provider, nor of a model while other work is left', () => {
    const STOPPED = { do: 'stop', because: { kind: 'provider-stopped' } } as const;
    given(...queued('a'), stopped(PROVIDER, 'account'), paused())
      .whenPlanned(a)
      .then(STOPPED);
    given(...queued('z', 'a'), stopped({ kind: 'model', name: 'large' }, 'configuration'), paused())
      .whenPlanned([{ id: 'z', model: 'large' }, ...a])
      .then(STOPPED);
  });

  test('that is over holds up nothing', () => {
    given(...queued('a'), paused(NOW))
      .whenPlanned(a)
      .then({ do: 'attempt', task: 'a', hold: HOLD });
    given(...queued('a'), paused(later(1)))
      .whenPlanned(a, NOW_MS + 1)
      .then({ do: 'attempt', task: 'a', hold: HOLD });
  });
});

describe('a budget that was lowered', () => {
  const limits: Limits = { ...NO_LIMITS, day: { tokens: 7_000, nanoUsd: 5_000 } };
  const inForce = (events: readonly Event[], now = NOW, configured = limits) =>
    limitsInForce(configured, stateAfter(...events), now).day;

  test('is the lesser of the two, for its day, and touches nothing else', () => {
    assert.deepEqual(inForce([]), { tokens: 7_000, nanoUsd: 5_000 });
    assert.deepEqual(inForce([lowered(400)]), { tokens: 7_000, nanoUsd: 400 });
    assert.deepEqual(inForce([lowered(0)]), { tokens: 7_000, nanoUsd: 0 });
    assert.deepEqual(inForce([lowered(400)], NOW, NO_LIMITS), { nanoUsd: 400 });
    assert.deepEqual(inForce([lowered(400)], '2026-01-31T23:59:59.999Z'), { tokens: 7_000, nanoUsd: 400 });
    assert.deepEqual(inForce([lowered(400)], '2026-02-01T00:00:00.000Z'), { tokens: 7_000, nanoUsd: 5_000 });
    assert.deepEqual(inForce([lowered(400, '2026-01-30')]), { tokens: 7_000, nanoUsd: 5_000 });
  });

  test('never raises what the settings have lowered since', () =>
    assert.deepEqual(inForce([lowered(400)], NOW, { ...NO_LIMITS, day: { nanoUsd: 300 } }), {
      nanoUsd: 300,
    }));

  test('binds a run that drew from that day also after midnight', () => {
    const events = [created, { ...runStarted, escrow: { nanoUsd: 900 } }, lowered(400)];
    assert.equal(inForce(events, '2026-02-01T00:10:00.000Z').nanoUsd, 400);
  });

  test('stops a run, and the budget that it names is the lowered one', () =>
    givenLimits(limits, ...queued('a'), lowered(HOLD.nanoUsd - 1))
      .whenPlanned(a)
      .then({
        do: 'stop',
        because: {
          kind: 'budget',
          refusal: { window: 'day', unit: 'cost', limit: HOLD.nanoUsd - 1, spent: 0, held: 0 },
        },
      }));

  test('lets what fits into it go, to the last bit', () =>
    givenLimits(limits, ...queued('a'), lowered(HOLD.nanoUsd))
      .whenPlanned(a)
      .then({ do: 'attempt', task: 'a', hold: HOLD }));

  test('is kept by the line that no call passes', () => {
    givenLimits(limits, ...queued('a'), lowered(HOLD.nanoUsd - 1))
      .when(start('a'))
      .then();
    givenLimits(limits, ...queued('a'), lowered(HOLD.nanoUsd))
      .when(start('a'))
      .then(started('a'));
  });

  test('bounds what the next run draws', () =>
    givenLimits(limits, ...calling('a'), completed('a'), lowered(1_000), runFinished)
      .when({ type: 'StartRun', version: '1.0.0', provider: 'openrouter', draw: { now: NOW } })
      .then({ ...runStarted, escrow: { tokens: 6_960, nanoUsd: 600 } }));

  test('that lies below what was spent before leaves nothing', () =>
    givenLimits(limits, ...calling('a'), completed('a'), lowered(1), runFinished)
      .when({ type: 'StartRun', version: '1.0.0', provider: 'openrouter', draw: { now: NOW } })
      .then({ ...runStarted, escrow: { tokens: 6_960, nanoUsd: 0 } }));
});

describe('an alert that was snoozed', () => {
  const fingerprint = 'default/budget';
  const snoozed: Event = { type: 'AlertSnoozed', fingerprint, until: later(1) };
  const over = (kind: 'budget' | 'provider'): Event => ({
    type: 'AlertResolved',
    alert: kind,
    fingerprint: `default/${kind}`,
  });

  test('is until its time', () => {
    const { asked } = stateAfter(snoozed);
    assert.equal(isSnoozed(asked, fingerprint, NOW), true);
    assert.equal(isSnoozed(asked, fingerprint, later(1)), false);
    assert.equal(isSnoozed(asked, 'default/provider', NOW), false);
  });

  test('is news when it is over and fires again', () => {
    assert.equal(isSnoozed(stateAfter(snoozed, over('budget')).asked, fingerprint, NOW), false);
    assert.equal(isSnoozed(stateAfter(snoozed, over('provider')).asked, fingerprint, NOW), true);
  });
});

test('a log that another repository takes over forgets what was asked where it came from', () => {
  const { asked } = stateAfter(created, paused(), lowered(1), {
    type: 'LogAdopted',
    repository: '43',
    previous: '42',
  });
  assert.deepEqual(asked, stateAfter(created).asked);
});

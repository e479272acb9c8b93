import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { type Signs, deadlinesAfter, healthOf } from '../../../src/domain/watch/health.ts';
import type { Schedule } from '../../../src/domain/watch/schedule.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`${text}Z`);
const daily: Schedule = { kind: 'cron', lines: [{ cron: '17 2 * * *', zone: 'UTC' }] };
const hourly: Schedule = { kind: 'cron', lines: [{ cron: '17 * * * *', zone: 'UTC' }] };
const never: Schedule = { kind: 'cron', lines: [{ cron: '0 0 30 2 *', zone: 'UTC' }] };
const ANY_TIME = at('2026-05-01T00:00');

const signs: Signs = {
  sinceMs: at('2026-04-01T00:00'),
  lastSuccessMs: at('2026-05-01T02:20'),
  running: undefined,
  hasStartFailed: false,
};
const kindAt = (now: string, special: Partial<Signs> = {}, schedule = daily) =>
  healthOf(schedule, { ...signs, ...special }, { nowMs: at(now) }).kind;

describe('the grace of a run', () => {
  test('is its period, within three hours and twelve', () => {
    const graceOf = (schedule: Schedule) => {
      const deadlines = deadlinesAfter(schedule, ANY_TIME);
      return deadlines && (deadlines.missedMs - deadlines.dueMs) / HOUR;
    };
    assert.equal(graceOf(hourly), 3);
    assert.equal(graceOf({ kind: 'cron', lines: [{ cron: '17 */6 * * *', zone: 'UTC' }] }), 6);
    assert.equal(graceOf(daily), 12);
    assert.equal(graceOf(never), undefined);
  });

  test('may be another one', () =>
    assert.deepEqual(deadlinesAfter(daily, ANY_TIME, HOUR), {
      dueMs: at('2026-05-01T02:17'),
      missedMs: at('2026-05-01T03:17'),
      staleMs: at('2026-05-02T03:17'),
    }));

  test('is none where a time without a success was named', () =>
    assert.deepEqual(deadlinesAfter({ kind: 'stale-after', ms: 2 * HOUR }, ANY_TIME), {
      dueMs: ANY_TIME + 2 * HOUR,
      missedMs: ANY_TIME + 2 * HOUR,
      staleMs: ANY_TIME + 2 * HOUR,
    }));
});

describe('an agent that ran well on the first of May', () => {
  for (const [what, now, kind] of [
    ['has nothing to do until the next time', '2026-05-02T02:16', 'well'],
    ['may be late', '2026-05-02T14:16', 'well'],
    ['has missed a run when its grace is over', '2026-05-02T14:17', 'missed'],
    ['is not silent yet when the second run is late', '2026-05-03T14:16', 'missed'],
    ['is silent when that is missed too', '2026-05-03T14:17', 'stale'],
  ] as const)
    test(`it ${what}`, () => assert.equal(kindAt(now), kind));

  test('is silent at once when nobody can start it', () =>
    assert.equal(kindAt('2026-05-02T14:17', { hasStartFailed: true }), 'stale'));

  test('has missed nothing that is not over yet, though a start failed', () =>
    assert.equal(kindAt('2026-05-02T14:16', { hasStartFailed: true }), 'well'));
});

describe('a run that is on', () => {
  const running = { startedMs: at('2026-05-04T00:00'), timeoutMs: HOUR, isQueued: false };
  test('is a sign of life', () => assert.equal(kindAt('2026-05-04T00:30', { running }), 'well'));
  test('hangs a quarter of an hour after its time', () => {
    assert.equal(kindAt('2026-05-04T01:15', { running }), 'well');
    assert.equal(kindAt('2026-05-04T01:16', { running }), 'hung');
  });
});

describe('an agent that has never run', () => {
  const fresh = { ...signs, lastSuccessMs: undefined, sinceMs: at('2026-05-01T02:20') };
  const pendingAt = (now: string, special: Partial<Signs> = {}) =>
    healthOf(daily, { ...fresh, ...special }, { nowMs: at(now) });

  for (const [what, now, isOverdue] of [
    ['is waited for', '2026-05-02T14:16', false],
    ['is overdue when its first run is missed', '2026-05-02T14:17', true],
    ['is never silent', '2027-05-03T14:17', true],
  ] as const)
    test(`it ${what}`, () => assert.deepEqual(pendingAt(now), { kind: 'pending', isOverdue }));

  test('is not overdue while its first run is on', () => {
    const running = { startedMs: at('2026-05-02T14:17'), timeoutMs: HOUR, isQueued: false };
    assert.deepEqual(pendingAt('2026-05-02T14:20', { running }), { kind: 'pending', isOverdue: false });
  });
});

test('who is to run at no time is well', () => assert.equal(kindAt('2036-01-01T00:00', {}, never), 'well'));

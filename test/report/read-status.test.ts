import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Event } from '../../src/domain/event.ts';
import { readSnoozes, readStatus } from '../../src/report/read-status.ts';
import { statusFileOf } from '../../src/report/status-file.ts';
import { stateAfter } from '../support/given.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { reportWith } from '../support/words-everywhere.ts';

const LAST = { outcome: 'completed', finishedAt: '2026-11-20T02:20:00.000Z' };
const fileWith = (lastRun: unknown) => JSON.stringify({ version: 1, lastRun });

test('reads what the agent itself has written, whatever else is in it', () => {
  for (const text of ['name', ...HOSTILE_TEXTS.filter((_, index) => index % 20 === 0)])
    assert.deepEqual(readStatus(statusFileOf(stateAfter(), reportWith(text))), {
      outcome: 'provider-stopped',
      finishedAt: '2026-11-22T10:01:00.000Z',
    });
});

test('takes nothing along that it does not know', () =>
  assert.deepEqual(readStatus(fileWith({ ...LAST, provider: '@octocat' })), LAST));

describe('believes nothing', () => {
  test('when there is no file', () => assert.equal(readStatus(undefined), undefined));

  test.each([
    '',
    'null',
    '[]',
    '"completed"',
    '{}',
    '{"lastRun":',
    fileWith(null),
    fileWith([LAST]),
    fileWith({ ...LAST, outcome: 'well' }),
    fileWith({ ...LAST, outcome: ['completed'] }),
    fileWith({ ...LAST, finishedAt: 1_763_600_000_000 }),
    fileWith({ ...LAST, finishedAt: 'yesterday' }),
    fileWith({ ...LAST, finishedAt: '2026-11-20' }),
    fileWith({ ...LAST, finishedAt: '2026-13-41T99:00:00.000Z' }),
    fileWith({ outcome: 'completed' }),
    `${fileWith(LAST)} and more`,
    '['.repeat(100_000),
    '{"__proto__":{"lastRun":{"outcome":"completed","finishedAt":"2026-11-20T02:20:00.000Z"}}}',
  ])('of %.60s', text => assert.equal(readStatus(text), undefined));

  test('of what once harmed a log', () => {
    for (const text of HOSTILE_TEXTS) {
      assert.equal(readStatus(text), undefined);
      assert.equal(readStatus(fileWith({ ...LAST, outcome: text })), undefined);
      assert.equal(readStatus(fileWith({ ...LAST, finishedAt: text })), undefined);
    }
  });
});

describe('what somebody has snoozed', () => {
  const until = '2026-12-01T00:00:00.000Z';
  const snoozed = (until: string): Event => ({
    ...{ type: 'AlertSnoozed', fingerprint: 'default/quarantine' },
    until,
  });
  const readBack = (...history: Event[]) => [
    ...readSnoozes(statusFileOf(stateAfter(...history), reportWith('openrouter'))),
  ];

  test('is read back until it ends', () => {
    assert.deepEqual(readBack(snoozed(until)), [['default/quarantine', until]]);
    assert.deepEqual(readBack(snoozed('2026-11-22T10:01:00.000Z')), []);
    assert.deepEqual(readBack(), []);
  });

  test.each([undefined, '', '[]', '{"snoozedUntil":{"x":"y"}}', `{"snoozedUntil":{"@octocat":"${until}"}}`])(
    'is nothing where somebody wrote %s',
    text => assert.deepEqual([...readSnoozes(text)], []),
  );
});

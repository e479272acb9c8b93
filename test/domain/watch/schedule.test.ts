import assert from 'node:assert/strict';
import { test } from 'vitest';

import { nextDue } from '../../../src/domain/watch/schedule.ts';

const due = (cron: string, zone: string, after: string) =>
  new Date(nextDue([{ cron, zone }], Date.parse(after)) ?? NaN).toJSON();

for (const [what, cron, zone, after, expected] of [
  ['a minute of a day', '17 2 * * *', 'UTC', '2026-03-01T02:16:59.999Z', '2026-03-01T02:17:00.000Z'],
  [
    'not the minute that is asked about',
    '17 2 * * *',
    'UTC',
    '2026-03-01T02:17:00Z',
    '2026-03-02T02:17:00.000Z',
  ],
  [
    'by the clock of the zone',
    '17 2 * * *',
    'Asia/Kolkata',
    '2026-03-01T00:00:00Z',
    '2026-03-01T20:47:00.000Z',
  ],
  [
    'passed over in spring',
    '30 2 * * *',
    'Europe/Berlin',
    '2026-03-29T00:00:00Z',
    '2026-03-29T01:00:00.000Z',
  ],
  [
    'once where shown twice',
    '30 2 * * *',
    'Europe/Berlin',
    '2026-10-25T00:30:00Z',
    '2026-10-26T01:30:00.000Z',
  ],
  [
    'half an hour passed over',
    '15 2 * * *',
    'Australia/Lord_Howe',
    '2026-10-03T15:00:00Z',
    '2026-10-03T15:30:00.000Z',
  ],
  ['either day', '0 0 13 * 5', 'UTC', '2026-01-10T00:00:00Z', '2026-01-13T00:00:00.000Z'],
  ['in eight years', '0 0 29 2 *', 'UTC', '2096-03-01T00:00:00Z', '2104-02-29T00:00:00.000Z'],
  ['never', '0 0 30 2 *', 'UTC', '2026-03-01T00:00:00Z', null],
] as const) {
  test(`next due: ${what}`, () => assert.equal(due(cron, zone, after), expected));
}

test('of several lines the earliest', () => {
  const lines = [
    { cron: '0 12 * * *', zone: 'UTC' },
    { cron: '0 12 * * *', zone: 'Asia/Tokyo' },
  ];
  assert.equal(nextDue(lines, Date.parse('2026-05-01T00:00:00Z')), Date.parse('2026-05-01T03:00:00Z'));
});

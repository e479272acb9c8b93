import assert from 'node:assert/strict';
import { test } from 'vitest';

import { dateFilter } from '../../src/request/date-filter.ts';

const moment = '2026-02-03T14:05:06.789Z';

test('every letter says its part of the date, in UTC and in English', () => {
  const format = '%Y %y %m %B %b %d %e %j %A %a %H %I %p %M %S %L %s %F %T %z %Z %%';
  const told =
    '2026 26 02 February Feb 03  3 034 Tuesday Tue 14 02 PM 05 06 789 1770127506 2026-02-03 14:05:06 +0000 UTC %';
  assert.equal(dateFilter(moment, format), told);
});

test('a minus takes the filling away', () => {
  assert.equal(dateFilter(moment, '%-d/%-m %-e %-H:%-M %-j'), '3/2 3 14:5 34');
  assert.equal(dateFilter('2026-01-01', '%-H'), '0');
});

test('midnight is 12 AM and noon is 12 PM', () => {
  assert.equal(dateFilter('2026-01-01', '%I %p'), '12 AM');
  assert.equal(dateFilter('2026-01-01T12:00', '%I %p'), '12 PM');
});

test('dates come as days, with or without time and zone, or as seconds', () => {
  const shown = (value: unknown) => dateFilter(value, '%F %T');
  assert.equal(shown('2026-03-29'), '2026-03-29 00:00:00');
  assert.equal(shown('2026-03-29 02:30'), '2026-03-29 02:30:00');
  assert.equal(shown('2026-03-29T02:30:15+02:00'), '2026-03-29 00:30:15');
  assert.equal(shown(86_400), '1970-01-02 00:00:00');
});

test('a time without a zone is UTC wherever the machine stands', () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Pacific/Auckland';
  try {
    assert.equal(dateFilter('2026-07-01 12:00', '%F %T'), '2026-07-01 12:00:00');
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('there is no current time', () => {
  for (const value of ['now', 'today', 'NOW', '', null, undefined, {}, 'Tuesday', '2026-13-01', Infinity]) {
    assert.throws(() => dateFilter(value, '%Y'), /put the date into the input/);
  }
});

test('a missing format and an unknown letter are named', () => {
  assert.throws(() => dateFilter(moment, undefined), /needs a format/);
  assert.throws(() => dateFilter(moment, '%Y %Q'), /does not know "%Q"/);
  assert.throws(() => dateFilter(moment, '100%'), /does not know "%"/);
});

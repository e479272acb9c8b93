import assert from 'node:assert/strict';

import { test } from 'vitest';

import { cronComplaint } from '../../../src/domain/watch/cron.ts';

for (const cron of [
  '17 2 * * *',
  '0 0 1 1 0',
  '*/5 * * * *',
  '7/20 1-5 * JAN-mar,DEC MON-FRI',
  '3,33 */2 1,15 * *',
  '58 1,3 * * *',
  '0 0 29 2 *',
  '0 0 31 4 MON',
  '59 23 31 12 6',
  '0 0 1 JAN,FEB,MAR,APR,MAY,JUN,JUL,AUG,SEP,OCT,NOV,DEC *',
  '0 0 * * SUN,MON,TUE,WED,THU,FRI,SAT',
])
  test(`${cron} is a schedule`, () => {
    assert.equal(cronComplaint(cron), undefined);
  });

for (const [cron, expected] of [
  ['', /five fields/],
  ['@daily', /five fields/],
  ['17 2 * *', /five fields/],
  ['17 2 * * * *', /five fields/],
  ['17  2 * * *', /five fields/],
  ['60 2 * * *', /minute from 0 to 59, got "60"/],
  ['x 2 * * *', /a minute from 0 to 59, got "x"/],
  ['-1 2 * * *', /a minute from/],
  ["1' 2 * * *", /a minute from/],
  ['1, 2 * * *', /a minute from/],
  ['30-10 2 * * *', /a minute from/],
  ['1-90 2 * * *', /a minute from/],
  ['*/0 2 * * *', /a minute from/],
  ['17 24 * * *', /hour from 0 to 23/],
  ['17 2 0 * *', /day from 1 to 31/],
  ['17 2 L * *', /a day from 1/],
  ['17 2 * 13 *', /month from 1 to 12/],
  ['17 2 * MON *', /a month .*, got "MON"/],
  ['17 2 * * 7', /day of the week from 0 to 6/],
  ['17 2 * * JAN', /a day of the week .*, got "JAN"/],
  ['* * * * *', /at least 5 minutes/],
  ['1,5 2 * * *', /at least 5 minutes/],
  ['0,58 * * * *', /at least 5 minutes/],
  ['0,58 23,0 * * *', /at least 5 minutes/],
  ['0 0 30 2 *', /a day that some month has/],
  ['0 0 31 4,6 *', /a day that some month has/],
] as const)
  test(`"${cron}" is refused: ${expected.source}`, () => {
    assert.match(cronComplaint(cron) ?? '', expected);
  });

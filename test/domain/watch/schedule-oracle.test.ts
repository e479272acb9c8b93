import assert from 'node:assert/strict';
import { test } from 'vitest';

import { deadlinesAfter } from '../../../src/domain/watch/health.ts';
import { type CronLine, nextDue } from '../../../src/domain/watch/schedule.ts';
import { Chance } from '../../support/chance.ts';

/*
 * The oracle knows no calendar arithmetic: it watches the zone's clock, half hour by half hour. A minute of wall time is due in
 * the instant in which the clock shows it, or a later one, for the first time.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SLOT = HOUR / 2;
const FROM = Date.UTC(2025, 0, 1);
const TO = Date.UTC(2032, 0, 1);
const ZONES = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Lord_Howe'],
  ...['America/St_Johns', 'Pacific/Chatham', 'Africa/Cairo', 'America/Sao_Paulo', 'Pacific/Apia'],
];

/** What the clock of a zone shows in each hour, as minutes after the hour of UTC; asked once. */
const offsets = new Map(ZONES.map(zone => [zone, offsetsOf(zone)]));

function offsetsOf(zone: string): Int16Array {
  const names = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...names });
  const table = new Int16Array((TO - FROM) / SLOT);
  for (let slot = 0; slot < table.length; slot += 1) {
    const instant = FROM + slot * SLOT;
    table[slot] = (Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - instant) / MINUTE;
  }
  return table;
}

function wallAt(instant: number, zone: string): number {
  const offset = offsets.get(zone)?.[Math.floor((instant - FROM) / SLOT)];
  assert.ok(offset !== undefined, `${new Date(instant).toJSON()} is beyond the oracle`);
  return instant + offset * MINUTE;
}

type Fields = { readonly line: CronLine; readonly minute: number; readonly fits: (wall: Date) => boolean };

function watchedDue(fields: readonly Fields[], after: number): number {
  return fields.reduce((earliest, each) => watchedDueOf(each, after, earliest), Infinity);
}

/** Half hour by half hour, as no clock changes within one; `until` where it has none before. */
function watchedDueOf({ line, minute, fits }: Fields, after: number, until: number): number {
  let shown: number | undefined;
  for (let start = Math.floor(after / SLOT) * SLOT - 4 * HOUR; start <= until; start += SLOT) {
    const wall = wallAt(start, line.zone);
    const end = wall + SLOT - MINUTE;
    const from = (shown ?? wall - MINUTE) + MINUTE;
    const first = from + ((minute - ((from / MINUTE) % 60) + 60) % 60) * MINUTE;
    // What the clock passed over as it was put forward is due at once.
    for (let next = first; next <= end; next += HOUR) {
      const instant = start + Math.max(0, next - wall);
      if (instant > after && fits(new Date(next))) return Math.min(instant, until);
    }
    shown = Math.max(shown ?? end, end);
  }
  return until;
}

function randomFields(random: () => number): Fields {
  const below = (count: number) => Math.floor(random() * count);
  const zone = ZONES[below(ZONES.length)] ?? 'UTC';
  const minute = below(60);
  const hours = [[below(24)], [below(24), below(24)], [1], [2], [3], undefined, undefined][below(7)];
  const weekday = random() < 0.25 ? below(7) : undefined;
  const day = random() < 0.15 ? 1 + below(28) : undefined;
  const month = random() < 0.05 ? 1 + below(12) : undefined;
  const field = (value: number | readonly number[] | undefined) =>
    value === undefined ? '*' : String(value);
  const cron = [minute, hours, day, month, weekday].map(field).join(' ');
  const fits = (wall: Date) =>
    (hours === undefined || hours.includes(wall.getUTCHours())) &&
    (month === undefined || wall.getUTCMonth() + 1 === month) &&
    (day === undefined && weekday === undefined
      ? true
      : wall.getUTCDate() === day || wall.getUTCDay() === weekday);
  return { line: { cron, zone }, minute, fits };
}

/** Half of them around a change of some clock, where it is difficult. */
function randomInstant(random: () => number, { zone }: CronLine): number {
  const any = FROM + 24 * HOUR + Math.floor(random() * (TO - FROM - 900 * 24 * HOUR));
  const table = offsets.get(zone);
  if (table === undefined || random() < 0.5) return any;
  let slot = Math.floor((any - FROM) / (HOUR / 2));
  while (slot + 1 < table.length - 60_000 && table[slot] === table[slot + 1]) slot += 1;
  return FROM + slot * SLOT + Math.floor((random() - 0.7) * 30 * HOUR);
}

type Case = { readonly fields: readonly [Fields, ...Fields[]]; readonly last: number };

function casesOf(count: number): readonly Case[] {
  const chance = new Chance(20_261_127);
  const random = () => chance.fraction();
  return Array.from({ length: count }, () => {
    const first = randomFields(random);
    const fields: Case['fields'] = random() < 0.2 ? [first, randomFields(random)] : [first];
    return { fields, last: randomInstant(random, first.line) };
  });
}

/** `SCHEDULE_CASES` says how many; a thousand take about a second. */
const CASES = casesOf(Number(process.env['SCHEDULE_CASES'] ?? 5_000));

test('a run is due, missed, and the agent silent when somebody who watches the clocks says so', () => {
  for (const { fields, last } of CASES) {
    const due = watchedDue(fields, last);
    const second = watchedDue(fields, due);
    const grace = Math.min(Math.max(second - due, 3 * HOUR), 12 * HOUR);
    const [first, ...more] = fields;
    const lines = [first.line, ...more.map(({ line }) => line)] as const;
    assert.deepEqual(
      deadlinesAfter({ kind: 'cron', lines }, last),
      { dueMs: due, missedMs: due + grace, staleMs: second + grace },
      `${JSON.stringify(lines)} after ${new Date(last).toJSON()}`,
    );
  }
});

test('these cases are difficult: who takes the clock of the moment for that of ever is often wrong', () => {
  const wrong = CASES.filter(({ fields: [{ line }, ...more], last }) => {
    const offset = wallAt(Math.floor(last / MINUTE) * MINUTE, line.zone) - Math.floor(last / MINUTE) * MINUTE;
    const naive = nextDue([{ ...line, zone: 'UTC' }], last + offset);
    return more.length === 0 && naive !== undefined && naive - offset !== nextDue([line], last);
  });
  assert.ok(wrong.length > CASES.length / 50, `${wrong.length} of ${CASES.length}`);
});

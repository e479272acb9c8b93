import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { Event } from '../../src/domain/event.ts';
import type { LogRecord } from '../../src/domain/event.ts';
import { ROWS } from '../../src/domain/rows/state-row.ts';
import { replay } from '../../src/log/replay.ts';
import { Chance } from '../support/chance.ts';
import { cutEverywhere, faultsOf } from '../support/cut-log.ts';
import { GOLDEN_LIFE } from '../support/golden-life.ts';
import { GOLDEN_LIVES, type GoldenLife, changesIn, filesOf } from '../support/golden-lives.ts';
import { variantsIn, variantsOf } from '../support/variants.ts';

const NEWEST = GOLDEN_LIVES.at(-1);
const WRITTEN: readonly Event[] = GOLDEN_LIFE.flatMap(({ appends }) =>
  appends.flatMap(events => (events === 'snapshot' ? [] : events)),
);

describe.each(GOLDEN_LIVES)('the golden life $name', life => {
  test('comes to the same State, for ever, from its first event and from a snapshot', () =>
    assert.deepEqual(changesIn(life), []));

  test('still means what it meant', () => {
    const events = recordsOf(life)
      .map(({ event }) => event)
      .filter(({ type }) => type !== 'SnapshotTaken');
    assert.deepEqual(events, JSON.parse(JSON.stringify(WRITTEN.slice(0, events.length))));
  });

  test('gives the same State when it is cut at any seal', () =>
    assert.deepEqual(faultsOf(cutEverywhere(recordsOf(life), new Chance(1))), []));
});

describe('the newest golden life', () => {
  const life = NEWEST ?? assert.fail('there is one');

  test('has all that was written for it', () =>
    assert.equal(recordsOf(life).length, WRITTEN.length + GOLDEN_LIFE.filter(hasSnapshot).length));

  test('has every type of event, in every form that it may take', () => {
    const seen = new Set(recordsOf(life).flatMap(({ event }) => [...variantsIn(Event, 'Event', event)]));
    assert.deepEqual([...variantsOf(Event, 'Event')].sort(), [...seen].sort());
  });

  test('leaves something in every kind of row that State has', () => {
    const { snapshot } = cutEverywhere(recordsOf(life), new Chance(1)).cuts.at(-1) ?? { snapshot: [] };
    const text = Buffer.from(snapshot).toString();
    for (const [kind] of ROWS.map(schema => schema.def.items))
      assert.ok(text.includes(`\n["${kind.value}",`), kind.value);
  });
});

describe('control: it is seen when', () => {
  const life = NEWEST ?? assert.fail('there is one');

  test.each<[string, Partial<GoldenLife>]>([
    ['it comes to another head', { head: { ...life.head, hash: '0'.repeat(64) } }],
    ['it comes to another State', { state: '0'.repeat(64) }],
  ])('%s', (_, change) => assert.equal(changesIn({ ...life, ...change }).length, 2));
});

function recordsOf(life: GoldenLife): readonly LogRecord[] {
  const records: LogRecord[] = [];
  const read = replay([filesOf(life).log], record => records.push(record));
  assert.equal(read.status, 'intact');
  return records;
}

function hasSnapshot({ appends }: (typeof GOLDEN_LIFE)[number]): boolean {
  return appends.includes('snapshot');
}

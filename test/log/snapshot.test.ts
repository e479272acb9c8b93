import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, test } from 'vitest';

import { NO_LIMITS } from '../../src/domain/budget.ts';
import type { Event } from '../../src/domain/event.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { parseEvent } from '../../src/domain/parse-event.ts';
import { type Work, plan } from '../../src/domain/plan.ts';
import { type State, newState } from '../../src/domain/state.ts';
import { GENESIS, type Head } from '../../src/log/chain.ts';
import {
  ROW_BYTES_MAX,
  type Snapshot,
  readSnapshot,
  snapshotHash,
  takeSnapshot,
} from '../../src/log/snapshot.ts';
import { Chance } from '../support/chance.ts';
import { ASKED, FULL_STORY, LATELY, SINCE_THEN } from '../support/full-story.ts';
import { stateAfter } from '../support/given.ts';
import { DOUBLED, HOLD, NOW, NOW_MS, keyOf, queued, sha } from '../support/literals.ts';
import { goOn, randomHistory } from '../support/random-history.ts';
import { stateText } from '../support/state-text.ts';

/** Raise it to look further than the suite has time to. */
const LOGS = 100;
const COMMANDS = 40;

// What a release has written must be read by every later one: these bytes never change again. A new kind of row goes into a
// new file, at the end of the list.
const GOLDENS = [
  { file: 'v1.jsonl', story: FULL_STORY },
  { file: 'v1-2.jsonl', story: [...FULL_STORY, ...SINCE_THEN] },
  { file: 'v1-3.jsonl', story: [...FULL_STORY, ...SINCE_THEN, ...ASKED] },
  { file: 'v1-4.jsonl', story: [...FULL_STORY, ...SINCE_THEN, ...ASKED, ...LATELY] },
] as const;
const GOLDEN = readFileSync('test/fixtures/snapshots/v1-4.jsonl');
const [HEADER = '', ...REST] = GOLDEN.toString().trimEnd().split('\n');
/** Every kind of row. */
const ROWS = REST.slice(0, -1);

describe(`${LOGS} random logs, cut at every event`, () => {
  test('a snapshot and the rest give what the whole log gives, in every order', () => {
    const kinds = new Set<unknown>();
    for (let seed = 1; seed <= LOGS; seed += 1) {
      const records = randomHistory(new Chance(seed), COMMANDS);
      const whole = bytesOf(records.reduce(evolve, newState()));
      for (const row of rowsIn(whole)) kinds.add(kindOf(row));

      const state = newState();
      for (const record of records) {
        evolve(state, record);
        const read = intact(readSnapshot(takeSnapshot(state, headAt(record.seq), record.at)));
        assert.deepEqual([read.head, read.at], [headAt(record.seq), record.at]);
        assert.equal(stateText(read.state), stateText(state), `seed ${seed}, event ${record.seq}`);

        for (const later of records.slice(record.seq)) evolve(read.state, later);
        assert.ok(bytesOf(read.state).equals(whole), `seed ${seed}, event ${record.seq}`);
      }
    }
    assert.deepEqual(kinds, new Set(ROWS.map(kindOf)), 'these logs were dull');
  });

  test('control: a queue in another order is seen', () => {
    const state = stateAfter(...FULL_STORY);
    const turned = { ...state, pending: new Set([...state.pending].reverse()) };

    assert.notEqual(stateText(turned), stateText(state));
    assert.ok(!bytesOf(turned).equals(bytesOf(state)));
  });
});

describe.each(GOLDENS)('the golden snapshot $file', ({ file, story }) => {
  const golden = readFileSync(`test/fixtures/snapshots/${file}`);
  const head = headAt(story.length);

  test('is read as what it meant, for ever', () => {
    assert.deepEqual(readSnapshot(golden), { status: 'intact', state: stateAfter(...story), head, at: NOW });
  });

  test('is written again with the same bytes', () => {
    assert.ok(golden.equals(takeSnapshot(stateAfter(...story), head, NOW)));
    assert.ok(golden.equals(takeSnapshot(intact(readSnapshot(golden)).state, head, NOW)));
  });
});

describe('the newest golden snapshot', () => {
  test('is read from chunks of any size', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), size => {
        assert.deepEqual(readSnapshot(inChunks(GOLDEN, size)), readSnapshot(GOLDEN));
      }),
    ));

  test('has a hash', () => {
    assert.equal(snapshotHash(GOLDEN), 'afdb630b07ce4025b479e3af5d0f566639642691eaf7bcee32005a1785b3b66d');
  });
});

test('an event that is just decided gives the same bytes as the same event with its fields in another order', () => {
  const state = newState();
  for (const [index, told] of FULL_STORY.entries()) {
    const event = 'failure' in told && told.failure ? { ...told, failure: reversed(told.failure) } : told;
    evolve(state, { seq: index + 1, at: NOW, run: 'run-1', event: event as Event });
  }

  assert.ok(bytesOf(state).equals(bytesOf(stateAfter(...FULL_STORY))));
});

test('figures that have grown beyond what one event may say are kept', () => {
  const huge = {
    end: 'settled',
    usage: { promptTokens: 2 ** 53 - 1, completionTokens: 2 ** 53 - 1 },
  } as const;
  const story = FULL_STORY.map(event =>
    event.type === 'TaskCompleted'
      ? { ...event, hold: { ...huge, costNanoUsd: 2 ** 53 - 1, costSource: 'provider' } as const }
      : event,
  );

  const state = stateAfter(...story);
  assert.deepEqual(intact(readSnapshot(bytesOf(state))).state, state);
});

test('thousands of tasks are read as they were', () => {
  const state = stateAfter(...queued(...Array.from({ length: 2_500 }, (_, index) => `task-${index}`)));
  const read = intact(readSnapshot(bytesOf(state)));

  assert.equal(stateText(read.state), stateText(state));
});

test('a snapshot that could not be read again is not taken', () => {
  assert.throws(() => takeSnapshot(newState(), GENESIS, NOW), /The first line is not that of a snapshot/);
  assert.throws(
    () => takeSnapshot({ ...newState(), pending: new Set(['x']) }, headAt(1), NOW),
    /no task has/,
  );
});

describe('a snapshot is refused', () => {
  test('at every cut', () => {
    for (let cut = 0; cut < GOLDEN.length; cut += 1)
      assert.equal(readSnapshot(GOLDEN.subarray(0, cut)).status, 'corrupt', `cut at ${cut}`);
  });

  test.each([
    ['in a line', -5, 'is cut off, too long, not UTF-8, or behind the end'],
    ['behind a line', -1 - (REST.at(-1)?.length ?? 0), 'is missing'],
  ])('when it is cut off %s', (_, end, what) => {
    assert.deepEqual(readSnapshot(GOLDEN.subarray(0, end)), {
      status: 'corrupt',
      reason: `Line ${REST.length + 1} of the snapshot ${what}.`,
    });
  });

  test('when there is nothing', () => {
    assert.deepEqual(readSnapshot(Buffer.alloc(0)), {
      status: 'corrupt',
      reason: 'The first line is not that of a snapshot.',
    });
  });

  test('when anything stands behind its end', () => {
    for (const more of ['\n', 'x', `${ROWS[0]}\n`, `{"rows":${ROWS.length}}\n`])
      assert.equal(readSnapshot(Buffer.from(`${GOLDEN.toString()}${more}`)).status, 'corrupt', more);
  });

  test('when a line is missing or doubled', () => {
    for (const [index, row] of ROWS.entries()) {
      assert.equal(readSnapshot(Buffer.from(GOLDEN.toString().replace(`${row}\n`, ''))).status, 'corrupt');
      assert.equal(
        readSnapshot(Buffer.from([HEADER, ...ROWS.toSpliced(index, 0, row), REST.at(-1), ''].join('\n')))
          .status,
        'corrupt',
      );
    }
  });

  test('when its first line is not one', () => {
    for (const header of [
      '',
      '{}',
      HEADER.replace('1,', '0,'),
      HEADER.replace('"seq":', '"seq":-'),
      HEADER.replace(/"seq":\d+/, '"seq":0'),
      HEADER.replace('hash":"0', 'hash":"g'),
      HEADER.replace('.000Z', 'Z'),
      `${HEADER} `,
      ` ${HEADER}`,
      ' {"snapshot":2,"shape":"unknown to us"}',
    ])
      assert.deepEqual(readSnapshot(Buffer.from([header, ...REST, ''].join('\n'))), {
        status: 'corrupt',
        reason: 'The first line is not that of a snapshot.',
      });
  });

  test('as newer when a newer release wrote it, whatever follows', () => {
    for (const version of [2, 12]) {
      const newer = Buffer.from(`{"snapshot":${version},"shape":"unknown to us"}\nanything`);

      assert.deepEqual(readSnapshot(newer), { status: 'newer', version });
    }
  });

  test.each([
    ['a row of an unknown kind', ['["dream","x"]'], 'has no known form'],
    ['a kind that every object has', ['["constructor"]'], 'has no known form'],
    ['a row with one value more', ['["outage","down",1]'], 'has no known form'],
    ['a row that is none', ['{"log":1}'], 'has no known form'],
    ['no JSON', ['["log"'], 'has no known form'],
    [
      'a field of its own in a failure',
      ['["stop",{"kind":"provider","__proto__":{}},"account",null]'],
      'has no known form',
    ],
    ['a figure that is not whole', ['["day","2026-01-30",[0.5,0]]'], 'has no known form'],
    ['a task under way that was never sent', [taskRow('processing', 'x', 0)], 'has no known form'],
    ['a day twice', ['["day","2026-01-31",[0,0]]'], 'there is one already'],
    ['a month twice', ['["month","2026-01",[0,0]]'], 'there is one already'],
    ['a charge twice', [rowOf('charge')], 'there is one already'],
    ['a run twice that was taken in', [rowOf('taken-in')], 'there is one already'],
    ['a total twice', [rowOf('total')], 'there is one already'],
    ['an alert twice', [rowOf('alert')], 'there is one already'],
    ['what is remembered of an alert twice', [rowOf('alert-memory')], 'there is one already'],
    ['what is usual of a type twice', [rowOf('usual')], 'there is one already'],
    [
      'more calls of a type than are kept',
      [rowOf('usual').replace('[1234]', JSON.stringify(Array(129).fill(1)))],
      'has no known form',
    ],
    ['two pauses', [rowOf('paused')], 'there is one already'],
    ['two lowered budgets', [rowOf('lowered')], 'there is one already'],
    ['an alert that is snoozed twice', [rowOf('snoozed')], 'there is one already'],
    ['an issue that was read twice', [rowOf('taken')], 'there is one already'],
    ['a task twice', [rowOf('completed')], 'there is one already'],
    ['an archived task twice', [rowOf('archived')], 'there is one already'],
    ['a finished task in the queue', ['["next","cut-off"]'], 'no task has to stand there'],
    ['an unknown task in the queue', ['["next","toString"]'], 'no task has to stand there'],
    ['a task twice in the queue', ['["next","twin"]'], 'no task has to stand there'],
    ['a task twice among the retries', ['["retry","down"]'], 'no task has to stand there'],
    ['a call that is there already', [rowOf('call')], 'no task has to stand there'],
  ])('for %s', (_, more, reason) => {
    const read = readSnapshot(snapshotOf([...ROWS, ...more]));

    assert.ok(read.status === 'corrupt');
    assert.ok(read.reason.startsWith(`Line ${ROWS.length + 2} of the snapshot `), read.reason);
    assert.ok(read.reason.includes(reason), read.reason);
  });

  test.each([
    ['a call without a run', without('run', ...RUN_PARTS), 'no run is on'],
    ['a stop without a run', without('run', 'call'), 'no run is on'],
    [
      'two calls for equal work',
      [
        ...ROWS,
        ...['x', 'y'].map(id => taskRow('processing', id, 1)),
        ...['x', 'y'].map(id => rowOf('call').replace('asked', id)),
      ],
      'a call for equal work is there already',
    ],
    ['a task that is pending and in no queue', without('next'), 'an open task stands in no queue'],
    ['a failed task without a retry', without('retry'), 'an open task stands in no queue'],
    ['a task under way without a call', without('call'), 'an open task stands in no queue'],
    [
      'a task that is finished and archived',
      [...ROWS, rowOf('archived').replace('"edited"', '"cut-off"').replace(keyOf('edited'), sha(9))],
      'task "cut-off" is finished and archived as well',
    ],
    [
      'a task that is asked for with the key it is archived with',
      ROWS.map(row => (kindOf(row) === 'archived' ? row.replace(keyOf('edited'), keyOf('twin')) : row)),
      'task "edited" is finished and archived as well',
    ],
    [
      'sharers of a key that are not all',
      [...ROWS, `["sharer","${keyOf('forgotten')}","sharer"]`],
      'those said to share a key are not those that do',
    ],
  ])('for %s', (_, rows, reason) => {
    const read = readSnapshot(snapshotOf(rows));

    assert.ok(read.status === 'corrupt');
    assert.ok(read.reason.includes(reason), read.reason);
  });

  test('for bytes that are not UTF-8', () => {
    const bytes = Buffer.from(GOLDEN);
    bytes[bytes.indexOf('é')] = 0xff;

    const read = readSnapshot(bytes);

    assert.ok(read.status === 'corrupt');
    assert.match(read.reason, /is cut off, too long, not UTF-8, or behind the end/);
  });

  test('for a line over its bound, and the rest is not even read', () => {
    let asked = 0;
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    function* endless(): Generator<Uint8Array> {
      yield Buffer.from(`${HEADER}\n`);
      for (;;) {
        asked += 1;
        yield megabyte;
      }
    }

    assert.equal(readSnapshot(endless()).status, 'corrupt');
    assert.equal(asked, ROW_BYTES_MAX / megabyte.length + 1);
    assert.equal(
      readSnapshot(snapshotOf([`["log","${'x'.repeat(ROW_BYTES_MAX)}","",""]`])).status,
      'corrupt',
    );
  });
});

describe('whatever somebody changes in a snapshot', () => {
  test('a flipped bit never throws, and never keeps the hash', () => {
    const flipped = Buffer.from(GOLDEN);
    for (const [index, byte] of GOLDEN.entries()) {
      flipped[index] = byte ^ (1 << (index % 8));
      readSnapshot(flipped);
      assert.notEqual(snapshotHash(flipped), snapshotHash(GOLDEN));
      flipped[index] = byte;
    }
  });

  test('a changed field is refused, or leaves a State that work can go on from', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0 }), fc.nat(), anyField, (seed, n, m, field) => {
        const records = randomHistory(new Chance(seed), COMMANDS);
        const rows = rowsIn(bytesOf(records.reduce(evolve, newState())));
        const index = n % rows.length;
        const row: unknown = JSON.parse(rows[index] ?? '');
        const changed = withField(row, m, field(rows));
        const read = readSnapshot(snapshotOf(rows.with(index, JSON.stringify(changed))));
        assert.deepEqual(Object.keys(Object.prototype), []);
        if (read.status !== 'intact') return;

        accepted += 1;
        plan(read.state, new Map([...read.state.tasks.keys()].map(id => [id, WORK])), NO_LIMITS, NOW_MS);
        const more = goOn(read.state, records.length, new Chance(seed + 1), COMMANDS);
        for (const { event } of more) assert.ok(parseEvent(event), JSON.stringify(event));
      }),
      { numRuns: 2_000 },
    );
    assert.ok(accepted > 100, `only ${accepted} were accepted`);
  });
});

const RUN_PARTS = [
  'stop',
  'budget-reached',
  'outage',
  'suspect',
  'alive-model',
  'alive-type',
  'touched',
  'tally',
];

/** What any task would take. */
const WORK: Work = {
  ...{ model: 'small', taskType: 'summarize', attemptsMax: 3 },
  ...{ hold: HOLD, holdDoubled: DOUBLED },
};

function headAt(seq: number): Head {
  return { seq, hash: sha(seq) };
}

function bytesOf(state: State): Buffer {
  return Buffer.from(takeSnapshot(state, headAt(1), NOW));
}

function intact(snapshot: Snapshot): Extract<Snapshot, { status: 'intact' }> {
  assert.ok(snapshot.status === 'intact', JSON.stringify(snapshot));
  return snapshot;
}

/** One buffer again and again, as a reader of files may do it. */
function* inChunks(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  const chunk = Buffer.alloc(size);
  for (let from = 0; from < bytes.length; from += size) {
    const length = Buffer.from(bytes).copy(chunk, 0, from, from + size);
    yield chunk.subarray(0, length);
  }
}

function snapshotOf(rows: readonly string[]): Buffer {
  return Buffer.from([HEADER, ...rows, `{"rows":${rows.length}}`, ''].join('\n'));
}

function rowsIn(bytes: Buffer): string[] {
  return bytes.toString().split('\n').slice(1, -2);
}

function kindOf(row: string): string {
  const [kind]: [string] = JSON.parse(row);
  return kind;
}

/** The first of this kind. */
function rowOf(kind: string): string {
  return ROWS.find(row => kindOf(row) === kind) ?? '';
}

function without(...kinds: readonly string[]): readonly string[] {
  return ROWS.filter(row => !kinds.includes(kindOf(row)));
}

function taskRow(kind: string, id: string, attempts: number, key = sha(99)): string {
  const work = [id, key, sha(1), 'summarize', 'small'];
  return JSON.stringify([kind, work, [attempts, 0, 0, false, null]]);
}

function reversed<Flat extends object>(flat: Flat): Flat {
  return Object.fromEntries(Object.entries(flat).reverse()) as Flat;
}

type Path = readonly (string | number)[];

/** Some value in place of another: any JSON, what has a meaning elsewhere, or a field of the same snapshot. */
const anyField = fc.oneof(
  fc.jsonValue().map(value => () => value),
  fc
    .constantFrom<unknown>(
      ...[
        null,
        -1,
        0.5,
        2 ** 53,
        1e300,
        '',
        '__proto__',
        'constructor',
        'toString',
        'forgotten',
        'released',
        [],
      ],
      ...[sha(1), NOW, '2026-01-31', JSON.parse('{"__proto__":{"polluted":true}}'), { kind: 'interrupted' }],
    )
    .map(value => () => value),
  fc.tuple(fc.nat(), fc.nat()).map(([n, m]) => (rows: readonly string[]) => {
    const row: unknown = JSON.parse(rows[n % rows.length] ?? '');
    return valueAt(row, m);
  }),
);

/** The value with what stands at some place in it replaced. */
function withField(value: unknown, n: number, field: unknown): unknown {
  const paths = pathsIn(value);
  return replaced(value, paths[n % paths.length] ?? [], field);
}

function valueAt(value: unknown, n: number): unknown {
  const paths = pathsIn(value);
  return (paths[n % paths.length] ?? []).reduce<unknown>(
    (part, step) => entriesOf(part).find(([name]) => name === step)?.[1],
    value,
  );
}

function pathsIn(value: unknown): Path[] {
  return entriesOf(value).flatMap(([name, part]) => [[name], ...pathsIn(part).map(path => [name, ...path])]);
}

function entriesOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return [...value.entries()];
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function replaced(value: unknown, [step, ...rest]: Path, field: unknown): unknown {
  if (step === undefined) return field;
  const parts = entriesOf(value).map(
    ([name, part]) => [name, name === step ? replaced(part, rest, field) : part] as const,
  );
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

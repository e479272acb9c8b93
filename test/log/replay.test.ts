import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';

import type { LogRecord } from '../../src/domain/event.ts';
import { APPEND_BYTES_MAX, GENESIS, type Head } from '../../src/log/chain.ts';
import { LINE_BYTES_MAX } from '../../src/log/line.ts';
import { type Replay, replay } from '../../src/log/replay.ts';
import { EVERY_EVENT } from '../support/every-event.ts';
import { RUN, appendsOf, atOf, forge, forgeBytes, line } from '../support/log-bytes.ts';

const histories = fc.array(fc.array(fc.constantFrom(...EVERY_EVENT), { minLength: 1, maxLength: 4 }), {
  maxLength: 6,
});

function* inChunks(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  // One buffer again and again, as a store may do it.
  const chunk = Buffer.alloc(size);
  for (let from = 0; from < bytes.length; from += size) {
    const length = Buffer.from(bytes).copy(chunk, 0, from, from + size);
    yield chunk.subarray(0, length);
  }
}

/** `onSeal` is told how many events were folded, too. */
function readAll(
  chunks: Iterable<Uint8Array>,
  onSeal: (head: Head, folded: number) => void = () => {},
): {
  readonly end: Replay;
  readonly records: readonly LogRecord[];
} {
  const records: LogRecord[] = [];
  const end = replay(chunks, record => records.push(record), {
    onSeal: head => onSeal(head, records.length),
  });
  return { end, records };
}

function read(bytes: Uint8Array): Replay {
  return replay([bytes], () => {});
}

test('what was written is what is read, however it is cut into chunks', () =>
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 3000 }), (history, size) => {
      const bytes = Buffer.concat(appendsOf(history));
      const { end, records } = readAll(inChunks(bytes, size));

      assert.equal(end.status, 'intact');
      assert.equal(end.offset, bytes.length);
      assert.equal(end.head.seq, history.flat().length);
      assert.deepEqual(
        records,
        history
          .flatMap((events, append) => events.map(event => ({ at: atOf(append), run: RUN, event })))
          .map((record, index) => ({ seq: index + 1, ...record })),
      );
    }),
  ));

test('a log that is not there yet is intact and empty', () => {
  assert.deepEqual(readAll([]), {
    end: { status: 'intact', head: { seq: 0, hash: '0'.repeat(64) }, offset: 0 },
    records: [],
  });
});

test('whatever somebody puts in the place of any bytes, only what was sealed is ever folded', () =>
  fc.assert(
    fc.property(
      histories,
      fc.nat(),
      fc.nat(),
      fc.uint8Array({ maxLength: 20 }),
      (history, n, m, inserted) => {
        const bytes = Buffer.concat(appendsOf(history));
        const from = n % (bytes.length + 1);
        const to = Math.min(bytes.length, from + (m % 40));
        fc.pre(!bytes.subarray(from, to).equals(inserted));
        const { records } = readAll([bytes.subarray(0, from), inserted, bytes.subarray(to)]);

        assert.deepEqual(
          records.map(({ event }) => event),
          history.flat().slice(0, records.length),
        );
      },
    ),
    { numRuns: 1000 },
  ));

describe('in an append whose seal is right', () => {
  test('a line of a newer format is refused as newer, not as damage', () => {
    const end = read(forge([line(1)], [line(2, { v: 2, shape: 'unknown to us' })]));

    assert.deepEqual(end, {
      status: 'newer',
      seq: 2,
      reason:
        'The line here has format version 2, not 1, that this release cannot read. A newer one wrote it: update to go on.',
    });
  });

  test('an unknown event is refused as newer, and no event of its append is folded', () => {
    const { end, records } = readAll([
      forge([line(1)], [line(2), line(3, { event: { type: 'TaskDreamt' } })]),
    ]);

    assert.deepEqual(end, {
      status: 'newer',
      seq: 3,
      reason:
        'The event here has a type or a form that this release cannot read. A newer one wrote it: update to go on.',
    });
    assert.equal(records.length, 1);
  });

  test('a known event with a field that we do not know is refused as newer', () => {
    const end = read(forge([line(1, { event: { type: 'RunFinished', outcome: 'idle', mood: 'good' } })]));

    assert.equal(end.status, 'newer');
  });

  test.each([
    ['a gap in seq', [line(1), line(3)], 2],
    ['a seq that stands still', [line(1), line(1)], 2],
    ['a seq that does not begin at 1', [line(2)], 1],
    ['a time before that of the line before', [line(1, { at: atOf(1) }), line(2, { at: atOf(0) })], 2],
    ['a format older than the first', [line(1, { v: 0 })], 1],
    ['our format in another order', [JSON.stringify({ seq: 1, v: 1, at: atOf(0), run: RUN, event: {} })], 1],
    ['a timestamp of another form', [line(1, { at: '2026-01-01T00:00:00Z' })], 1],
    ['a run id of another form', [line(1, { run: 'a b' })], 1],
    ['an event that is no object', [line(1, { event: 7 })], 1],
    ['no line at all', [' '], 1],
    ['bytes between two lines', [`${line(1)} `, line(2)], 1],
    ['an event that is no JSON', [line(1).replace('"idle"', 'idle'), line(2)], 1],
  ])('%s is corrupt', (_, lines, seq) => {
    const end = read(forge(lines));

    assert.equal(end.status, 'corrupt');
    assert.equal(end.seq, seq);
  });

  test.each([
    ['a gap in seq', [line(1), line(3)], 'Expected the line with seq 2 here, got 3.'],
    ['an event that is no JSON', [line(1), `${line(2)}}`], 'The event here is not JSON.'],
    ['another form', [line(1), '{}'], 'The line here does not have the form of a log line.'],
  ])('%s is told at its place', (_, lines, reason) => {
    assert.deepEqual(read(forge(lines)), { status: 'corrupt', seq: 2, reason });
  });

  test.each([2, 12])('version %i of the format is newer, also within an append', v => {
    const { status, seq } = read(forge([line(1), line(2, { v })])) as { status: string; seq?: number };

    assert.deepEqual([status, seq], ['newer', 2]);
  });

  test('a time before that of the append before is corrupt', () => {
    const end = read(forge([line(1, { at: atOf(1) })], [line(2, { at: atOf(0) })]));

    assert.deepEqual(end, {
      status: 'corrupt',
      seq: 2,
      reason:
        'The line is from 2026-01-01T00:00:00.000Z, earlier than the one before it, 2026-01-01T00:00:00.001Z.',
    });
  });

  test('lines of different times and runs may share an append', () => {
    const end = read(forge([line(1), line(2, { at: atOf(5) }), line(3, { at: atOf(5), run: 'local-x' })]));

    assert.equal(end.status, 'intact');
  });

  test('bytes that are not UTF-8 are corrupt', () => {
    // Latin-1 both here and in the hash, so that only the encoding is wrong.
    const text = line(1, { event: { type: 'RunStarted', version: '1', provider: 'é' } });
    const bytes = Buffer.from(text.slice(0, -1), 'latin1');
    const end = read(forgeBytes(bytes));

    assert.deepEqual(end, { status: 'corrupt', seq: 1, reason: 'The append that begins here is not UTF-8.' });
  });

  test('a byte order mark is corrupt', () => {
    assert.equal(read(forge([`\uFEFF${line(1)}`])).status, 'corrupt');
  });
});

describe('behind whole appends', () => {
  const whole = Buffer.concat(appendsOf([[{ type: 'RunFinished', outcome: 'idle' }]]));

  test('an append that does not match its hash is corrupt', () => {
    const changed = Buffer.from(
      forge([line(1)])
        .toString()
        .replace('idle', 'idol'),
    );

    assert.deepEqual(read(changed), {
      status: 'corrupt',
      seq: 1,
      reason: 'The append that begins here does not match the hash at its end.',
    });
  });

  test('bytes are corrupt that begin no append', () => {
    assert.deepEqual(read(Buffer.concat([whole, Buffer.from('hello')])), {
      status: 'corrupt',
      seq: 2,
      reason: 'The bytes from here to the end are no append, and no beginning of one either.',
    });
  });
});

describe('a hostile file does not eat the memory:', () => {
  test('a line over its bound is corrupt, also with the right seal', () => {
    const provider = 'x'.repeat(LINE_BYTES_MAX);
    const end = read(forge([line(1)], [line(2, { event: { type: 'RunStarted', version: '1', provider } })]));

    assert.deepEqual(end, {
      status: 'corrupt',
      seq: 2,
      reason: `A line may have ${LINE_BYTES_MAX} bytes and an append ${APPEND_BYTES_MAX}; the one that begins here has more.`,
    });
  });

  test('a file without an end of line is given up at the bound, and the rest is not even read', () => {
    let asked = 0;
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    function* endless(): Generator<Uint8Array> {
      for (;;) {
        asked += 1;
        yield megabyte;
      }
    }

    assert.deepEqual(
      replay(endless(), () => {}),
      {
        status: 'corrupt',
        seq: 1,
        reason: `A line may have ${LINE_BYTES_MAX} bytes and an append ${APPEND_BYTES_MAX}; the one that begins here has more.`,
      },
    );
    assert.equal(asked, APPEND_BYTES_MAX / megabyte.length + 1);
  });

  test('a long line that no crash can have left is corrupt', () => {
    const begun = line(1, {
      event: { type: 'RunStarted', version: '1', provider: 'x'.repeat(LINE_BYTES_MAX) },
    });

    assert.equal(read(Buffer.from(begun)).status, 'corrupt');
  });
});

describe('a log that begins with a snapshot', () => {
  const history = EVERY_EVENT.map(event => [event]);
  const appends = appendsOf(history);

  test('goes on from its head, at any append', () => {
    const heads: Head[] = [GENESIS];
    const { records } = readAll(appends, head => heads.push(head));

    for (const [index, head] of heads.entries()) {
      const rest = appends.slice(index);
      const read: LogRecord[] = [];
      const end = replay(rest, record => read.push(record), { from: { head, at: atOf(index - 1) } });

      assert.deepEqual(end, { status: 'intact', head: heads.at(-1), offset: Buffer.concat(rest).length });
      assert.deepEqual(read, records.slice(index));
    }
  });

  test.each([
    ['a head of another history', { seq: 1, hash: 'b'.repeat(64) }, atOf(0)],
    ['a head that is too early', { seq: 0, hash: headOf(1).hash }, atOf(0)],
    ['a head that is too late', { seq: 2, hash: headOf(1).hash }, atOf(0)],
    ['a time after that of the first line', headOf(1), atOf(2)],
  ])('is corrupt after %s', (_, head, at) => {
    const end = replay(appends.slice(1), () => {}, { from: { head, at } });

    assert.equal(end.status, 'corrupt');
    assert.equal(end.seq, head.seq + 1);
  });

  test('is torn in the bytes that follow the snapshot', () => {
    const torn = Buffer.concat(appends.slice(1)).subarray(0, -10);
    const end = replay([torn], () => {}, { from: { head: headOf(1), at: atOf(0) } });

    assert.ok(end.status === 'torn');
    assert.equal(end.offset, Buffer.concat(appends.slice(1, -1)).length);
  });

  function headOf(count: number): Head {
    const end = read(Buffer.concat(appends.slice(0, count)));
    assert.ok(end.status === 'intact');
    return end.head;
  }
});

test('every head is told once all events up to it are folded, and those of a torn end are not', () =>
  fc.assert(
    fc.property(histories, fc.nat(), (history, n) => {
      const bytes = Buffer.concat(appendsOf(history));
      const told: Head[] = [];
      const seqs: number[] = [];
      const { end, records } = readAll([bytes.subarray(0, n % (bytes.length + 1))], (head, seq) => {
        told.push(head);
        seqs.push(seq);
      });

      assert.ok(end.status === 'intact' || end.status === 'torn');
      assert.deepEqual(told.at(-1) ?? GENESIS, end.head);
      assert.deepEqual(
        seqs,
        told.map(({ seq }) => seq),
      );
      assert.equal(records.length, history.slice(0, told.length).flat().length);
    }),
  ));

test('what the fold throws is a bug of ours, and comes through', () => {
  const bytes = Buffer.concat(appendsOf([[{ type: 'RunFinished', outcome: 'idle' }]]));

  assert.throws(
    () =>
      replay([bytes], () => {
        throw new Error('bug');
      }),
    /^Error: bug$/,
  );
});

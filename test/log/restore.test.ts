import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'vitest';

import type { Event, LogRecord } from '../../src/domain/event.ts';
import type { State } from '../../src/domain/state.ts';
import { GENESIS, type Head, seal } from '../../src/log/chain.ts';
import { type LogBytes, type Restored, restore } from '../../src/log/restore.ts';
import { snapshotHash, takeSnapshot } from '../../src/log/snapshot.ts';
import { FULL_STORY } from '../support/full-story.ts';
import { stateAfter } from '../support/given.ts';
import { NOW, created, queued, runFinished, runStarted, sha } from '../support/literals.ts';

type Told = Pick<LogRecord, 'at' | 'run' | 'event'>;

/** A log, and everything about it at each of its seals. */
class Written {
  readonly appends: Uint8Array[] = [];
  head: Head = GENESIS;

  append({ at, run, event }: Told): this {
    const sealed = seal(this.head, at, run, [event]);
    this.appends.push(sealed.bytes);
    this.head = sealed.head;
    return this;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.appends);
  }
}

function whole(bytes: Uint8Array): LogBytes {
  return { snapshot: undefined, rest: [bytes] };
}

function readable(restored: Restored): Extract<Restored, { state: State }> {
  assert.ok('state' in restored, JSON.stringify(restored));
  return restored;
}

const told = (event: Event): Told => ({ at: NOW, run: 'run-1', event });
const taken = (head: Head, bytes: Uint8Array): Event => ({
  type: 'SnapshotTaken',
  ...head,
  sha256: snapshotHash(bytes),
});

describe('a log without a snapshot', () => {
  const story = [created, runStarted, ...queued('a', 'b')];
  const log = new Written();
  for (const event of story) log.append(told(event));

  test('is read from its first line', () => {
    const heads: Head[] = [];
    const read = restore(
      whole(log.bytes),
      () => {},
      head => heads.push(head),
    );
    assert.deepEqual(read, {
      status: 'intact',
      state: stateAfter(...story),
      head: log.head,
      at: NOW,
      end: log.bytes.length,
      tornBytes: 0,
      snapshot: undefined,
    });
    assert.deepEqual([heads.length, heads.at(-1)], [story.length, log.head]);
  });

  test('has no line and no time while nothing is in it', () => {
    const read = readable(restore(whole(Buffer.alloc(0))));
    assert.deepEqual([read.status, read.head, read.at, read.end], ['intact', GENESIS, '', 0]);
  });

  test('is corrupt where its bytes are', () => {
    const read = restore(whole(Buffer.concat([log.bytes, Buffer.from('hello')])));
    assert.ok(read.status === 'corrupt');
    assert.deepEqual([read.seq, 'state' in read], [story.length + 1, false]);
  });
});

describe('a log that begins with a snapshot', () => {
  const story = [created, runStarted, ...queued('a', 'b')];
  const before = new Written();
  for (const event of story) before.append(told(event));
  const end = before.bytes.length;
  const bytes = takeSnapshot(stateAfter(...story), before.head, NOW);

  /** What is behind the snapshot. */
  function restOf(...events: readonly Event[]): Buffer {
    const rest = new Written();
    rest.head = before.head;
    for (const event of events) rest.append(told(event));
    return rest.bytes;
  }

  const restored = (rest: Buffer, snapshot = { end, bytes }) => restore({ snapshot, rest: [rest] });

  test('is read, wherever the event behind it says that it was taken', () => {
    const said = taken(before.head, bytes);
    for (const events of [[said], [runFinished, said], [said, runFinished]]) {
      const read = readable(restored(restOf(...events)));
      assert.equal(read.status, 'intact');
      assert.deepEqual(read.snapshot, { head: before.head, at: NOW });
    }
  });

  test('may be torn, and its offsets count what the snapshot stands for', () => {
    const rest = restOf(taken(before.head, bytes), runFinished);
    const read = readable(restored(rest.subarray(0, -10)));
    const kept = end + restOf(taken(before.head, bytes)).length;
    assert.deepEqual([read.status, read.end, read.tornBytes], ['torn', kept, end + rest.length - 10 - kept]);
  });

  test('tells the events that are here, and each head that it proves', () => {
    const [records, heads] = [new Array<LogRecord>(), new Array<Head>()];
    const rest = restOf(taken(before.head, bytes), runFinished);
    const read = restore(
      { snapshot: { end, bytes }, rest: [rest] },
      record => records.push(record),
      head => heads.push(head),
    );
    assert.deepEqual(
      records.map(({ seq, event }) => [seq, event.type]),
      [
        [story.length + 1, 'SnapshotTaken'],
        [story.length + 2, 'RunFinished'],
      ],
    );
    assert.deepEqual([heads[0], heads[2]], [before.head, readable(read).head]);
  });

  test.each<[string, Buffer]>([
    ['no event says that it was taken', restOf(runFinished)],
    ['nothing is behind it', Buffer.alloc(0)],
    ['the event names another seq', restOf({ ...taken(before.head, bytes), seq: 1 } as Event)],
    ['the event names another head', restOf({ ...taken(before.head, bytes), hash: sha(1) } as Event)],
    ['the event names other bytes', restOf({ ...taken(before.head, bytes), sha256: sha(1) } as Event)],
    ['the event that says so is torn off', restOf(runFinished, taken(before.head, bytes)).subarray(0, -10)],
  ])('is corrupt when %s', (_, rest) => {
    const read = restored(rest);
    assert.ok(read.status === 'corrupt');
    assert.equal(read.seq, story.length + 1);
    assert.match(read.reason, /no event behind it says that it was taken/);
  });

  test('is corrupt when the rest does not go on from it', () => {
    const rest = restOf(taken(before.head, bytes), runFinished);
    assert.equal(restored(rest.subarray(restOf(taken(before.head, bytes)).length)).status, 'corrupt');
    assert.equal(restored(Buffer.concat([before.bytes, rest])).status, 'corrupt');
  });

  test('is corrupt when a figure in the snapshot was changed that contradicts nothing', () => {
    const changed = Buffer.from(Buffer.from(bytes).toString().replace('"run-1"', '"run-2"'));
    assert.notDeepEqual(changed, Buffer.from(bytes));
    const read = restored(restOf(taken(before.head, bytes)), { end, bytes: changed });
    assert.ok(read.status === 'corrupt');
    assert.match(read.reason, /with these bytes/);
  });

  test('is corrupt when the snapshot cannot be read', () => {
    const read = restored(restOf(taken(before.head, bytes)), { end, bytes: bytes.subarray(0, -5) });
    assert.ok(read.status === 'corrupt');
    assert.match(
      read.reason,
      /^The log begins with a snapshot that cannot be read\. Line \d+ of the snapshot/,
    );
  });

  test('is newer when the snapshot is', () => {
    const newer = Buffer.from('{"snapshot":2,"shape":"unknown to us"}\n');
    const read = restored(restOf(taken(before.head, bytes)), { end, bytes: newer });
    assert.ok(read.status === 'newer');
    assert.match(read.reason, /version 2 .* update to go on/);
  });
});

// A log of the first release that begins with a snapshot: these bytes never change again.
test('the golden log behind the golden snapshot of version 1 is read for ever', () => {
  const snapshot = { end: 10_000, bytes: readFileSync('test/fixtures/snapshots/v1.jsonl') };
  const rest = readFileSync('test/fixtures/snapshots/v1-rest.jsonl');
  const read = readable(restore({ snapshot, rest: [rest] }));

  assert.equal(read.status, 'intact');
  assert.equal(read.end, 10_000 + rest.length);
  assert.deepEqual(read.head, {
    seq: FULL_STORY.length + 3,
    hash: 'aef4a2e8ff414bbf84610fd68099356ecb20f79612b5137252aaef665dad8579',
  });
  const recovered: Event = { type: 'LogRecovered', damage: 'torn', bytes: 7 };
  assert.deepEqual(read.state, stateAfter(...FULL_STORY, recovered, runFinished));
});

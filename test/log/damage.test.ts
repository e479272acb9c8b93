import assert from 'node:assert/strict';
import { test } from 'vitest';

import type { Event } from '../../src/domain/event.ts';
import { type Replay, replay } from '../../src/log/replay.ts';
import { EVERY_EVENT } from '../support/every-event.ts';
import { appendsOf } from '../support/log-bytes.ts';

// A log of 40 events in appends of 1 to 4, so that every place an event can have in an append is tried.
const EVENTS = Array.from({ length: 40 }, (_, index) => EVERY_EVENT[index % EVERY_EVENT.length] as Event);
const SIZES = [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4];
const HISTORY = SIZES.map((size, index) => {
  const from = SIZES.slice(0, index).reduce((sum, before) => sum + before, 0);
  return EVENTS.slice(from, from + size);
});
const APPENDS = appendsOf(HISTORY);
const LOG = Buffer.concat(APPENDS);
const BOUNDARIES = APPENDS.map((_, index) => Buffer.concat(APPENDS.slice(0, index + 1)).length);

function read(bytes: Uint8Array): { readonly end: Replay; readonly events: readonly Event[] } {
  const events: Event[] = [];
  const end = replay([bytes], record => events.push(record.event));
  return { end, events };
}

/** Calls `see` with the log after each single-bit flip, and puts the bit back. */
function flipEveryBit(bytes: Uint8Array, see: (byte: number, bit: number) => void): void {
  for (let byte = 0; byte < bytes.length; byte += 1) {
    const original = bytes[byte] ?? 0;
    for (let bit = 0; bit < 8; bit += 1) {
      bytes[byte] = original ^ (1 << bit);
      see(byte, bit);
    }
    bytes[byte] = original;
  }
}

test('the log of 40 events is intact as it is', () => {
  const { end, events } = read(LOG);

  assert.equal(end.status, 'intact');
  assert.deepEqual(events, EVENTS);
});

test('every single-bit flip is corrupt, and nothing behind it is believed', () => {
  const flipped = Buffer.from(LOG);
  const believed: string[] = [];

  flipEveryBit(flipped, (byte, bit) => {
    let folded = 0;
    const { status } = replay([flipped], () => (folded += 1));
    const before = HISTORY.slice(
      0,
      BOUNDARIES.findIndex(boundary => byte < boundary),
    ).flat().length;
    if (status !== 'corrupt' || folded !== before)
      believed.push(`bit ${bit} of byte ${byte}: ${status}, ${folded} folded`);
  });

  assert.deepEqual(believed, []);
});

test('control: a reader that only parses believes most flips of a hash and many others', () => {
  const flipped = Buffer.from(APPENDS[3] ?? []);
  let believed = 0;

  flipEveryBit(flipped, () => {
    try {
      for (const line of flipped.toString().trimEnd().split('\n')) JSON.parse(line);
      believed += 1;
    } catch {
      // Seen.
    }
  });

  assert.ok(believed > flipped.length, `only ${believed}`);
});

test('a cut at any byte leaves whole appends only, and is torn unless it falls on a boundary', () => {
  const wrong: string[] = [];

  for (let cut = 0; cut <= LOG.length; cut += 1) {
    const { end, events } = read(LOG.subarray(0, cut));
    const whole = BOUNDARIES.filter(boundary => boundary <= cut);
    const offset = whole.at(-1) ?? 0;
    const expected = offset === cut ? 'intact' : 'torn';

    const right =
      end.status === expected &&
      end.offset === offset &&
      end.head.seq === events.length &&
      events.length === HISTORY.slice(0, whole.length).flat().length &&
      (end.status === 'intact' || end.bytes === cut - offset);
    if (!right) wrong.push(`cut at ${cut}: expected ${expected} at ${offset}, got ${JSON.stringify(end)}`);
  }

  assert.deepEqual(wrong, []);
});

test('control: a cut in the middle is no longer torn when one bit before the last seal is changed as well', () => {
  const boundary = BOUNDARIES.at(-2) ?? 0;
  const changed = Buffer.from(LOG.subarray(0, boundary + 50));
  changed[boundary - 100] = (changed[boundary - 100] ?? 0) ^ 1;

  assert.equal(read(LOG.subarray(0, boundary + 50)).end.status, 'torn');
  assert.equal(read(changed).end.status, 'corrupt');
});

test('a cut that zeros follow, as when a file grew before its content came, is torn at the same place', () => {
  for (let cut = 0; cut < LOG.length; cut += 1) {
    const zeros = Buffer.alloc(1 + (cut % 5000));
    const { end } = read(Buffer.concat([LOG.subarray(0, cut), zeros]));
    const offset = BOUNDARIES.filter(boundary => boundary <= cut).at(-1) ?? 0;

    assert.equal(end.status, 'torn');
    assert.equal(end.offset, offset);
    assert.equal(end.bytes, cut - offset + zeros.length);
  }
});

test('a missing, doubled or swapped append is corrupt', () => {
  const [first = LOG, second = LOG, third = LOG] = APPENDS;

  assert.equal(read(Buffer.concat([first, third])).end.status, 'corrupt');
  assert.equal(read(Buffer.concat([first, first])).end.status, 'corrupt');
  assert.equal(read(Buffer.concat([second, first])).end.status, 'corrupt');
});

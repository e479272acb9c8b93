import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'vitest';

import { Event, type LogRecord } from '../../src/domain/event.ts';
import { replay } from '../../src/log/replay.ts';
import { EVERY_EVENT } from '../support/every-event.ts';

// What a release has written must be read by every later one: these bytes and this head never change again.
const GOLDEN = readFileSync('test/fixtures/logs/v1.jsonl');
const HEAD = { seq: 28, hash: '1a15088ad6b82028907a91a4e5d11c5afe6cc2ff6738e634b4e366fd69273cc4' };

test('the golden log of format 1 replays to its head, for ever', () => {
  const read = replay([GOLDEN], () => {});

  assert.deepEqual(read, { status: 'intact', head: HEAD, offset: GOLDEN.length });
});

test('the golden log of format 1 still means what it meant', () => {
  const records: LogRecord[] = [];
  replay([GOLDEN], record => records.push(record));

  assert.deepEqual(
    records.map(({ event }) => event),
    EVERY_EVENT,
  );
});

test('the newest golden log has every type of event', () => {
  const types = Event.options.map(option => option.shape.type.value);

  assert.deepEqual(
    types.filter(type => !EVERY_EVENT.some(event => event.type === type)),
    [],
  );
});

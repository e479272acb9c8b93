import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'vitest';

import type { Event } from '../../src/domain/event.ts';
import { APPEND_BYTES_MAX, GENESIS, LINK_LENGTH, seal, unseal } from '../../src/log/chain.ts';
import { LINE_BYTES_MAX } from '../../src/log/line.ts';
import { RUN, atOf } from '../support/log-bytes.ts';

const started: Event = { type: 'RunStarted', version: '1.0.0', provider: 'offline' };
const finished: Event = { type: 'RunFinished', outcome: 'idle' };

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}

test('an append is lines of exactly this form, the last one with the hash of all before it', () => {
  const first =
    '{"v":1,"seq":1,"at":"2026-01-01T00:00:00.000Z","run":"19876543210.1","event":{"type":"RunStarted","version":"1.0.0","provider":"offline"}}\n';
  const second =
    '{"v":1,"seq":2,"at":"2026-01-01T00:00:00.000Z","run":"19876543210.1","event":{"type":"RunFinished","outcome":"idle"}';
  const hash = createHash('sha256').update('0'.repeat(64)).update(first).update(second).digest('hex');

  const sealed = seal(GENESIS, atOf(0), RUN, [started, finished]);

  assert.equal(text(sealed.bytes), `${first}${second},"hash":"${hash}"}\n`);
  assert.deepEqual(sealed.head, { seq: 2, hash });
});

test('the next append goes on at the head, and covers its hash', () => {
  const { head } = seal(GENESIS, atOf(0), RUN, [started]);
  const body = `{"v":1,"seq":2,"at":"2026-01-01T00:00:00.001Z","run":"19876543210.1","event":{"type":"RunFinished","outcome":"idle"}`;
  const hash = createHash('sha256').update(head.hash).update(body).digest('hex');

  assert.equal(text(seal(head, atOf(1), RUN, [finished]).bytes), `${body},"hash":"${hash}"}\n`);
});

test('an append follows the head it was made for, and no other', () => {
  const { bytes, head } = seal(GENESIS, atOf(0), RUN, [started]);
  const roomy = Buffer.concat([Buffer.alloc(LINK_LENGTH), bytes]);

  assert.equal(unseal(GENESIS, roomy)?.hash, head.hash);
  assert.equal(unseal({ seq: 0, hash: '1'.repeat(64) }, roomy), undefined);
});

test('bytes that are too short for a seal follow nothing', () => {
  assert.equal(unseal(GENESIS, Buffer.from(`${'0'.repeat(LINK_LENGTH)}"}\n`)), undefined);
});

test('what no replay would read again is never written', () => {
  const longest = 'x'.repeat(LINE_BYTES_MAX);

  assert.throws(() => seal(GENESIS, atOf(0), RUN, []), /an append holds at least one event/);
  assert.throws(
    () => seal(GENESIS, atOf(0), RUN, [{ type: 'LogRecovered', damage: 'torn', bytes: 0 }]),
    /event 1 "LogRecovered" must match its own schema/,
  );
  assert.throws(
    () => seal(GENESIS, 'yesterday', RUN, [started]),
    /line 1 must have a timestamp and a run id, got "yesterday"/,
  );
  assert.throws(
    () => seal(GENESIS, atOf(0), 'a b', [started]),
    /line 1 must have a timestamp and a run id, got .* and "a b"/,
  );
  assert.throws(
    () => seal(GENESIS, atOf(0), RUN, [{ ...started, provider: longest }]),
    /line 1 "RunStarted" is at most 1048576 bytes, got 1048\d{3}/,
  );
});

test('a line may be as long as its bound, its seal included, and no byte longer', () => {
  const lengthOf = (provider: string): number =>
    seal(GENESIS, atOf(0), RUN, [{ ...started, provider }]).bytes.length - '\n'.length;
  const longest = 'x'.repeat(LINE_BYTES_MAX - lengthOf(''));

  assert.equal(lengthOf(longest), LINE_BYTES_MAX);
  assert.throws(() => lengthOf(`${longest}x`), /line 1 "RunStarted" is at most 1048576 bytes, got 1048577/);
});

test('an append that no reader would hold in memory is never written', () => {
  const long: Event = { ...started, provider: 'x'.repeat(LINE_BYTES_MAX - 1000) };
  const events = Array.from({ length: APPEND_BYTES_MAX / LINE_BYTES_MAX + 1 }, () => long);

  assert.throws(
    () => seal(GENESIS, atOf(0), RUN, events),
    /an append is at most 67108864 bytes, got 681\d{5}/,
  );
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'vitest';

import { Event, type LogRecord } from '../../src/domain/event.ts';
import { replay } from '../../src/log/replay.ts';
import { EVERY_EVENT } from '../support/every-event.ts';

// What was written must be read by every later release: these bytes and these heads never change again. They are what the
// first logs were made of, one event after another; what State comes of them a golden life says (`golden-lives.ts`), and a new
// type of event goes there as well as to the end of `EVERY_EVENT`.
const GOLDEN = [
  {
    file: 'v1.jsonl',
    head: { seq: 28, hash: '1a15088ad6b82028907a91a4e5d11c5afe6cc2ff6738e634b4e366fd69273cc4' },
  },
  {
    file: 'v1-2.jsonl',
    head: { seq: 29, hash: 'b60e7179c9c0fb3e18a5c48506a2393a2893d900c4af9234c8925f6f1320d683' },
  },
  {
    file: 'v1-3.jsonl',
    head: { seq: 30, hash: '5ff38972e88983f70e7c562ebc02c8eb9a3f8a8fb24e75ef025d29db5ddd010d' },
  },
  {
    file: 'v1-4.jsonl',
    head: { seq: 32, hash: '83c3723fc5076c101a5c2fe17125bd141c4be6800da10f33d9d3b1e1de9deab1' },
  },
  {
    file: 'v1-5.jsonl',
    head: { seq: 33, hash: '2751e14c3e04568b4b87a71690bc43b419f58ffb2efdf296c5153b6b8f70e3f2' },
  },
  {
    file: 'v1-6.jsonl',
    head: { seq: 42, hash: '6486569321101597e8daa87bebe890e171bd4c048773766b812db0eac2014c14' },
  },
  {
    file: 'v1-7.jsonl',
    head: { seq: 43, hash: 'e3c3eea979ccb464360c0e416a5e72e4b6701a6629f05ce9630db1ac75b76205' },
  },
] as const;

describe.each(GOLDEN)('the golden log $file', ({ file, head }) => {
  const bytes = readFileSync(`test/fixtures/logs/${file}`);

  test('replays to its head, for ever', () => {
    const read = replay([bytes], () => {});

    assert.deepEqual(read, { status: 'intact', head, offset: bytes.length });
  });

  test('still means what it meant', () => {
    const records: LogRecord[] = [];
    replay([bytes], record => records.push(record));

    assert.deepEqual(
      records.map(({ event }) => event),
      EVERY_EVENT.slice(0, head.seq),
    );
  });
});

test('there is an event of every type', () => {
  const types = Event.options.map(option => option.shape.type.value);

  assert.deepEqual(
    types.filter(type => !EVERY_EVENT.some(event => event.type === type)),
    [],
  );
});

import assert from 'node:assert/strict';
import { test } from 'vitest';

import { blocksOf } from '../../src/log/blocks.ts';
import { LINK_LENGTH } from '../../src/log/chain.ts';
import { LINE_BYTES_MAX } from '../../src/log/line.ts';

/** What each block holds, and where it stands: all of it is good until the next one is asked for. */
function cut(...chunks: readonly string[]): readonly (readonly [kind: string, text: string])[] {
  return [...blocks(chunks)];
}

function* blocks(chunks: readonly string[]): Generator<readonly [kind: string, text: string]> {
  for (const { kind, roomy } of blocksOf(chunks.map(chunk => Buffer.from(chunk))))
    yield [kind, roomy.toString('latin1', LINK_LENGTH)];
}

/** A line of so many bytes that ends as a seal does. */
function sealed(bytes: number): string {
  return `${'x'.repeat(bytes - 2)}"}\n`;
}

test('a block ends with the line that ends in a seal, and the last one is what no seal closes', () => {
  assert.deepEqual(cut('a}}\nb"}\nc"}\nd}}\ne'), [
    ['append', 'a}}\nb"}\n'],
    ['append', 'c"}\n'],
    ['rest', 'd}}\ne'],
  ]);
  assert.deepEqual(cut('a"}\n'), [['append', 'a"}\n']]);
  assert.deepEqual(cut(), []);
});

test('blocks are the same, however the bytes are cut into chunks', () => {
  assert.deepEqual(cut('a}}\nb', '"', '}\nc"}', '\nd}', '}\ne', ''), [
    ['append', 'a}}\nb"}\n'],
    ['append', 'c"}\n'],
    ['rest', 'd}}\ne'],
  ]);
});

test('a line may be as long as its bound, also behind another and across chunks', () => {
  const longest = sealed(LINE_BYTES_MAX);
  const kinds = (...chunks: readonly string[]): readonly string[] => cut(...chunks).map(([kind]) => kind);

  assert.deepEqual(kinds(longest + longest), ['append', 'append']);
  assert.deepEqual(kinds(`a"}\n${longest.slice(0, 1_000)}`, longest.slice(1_000)), ['append', 'append']);
});

test('a line that is a byte longer is too long, also where its beginning came with another chunk', () => {
  const longer = sealed(LINE_BYTES_MAX + 1);

  assert.deepEqual(cut(`a"}\n${longer}b"}\n`), [
    ['append', 'a"}\n'],
    ['too-long', `${longer}b"}\n`],
  ]);
  const before = sealed(5_000);
  assert.deepEqual(cut(before + longer.slice(0, 1_000), longer.slice(1_000)), [
    ['append', before],
    ['too-long', longer],
  ]);
});

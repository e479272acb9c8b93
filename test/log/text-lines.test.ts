import assert from 'node:assert/strict';
import { test } from 'vitest';

import { textLines } from '../../src/log/text-lines.ts';

/** Lines of four bytes at most, each copied: it is good until the next one is asked for. */
function linesOf(...chunks: readonly string[]): readonly (readonly [text: string, whole: boolean])[] {
  const lines = textLines(
    chunks.map(chunk => Buffer.from(chunk)),
    4,
  );
  return [...mapped(lines)];
}

function* mapped(lines: ReturnType<typeof textLines>): Generator<readonly [text: string, whole: boolean]> {
  for (const { bytes, whole } of lines) yield [Buffer.from(bytes).toString(), whole];
}

test('lines are the same, however the bytes are cut into chunks', () => {
  const lines = [
    ['ab', true],
    ['', true],
    ['c', true],
  ];
  assert.deepEqual(linesOf('ab\n\nc\n'), lines);
  assert.deepEqual(linesOf('a', 'b\n', '\nc', '', '\n'), lines);
});

test('a line is whole as far as its bound, and one that is longer is not', () => {
  assert.deepEqual(linesOf('abcd\nabcde\n'), [
    ['abcd', true],
    ['abcde', false],
  ]);
});

test('what no end of line closes is not whole', () => {
  assert.deepEqual(linesOf('ab\nc'), [
    ['ab', true],
    ['c', false],
  ]);
});

test('a line that is too long is told before its end has come, and nothing behind it', () => {
  assert.deepEqual(linesOf('abcd', 'e', 'f\nab\n'), [['abcde', false]]);
});

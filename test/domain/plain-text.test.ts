import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { LINE_LENGTH_MAX, plainLine, plainText } from '../../src/domain/plain-text.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { executedBy, linesOf } from '../support/runner-rules.ts';

// Told by other means than the code: the first and last of each range that is not to be seen raw.
const UNSAFE: readonly (readonly [number, number])[] = [
  [0x00, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0xe0000, 0xe0fff],
];

function unsafeIn(text: string): readonly string[] {
  return Array.from(text).filter(character => {
    const code = character.codePointAt(0) ?? 0;
    return UNSAFE.some(([first, last]) => first <= code && code <= last);
  });
}

const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(':', '#', '[', ']', ' ', '\n', '\r', 'error', '\u200b', '\u2028', '\ud800', 'x'),
  }),
);

test('there are at least 200 hostile texts, and printed raw most of them would be executed', () => {
  assert.ok(HOSTILE_TEXTS.length >= 200, `${HOSTILE_TEXTS.length} texts`);
  const executed = HOSTILE_TEXTS.filter(text => executedBy(text).length > 0);
  assert.ok(executed.length >= 150, `${executed.length} are executed`);
});

test('no text leaves a command, a control character or anything invisible', () =>
  fc.assert(
    fc.property(anyText, text => {
      const plain = plainText(text);
      assert.deepEqual(executedBy(plain), []);
      assert.deepEqual(unsafeIn(plain), []);
    }),
    { numRuns: 5_000 },
  ));

test('every hostile text is safe, whole and as a line', () => {
  for (const text of HOSTILE_TEXTS) {
    for (const safe of [plainText(text), plainLine(text)]) {
      assert.deepEqual(executedBy(safe), [], JSON.stringify(text));
      assert.deepEqual(unsafeIn(safe), [], JSON.stringify(text));
    }
  }
});

test('what is harmless stays as it is', () => {
  const text = 'Zoë: “naïve” 東京 🎉 a::b #1 [x] ## heading\n  indented: yes';
  assert.equal(plainText(text), text);
});

test('what is harmful stays visible, escaped as JSON does it', () => {
  assert.equal(plainText('a\u001b[31mb\rc\u{e0041}'), 'a\\u001b[31mb\\u000dc\\udb40\\udc41');
  assert.equal(plainText(' ::error::x'), ' \\u003a:error::x');
  assert.equal(plainText('a ##[error]x'), 'a ##\\u005berror]x');
  assert.equal(plainText('one\r\ntwo'), 'one\ntwo');
});

test('JSON stays the same JSON', () =>
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(...HOSTILE_TEXTS), (value, text) => {
      const json = JSON.stringify([value, text], null, 2);
      assert.deepEqual(JSON.parse(plainText(json)), JSON.parse(json));
    }),
    { numRuns: 1_000 },
  ));

test('plain text is already plain', () =>
  fc.assert(fc.property(anyText, text => assert.equal(plainText(plainText(text)), plainText(text)))));

test('a line is one line, no longer than it may be, and says when something was cut off', () =>
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, lengthMax) => {
      const line = plainLine(text, lengthMax);
      const whole = plainText(text).replaceAll('\n', '\\n');
      assert.equal(linesOf(line).length, 1);
      assert.ok(Array.from(line).length <= lengthMax);
      assert.ok(line.isWellFormed());
      if (Array.from(whole).length <= lengthMax) assert.equal(line, whole);
      else
        assert.equal(
          line,
          `${Array.from(whole)
            .slice(0, lengthMax - 1)
            .join('')}…`,
        );
    }),
    { numRuns: 2_000 },
  ));

test('a character of two units is not cut in half', () => {
  assert.equal(plainLine('🎉🎉🎉', 2), '🎉…');
  assert.equal(plainLine('🎉🎉', 2), '🎉🎉');
});

test('a line has a bound also when nobody names one', () => {
  assert.equal(plainLine('x'.repeat(LINE_LENGTH_MAX + 1)).length, LINE_LENGTH_MAX);
});

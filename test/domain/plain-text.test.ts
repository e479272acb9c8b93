import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { LINE_LENGTH_MAX, plainLine, plainText } from '../../src/domain/plain-text.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { executedBy, linesOf } from '../support/runner-rules.ts';

// Told by other means than the code: nothing below a space but \n, nothing invisible, nothing that turns text.
const UNSAFE =
  /(?!\n)[\p{Cc}\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]/u;

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
      assert.doesNotMatch(plain, UNSAFE);
      assert.ok(plain.isWellFormed());
    }),
    { numRuns: 5_000 },
  ));

test('every hostile text is safe, whole and as a line', () => {
  for (const text of HOSTILE_TEXTS) {
    for (const safe of [plainText(text), plainLine(text)]) {
      assert.deepEqual(executedBy(safe), [], JSON.stringify(text));
      assert.doesNotMatch(safe, UNSAFE, JSON.stringify(text));
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
      else assert.equal(line, `${Array.from(whole).slice(0, lengthMax - 1).join('')}…`);
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

import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { Code, NanoUsd, Sha256, Timestamp, dayOf, monthOf, timestampOf } from '../../src/domain/units.ts';

test('a moment is written in UTC with milliseconds, and cut into day and month', () => {
  const at = timestampOf(Date.parse('2026-01-31T23:59:59.999-01:00'));
  assert.equal(at, '2026-02-01T00:59:59.999Z');
  assert.equal(Timestamp.safeParse(at).success, true);
  assert.equal(dayOf(at), '2026-02-01');
  assert.equal(monthOf(at), '2026-02');
});

describe('what the log takes', () => {
  const takes = (schema: typeof Code | typeof NanoUsd, value: unknown) => schema.safeParse(value).success;

  test('as a moment: nothing but UTC with milliseconds', () => {
    for (const text of ['2026-01-31', '2026-01-31T23:59:59Z', '2026-01-31T23:59:59.999+01:00'])
      assert.equal(takes(Timestamp, text), false, text);
  });

  test('as money: whole nano-USD, never negative, never beyond what is exact', () => {
    assert.equal(takes(NanoUsd, 0), true);
    assert.equal(takes(NanoUsd, Number.MAX_SAFE_INTEGER), true);
    for (const money of [-1, 0.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, '1'])
      assert.equal(takes(NanoUsd, money), false, String(money));
  });

  test('as a hash: 64 small hexadecimal digits', () => {
    assert.equal(takes(Sha256, 'a1'.repeat(32)), true);
    for (const text of ['a1'.repeat(31), 'a1'.repeat(33), 'A1'.repeat(32), `${'a1'.repeat(31)}a\n`])
      assert.equal(takes(Sha256, text), false, text);
  });

  test("as somebody else's word: short, and never a sentence or a command", () => {
    for (const text of ['insufficient_quota', 'ECONNRESET', 'google/gemini-2.5-flash:free', '502'])
      assert.equal(takes(Code, text), true, text);
    for (const text of ['', 'two words', '::set-env', 'a\nb', 'x'.repeat(129), '../up'])
      assert.equal(takes(Code, text), false, text);
  });
});

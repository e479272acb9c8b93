import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { count, money } from '../../src/report/money.ts';

test.for([
  [0, '$0.00'],
  [1, '$0.0001'],
  [1_200_000, '$0.0012'],
  [1_200_001, '$0.0013'],
  [120_000_000, '$0.12'],
  [123_000_000, '$0.123'],
  [999_950_000, '$1.00'],
  [1_000_000_000, '$1.00'],
  [12_340_000_000, '$12.34'],
  [12_340_000_001, '$12.35'],
  [1_234_567_000_000_000, '$1,234,567.00'],
  [-1_200_000, '-$0.0012'],
] as const)('%d nano-USD is %s', ([nanoUsd, text]) => assert.equal(money(nanoUsd), text));

test('what is said is never less than what was spent, and at most a cent more', () =>
  fc.assert(
    fc.property(fc.nat({ max: 9_000_000_000_000_000 }), nanoUsd => {
      const said = BigInt(money(nanoUsd).replace(/[$,.]/g, ''));
      const places = money(nanoUsd).split('.')[1]?.length ?? 0;
      const saidNano = said * 10n ** BigInt(9 - places);
      assert.ok(saidNano >= BigInt(nanoUsd) && saidNano - BigInt(nanoUsd) < 10_000_000n);
    }),
  ));

test('numbers are grouped by thousands', () => {
  assert.deepEqual([0, 999, 1_000, 1_234_567, -1_234].map(count), [
    '0',
    '999',
    '1,000',
    '1,234,567',
    '-1,234',
  ]);
});

import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { cryptoRandom } from '../../src/adapters/crypto-random.ts';
import { SeededRandom } from '../support/fakes/seeded-random.ts';

describe.each([
  ['chance from the system', cryptoRandom],
  ['seeded chance', new SeededRandom()],
])('%s', (_, random) => {
  test('gives fractions from 0 to below 1, and each another one', () => {
    const fractions = Array.from({ length: 1_000 }, () => random.fraction());
    assert.deepEqual(
      fractions.filter(fraction => fraction < 0 || fraction >= 1),
      [],
    );
    assert.ok(new Set(fractions).size > 990);
  });

  test('gives words of that many lower-case letters and digits, and each another one', () => {
    const words = Array.from({ length: 100 }, () => random.word(20));
    for (const word of words) assert.match(word, /^[a-z0-9]{20}$/);
    assert.equal(new Set(words).size, 100);
  });
});

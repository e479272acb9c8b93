import assert from 'node:assert/strict';
import { beforeAll, describe, test } from 'vitest';

import { GOLDEN_LIVES } from '../support/golden-lives.ts';
import { PLACES, type Printed, differencesAmong, hashesAt } from '../support/places-of-the-world.ts';

/** Half a year of daylight apart, with other letters and another calendar. The row tries all places. */
const SOME = PLACES.filter(({ locale }) => /^(?:C|tr|th)\b/.test(locale.replace('_', '-')));

let all: readonly Printed[];
beforeAll(async () => {
  all = await Promise.all(SOME.map(place => hashesAt(place)));
});

test('logs, keys and answers are the same wherever the machine stands', () => {
  assert.equal(all.length, 3);
  assert.deepEqual(differencesAmong(all), []);
});

test('what a golden life comes to is what it came to when it was written', () => {
  for (const { hashes } of all)
    for (const { name, state } of GOLDEN_LIVES) assert.equal(hashes[`life ${name}`], state);
});

describe('control:', () => {
  test('what Node itself writes differs from place to place', () => {
    assert.equal(new Set(all.map(({ ambient }) => ambient)).size, all.length);
    assert.equal(new Set(all.map(({ zone }) => zone)).size, all.length);
    assert.equal(new Set(all.map(({ locale }) => locale)).size, all.length);
  });

  test('a hash that differs is seen, and said where', () => {
    const [first, ...others] = all;
    assert.ok(first);
    const other = { ...first, zone: 'Mars/Olympus', hashes: { ...first.hashes, 'ten days': 'x' } };
    assert.deepEqual(differencesAmong([first, ...others, other]), [
      `ten days at Mars/Olympus, en-US, on Node ${process.version}: x`,
    ]);
  });
});

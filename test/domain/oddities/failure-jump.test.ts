import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { jumpOf } from '../../../src/domain/oddities/failure-jump.ts';
import { NO_USUAL, type Share, type Usual } from '../../../src/domain/oddities/tally.ts';
import { Chance } from '../../support/chance.ts';

const share = (failed: number, attempts: number): Share => ({ failed, attempts });
const usual = (...runs: Share[]): Usual => ({ ...NO_USUAL, runs });
const isJump = (now: Share, before: Usual) => jumpOf(now, before) !== undefined;

describe('failures jump', () => {
  test('with what there was before, of all runs together', () =>
    assert.deepEqual(jumpOf(share(20, 40), usual(share(1, 30), share(2, 40))), { before: share(3, 70) }));

  test.each([
    ['with too few attempts now', share(19, 19), share(0, 50), false],
    ['with enough of them', share(20, 20), share(0, 50), true],
    ['with too few before', share(20, 20), share(0, 49), false],
    ['with none before', share(20, 20), share(0, 0), false],
    ['less than twice as often', share(399, 1_000), share(200, 1_000), false],
    ['twice as often', share(400, 1_000), share(200, 1_000), true],
    ['less than ten points more', share(99, 1_000), share(0, 1_000), false],
    ['ten points more', share(100, 1_000), share(0, 1_000), true],
    ['within three standard errors', share(4, 20), share(0, 50), false],
    ['beyond them', share(7, 20), share(0, 50), true],
    ['no more often than before', share(10, 100), share(10, 100), false],
    ['not at all', share(0, 100), share(0, 100), false],
  ])('%s: %#', (_, now, before, expected) => assert.equal(isJump(now, usual(before)), expected));
});

describe('once people know of it', () => {
  const known = (before: Share): Usual => ({ ...usual(before), odd: ['slow', 'failing'] });

  test('three tasks that all fail are no sign that it is over', () => {
    assert.equal(isJump(share(3, 3), known(share(10, 100))), true);
    assert.equal(isJump(share(3, 3), usual(share(10, 100))), false);
  });

  test('one that does not fail is', () => assert.equal(isJump(share(0, 1), known(share(10, 100))), false));

  test('what has become usual is no jump', () =>
    assert.equal(isJump(share(60, 100), known(share(400, 1_000))), false));
});

test('of 10,000 runs in which one attempt of ten fails as ever, less than ten have a jump', () => {
  const chance = new Chance(3);
  const failures = (attempts: number) =>
    share(Array.from({ length: attempts }, () => chance.is(0.1)).filter(Boolean).length, attempts);
  let jumps = 0;
  for (let run = 0; run < 10_000; run += 1)
    if (isJump(failures(chance.integer(20, 60)), usual(failures(100)))) jumps += 1;
  assert.ok(jumps < 10, `${jumps}`);
});

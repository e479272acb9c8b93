// The controls themselves: that each can be carried out, that what it shows is not there anyway, and that it is seen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { describe, test } from 'vitest';

import { allChecks } from '../checks/all-checks.ts';
import { PLAIN } from '../named-stories/named-story.ts';
import { FAMILIES } from '../schedule/schedule.ts';
import { ALL_GUARDS, guardNamed } from './all-guards.ts';
import { type Guard, filesOf, sourceWithout } from './guard.ts';
import { GUARD_STORIES } from './stories/guard-stories.ts';
import { storiesFor } from './stories-for.ts';
import { tryGuard } from './try-guard.ts';

/** Said by whoever watches and by whoever carries out the story of a crash, and by no check of its own. */
const SAID_BESIDE = ['the log only grows', 'the log can be read', 'resume'];

const CHECKS = new Set([
  ...FAMILIES.flatMap(family => allChecks({ ...PLAIN, family }).map(({ name }) => name)),
  ...SAID_BESIDE,
]);

describe('a guard', () => {
  test.each(ALL_GUARDS)('can be taken out of the sources as they are ($name)', guard => {
    for (const file of filesOf(guard)) {
      const source = readFileSync(new URL(`../../../src/${file}`, import.meta.url), 'utf8');
      assert.notEqual(sourceWithout(guard, file, source), source);
    }
  });

  test('that has moved is not taken for one that was left out', () => {
    const guard = guardNamed('lease-respected');
    const twice = guard.swaps.map(({ from }) => `${from}\n${from}`).join('\n');
    for (const source of ['', twice])
      assert.throws(() => sourceWithout(guard, guard.file, source), /"lease-respected" has moved/);
  });

  test('has a name of its own, and is found by it', () => {
    assert.equal(new Set(ALL_GUARDS.map(({ name }) => name)).size, ALL_GUARDS.length);
    assert.throws(() => guardNamed('none'), /Expected one of the guards .*, got "none"/);
  });

  test('is missed by a check that there is, and there is no check that misses none', () => {
    const missedBy = new Set(ALL_GUARDS.map(({ breaks }) => breaks));
    assert.deepEqual(
      [...missedBy].filter(name => !CHECKS.has(name)),
      [],
    );
    assert.deepEqual(
      [...CHECKS].filter(name => !missedBy.has(name)),
      [],
    );
  });
});

describe('all goes well, as long as every guard is there, when', () => {
  test.each(GUARD_STORIES)('$name', async ({ name }) => {
    for (const tell of storiesFor({ story: name }, { isShort: false })) {
      const { violations } = await tell();
      assert.deepEqual(violations, []);
    }
  });

  const points = ALL_GUARDS.filter(({ seenIn }) => 'point' in seenIn);
  test.each(points)('a run is cut off as for $name', async ({ seenIn }) => {
    for (const tell of storiesFor(seenIn, { isShort: false })) {
      const { violations } = await tell();
      assert.deepEqual(violations, []);
    }
  });
});

test('no story is told for nothing', () => {
  const told = new Set(ALL_GUARDS.map(({ seenIn }) => ('story' in seenIn ? seenIn.story : '')));
  assert.deepEqual(
    GUARD_STORIES.filter(({ name }) => !told.has(name)),
    [],
  );
});

describe('a guard that is left out is missed', () => {
  const some = ['lease-respected', 'hold-charged', 'own-log'].map(guardNamed);
  test.each(some)('($name)', async guard => {
    const found = await tryGuard(guard, { isShort: true, leavesOut: 'it' });
    assert.equal(found?.schedules, 1);
  });

  test('and not where it is there', async () => {
    const guard: Guard = guardNamed('lease-respected');
    assert.equal(await tryGuard(guard, { isShort: true, leavesOut: 'nothing' }), undefined);
  });
});

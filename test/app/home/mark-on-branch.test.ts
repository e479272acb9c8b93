import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'vitest';

import type { Alerted } from '../../../src/app/alerts/alert-people.ts';
import { tellUnmarked } from '../../../src/app/home/mark-on-branch.ts';
import { MemoryBranch } from '../../support/fakes/memory-branch.ts';
import { VirtualClock } from '../../support/fakes/virtual-clock.ts';

let branch: MemoryBranch;
beforeEach(async () => {
  branch = new MemoryBranch(new VirtualClock());
  await branch.change({
    follows: undefined,
    message: 'Begin',
    put: new Map([['head.json', new Uint8Array()]]),
    remove: [],
  });
});

const TOLD: Alerted = {
  alerts: [],
  alertsOpened: 0,
  alertTrouble: undefined,
  isSettled: true,
  lookAgainAt: undefined,
};

/** Whether whoever has seen the branch before can leave no mark on it now. */
async function hasMovedFor(told: Alerted) {
  const seen = await branch.look([]);
  await tellUnmarked({ branch }, seen, { agent: 'default' }, () => Promise.resolve(told));
  const now = await branch.look([]);
  assert.ok(seen.ok && now.ok);
  return seen.value?.tip !== now.value?.tip;
}

describe('a branch without a mark', () => {
  test('stays as it is where nothing is new', async () => {
    assert.equal(await hasMovedFor(TOLD), false);
  });

  test('moves for an issue that was opened', async () => {
    assert.equal(await hasMovedFor({ ...TOLD, alertsOpened: 1 }), true);
  });

  test('moves for an issue that may have been opened: GitHub did not answer', async () => {
    const told = { ...TOLD, alertTrouble: 'Could not open an issue.', isSettled: false };
    assert.equal(await hasMovedFor(told), true);
  });

  test('stays as it is where issues are not allowed', async () => {
    assert.equal(await hasMovedFor({ ...TOLD, alertTrouble: 'Issues are off.' }), false);
  });
});

// GitHub may show a branch as it was some seconds ago, just when the reply to a change of it was lost.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { BrokenExchange } from '../../../src/adapters/github/exchange.ts';
import { reviewBranches } from '../../../src/adapters/github/review-branches.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import type { ReviewBranches } from '../../../src/ports/publishing.ts';
import type { CommitId, StateBranch } from '../../../src/ports/state-branch.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { NOW_MS } from '../../support/literals.ts';
import { SimulatedGitHub } from './simulated-github.ts';

const LAG_MS = 7_000;
const PLACE = { owner: 'octo', name: 'example' };
const URL = 'https://api.github.test';

let nowMs: number;
let github: SimulatedGitHub;
let api: GitHubApi;
/** The reply to the next request whose line or body has this is lost. */
let losing: string | undefined;
let branch: StateBranch;
let other: StateBranch;
let reviews: ReviewBranches;

beforeEach(() => {
  nowMs = NOW_MS;
  github = new SimulatedGitHub({ nowMs: () => nowMs });
  losing = undefined;
  api = openApi({
    ...{ url: URL, graphqlUrl: `${URL}/graphql`, token: `ghs_${'1'.repeat(36)}`, proxyEnv: {} },
    random: new SeededRandom(),
    clock: {
      now: () => nowMs,
      elapsed: () => nowMs,
      sleep: async ms => void (nowMs += ms),
    },
    exchange: {
      send: async outgoing => {
        const received = github.handle(outgoing);
        const isLost = losing !== undefined && `${outgoing.method} ${outgoing.body ?? ''}`.includes(losing);
        if (!isLost) return received;
        losing = undefined;
        throw new BrokenExchange(true, new Error('lost'));
      },
      close: () => {},
    },
  });
  [branch, other] = [branchOf(1), branchOf(2)];
  reviews = reviewBranches({ api, random: new SeededRandom(), ...PLACE });
});

function branchOf(seed: number): StateBranch {
  return stateBranch({ api, random: new SeededRandom(seed), ...PLACE, branch: 'background-agent/default' });
}

async function put(to: StateBranch, follows: CommitId | undefined, text: string) {
  const message = 'Keep the state';
  const asked = await to.change({ follows, message, put: new Map([['a', Buffer.from(text)]]), remove: [] });
  assert.ok(asked.ok, JSON.stringify(asked));
  return asked.value;
}

async function begun(): Promise<CommitId> {
  const changed = await put(branch, undefined, '1');
  assert.ok(changed.kind === 'changed');
  nowMs += 60_000;
  return changed.tip;
}

describe('the state branch, shown as it was seven seconds ago,', () => {
  test('has been begun by the run that did', async () => {
    github.setReadLag(LAG_MS);
    losing = 'refs/heads/';
    assert.equal((await put(branch, undefined, '1')).kind, 'changed');
  });

  test('has the commit of the run that made it, once', async () => {
    const first = await begun();
    github.setReadLag(LAG_MS);
    losing = 'createCommitOnBranch';
    assert.equal((await put(branch, first, '2')).kind, 'changed');
    assert.equal(github.branches.get('background-agent/default')?.length, 2);
  });

  test('has the second of two commits as well, though it is shown without the first', async () => {
    const first = await begun();
    github.setReadLag(LAG_MS);
    const second = await put(branch, first, '2');
    assert.ok(second.kind === 'changed');
    losing = 'createCommitOnBranch';
    assert.equal((await put(branch, second.tip, '3')).kind, 'changed');
  });

  test('has moved when another run was faster', async () => {
    const first = await begun();
    github.setReadLag(LAG_MS);
    await put(other, first, 'theirs');
    assert.deepEqual(await put(branch, first, 'ours'), { kind: 'moved' });
  });

  test('has moved for all that can be known when it takes longer than a quarter of a minute', async () => {
    const first = await begun();
    github.setReadLag(60_000);
    await put(other, first, 'theirs');
    const beganMs = nowMs;
    assert.deepEqual(await put(branch, first, 'ours'), { kind: 'moved' });
    assert.equal(nowMs - beganMs, 15_000);
  });
});

describe('a branch for review, shown as it was seven seconds ago,', () => {
  test('is there when it was made', async () => {
    const commit = github.branches.get('main')?.at(-1)?.id ?? '';
    nowMs += 60_000;
    github.setReadLag(LAG_MS);
    losing = 'refs/heads/r';
    const asked = await reviews.begin({ branch: 'r', commit });
    assert.ok(asked.ok, JSON.stringify(asked));
    assert.equal(asked.value, 'begun');
  });

  test('is gone when it was taken away', async () => {
    const commit = github.branches.get('main')?.at(-1)?.id ?? '';
    assert.ok((await reviews.begin({ branch: 'r', commit })).ok);
    nowMs += 60_000;
    github.setReadLag(LAG_MS);
    losing = 'DELETE';
    const asked = await reviews.remove('r');
    assert.ok(asked.ok, JSON.stringify(asked));
    assert.equal(github.branches.has('r'), false);
  });
});

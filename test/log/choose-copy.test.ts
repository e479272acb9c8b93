import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import {
  type BranchFacts,
  type CacheFacts,
  type Choice,
  type CopyFacts,
  chooseCopy,
  needsCache,
} from '../../src/log/choose-copy.ts';
import { sha } from '../support/literals.ts';

const HEAD = { seq: 10, hash: sha(10) };
const AHEAD = { seq: 15, hash: sha(15) };

const ended: BranchFacts = { head: HEAD, runIsOpen: false };
const killed: BranchFacts = { head: HEAD, runIsOpen: true };
const whole = (facts: Partial<Extract<CopyFacts, { kind: 'whole' }>> = {}): CopyFacts => ({
  kind: 'whole',
  head: HEAD,
  hasBranchHead: true,
  wasFetched: false,
  ...facts,
});
const damaged: CopyFacts = { kind: 'unusable', reason: 'It is damaged.' };
const newer = (facts: Partial<Extract<CopyFacts, { kind: 'newer' }>> = {}): CopyFacts => ({
  kind: 'newer',
  reason: 'It is newer.',
  mayHaveBranchHead: true,
  wasFetched: false,
  ...facts,
});
const missing: CacheFacts = { kind: 'missing' };
const unreachable: CacheFacts = { kind: 'unreachable', reason: 'HTTP 500' };

type Facts = {
  readonly branch?: BranchFacts;
  readonly disk?: CopyFacts;
  readonly cache?: CacheFacts;
  readonly unreachableRuns?: number;
};

function choose({ branch, disk, cache = missing, unreachableRuns = 0 }: Facts): Choice {
  return chooseCopy(branch, disk, cache, unreachableRuns);
}

describe('with nothing anywhere', () => {
  test('the log is new', () => assert.deepEqual(choose({}), { use: 'fresh', because: 'first-run' }));

  test('a cache out of reach may have something: nothing is spent', () =>
    assert.deepEqual(choose({ cache: unreachable, unreachableRuns: 1 }), {
      use: 'nothing',
      because: 'cache-unreachable',
      reason: 'HTTP 500',
    }));

  test('the third run in a row that cannot reach the cache starts anew', () =>
    assert.deepEqual(choose({ cache: unreachable, unreachableRuns: 2 }), {
      use: 'fresh',
      because: 'cache-unreachable',
    }));
});

describe('after a run that ended', () => {
  test('a cached copy at exactly its head is used', () =>
    assert.deepEqual(choose({ branch: ended, cache: whole() }), {
      use: 'cache',
      endLost: false,
      because: 'ended-cleanly',
    }));

  test.each<[string, CacheFacts]>([
    ['is gone', missing],
    ['is out of reach', unreachable],
    ['is damaged', damaged],
    ['was gone on with by a newer release', newer()],
    ['is older', whole({ head: { seq: 5, hash: sha(5) }, hasBranchHead: false })],
    ['goes on behind it', whole({ head: AHEAD })],
    [
      'is another history of the same length',
      whole({ head: { seq: 10, hash: sha(11) }, hasBranchHead: false }),
    ],
  ])('the branch is used when the cached copy %s', (_, cache) =>
    assert.deepEqual(choose({ branch: ended, cache }), {
      use: 'branch',
      endLost: false,
      because: 'ended-cleanly',
    }),
  );
});

describe('after a run that was killed', () => {
  test('its cached copy is used, and what it did after that is charged', () =>
    assert.deepEqual(choose({ branch: killed, cache: whole({ head: AHEAD }) }), {
      use: 'cache',
      endLost: true,
      because: 'copy-of-killed-run',
    }));

  test.each<[string, CacheFacts, string]>([
    ['is gone', missing, 'copy-missing'],
    ['is damaged', damaged, 'copy-unusable'],
    ['is of a newer release, and of another history', newer({ mayHaveBranchHead: false }), 'copy-unusable'],
    ['does not have the head', whole({ head: AHEAD, hasBranchHead: false }), 'two-histories'],
  ])('the branch is used when its copy %s, and all of it is charged', (_, cache, because) =>
    assert.deepEqual(choose({ branch: killed, cache }), { use: 'branch', endLost: true, because }),
  );

  test('nothing is spent when a newer release went on with it: what is in that copy is paid for', () =>
    assert.deepEqual(choose({ branch: killed, cache: newer() }), {
      use: 'nothing',
      because: 'copy-newer',
      reason: 'It is newer.',
    }));

  test.each([0, 1])('nothing is spent when its copy is out of reach, in run %i', unreachableRuns =>
    assert.deepEqual(choose({ branch: killed, cache: unreachable, unreachableRuns }), {
      use: 'nothing',
      because: 'cache-unreachable',
      reason: 'HTTP 500',
    }),
  );

  test('the branch is used in the third run in a row whose copy is out of reach', () =>
    assert.deepEqual(choose({ branch: killed, cache: unreachable, unreachableRuns: 2 }), {
      use: 'branch',
      endLost: true,
      because: 'cache-unreachable',
    }));
});

describe('on a disk that was there before', () => {
  test.each([ended, killed])(
    'the log that its own runs wrote is used, and the cache is not asked',
    branch => {
      const disk = whole({ head: AHEAD });
      assert.equal(needsCache(branch, disk), false);
      assert.deepEqual(choose({ branch, disk, cache: unreachable }), {
        use: 'disk',
        endLost: false,
        because: 'same-disk',
      });
    },
  );

  test.each<[string, CopyFacts]>([
    ['is older than the branch', whole({ head: { seq: 5, hash: sha(5) }, hasBranchHead: false })],
    ['is another history', whole({ head: AHEAD, hasBranchHead: false })],
    ['was fetched by a run that got no further', whole({ wasFetched: true })],
    ['is damaged', damaged],
    ['is of a newer release, and of another history', newer({ mayHaveBranchHead: false })],
    ['is of a newer release, and was fetched by a run that got no further', newer({ wasFetched: true })],
  ])('a log that %s is not used', (_, disk) => {
    assert.equal(needsCache(killed, disk), true);
    assert.deepEqual(choose({ branch: killed, disk }), {
      use: 'branch',
      endLost: true,
      because: 'copy-missing',
    });
  });

  test.each([ended, killed])('nothing is spent when a newer release went on with its log', branch =>
    assert.deepEqual(choose({ branch, disk: newer(), cache: whole() }), {
      use: 'nothing',
      because: 'copy-newer',
      reason: 'It is newer.',
    }),
  );
});

describe('when somebody deleted the branch', () => {
  test('the disk has the log still', () =>
    assert.deepEqual(choose({ disk: whole() }), { use: 'disk', endLost: false, because: 'branch-missing' }));

  test('the disk counts where it has as much as the cache, and not where runs on other machines went on since', () => {
    const older = whole({ head: { seq: 1, hash: 'a'.repeat(64) } });
    assert.equal(choose({ disk: whole(), cache: whole() }).use, 'disk');
    assert.equal(choose({ disk: whole(), cache: older }).use, 'disk');
    assert.deepEqual(choose({ disk: older, cache: whole() }), {
      use: 'cache',
      endLost: true,
      because: 'branch-missing',
    });
  });

  test('a log that was only fetched to the disk may lack its end', () =>
    assert.deepEqual(choose({ disk: whole({ wasFetched: true }) }), {
      use: 'disk',
      endLost: true,
      because: 'branch-missing',
    }));

  test('the cache has the log still, but for its end', () =>
    assert.deepEqual(choose({ cache: whole() }), { use: 'cache', endLost: true, because: 'branch-missing' }));

  test.each<[string, Facts]>([
    ['disk', { disk: damaged }],
    ['cache', { cache: damaged }],
    ['disk, and the cache is out of reach', { disk: damaged, cache: unreachable, unreachableRuns: 9 }],
  ])('and only a damaged log is left, on the %s, nothing is spent', (_, facts) =>
    assert.deepEqual(choose(facts), { use: 'nothing', because: 'copy-unusable', reason: 'It is damaged.' }),
  );

  test.each<[string, Facts]>([
    ['disk', { disk: newer() }],
    ['disk, and the cache has an older one', { disk: newer(), cache: whole() }],
    ['disk, to which it was only fetched', { disk: newer({ wasFetched: true }), cache: whole() }],
    ['cache', { cache: newer() }],
    ['cache, whatever is on the disk', { disk: whole(), cache: newer() }],
    ['cache, of whatever history', { cache: newer({ mayHaveBranchHead: false }) }],
    ['cache, and the one on the disk is damaged', { disk: damaged, cache: newer() }],
  ])('and a newer release has gone on with the log on the %s, nothing is spent', (_, facts) =>
    assert.deepEqual(choose(facts), { use: 'nothing', because: 'copy-newer', reason: 'It is newer.' }),
  );

  test('a damaged log on the disk is no loss when the cache has a whole one', () =>
    assert.equal(choose({ disk: damaged, cache: whole() }).use, 'cache'));
});

test('no copy that lacks what the branch knows is ever used, and no start is empty beside a branch', () => {
  const copies: CopyFacts[] = [
    damaged,
    ...[true, false].flatMap(hasBranchHead =>
      [true, false].flatMap(wasFetched => [
        whole({ head: AHEAD, hasBranchHead, wasFetched }),
        newer({ mayHaveBranchHead: hasBranchHead, wasFetched }),
      ]),
    ),
  ];
  for (const branch of [ended, killed])
    for (const disk of [undefined, ...copies])
      for (const cache of [missing, unreachable, ...copies])
        for (const unreachableRuns of [0, 1, 2, 3]) {
          const { use } = chooseCopy(branch, disk, cache, unreachableRuns);
          assert.notEqual(use, 'fresh');
          const used = use === 'disk' ? disk : use === 'cache' ? cache : undefined;
          if (used !== undefined) assert.ok(used.kind === 'whole' && used.hasBranchHead);
        }
});

test('a place that nobody thought of is a bug of ours', () => {
  const strange: CacheFacts = JSON.parse('{"kind":"elsewhere"}');
  assert.throws(() => choose({ branch: killed, cache: strange }), /Unhandled case/);
});

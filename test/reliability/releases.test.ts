// Which bundles there were before this one stands in test/fixtures/releases.json.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import * as z from 'zod';

import { faultsOnLife } from '../support/bundle-and-life.ts';
import {
  type Bundle,
  OURS,
  PREDECESSORS,
  type Predecessor,
  bundleAt,
  futureBundle,
} from '../support/bundles.ts';
import { expectedOf, faultsInTurn } from '../support/bundles-in-turn.ts';
import { GOLDEN_LIVES, filesOf } from '../support/golden-lives.ts';

const BEFORE: Predecessor = PREDECESSORS.at(-1) ?? assert.fail('there was a bundle before this one');
const LIFE = filesOf(GOLDEN_LIVES.at(-1) ?? assert.fail('there is a golden life')).log;

let into: string;
let older: Bundle;
let future: Bundle;
beforeAll(() => {
  into = mkdtempSync(join(tmpdir(), 'bundles-'));
  older = bundleAt(BEFORE, into);
  future = futureBundle(into);
});
afterAll(() => rmSync(into, { recursive: true }));

test('the bundle before this one, this one and that one again work for one agent, and nothing is paid twice', async () => {
  const pair = { older, newer: OURS, expects: expectedOf(BEFORE) };
  assert.deepEqual(await faultsInTurn(pair, 'in peace'), []);
});

test('this one refuses what a newer release has done, until that one goes on', async () => {
  const pair = { older: OURS, newer: future, expects: 'refuses' } as const;
  assert.deepEqual(await faultsInTurn(pair, 'with lost machines'), []);
});

describe('a log with every event in every form', () => {
  test('is read by this bundle', async () => assert.deepEqual(await faultsOnLife(OURS, LIFE, true), []));

  test('is read by the one before, or refused, as it says', async () =>
    assert.deepEqual(await faultsOnLife(older, LIFE, BEFORE.readsOurs), []));

  test('is refused by one that does not know all of them', async () =>
    assert.deepEqual(await faultsOnLife(future, LIFE, false), []));

  test('control: it is seen when one reads it that should not, and the other way round', async () => {
    assert.equal((await faultsOnLife(OURS, LIFE, false)).length, 3);
    assert.equal((await faultsOnLife(future, LIFE, true)).length, 1);
  });
});

test('control: it is seen when a bundle goes on that should refuse', async () => {
  const pair = { older, newer: OURS, expects: 'refuses' } as const;
  const faults = (await faultsInTurn(pair, 'in peace')).join('\n');
  assert.match(faults, /did not refuse what it cannot read/);
  assert.match(faults, /the log is intact/);
});

test('a clone without the commit says what to fetch', () => {
  const shallow = join(into, 'shallow');
  const origin = `file://${resolve(import.meta.dirname, '../..')}`;
  execFileSync('git', ['clone', '--quiet', '--depth', '1', '--no-checkout', origin, shallow]);
  assert.throws(
    () => bundleAt(BEFORE, into, shallow),
    /commit [0-9a-f]{40} is not in this clone: it is shallow\. Fetch it with "git fetch --unshallow"/,
  );
});

describe('the list of bundles', () => {
  const [, ...released] = [
    ...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## \[(\d[^\]]*)\] - (\S+)/gm),
  ].map(([, version = '', date = '']) => ({ version, date }));

  test('has every release that there was before this one, with its date', () => {
    const listed = PREDECESSORS.filter(({ isRelease }) => isRelease);
    assert.deepEqual(
      listed.map(({ version, date }) => ({ version, date })),
      released.toReversed(),
    );
  });

  test.each(PREDECESSORS)('says of $commit what stands there', ({ commit, version }) => {
    const text = execFileSync('git', ['show', `${commit}:package.json`], { encoding: 'utf8' });
    assert.equal(z.object({ version: z.string() }).parse(JSON.parse(text)).version, version);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { counted } from '../../src/report/money.ts';
import { faultsOnLife } from '../support/bundle-and-life.ts';
import { OURS, PREDECESSORS, bundleAt, futureBundle } from '../support/bundles.ts';
import { type Pair, TURNS, expectedOf, faultsInTurn } from '../support/bundles-in-turn.ts';
import { GOLDEN_LIVES, filesOf } from '../support/golden-lives.ts';
import type { Row } from './row.ts';

/** A workflow is updated, and goes back: bundles take turns on one state, and each reads the other's log or refuses it. */
export const releases: Row = {
  name: 'releases',
  says: 'the bundle before this one and this one read each other’s logs as promised',
  goal: 'nothing paid twice, no hold lost, nothing sent on a log that cannot be read',
  measure: async scale => {
    const into = mkdtempSync(join(tmpdir(), 'bundles-'));
    try {
      const pairs = pairsIn(into, scale === 'full' ? PREDECESSORS : PREDECESSORS.slice(-1));
      const violations: string[] = [];
      for (const pair of pairs) {
        const { older, newer, expects } = pair;
        const faults: string[] = [];
        for (const turns of scale === 'full' ? TURNS : TURNS.slice(0, 1))
          faults.push(...(await faultsInTurn(pair, turns)).map(fault => `${turns}, ${fault}`));
        // What each writes in their turns is little: a golden life has all that this bundle may write.
        const reader = newer === OURS ? older : newer;
        faults.push(...(await faultsOnLife(reader, newestLife(), expects === 'goes on')));
        violations.push(...faults.map(fault => `${older.name} and ${newer.name}: ${fault}`));
      }
      const names = pairs.map(({ older, newer }) => `${older.name} and ${newer.name}`).join('; ');
      return {
        figure: `${counted(pairs.length, 'pair')} of bundles by turns: ${names}`,
        holds: violations.length === 0,
        violations,
      };
    } finally {
      rmSync(into, { recursive: true });
    }
  },
};

/** `future`: what every bundle does once there is one that it cannot read, tried before there is. */
function pairsIn(into: string, predecessors: typeof PREDECESSORS): readonly Pair[] {
  const before = predecessors.map((one): Pair => {
    return { older: bundleAt(one, into), newer: OURS, expects: expectedOf(one) };
  });
  return [...before, { older: OURS, newer: futureBundle(into), expects: 'refuses' }];
}

function newestLife(): Uint8Array {
  const [life] = GOLDEN_LIVES.slice(-1);
  return life === undefined ? new Uint8Array() : filesOf(life).log;
}

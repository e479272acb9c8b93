import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { counted } from '../../src/report/money.ts';
import { installNewerNodes } from '../support/newer-nodes.ts';
import { PLACES, type Printed, differencesAmong, hashesAt } from '../support/places-of-the-world.ts';
import type { Row } from './row.ts';

/** Wherever a machine stands, and whichever Node it has: the same log is the same State, and the same seed the same log. */
export const determinism: Row = {
  name: 'determinism',
  says: 'the same log gives the same State, and the same seeds the same log, in every zone, locale and Node',
  goal: '8 time zones and locales, Node 24 and newer',
  measure: async scale => {
    const folder = mkdtempSync(join(tmpdir(), 'newer-nodes-'));
    try {
      const newer = scale === 'full' ? installNewerNodes(folder) : [];
      const all: Printed[] = [];
      for (const node of [process.execPath, ...newer])
        for (const place of PLACES) all.push(await hashesAt(place, node));
      const nodes = [...new Set(all.map(({ node }) => node))];
      const violations = [
        ...differencesAmong(all),
        ...(scale === 'full' && newer.length === 0 ? ['there is no newer Node for this machine'] : []),
      ];
      return {
        figure: `${counted(PLACES.length, 'zone')} and as many locales on Node ${nodes.join(', ')}: ${counted(all.length, 'machine')}`,
        holds: violations.length === 0,
        violations,
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

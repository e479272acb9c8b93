import { handedOverAt } from '../../../src/app/home/branch-files.ts';
import type { Check } from './check.ts';

/** A run hands over what it did only when another one has gone on without it: what it wrote itself is nobody else's. */
export function onlyOthersTakeAPlace(lastOnBranch?: string, known: ReadonlySet<string> = new Set()): Check {
  let last = lastOnBranch;
  const seen = new Set(known);
  return {
    name: 'only others take a place',
    kept({ files, records }) {
      last = records.at(-1)?.run ?? last;
      for (const path of files.keys()) {
        const run = handedOverAt(path);
        if (run === undefined || seen.has(path)) continue;
        seen.add(path);
        if (run === last)
          return `run ${run} handed over what it did, and no other one has gone on without it`;
      }
      return undefined;
    },
    fork: () => onlyOthersTakeAPlace(last, seen),
  };
}

import { parseResult } from '../../../src/report/result-file.ts';
import type { Check } from '../check.ts';

/** A result that is there is never replaced by another one for the same work, and nothing else of the repository changes. */
export function oneResult(): Check {
  return {
    name: 'one result',
    published({ changed }) {
      for (const [path, { before, now }] of changed) {
        if (!path.startsWith('results/')) return `the agent changed ${path}`;
        if (now === undefined) return `the agent removed ${path}`;
        const [old, fresh] = [before, now].map(bytes => bytes && parseResult(bytes.toString('utf8')));
        if (fresh === undefined) return `${path} is no result`;
        if (old !== undefined && old.key === fresh.key && old.status === 'completed')
          return `${path} was there, and was written again for the same work`;
      }
      return undefined;
    },
  };
}

import { parseBranchHead } from '../../../src/domain/branch-head.ts';
import type { Check } from './check.ts';

/** No run goes on with the log of another repository, whoever has put it there. */
export function ownLogOnly(repository: string): Check {
  return {
    name: 'own log only',
    kept({ files }) {
      const head = parseBranchHead(files.get('head.json')?.toString('utf8') ?? '');
      return head === undefined || head.repository === repository
        ? undefined
        : `a run has gone on with the log of repository ${head.repository}`;
    },
  };
}

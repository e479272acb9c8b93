import { parseBranchHead } from '../../../src/domain/branch-head.ts';
import type { Check } from './check.ts';

/** No run goes on with the log of another repository, whoever has put it there. To leave something beside it is no harm. */
export function ownLogOnly(
  repository: string,
  /** The last event, as the branch had it. */
  last = { seq: 0 },
): Check {
  return {
    name: 'own log only',
    kept({ files }) {
      const head = parseBranchHead(files.get('head.json')?.toString('utf8') ?? '');
      const hasGrown = head !== undefined && head.seq > last.seq;
      last.seq = head?.seq ?? 0;
      return hasGrown && head.repository !== repository
        ? `a run has gone on with the log of repository ${head.repository}`
        : undefined;
    },
    fork: () => ownLogOnly(repository, { ...last }),
  };
}

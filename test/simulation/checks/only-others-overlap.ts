import type { Check } from './check.ts';

/** A run makes room for another one only: what it left on the branch itself never keeps it from its work. */
export function onlyOthersOverlap(): Check {
  return {
    name: 'only others overlap',
    overlapped: ({ run, hasMetOthers }) =>
      hasMetOthers ? undefined : `run ${run} ended as overlapped, and nobody else had the lease`,
  };
}

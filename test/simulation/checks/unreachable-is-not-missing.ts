import type { Check } from './check.ts';

/** In the third run in a row the branch has to do. */
const PATIENT_RUNS = 2;

/**
 * After a run that was killed the cache may hold what nobody else has. Where it cannot be reached nothing is asked for, but in
 * the third run in a row: until then it may be back.
 */
export function unreachableIsNotMissing(
  /** How many runs could not reach it, as long as none has. */
  unreached = { inARow: 0 },
): Check {
  const patient = new Set<string>();
  return {
    name: 'unreachable is not missing',
    restored({ run, kind, isRunOpen }) {
      if (kind !== 'unreachable') unreached.inARow = 0;
      else {
        if (isRunOpen && unreached.inARow < PATIENT_RUNS) patient.add(run);
        unreached.inARow += 1;
      }
      return undefined;
    },
    called: ({ run, content }) =>
      patient.has(run)
        ? `run ${run} asked for ${content}, though it could not reach the cache, which may hold the answer`
        : undefined,
    fork: () => unreachableIsNotMissing({ ...unreached }),
  };
}

import type { Check } from './check.ts';

/** Where nothing goes wrong a run that has work left ends when its time is over, and not when its lease would have been. */
export function nobodyIsCutShort(runtimeMs: number): Check {
  return {
    name: 'nobody is cut short',
    ended: ({ run, outcome, startedMs, atMs }) =>
      outcome === 'deadline' && atMs - startedMs < runtimeMs
        ? `run ${run} ended at its deadline after ${atMs - startedMs} of ${runtimeMs} ms`
        : undefined,
  };
}

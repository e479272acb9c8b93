import type { Check } from './check.ts';

/** Where nobody is killed or stalled past its lease, and every answer is good, no work is asked for twice, however runs overlap. */
export function paidOnce(askers = new Map<string, string>()): Check {
  return {
    name: 'paid once',
    called({ key, run, content }) {
      const before = askers.get(key);
      askers.set(key, run);
      return before === undefined ? undefined : `runs ${before} and ${run} both asked for ${content}`;
    },
    fork: () => paidOnce(new Map(askers)),
  };
}

import type { Called, Check } from './check.ts';

/** On its way; and GitHub's clock tells whole seconds. */
const LATE_MS = 20_000;

/** Who sends has the lease, and time enough to hear the answer while it lives: otherwise two could be at work at once. */
export function sentUnderLease(): Check {
  return {
    name: 'sent under a lease',
    called({ run, content, timeoutMs, lease, atMs, isAlive }: Called) {
      if (!isAlive) return undefined;
      if (lease?.run !== run)
        return `run ${run} asked for ${content}, and the lease is ${lease?.run ?? 'nobody'}'s`;
      const leftMs = Date.parse(lease.until) - atMs;
      return leftMs < timeoutMs - LATE_MS
        ? `run ${run} asked for ${content}, and its lease had ${leftMs} ms left, for a call that may take ${timeoutMs}`
        : undefined;
    },
  };
}

import type { AtRest, Check } from './check.ts';

/**
 * Every request that reached the service is in the log: its own run's lines, or taken in from what that run left; or its run
 * was lost with its machine, and all that it drew is charged.
 */
export function everyRequestIsKnown(): Check {
  return { name: 'every request is known', settled: unknownIn };
}

function unknownIn({ records, calls }: AtRest): string | undefined {
  const known = new Map<string, number>();
  const charged = new Set<string>();
  const add = (name: string) => known.set(name, (known.get(name) ?? 0) + 1);
  for (const { event, run } of records) {
    if (event.type === 'AttemptStarted') add(`${run} ${event.key}`);
    if (event.type === 'OutcomeRecovered' && !event.wasCharged) add(`${event.from} ${event.key}`);
    if (event.type === 'RunInterrupted' && event.charged !== undefined) charged.add(event.interrupted);
  }
  for (const {
    call: { run, key, content },
  } of calls) {
    const left = (known.get(`${run} ${key}`) ?? 0) - 1;
    known.set(`${run} ${key}`, left);
    if (left < 0 && !charged.has(run))
      return `run ${run} asked for ${content}, of which the log knows nothing, and its run is not charged`;
  }
  return undefined;
}

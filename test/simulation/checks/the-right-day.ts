import type { Called, Check } from './check.ts';

const HOUR_MS = 3_600_000;
/** A clock may be off by an hour, and a log may be ahead of it by a day. */
const BEHIND_MS_MAX = HOUR_MS + 60_000;
const AHEAD_MS_MAX = 25 * HOUR_MS + 60_000;

/** A call counts on the day on which its run began: no clock that is days off spends what is for another day. */
export function theRightDay(
  /** When each run asked first: a machine may stand still between the start of its process and that. */
  asked = new Map<string, number>(),
): Check {
  return {
    name: 'the right day',
    called({ run, runStartedMs, atMs, hold }: Called) {
      const firstMs = asked.get(run) ?? atMs;
      asked.set(run, firstMs);
      const startedMs = Date.parse(hold?.startedAt ?? '');
      return startedMs > firstMs + AHEAD_MS_MAX || startedMs < runStartedMs - BEHIND_MS_MAX
        ? `run ${run} spends as of ${hold?.startedAt}, and began at ${new Date(runStartedMs).toISOString()}`
        : undefined;
    },
    fork: () => theRightDay(new Map(asked)),
  };
}

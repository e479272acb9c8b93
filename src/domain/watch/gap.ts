import { deadlinesAfter } from './health.ts';
import type { Schedule } from './schedule.ts';
import { STALE_SEVERITIES, type StaleFinding } from './stale.ts';

/**
 * What an agent that starts sees of its own silence: nobody may have been there to notice it, and whatever dropped its
 * runs may do so again. Undefined: it is in time, or has never run well.
 */
export function gapBefore(
  schedule: Schedule,
  lastSuccessMs: number | undefined,
  {
    nowMs,
    graceMs,
    path,
  }: { readonly nowMs: number; readonly graceMs?: number | undefined; readonly path?: string | undefined },
): StaleFinding | undefined {
  const deadlines =
    lastSuccessMs === undefined ? undefined : deadlinesAfter(schedule, lastSuccessMs, graceMs);
  if (deadlines === undefined || nowMs < deadlines.staleMs) return undefined;
  const { dueMs } = deadlines;
  return { reason: 'gap', dueMs, backMs: nowMs, severity: STALE_SEVERITIES.gap, lastSuccessMs, path };
}

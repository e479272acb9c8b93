import type { AlertKind } from '../alerts/alert.ts';
import { isRefusal } from '../alerts/alert-rules.ts';
import { AHEAD_MS_MAX, type RunSigns, hasFailed } from './run-signs.ts';
import type { WatchFacts, WatchedRun } from './watched.ts';

/**
 * The newest run that failed, if people were told why. An agent that crashes closes none of its issues: what it once said
 * explains only runs that it has lived through, or that could not work, and nothing for longer than a week without a success.
 */
export function explainedBy(
  facts: Pick<WatchFacts, 'openAlerts' | 'notedMs' | 'workflow'>,
  { since, lastSuccessMs }: RunSigns,
  nowMs: number,
): WatchedRun | undefined {
  const failed = since.find(hasFailed);
  const aliveMs = lastSuccessMs ?? facts.workflow?.createdAtMs;
  if (failed === undefined || aliveMs === undefined || nowMs > aliveMs + EXPLAINED_MS_MAX) return undefined;
  return isKeptFromWork(facts) || isToldByItself(facts, failed, nowMs) ? failed : undefined;
}

const EXPLAINED_MS_MAX = 7 * 86_400_000;

/** What keeps a run from working also keeps it from noting anything. */
function isKeptFromWork({ openAlerts }: Pick<WatchFacts, 'openAlerts'>): boolean {
  const reason = openAlerts.get('state');
  return reason !== undefined && (isRefusal(reason) || reason === 'results-refused');
}

/** It came to its end in that run or after it, and says what is wrong. */
function isToldByItself(
  { openAlerts, notedMs }: Pick<WatchFacts, 'openAlerts' | 'notedMs'>,
  failed: WatchedRun,
  nowMs: number,
): boolean {
  if (notedMs === undefined || notedMs < failed.startedAtMs || notedMs > nowMs + AHEAD_MS_MAX) return false;
  return TOLD_BY_ITSELF.some(kind => openAlerts.has(kind));
}

const TOLD_BY_ITSELF: readonly AlertKind[] = ['provider', 'interrupted'];

import { REMEMBERED_MS } from './alert-memory.ts';
import { ZERO, add } from '../budget.ts';
import { type Draft, runOf } from '../draft.ts';
import type { EventOf, LogRecord } from '../event.ts';
import { learnUsual } from '../oddities/evolve-usual.ts';
import type { Timestamp } from '../units.ts';

/** What alerts, and runs that were killed, make of State: what was told, and what is still to be told. */
export function raiseAlert(
  draft: Draft,
  { at }: LogRecord,
  { type: _, ...alert }: EventOf<'AlertRaised'>,
): void {
  const since = draft.alerts.get(alert.fingerprint)?.since ?? at;
  draft.alerts.set(alert.fingerprint, { ...alert, since, changedAt: at });
}

export function resolveAlert(draft: Draft, { fingerprint }: EventOf<'AlertResolved'>): void {
  draft.alerts.delete(fingerprint);
  // Its end is remembered by an event of its own, or by its issue.
  draft.alertMemories.delete(fingerprint);
}

export function rememberAlert(draft: Draft, { fingerprint, memory }: EventOf<'AlertRemembered'>): void {
  draft.alertMemories.set(fingerprint, memory);
}

/** What was over a day ago does not come back: it is new. */
export function forgetOldAlerts(draft: Draft, at: Timestamp): void {
  for (const [fingerprint, memory] of draft.alertMemories)
    if (memory.phase === 'over' && Date.parse(at) - Date.parse(memory.overAt) >= REMEMBERED_MS)
      draft.alertMemories.delete(fingerprint);
}

/** A run that was killed is over, and is remembered until one has ended by itself. */
export function interruptRun(
  draft: Draft,
  { at }: LogRecord,
  { interrupted, charged = ZERO }: EventOf<'RunInterrupted'>,
): void {
  const { startedAt, calls, account } = runOf(draft);
  draft.interruption = {
    run: interrupted,
    startedAt,
    at,
    calls,
    spent: add(account.spent, charged),
    runsInARow: (draft.interruption?.runsInARow ?? 0) + 1,
  };
  // Nobody has looked whether anything was odd: what was before is all that is known.
  learnUsual(draft, undefined);
  draft.run = undefined;
}

/** Whatever killed the runs before is over when one ends by itself; one that was cancelled proves nothing. */
export function endRun(draft: Draft, { outcome, odd = [] }: EventOf<'RunFinished'>): void {
  learnUsual(draft, odd);
  draft.run = undefined;
  if (outcome !== 'interrupted') draft.interruption = undefined;
}

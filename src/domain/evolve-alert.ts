import { ZERO, add } from './budget.ts';
import { type Draft, runOf } from './draft.ts';
import type { EventOf, LogRecord } from './event.ts';
import { learnUsual } from './evolve-usual.ts';

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

import { type Taken, isTaken } from './asked.ts';
import type { Draft } from '../draft.ts';
import type { EventOf, LogRecord } from '../event.ts';
import type { Fingerprint } from '../alerts/alert.ts';

/** What requests of people make of State. They are few, so that each map is made anew. */
export function takeRequest(draft: Draft, { issue, source }: EventOf<'RequestTaken'>): void {
  const { asked } = draft;
  if (isTaken(asked, issue, source)) return;
  const before: Taken = asked.taken.get(issue) ?? { comment: undefined, edit: undefined };
  const after =
    source.kind === 'comment'
      ? { ...before, comment: source.id }
      : { ...before, edit: { at: source.at, number: source.number } };
  draft.asked = { ...asked, taken: new Map([...asked.taken, [issue, after]]) };
}

export function pause(draft: Draft, { at }: LogRecord, { by, until }: EventOf<'AgentPaused'>): void {
  draft.asked = { ...draft.asked, pause: { since: at, until, by } };
}

export function resume(draft: Draft): void {
  draft.asked = { ...draft.asked, pause: undefined };
}

export function lowerBudget(draft: Draft, { type: _, ...lowered }: EventOf<'BudgetLowered'>): void {
  draft.asked = { ...draft.asked, lowered };
}

export function snooze(draft: Draft, { fingerprint, until }: EventOf<'AlertSnoozed'>): void {
  draft.asked = { ...draft.asked, snoozes: new Map([...draft.asked.snoozes, [fingerprint, until]]) };
}

/** Should it fire again, that is news. */
export function endSnooze(draft: Draft, fingerprint: Fingerprint): void {
  const { asked } = draft;
  if (!asked.snoozes.has(fingerprint)) return;
  draft.asked = {
    ...asked,
    snoozes: new Map([...asked.snoozes].filter(([snoozed]) => snoozed !== fingerprint)),
  };
}

import { type Draft, enter, leave, openTask, touch } from './draft.ts';
import type { EventOf } from './event.ts';
import { accountFor } from './ledger.ts';

/** What the outcome of a run that lost its place makes of State: as if it had ended here, but that the call was not ours. */
export function recoverOutcome(draft: Draft, event: EventOf<'OutcomeRecovered'>): void {
  const { from, seq, result } = event;
  draft.takenIn.set(from, Math.max(seq, draft.takenIn.get(from) ?? 0));
  accountFor(draft, event);
  if (result === undefined) return;

  const task = openTask(draft, event.task);
  leave(draft, task);
  // It is news for whoever reads what this run has brought, and cost it nothing.
  touch(draft, task.id);
  enter(draft, task, {
    status: 'completed',
    answer: result.answer,
    published: result.published,
    facts: {
      at: result.at,
      run: from,
      attempts: event.attempt,
      model: event.model,
      hold: event.hold,
      servedBy: result.servedBy,
      finishReason: result.finishReason,
      sameAs: undefined,
    },
  });
}

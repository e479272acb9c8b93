import { isSpared, metBy } from './breaker.ts';
import { ZERO } from './budget.ts';
import { type Draft, type RunDraft, runOf } from './draft.ts';
import type { EventOf, LogRecord } from './event.ts';
import { modelAt } from './state.ts';

/** What the events of a run make of State: what is counted, stopped or learnt in it lasts as long as it does. */
export function startRun({ run, at }: LogRecord, event: EventOf<'RunStarted'>): RunDraft {
  return {
    id: run,
    startedAt: at,
    provider: event.provider,
    account: { spent: ZERO, held: ZERO },
    escrow: event.escrow,
    stops: [],
    budgetsReached: [],
    outage: [],
    suspects: [],
    alive: { models: new Set(), types: new Set() },
    calls: 0,
    touched: new Map(),
    tallies: new Map(),
  };
}

export function stopProvider(draft: Draft, event: EventOf<'ProviderStopped'>): void {
  const run = runOf(draft);
  draft.run = {
    ...run,
    stops: [...run.stops, { scope: event.scope, reason: event.reason, failure: event.failure }],
  };
  if (event.reason !== 'breaker') return;

  // An outage is no task's fault: each of its failures is taken back, where that cannot go on for ever.
  for (const id of new Set(run.outage)) {
    const task = draft.tasks.get(id);
    if (task === undefined || !('tries' in task)) continue;
    if (!isSpared(task.tries, metBy(run, id))) continue;
    const cost = run.outage.filter(other => other === id).length;
    draft.tasks.set(id, {
      ...task,
      tries: { ...task.tries, failures: Math.max(0, task.tries.failures - cost) },
    });
  }
}

export function adaptModel(draft: Draft, { model, adaptation }: EventOf<'ModelAdapted'>): void {
  const name = modelAt(runOf(draft), model);
  const known = draft.adaptations.get(name) ?? new Set();
  draft.adaptations.set(name, new Set([...known, adaptation]));
}

export function reachBudget(draft: Draft, { type: _, ...refusal }: EventOf<'BudgetReached'>): void {
  const run = runOf(draft);
  draft.run = { ...run, budgetsReached: [...run.budgetsReached, refusal] };
}

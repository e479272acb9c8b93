import { ZERO } from '../budget.ts';
import type { RunDraft } from '../draft.ts';
import type { RowOf } from './state-row.ts';
import type { RunState, Stop, Suspect } from '../state.ts';
import type { Extreme } from '../oddities/tally.ts';
import type { TaskId } from '../task.ts';
import { amountOf } from './task-of-row.ts';

/** A row that says something of the run beside that there is one. */
export type RunPart = RowOf<
  'stop' | 'budget-reached' | 'outage' | 'suspect' | 'alive-model' | 'alive-type' | 'touched' | 'tally'
>;

export function runOfRow(row: RowOf<'run'>): RunDraft {
  const [, id, startedAt, provider, escrow, calls, spent] = row;
  return {
    id,
    startedAt,
    provider,
    account: { spent: amountOf(spent), held: ZERO },
    escrow: escrow ?? undefined,
    stops: [],
    budgetsReached: [],
    outage: [],
    suspects: [],
    alive: { models: new Set(), types: new Set() },
    calls,
    touched: new Map(),
    tallies: new Map(),
  };
}

/** The run is new and nobody else knows it yet, so its lists grow in place. */
export function addRunPart(run: RunDraft, row: RunPart): void {
  switch (row[0]) {
    case 'stop': {
      const [, scope, reason, failure] = row;
      (run.stops as Stop[]).push({ scope, reason, failure: failure ?? undefined });
      return;
    }
    case 'budget-reached': {
      const [, window, unit, limit, spent, held] = row;
      (run.budgetsReached as RunState['budgetsReached'][number][]).push({ window, unit, limit, spent, held });
      return;
    }
    case 'outage':
      (run.outage as TaskId[]).push(row[1]);
      return;
    case 'suspect': {
      const [, task, model, taskType, signature] = row;
      (run.suspects as Suspect[]).push({ task, model, taskType, signature });
      return;
    }
    case 'alive-model':
      (run.alive.models as Set<string>).add(row[1]);
      return;
    case 'alive-type':
      (run.alive.types as Set<string>).add(row[1]);
      return;
    case 'touched':
      run.touched.set(row[1], amountOf(row[2]));
      return;
    case 'tally': {
      const [, taskType, attempts, failed, durationsMs, costsNanoUsd, slowest, dearest] = row;
      const samples = { durationsMs, costsNanoUsd };
      run.tallies.set(taskType, {
        ...{ attempts, failed, samples },
        ...{ slowest: slowest.map(extremeOf), dearest: dearest.map(extremeOf) },
      });
      return;
    }
  }
}

function extremeOf([task, value]: readonly [TaskId, number]): Extreme {
  return { task, value };
}

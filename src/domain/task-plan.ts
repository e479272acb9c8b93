import type { Amount, BudgetRefusal } from './budget.ts';
import type { TaskId } from './task.ts';
import type { NanoUsd } from './units.ts';

/**
 * What the next run would do with a task. `run`: ask for it, because it is `new`, `changed`, `retried`, put back or
 * still pending. `skip`: it is done, kept, or shares the answer of equal work. `wait`: it failed and waits for its retry
 * time. `blocked`: it is quarantined, or larger than a whole budget.
 */
export type PlannedTask = {
  readonly id: TaskId;
  readonly type: string;
  readonly model: string;
  readonly action: 'run' | 'skip' | 'wait' | 'blocked';
  readonly why: string;
  /** Whether an answer exists already, so that this one replaces it. */
  readonly again: boolean;
  /** Whether the money in `expected` and `worst` means anything: nobody may know the model's price. */
  readonly priced: boolean;
  readonly expected: Amount;
  readonly worst: Amount;
};

export type TaskPlan = {
  readonly tasks: readonly PlannedTask[];
  readonly expected: Amount;
  readonly worst: Amount;
  /** Of the tasks to run, those whose worst cases fit into what remains of the budgets, one after the other. */
  readonly fitting: number;
  /** The same, if each call settles for what is expected of it before the next one is sent. */
  readonly likely: number;
  /** The budget that the first one that does not fit would pass. */
  readonly refusal: BudgetRefusal | undefined;
};

export type PlanSums = {
  readonly running: number;
  /** Of those that would run, the ones that have an answer already. */
  readonly again: number;
  /** Of those that would run, the ones whose model has no known price. */
  readonly unpriced: number;
};

export function sumsOf({ tasks }: Pick<TaskPlan, 'tasks'>): PlanSums {
  const running = tasks.filter(({ action }) => action === 'run');
  return {
    running: running.length,
    again: running.filter(({ again }) => again).length,
    unpriced: running.filter(({ priced }) => !priced).length,
  };
}

/** Whether a plan stays within a cost: a limit is not kept where nobody knows a price. */
export function costVerdictOn(
  plan: TaskPlan,
  nanoUsdMax: NanoUsd | undefined,
): 'within' | 'above' | 'unknown' {
  if (nanoUsdMax === undefined) return 'within';
  if (plan.worst.nanoUsd > nanoUsdMax) return 'above';
  return sumsOf(plan).unpriced > 0 ? 'unknown' : 'within';
}

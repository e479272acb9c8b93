import type { Pause } from './requests/asked.ts';
import type { BudgetRefusal } from './budget.ts';
import type { Quarantined, RunState, State } from './state.ts';
import type { TaskCounts } from './task-counts.ts';
import type { Timestamp } from './units.ts';

/** How the agent stands, for somebody who asks between two runs. */
export type Status = {
  readonly log: State['log'];
  /** `unpublished`: results that are not written yet. */
  readonly counts: TaskCounts & { readonly unpublished: number };
  /** Those too that somebody asked to skip. */
  readonly quarantined: readonly Quarantined[];
  readonly pause: Pause | undefined;
  /** A run that started and did not finish: it is on now, or it was killed. */
  readonly unfinished: Pick<RunState, 'id' | 'startedAt'> | undefined;
  readonly budgets: readonly BudgetRefusal[];
  readonly throttledUntil: Timestamp | undefined;
  readonly leftAlone: readonly string[];
};

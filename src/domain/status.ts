import type { BudgetRefusal } from './budget.ts';
import type { Quarantined, RunState, State } from './state.ts';
import type { Timestamp } from './units.ts';

/** How the agent stands, for somebody who asks between two runs. */
export type Status = {
  readonly log: State['log'];
  readonly counts: Readonly<
    Record<'pending' | 'processing' | 'failed' | 'quarantined' | 'completed' | 'unpublished', number>
  >;
  readonly quarantined: readonly Quarantined[];
  /** A run that started and did not finish: it is on now, or it was killed. */
  readonly unfinished: Pick<RunState, 'id' | 'startedAt'> | undefined;
  readonly budgets: readonly BudgetRefusal[];
  readonly throttledUntil: Timestamp | undefined;
  readonly leftAlone: readonly string[];
};

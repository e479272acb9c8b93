import type { AlertState, Fingerprint } from '../../domain/alerts/alert.ts';
import type { BudgetRefusal } from '../../domain/budget.ts';
import type { State } from '../../domain/state.ts';
import type { Timestamp } from '../../domain/units.ts';
import type { GitHubPlace } from '../run-link.ts';
import type { RunReport } from '../run-report.ts';

/** How an agent stands, as far as people are told. */
export type DashboardFacts = {
  readonly agent: string;
  readonly now: Timestamp;
  readonly state: Pick<State, 'tasks' | 'asked'>;
  /** Every budget that is in force, with its numbers. */
  readonly budgets: readonly BudgetRefusal[];
  /** All that fires, the gravest first. */
  readonly alerts: readonly ShownAlert[];
  /** Undefined: none has ended yet, or nobody can say. */
  readonly lastRun: LastRun | undefined;
  readonly nextDueAt: Timestamp | undefined;
  readonly place: GitHubPlace | undefined;
};

export type ShownAlert = Pick<AlertState, 'alert' | 'severity' | 'since'> & {
  readonly fingerprint: Fingerprint;
  /** Undefined: it has no issue. */
  readonly issue: number | undefined;
};

export type LastRun = Pick<RunReport, 'run' | 'outcome' | 'finishedAt' | 'costNanoUsd'> & {
  readonly counts: Pick<RunReport['counts'], 'completed' | 'quarantined'>;
};

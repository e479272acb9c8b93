import type { AlertKind, Severity } from '../domain/alerts/alert.ts';
import type { BudgetRefusal } from '../domain/budget.ts';
import type { EventOf, Outcome, RunId } from '../domain/event.ts';
import type { Oddity } from '../domain/oddities/oddity.ts';
import type { StaleFinding } from '../domain/watch/stale.ts';
import type { Stop } from '../domain/state.ts';
import type { Mistake, TaskId } from '../domain/task.ts';
import { type NanoUsd, type Timestamp, type Tokens, timestampOf } from '../domain/units.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import { TOPICS } from './alerts/alert-words.ts';
import { budgetJson } from './budget-json.ts';
import type { MonthTotals } from './chart.ts';
import { failureText } from './failure-text.ts';
import { jsonText } from './json-text.ts';
import { oddityJson } from './oddity-text.ts';
import type { PublicationReport } from './publication-report.ts';
import { type GitHubPlace, issueUrl } from './run-link.ts';

/** All that one run has to say for itself: the summary, the outputs and the report file are made of it. */
export type RunReport = {
  readonly agent: string;
  readonly run: RunId;
  readonly provider: string;
  readonly startedAt: Timestamp;
  readonly finishedAt: Timestamp;
  readonly outcome: Outcome;
  /** Why nothing could run, for the outcome `failed`. */
  readonly problem?: string | undefined;
  readonly counts: RunCounts;
  /** Tasks that stand in quarantine at its end, whichever run set them aside. */
  readonly inQuarantine: number;
  /** Tasks that stand aside at its end because somebody asked for that. They are in no other number. */
  readonly skippedByPeople?: number | undefined;
  /** Requests sent. */
  readonly calls: number;
  readonly tokens: Tokens;
  readonly costNanoUsd: NanoUsd;
  /** Every budget that is switched on. `spent` and `held` are of the window, not of the run. */
  readonly budgets: readonly BudgetRefusal[];
  readonly budgetsReached: readonly BudgetRefusal[];
  /** What the UTC month in which the run ended has cost so far, by type and model. */
  readonly monthTotals: readonly MonthTotals[];
  /** Tasks whose own worst case is above a whole budget: no run will ever take them. */
  readonly oversized: readonly { readonly id: TaskId; readonly budget: BudgetRefusal }[];
  readonly stops: readonly Stop[];
  /** This run's tasks: completed, quarantined, or waiting for a retry. */
  readonly tasks: readonly TaskReport[];
  /** Entries of the task file that were passed over, and why. */
  readonly notices: readonly Mistake[];
  /** Result files that people edited or deleted. They are left alone. */
  readonly leftAlone: readonly string[];
  /** Results that could not be written, and why. */
  readonly unwritten: readonly string[];
  /** What became of results beyond the disk; undefined: the disk is where people look for them. */
  readonly publication?: PublicationReport | undefined;
  /** What was out of the ordinary in it, also what no alert of its own tells. */
  readonly oddities?: readonly Oddity[] | undefined;
  /** What fires at its end, the gravest first. */
  readonly alerts: readonly AlertReport[];
  /** Issues that it opened, or opened again. */
  readonly alertsOpened: number;
  /** It was silent before it began, for longer than it should have been. */
  readonly gap?: StaleFinding | undefined;
  /** Why GitHub did not let somebody be told. */
  readonly alertTrouble?: string | undefined;
  /** From then on the next run must look at what fires, though it may have nothing else to do. */
  readonly lookAgainAt?: Timestamp | undefined;
  /** The setting `results`, as a folder or pattern. */
  readonly resultsPath: string;
  readonly logPath: string;
};

/** Of this run: completed, quarantined, and skipped because they were done before. At its end: pending and failed. */
export type RunCounts = {
  readonly completed: number;
  readonly quarantined: number;
  readonly skipped: number;
  readonly pending: number;
  readonly failed: number;
};

export type TaskReport = {
  readonly id: TaskId;
  readonly type: string;
  readonly model: string;
  readonly status: 'completed' | 'quarantined' | 'failed';
  /** Of the result file, relative to the workspace. Absent where there is none. */
  readonly path?: string | undefined;
  readonly attempts: number;
  /** What this run spent on it. */
  readonly tokens: Tokens;
  readonly costNanoUsd: NanoUsd;
  readonly failure?: EventOf<'TaskQuarantined'>['failure'] | undefined;
};

/** Whether it was set aside for a failure. One that somebody asked to skip calls for nobody. */
export function isQuarantine({ status, failure }: Pick<TaskReport, 'status' | 'failure'>): boolean {
  return status === 'quarantined' && failure?.kind !== 'skipped';
}

export type AlertReport = {
  readonly kind: AlertKind;
  readonly severity: Severity;
  /** Why it fires, as a word for machines. */
  readonly reason: string;
  /** By an issue; or by this report, where nobody wants issues. */
  readonly isTold: boolean;
  /** This run opened its issue, or is the first to say so where there are none. */
  readonly isFresh: boolean;
  /** It comes and goes, so nobody is told yet that it is back. */
  readonly isHeld?: boolean;
  readonly issue: { readonly number: number; readonly place: GitHubPlace | undefined } | undefined;
};

/** A run was due then, and this one came. */
function silentJson({ dueMs, backMs }: Extract<StaleFinding, { reason: 'gap' }>): object {
  return { since: timestampOf(dueMs), until: timestampOf(backMs) };
}

/** The report as a file for scripts. Money is in USD there. */
export function reportText(report: RunReport): string {
  const { agent, run, provider, startedAt, finishedAt, outcome, problem, counts, calls, tokens } = report;
  return jsonText({
    version: 1,
    agent,
    run,
    provider,
    startedAt,
    finishedAt,
    outcome,
    problem,
    ...counts,
    inQuarantine: report.inQuarantine,
    skippedByPeople: report.skippedByPeople,
    calls,
    tokens,
    costUsd: report.costNanoUsd / NANO_PER_USD,
    budgets: report.budgets.map(budgetJson),
    budgetsReached: report.budgetsReached.map(budgetJson),
    oversized: report.oversized.map(({ id, budget }) => ({ id, budget: budgetJson(budget) })),
    stops: report.stops,
    tasks: report.tasks.map(taskOf),
    notices: report.notices,
    leftAlone: report.leftAlone,
    unwritten: report.unwritten,
    publication: report.publication,
    silent: report.gap?.reason === 'gap' ? silentJson(report.gap) : undefined,
    oddities: report.oddities?.map(oddityJson),
    alerts: report.alerts.map(alertOf),
    alertsOpened: report.alertsOpened,
    alertTrouble: report.alertTrouble,
    resultsPath: report.resultsPath,
    logPath: report.logPath,
  });
}

function alertOf({ kind, severity, reason, isTold, isFresh, isHeld, issue }: AlertReport): object {
  const url = issue && issueUrl(issue.number, issue.place);
  const told = { told: isTold, new: isFresh, held: isHeld, issue: issue?.number, url };
  return { kind, severity, reason, title: TOPICS[kind], ...told };
}

function taskOf({
  id,
  type,
  model,
  status,
  path,
  attempts,
  tokens,
  costNanoUsd,
  failure,
}: TaskReport): object {
  const costUsd = costNanoUsd / NANO_PER_USD;
  const why = failure && { kind: failure.kind, message: failureText(failure) };
  return { id, type, model, status, path, attempts, tokens, costUsd, failure: why };
}

import type { AlertState, Fingerprint } from './alerts/alert.ts';
import { type Asked, NOTHING_ASKED } from './requests/asked.ts';
import type { AlertMemory } from './alerts/alert-memory.ts';
import { type Account, type Accounts, type Amount, EMPTY_ACCOUNT } from './budget.ts';
import type { Adaptation, Escrow, EventOf, RunId, StopReason, StopScope } from './event.ts';
import type { Failure } from './failure.ts';
import type { Tally, Usual } from './oddities/tally.ts';
import type { TaskId } from './task.ts';
import type { TotalsRow } from './totals.ts';
import { type Sha256, type Timestamp, dayOf, monthOf } from './units.ts';

/**
 * What the log says, folded. Only `evolve` changes it, in place; everyone else sees it read-only.
 *
 * A task's life: pending -> processing -> completed, or failed (waiting for its retry time), or quarantined.
 * A failed task is attempted again from its retry time on; a quarantined one when it is edited or released.
 */
export type State = {
  readonly log: LogIdentity | undefined;
  /** The run that has started and not finished; while a log is opened, the one that was interrupted. */
  readonly run: RunState | undefined;
  readonly tasks: ReadonlyMap<TaskId, TaskState>;
  /**
   * Finished work that nobody asks for now: of tasks that left the task file, and of edited ones until the new work
   * is done. Should one come back unchanged, it is not paid again.
   */
  readonly archive: ReadonlyMap<TaskId, Completed>;
  /** Which tasks share a key, those in the archive too, in the order in which they came. */
  readonly idsByKey: ReadonlyMap<Sha256, readonly TaskId[]>;
  /** In the order of the task file; what was put back stands at the end. */
  readonly pending: ReadonlySet<TaskId>;
  /** When failed tasks may be tried again, soonest first; one entry each. */
  readonly retries: readonly Retry[];
  readonly inFlight: ReadonlyMap<TaskId, InFlight>;
  /** Of the calls in flight: no two have the same. */
  readonly keysInFlight: ReadonlySet<Sha256>;
  readonly days: ReadonlyMap<string, Account>;
  readonly months: ReadonlyMap<string, Account>;
  /** By month, task type and model, joined. */
  readonly totals: ReadonlyMap<string, TotalsRow>;
  /** By `modelAt`: the same name may be another model at another provider. */
  readonly adaptations: ReadonlyMap<string, ReadonlySet<Adaptation>>;
  readonly throttle: Throttle;
  /** What was charged for runs that were lost with the end of their log, until somebody releases it. */
  readonly charges: ReadonlyMap<RunId, Charge>;
  /** Of runs that lost their place in this log: up to which event of their own the calls that ended are taken in. */
  readonly takenIn: ReadonlyMap<RunId, number>;
  /** What fires, as far as it was told. */
  readonly alerts: ReadonlyMap<Fingerprint, AlertState>;
  /** What is usual of each type by earlier runs; the one that was tried last stands last. */
  readonly usual: ReadonlyMap<string, Usual>;
  /** How people were told of them, where no issue keeps that; of one that is over, for a day. */
  readonly alertMemories: ReadonlyMap<Fingerprint, AlertMemory>;
  /** The last run that was killed, until a run after it has ended by itself. */
  readonly interruption: Interruption | undefined;
  readonly asked: Asked;
};

/** `at` says in which day and month it counts. */
export type Charge = { readonly at: Timestamp; readonly amount: Amount };

export type LogIdentity = { readonly id: string; readonly repository: string; readonly agent: string };

/** What shapes a task's answer, by hash. */
export type TaskWork = {
  readonly id: TaskId;
  readonly key: Sha256;
  readonly input: Sha256;
  readonly taskType: string;
  readonly model: string;
};

/** What has been tried for one key. */
export type Tries = {
  /** Requests sent. */
  readonly attempts: number;
  /** Those that count towards quarantine. */
  readonly failures: number;
  /** Kills and aborts in a row. */
  readonly interruptions: number;
  /** An answer was cut short, so the next attempt has twice the output cap. */
  readonly doubled: boolean;
  readonly lastFailure: Failure | undefined;
};

export type Situation =
  | { readonly status: 'pending'; readonly tries: Tries }
  | { readonly status: 'processing'; readonly tries: Tries }
  | { readonly status: 'failed'; readonly tries: Tries; readonly retryAt: Timestamp }
  | {
      readonly status: 'quarantined';
      readonly tries: Tries;
      readonly facts: QuarantineFacts;
      readonly published: Publication;
    }
  | {
      readonly status: 'completed';
      readonly answer: Sha256;
      readonly facts: CompletionFacts;
      readonly published: Publication;
    };

/**
 * What became of a result: not written yet, written with these bytes, or erased because somebody wanted the answer
 * forgotten. Whatever it is, the work itself stays done.
 */
export type Publication = Sha256 | 'forgotten' | undefined;

export type TaskState = TaskWork & Situation;
export type Completed = Extract<TaskState, { status: 'completed' }>;
export type Quarantined = Extract<TaskState, { status: 'quarantined' }>;

/** What a result file says beside the answer. */
export type CompletionFacts = {
  readonly at: Timestamp;
  readonly run: RunId;
  readonly attempts: number;
  /** The model that was asked. */
  readonly model: string;
  readonly hold: EventOf<'TaskCompleted'>['hold'];
  readonly servedBy: string | undefined;
  readonly finishReason: string | undefined;
  readonly sameAs: TaskId | undefined;
};
export type QuarantineFacts = {
  readonly at: Timestamp;
  readonly run: RunId;
  readonly failure: EventOf<'TaskQuarantined'>['failure'];
  /** By the run that set it aside. */
  readonly spent: Amount;
};

export type Retry = { readonly at: Timestamp; readonly task: TaskId };

/** A request that was sent, or may have been, and has not been accounted for. */
export type InFlight = {
  readonly key: Sha256;
  readonly attempt: number;
  readonly model: string;
  readonly taskType: string;
  readonly hold: Amount;
  /** The day and month of the hold are those whose budgets it counts in, whenever it ends. */
  readonly at: Timestamp;
};

export type Stop = {
  readonly scope: StopScope;
  readonly reason: StopReason;
  readonly failure: Failure | undefined;
};

/** A task that was quarantined for a bad request before its model or type had any success: it may be no fault of its own. */
export type Suspect = {
  readonly task: TaskId;
  readonly model: string;
  readonly taskType: string;
  readonly signature: string;
};

export type RunState = {
  readonly id: RunId;
  readonly startedAt: Timestamp;
  readonly provider: string;
  readonly account: Account;
  /** What it drew from the day's and the month's budgets as it started. */
  readonly escrow: Escrow | undefined;
  readonly stops: readonly Stop[];
  /** Budgets that stopped this run, each once. */
  readonly budgetsReached: readonly Omit<EventOf<'BudgetReached'>, 'type'>[];
  /** Tasks that met an outage, one entry a failure, since the last sign of life. */
  readonly outage: readonly TaskId[];
  readonly suspects: readonly Suspect[];
  /** Models and types that answered in this run. */
  readonly alive: { readonly models: ReadonlySet<string>; readonly types: ReadonlySet<string> };
  /** Requests sent. */
  readonly calls: number;
  /** Tasks this run has attempted, shared an answer with, or quarantined, and what it has spent on each. */
  readonly touched: ReadonlyMap<TaskId, Amount>;
  /** What its calls came to, by type. */
  readonly tallies: ReadonlyMap<string, Tally>;
};

export type Interruption = {
  readonly run: RunId;
  readonly startedAt: Timestamp;
  /** When the next run found it. */
  readonly at: Timestamp;
  /** Requests it sent. */
  readonly calls: number;
  /** Calls whose end nobody knows are in it with their whole hold. */
  readonly spent: Amount;
  /** Runs killed one after the other, this one the last. */
  readonly runsInARow: number;
};

/** `waits` counts them since the last answer: each is longer than the one before. */
export type Throttle = { readonly until: Timestamp | undefined; readonly waits: number };

export const NO_TRIES: Tries = {
  attempts: 0,
  failures: 0,
  interruptions: 0,
  doubled: false,
  lastFailure: undefined,
};

export function newState(): State {
  return {
    log: undefined,
    run: undefined,
    tasks: new Map(),
    archive: new Map(),
    idsByKey: new Map(),
    pending: new Set(),
    retries: [],
    inFlight: new Map(),
    keysInFlight: new Set(),
    days: new Map(),
    months: new Map(),
    totals: new Map(),
    adaptations: new Map(),
    throttle: { until: undefined, waits: 0 },
    charges: new Map(),
    takenIn: new Map(),
    alerts: new Map(),
    usual: new Map(),
    alertMemories: new Map(),
    interruption: undefined,
    asked: NOTHING_ASKED,
  };
}

/** The books that a hold made now would be entered in. */
export function accountsAt(
  { run, days, months }: Pick<State, 'run' | 'days' | 'months'>,
  now: Timestamp,
): Accounts {
  const booked = bookedAt(run, now);
  return {
    run: run?.account ?? EMPTY_ACCOUNT,
    day: days.get(dayOf(booked)) ?? EMPTY_ACCOUNT,
    month: months.get(monthOf(booked)) ?? EMPTY_ACCOUNT,
  };
}

/** When a call made now counts: a run that drew its budget from a day and a month spends it there, also after midnight. */
export function bookedAt(run: RunState | undefined, now: Timestamp): Timestamp {
  return run?.escrow === undefined ? now : run.startedAt;
}

/** The tasks that share a key, those in the archive too, in the order in which they came. */
export function idsOf(state: State, key: Sha256): readonly TaskId[] {
  return state.idsByKey.get(key) ?? [];
}

/** The task as it is asked for now, or as it was finished before: whichever has this key. */
export function versionOf(state: State, id: TaskId, key: Sha256): TaskState | undefined {
  return [state.tasks.get(id), state.archive.get(id)].find(task => task?.key === key);
}

/** Whether a task still wants an answer and no call for it is under way. */
export function isOpen(task: TaskState | undefined): boolean {
  return task?.status === 'pending' || task?.status === 'failed' || task?.status === 'quarantined';
}

/** Whether this run sends nothing more for such tasks. */
export function isStopped(
  run: RunState | undefined,
  { model, taskType }: { model: string; taskType: string },
): boolean {
  return (run?.stops ?? []).some(({ scope }) => {
    switch (scope.kind) {
      case 'provider':
        return true;
      case 'model':
        return scope.name === model;
      case 'type':
        return scope.name === taskType;
    }
  });
}

/** Whether the provider was down or refused the type: then how many of its calls fail says nothing about its tasks. */
export function isTypeStopped({ stops }: Pick<RunState, 'stops'>, taskType: string): boolean {
  return stops.some(
    ({ scope }) => scope.kind === 'provider' || (scope.kind === 'type' && scope.name === taskType),
  );
}

export function modelAt(run: RunState, model: string): string {
  return `${run.provider} ${model}`;
}

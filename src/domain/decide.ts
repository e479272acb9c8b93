import type { Alert, Fingerprint } from './alerts/alert.ts';
import type { AlertMemory } from './alerts/alert-memory.ts';
import { type Amount, type BudgetRefusal, refusalOf } from './budget.ts';
import type { AttemptResult } from './attempt-result.ts';
import { undrawn } from './escrow.ts';
import { finishAttempt } from './finish-attempt.ts';
import type { Event, EventOf, Outcome, RunId } from './event.ts';
import { assertNever, invariant } from './invariant.ts';
import { type ListedTask, listTasks } from './list-tasks.ts';
import { limitsInForce } from './requests/limits-in-force.ts';
import { oddTypes, odditiesOf } from './oddities/oddity.ts';
import type { Policy } from './policy.ts';
import { raiseAlerts } from './alerts/raise-alerts.ts';
import { type LostOutcome, recoverOutcomes } from './recover-outcomes.ts';
import { type RunStart, interruptRun, startRun } from './start-run.ts';
import { type State, accountsAt, isOpen, versionOf } from './state.ts';
import { type RequestToTake, takeRequest } from './requests/take-request.ts';
import type { TaskId } from './task.ts';
import type { Timestamp } from './units.ts';

/** A task that is to have the answer of another with the same key. */
export type Share = { readonly task: TaskId; readonly sameAs: TaskId };

/** A wish. What comes of it is decided here and nowhere else. */
export type Command =
  | { readonly type: 'CreateLog'; readonly log: string; readonly repository: string; readonly agent: string }
  | { readonly type: 'AdoptLog'; readonly repository: string }
  | ({ readonly type: 'StartRun' } & RunStart)
  /** The run that is on was killed, and its log is whole. */
  | { readonly type: 'InterruptRun' }
  | { readonly type: 'ListTasks'; readonly tasks: readonly ListedTask[] }
  | {
      readonly type: 'StartAttempt';
      readonly task: TaskId;
      readonly model: string;
      readonly hold: Amount;
      readonly now: Timestamp;
    }
  | ({ readonly type: 'FinishAttempt' } & AttemptResult)
  /** How calls of a run ended that lost its place, in the order in which they did. */
  | { readonly type: 'RecoverOutcomes'; readonly outcomes: readonly LostOutcome[] }
  | { readonly type: 'ShareAnswers'; readonly shares: readonly Share[] }
  | { readonly type: 'ReleaseTasks'; readonly tasks: readonly TaskId[]; readonly reason: 'retry' | 'rerun' }
  | { readonly type: 'ForgetAnswer'; readonly task: TaskId }
  | { readonly type: 'PublishResults'; readonly results: EventOf<'ResultsPublished'>['results'] }
  | { readonly type: 'ReleaseEscrow'; readonly run: RunId; readonly reason: string }
  | { readonly type: 'ReachBudget'; readonly refusal: BudgetRefusal }
  /** Of a person who may ask. In the order in which they were made on their issue. */
  | ({ readonly type: 'TakeRequest' } & RequestToTake)
  /** All that fires now, also what did before. */
  | {
      readonly type: 'RaiseAlerts';
      readonly firing: readonly Alert[];
      /** What is to be remembered in the log; nothing, where issues keep it. */
      readonly memories?: ReadonlyMap<Fingerprint, AlertMemory>;
    }
  | { readonly type: 'FinishRun'; readonly outcome: Outcome };

/**
 * The only place where facts are chosen. Pure: no clock, no chance, no I/O. A command that cannot be obeyed
 * because the world is not so (an unknown task, a budget that is full) gives no events; one that could only come
 * from a bug of ours throws.
 */
export function decide(command: Command, state: State, policy: Policy): Event[] {
  switch (command.type) {
    case 'CreateLog':
      invariant(state.log === undefined, 'a log is created once');
      return [{ type: 'LogCreated', log: command.log, repository: command.repository, agent: command.agent }];

    case 'AdoptLog':
      invariant(state.log, 'a log that does not exist cannot be adopted');
      return [
        ...interruptRun(state),
        { type: 'LogAdopted', repository: command.repository, previous: state.log.repository },
      ];

    case 'StartRun':
      return startRun(command, state, policy);

    case 'InterruptRun':
      return interruptRun(state);

    case 'ListTasks':
      return listTasks(command.tasks, state);

    case 'StartAttempt':
      return startAttempt(command, state, policy);

    case 'FinishAttempt':
      return finishAttempt(command, state, policy);

    case 'RecoverOutcomes':
      return recoverOutcomes(command.outcomes, state);

    case 'ShareAnswers':
      return command.shares.flatMap(share => shareAnswer(share, state));

    case 'ReleaseTasks':
      return releaseTasks(command, state);

    case 'ForgetAnswer':
      return forgetAnswer(command.task, state);

    case 'PublishResults':
      return command.results.length === 0
        ? []
        : [{ type: 'ResultsPublished', results: [...command.results] }];

    case 'ReleaseEscrow':
      return state.charges.has(command.run)
        ? [{ type: 'EscrowReleased', released: command.run, reason: command.reason }]
        : [];

    case 'ReachBudget':
      return reachBudget(command.refusal, state);

    case 'TakeRequest':
      return takeRequest(command, state, policy);

    case 'RaiseAlerts':
      return raiseAlerts(command, state);

    case 'FinishRun':
      invariant(state.inFlight.size === 0, 'a run finishes only when every call is accounted for');
      return [finishRun(command.outcome, state)];

    default:
      return assertNever(command);
  }
}

/** What was odd goes into the log as it was found: a replay compares nothing. */
function finishRun(outcome: Outcome, state: State): Event {
  const odd = oddTypes(odditiesOf(state).own);
  return { type: 'RunFinished', outcome, ...(odd.length > 0 && { odd }) };
}

function startAttempt(
  command: Extract<Command, { type: 'StartAttempt' }>,
  state: State,
  policy: Policy,
): Event[] {
  const task = state.tasks.get(command.task);
  invariant(
    task?.status === 'pending' || task?.status === 'failed',
    `task "${command.task}" is not to be attempted`,
  );

  // Asked again here although the plan has asked: this is the line that no call passes without room in every budget.
  const limits = limitsInForce(policy.limits, state, command.now);
  const accounts = accountsAt(state, command.now);
  if ((refusalOf(command.hold, accounts, limits) ?? undrawn(command.hold, state.run)) !== undefined)
    return [];

  return [
    {
      type: 'AttemptStarted',
      task: task.id,
      key: task.key,
      attempt: task.tries.attempts + 1,
      model: command.model,
      holdTokens: command.hold.tokens,
      holdNanoUsd: command.hold.nanoUsd,
    },
  ];
}

/** By the State before any of them: a task that gets an answer lets go of its last one, which another may be about to get. */
function shareAnswer({ task, sameAs }: Share, state: State): Event[] {
  const sharer = state.tasks.get(task);
  if (sharer === undefined || !isOpen(sharer)) return [];
  const owner = versionOf(state, sameAs, sharer.key);
  if (owner?.status !== 'completed') return [];
  return [{ type: 'AnswerShared', task, key: sharer.key, sameAs, answer: owner.answer }];
}

/** An edited task may have two answers: what it was, and what it is. */
function forgetAnswer(id: TaskId, state: State): Event[] {
  return [state.tasks.get(id), state.archive.get(id)]
    .filter(task => task?.status === 'completed')
    .map(({ key, answer }) => ({ type: 'AnswerForgotten', task: id, key, answer }));
}

function releaseTasks(command: Extract<Command, { type: 'ReleaseTasks' }>, state: State): Event[] {
  const releasable =
    command.reason === 'retry' ? ['quarantined', 'failed'] : ['quarantined', 'failed', 'completed'];
  return command.tasks
    .filter(id => releasable.includes(state.tasks.get(id)?.status ?? 'unknown'))
    .map(task => ({ type: 'TaskReleased', task, reason: command.reason }));
}

function reachBudget(refusal: BudgetRefusal, state: State): Event[] {
  const known = state.run?.budgetsReached.some(
    ({ window, unit }) => window === refusal.window && unit === refusal.unit,
  );
  return known ? [] : [{ type: 'BudgetReached', ...refusal }];
}

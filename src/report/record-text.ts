import type { Escrow, Event, EventOf, HoldEnd, LogRecord, StopScope } from '../domain/event.ts';
import { assertNever } from '../domain/invariant.ts';
import { askedSentence } from './asked-text.ts';
import { amountOf, budgetName } from './budget-text.ts';
import { failureText } from './failure-text.ts';
import { count, counted, money } from './money.ts';

/** One event as one line: when, in which run, and what happened. */
export function recordText({ seq, at, run, event }: LogRecord): string {
  return `${String(seq).padStart(6)}  ${at}  ${run}  ${eventSentence(event)}`;
}

/** What happened, in a sentence. Names in it are other people's words: show it as hostile text like any other. */
export function eventSentence(event: Event): string {
  switch (event.type) {
    case 'LogCreated':
      return `log ${event.log} created for agent "${event.agent}" of repository ${event.repository}`;
    case 'LogAdopted':
      return `log taken over from repository ${event.previous}; budgets start anew`;
    case 'LogRecovered':
      return damageText(event);
    case 'SnapshotTaken':
      return `a snapshot of the state after event ${event.seq} was taken; SHA-256 ${short(event.sha256)}`;
    case 'RunStarted':
      return `run started, provider ${event.provider}, version ${event.version}${escrowText(event.escrow)}`;
    case 'RunFinished':
      return `run finished: ${event.outcome}${oddText(event.odd)}`;
    case 'RunInterrupted':
      return `run ${event.interrupted} was killed before it finished${event.charged === undefined ? '' : `; the end of its log is lost, so all it drew is charged: ${count(event.charged.tokens)} tokens, ${money(event.charged.nanoUsd)}`}`;
    case 'EscrowReleased':
      return `what was charged for run ${event.released} was released: ${event.reason}`;
    case 'TaskAdded':
      return `${event.task}: added, type ${event.taskType}, model ${event.model}, key ${short(event.key)}`;
    case 'TaskChanged':
      return `${event.task}: changed, type ${event.taskType}, model ${event.model}, key ${short(event.key)}`;
    case 'TaskRemoved':
      return `${event.task}: no longer in the task file`;
    case 'AttemptStarted':
      return `${event.task}: attempt ${event.attempt} sent to ${event.model}; held ${count(event.holdTokens)} tokens, ${money(event.holdNanoUsd)}`;
    case 'AttemptFailed':
      return `${event.task}: attempt ${event.attempt} failed after ${event.durationMs} ms; ${holdText(event.hold)}; ${event.counted ? 'counts towards quarantine' : 'costs no attempt'}${event.retryAt === undefined ? '' : `; retry at ${event.retryAt}`}. ${failureText(event.failure)}`;
    case 'TaskCompleted':
      return `${event.task}: completed by attempt ${event.attempt} in ${event.durationMs} ms; ${holdText(event.hold)}; answer ${short(event.answer)}`;
    case 'AnswerShared':
      return `${event.task}: completed with the answer of ${event.sameAs}, which has the same key`;
    case 'TaskQuarantined':
      return `${event.task}: quarantined. ${failureText(event.failure)}`;
    case 'TaskReleased':
      return `${event.task}: put back into the queue (${event.reason})`;
    case 'HoldCharged':
      return `${event.task}: attempt ${event.attempt} was ${event.cause}; its whole hold is charged`;
    case 'OutcomeRecovered':
      return recoveredText(event);
    case 'ProviderThrottled':
      return `the provider asked to slow down; waiting until ${event.until}`;
    case 'ProviderStopped':
      return `${scopeText(event.scope)} stopped for the rest of the run (${event.reason})${event.failure === undefined ? '' : `. ${failureText(event.failure)}`}`;
    case 'ModelAdapted':
      return `model ${event.model} is asked with ${event.adaptation} from now on`;
    case 'BudgetReached':
      return `${budgetName(event)} reached: limit ${amountOf(event, event.limit)}, spent ${amountOf(event, event.spent)}, held ${amountOf(event, event.held)}`;
    case 'AlertRaised':
      return `alert ${event.alert} (${event.severity}) raised: ${event.reason}`;
    case 'AlertResolved':
      return `alert ${event.alert} is over`;
    case 'AlertRemembered':
      return `alert ${event.fingerprint} is remembered as ${event.memory.phase}, told last at ${event.memory.toldAt}`;
    case 'ResultsPublished':
      return `${counted(event.results.length, 'result')} written`;
    case 'AnswerForgotten':
      return `${event.task}: its answer was erased`;
    case 'RequestTaken':
    case 'AgentPaused':
    case 'AgentResumed':
    case 'BudgetLowered':
    case 'AlertSnoozed':
      return askedSentence(event);
    default:
      return assertNever(event);
  }
}

function recoveredText({
  task,
  attempt,
  from,
  ended,
  failure,
  hold,
  result,
}: EventOf<'OutcomeRecovered'>): string {
  const answer = result === undefined ? 'its answer is not needed' : `answer ${short(result.answer)}`;
  const how =
    ended === 'answered' ? answer : `it failed${failure === undefined ? '' : `. ${failureText(failure)}`}`;
  return `${task}: attempt ${attempt} of run ${from}, whose own log counts no more, was taken in; ${holdText(hold)}; ${how}`;
}

function damageText({ damage, bytes = 0 }: EventOf<'LogRecovered'>): string {
  switch (damage) {
    case 'torn':
      return `a torn end of ${count(bytes)} bytes was kept aside and cut off`;
    case 'copy-missing':
      return 'the last run was killed and left no copy of the end of its log; the run went on from the state branch';
    case 'copy-unusable':
      return 'the last run was killed and its copy of the log cannot be used; the run went on from the state branch';
    case 'two-histories':
      return 'the copy of the log in the cache goes on another way than the state branch; the run went on from the branch';
    case 'cache-unreachable':
      return 'the cache could not be reached in several runs in a row; the run went on without its copy';
    case 'branch-missing':
      return 'the state branch was gone; the run went on from a copy of the log';
    default:
      return assertNever(damage);
  }
}

function oddText(odd: EventOf<'RunFinished'>['odd'] = []): string {
  const types = odd.map(({ taskType, kinds }) => `type "${taskType}" ${kinds.join(', ')}`);
  return types.length === 0 ? '' : `; out of the ordinary: ${types.join('; ')}`;
}

function escrowText(escrow: Escrow | undefined): string {
  if (escrow === undefined) return '';
  const { tokens, nanoUsd } = escrow;
  const parts = [
    ...(tokens === undefined ? [] : [`${count(tokens)} tokens`]),
    ...(nanoUsd === undefined ? [] : [money(nanoUsd)]),
  ];
  return parts.length === 0 ? '' : `; may spend ${parts.join(' and ')}`;
}

function holdText(hold: HoldEnd): string {
  switch (hold.end) {
    case 'settled':
      return `used ${count(hold.usage.promptTokens)} + ${count(hold.usage.completionTokens)} tokens, ${money(hold.costNanoUsd)} (${hold.costSource})`;
    case 'released':
      return 'nothing spent';
    case 'charged':
      return 'whole hold charged';
    default:
      return assertNever(hold);
  }
}

export function scopeText(scope: StopScope): string {
  switch (scope.kind) {
    case 'provider':
      return 'the provider';
    case 'model':
      return `model "${scope.name}"`;
    case 'type':
      return `type "${scope.name}"`;
    default:
      return assertNever(scope);
  }
}

function short(hash: string): string {
  return hash.slice(0, 12);
}

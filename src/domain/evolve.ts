import { NOTHING_ASKED } from './requests/asked.ts';
import type { Draft } from './draft.ts';
import type { LogRecord } from './event.ts';
import {
  endRun,
  forgetOldAlerts,
  interruptRun,
  raiseAlert,
  rememberAlert,
  resolveAlert,
} from './alerts/evolve-alert.ts';
import {
  chargeHold,
  completeTask,
  failAttempt,
  quarantine,
  shareAnswer,
  startAttempt,
} from './evolve-attempt.ts';
import { endSnooze, lowerBudget, pause, resume, snooze, takeRequest } from './requests/evolve-asked.ts';
import { addTask, changeTask, publish, releaseTask, removeTask } from './evolve-list.ts';
import { recoverOutcome } from './evolve-recovery.ts';
import { adaptModel, reachBudget, startRun, stopProvider } from './evolve-run.ts';
import { forgetOdd } from './oddities/evolve-usual.ts';
import { assertNever, invariant } from './invariant.ts';
import { chargeEscrow, releaseEscrow } from './ledger.ts';
import type { State } from './state.ts';

/**
 * Applies one fact, in place: a copy per event would make a replay quadratic. Whatever was decided has
 * happened, so nothing is refused here; a fact that cannot follow from the state is a bug and throws.
 */
export function evolve(state: State, record: LogRecord): State {
  const draft = state as Draft;
  const { event, at } = record;

  switch (event.type) {
    case 'LogCreated':
      draft.log = { id: event.log, repository: event.repository, agent: event.agent };
      return state;

    case 'LogAdopted':
      invariant(draft.log, 'a log is adopted before it was created');
      draft.log = { ...draft.log, repository: event.repository };
      // Whatever another repository spent was not drawn from this one's budgets.
      draft.days.clear();
      draft.months.clear();
      draft.charges.clear();
      // Its issues are not here, and what killed its run is no news here.
      draft.alerts.clear();
      forgetOdd(draft);
      draft.alertMemories.clear();
      draft.interruption = undefined;
      // Whoever asked for something did so there.
      draft.asked = NOTHING_ASKED;
      return state;

    case 'RunStarted':
      draft.run = startRun(record, event);
      forgetOldAlerts(draft, at);
      draft.throttle = { ...draft.throttle, waits: 0 };
      return state;

    case 'RunFinished':
      endRun(draft, event);
      return state;

    case 'RunInterrupted':
      chargeEscrow(draft, event);
      interruptRun(draft, record, event);
      return state;

    case 'EscrowReleased':
      releaseEscrow(draft, event.released);
      return state;

    case 'TaskAdded':
      addTask(draft, event);
      return state;

    case 'TaskChanged':
      changeTask(draft, event);
      return state;

    case 'TaskRemoved':
      removeTask(draft, event.task);
      return state;

    case 'AttemptStarted':
      startAttempt(draft, event, at);
      return state;

    case 'AttemptFailed':
      failAttempt(draft, event);
      return state;

    case 'TaskCompleted':
      completeTask(draft, record, event);
      return state;

    case 'AnswerShared':
      shareAnswer(draft, record, event);
      return state;

    case 'TaskQuarantined':
      quarantine(draft, record, event);
      return state;

    case 'TaskReleased':
      releaseTask(draft, event.task);
      return state;

    case 'HoldCharged':
      chargeHold(draft, event);
      return state;

    case 'OutcomeRecovered':
      recoverOutcome(draft, event);
      return state;

    case 'ProviderThrottled':
      draft.throttle = { until: event.until, waits: draft.throttle.waits + 1 };
      return state;

    case 'ProviderStopped':
      stopProvider(draft, event);
      return state;

    case 'ModelAdapted':
      adaptModel(draft, event);
      return state;

    case 'BudgetReached':
      reachBudget(draft, event);
      return state;

    case 'AlertRaised':
      raiseAlert(draft, record, event);
      return state;

    case 'AlertResolved':
      resolveAlert(draft, event);
      endSnooze(draft, event.fingerprint);
      return state;

    case 'AlertRemembered':
      rememberAlert(draft, event);
      return state;

    case 'ResultsPublished':
      for (const result of event.results) publish(draft, result, result.sha256);
      return state;

    case 'AnswerForgotten':
      publish(draft, event, 'forgotten');
      return state;

    case 'RequestTaken':
      takeRequest(draft, event);
      return state;

    case 'AgentPaused':
      pause(draft, record, event);
      return state;

    case 'AgentResumed':
      resume(draft);
      return state;

    case 'BudgetLowered':
      lowerBudget(draft, event);
      return state;

    case 'AlertSnoozed':
      snooze(draft, event);
      return state;

    case 'LogRecovered':
    case 'SnapshotTaken':
      return state;

    default:
      return assertNever(event);
  }
}

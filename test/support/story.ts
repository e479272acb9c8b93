import type { Event, HoldEnd } from '../../src/domain/event.ts';
import type { Failure } from '../../src/domain/failure.ts';

/**
 * What became of tasks and models, as a transcript: a line an event, without what is new in every run. Lists of
 * tasks, publishing and the run's own frame are left out.
 */
export function storyOf(events: readonly Event[]): readonly string[] {
  return events.flatMap(event => lineOf(event) ?? []);
}

function lineOf(event: Event): string | undefined {
  switch (event.type) {
    case 'AttemptStarted':
      return `${event.task} attempt ${event.attempt}`;
    case 'AttemptFailed':
      return `${event.task} failed: ${failureOf(event.failure)}, ${endOf(event.hold)}${event.counted ? '' : ', not counted'}`;
    case 'TaskCompleted':
      return `${event.task} completed, ${endOf(event.hold)}`;
    case 'AnswerShared':
      return `${event.task} has the answer of ${event.sameAs}`;
    case 'TaskQuarantined':
      return `${event.task} quarantined: ${event.failure.kind}`;
    case 'TaskReleased':
      return `${event.task} released: ${event.reason}`;
    case 'HoldCharged':
      return `${event.task} ${event.cause}, charged${event.counted ? '' : ', not counted'}`;
    case 'ProviderThrottled':
      return 'slower';
    case 'ProviderStopped':
      return `stopped ${[event.scope.kind, ...('name' in event.scope ? [event.scope.name] : [])].join(' ')}: ${event.reason}`;
    case 'ModelAdapted':
      return `${event.model} adapted: ${event.adaptation}`;
    case 'BudgetReached':
      return `budget reached: ${event.unit} a ${event.window}`;
    default:
      return undefined;
  }
}

function failureOf(failure: Failure): string {
  return 'status' in failure && failure.status !== undefined
    ? `${failure.kind} ${failure.status}`
    : failure.kind;
}

function endOf({ end }: HoldEnd): string {
  return end;
}

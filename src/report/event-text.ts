import type { Event } from '../domain/event.ts';
import { failureText } from './failure-text.ts';
import { scopeText } from './record-text.ts';

export type EventText = { readonly level: 'debug' | 'info' | 'warning' | 'error'; readonly text: string };

/** What an event that follows from an attempt says to whoever watches the run; undefined: nothing worth a line. */
export function eventText(event: Event): EventText | undefined {
  switch (event.type) {
    case 'TaskCompleted':
      return { level: 'debug', text: `${event.task}: completed` };
    case 'AnswerShared':
      return { level: 'debug', text: `${event.task}: same work as ${event.sameAs}, not paid again` };
    case 'AttemptFailed':
      return {
        level: 'info',
        text: `${event.task}: attempt ${event.attempt} failed. ${failureText(event.failure)}`,
      };
    case 'TaskQuarantined':
      if (event.failure.kind === 'skipped')
        return { level: 'info', text: `${event.task}: skipped, as somebody asked` };
      return { level: 'warning', text: `${event.task}: quarantined. ${failureText(event.failure)}` };
    case 'TaskReleased':
      return { level: 'info', text: `${event.task}: put back into the queue` };
    case 'HoldCharged':
      return {
        level: 'info',
        text: `${event.task}: attempt ${event.attempt} was cut off; its whole hold is charged`,
      };
    case 'ProviderThrottled':
      return { level: 'info', text: `The provider asks to slow down: waiting until ${event.until}` };
    case 'ProviderStopped':
      return {
        level: 'error',
        text: `Stopped ${scopeText(event.scope)} for this run (${event.reason}).${event.failure === undefined ? '' : ` ${failureText(event.failure)}`}`,
      };
    case 'ModelAdapted':
      return { level: 'info', text: `Model "${event.model}" is asked with ${event.adaptation} from now on` };
    default:
      return undefined;
  }
}

import type { LogRecord } from '../../../src/domain/event.ts';
import { isOutage, isSignOfLife } from '../../../src/domain/failure.ts';
import type { AtRest, Check } from './check.ts';

/** So many failures of a provider in a row, of more than one task, are an outage. */
const OUTAGE = 5;

/** A run whose provider is down, or takes no call of its account, asks for nothing more. */
export function stopsHold(): Check {
  return { name: 'stops hold', settled: ({ records }: AtRest) => sentAfterStop(records) };
}

function sentAfterStop(records: readonly LogRecord[]): string | undefined {
  let streak: string[] = [];
  let isStopped = false;
  for (const { event, seq, run } of records) {
    switch (event.type) {
      case 'RunStarted':
        streak = [];
        isStopped = false;
        break;
      case 'AttemptStarted':
        if (isStopped)
          return `event ${seq}: run ${run} asked for ${event.task} after the provider had to be left alone`;
        break;
      case 'TaskCompleted':
        streak = [];
        break;
      case 'AttemptFailed':
        if (isOutage(event.failure)) streak.push(event.task);
        else if (isSignOfLife(event.failure)) streak = [];
        if (streak.length >= OUTAGE && new Set(streak).size > 1) isStopped = true;
        if (ACCOUNT.has(event.failure.kind)) isStopped = true;
        break;
      default:
        break;
    }
  }
  return undefined;
}

const ACCOUNT = new Set(['unauthorized', 'out-of-credit', 'key-limit']);

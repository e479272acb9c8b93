import type { LogRecord } from '../../../src/domain/event.ts';
import type { AfterRun, Check } from './check.ts';

/** Each hold in the log ends in exactly one way, and after one clean run none is open. */
export function everyHoldEnds(): Check {
  const unexplainedIn = ({ records, state }: AfterRun) => endsOf(records) ?? openIn(state);
  return { name: 'every hold ends', ranClean: unexplainedIn, settled: unexplainedIn };
}

function endsOf(records: readonly LogRecord[]): string | undefined {
  const open = new Map<string, string>();
  const recovered = new Set<string>();
  for (const { event, seq } of records) {
    switch (event.type) {
      case 'AttemptStarted':
        if (open.has(event.task)) return `event ${seq} holds for ${event.task}, for which a hold is open`;
        open.set(event.task, `${event.key} ${event.attempt}`);
        break;
      case 'TaskCompleted':
      case 'AttemptFailed':
      case 'HoldCharged':
        if (open.get(event.task) !== `${event.key} ${event.attempt}`)
          return `event ${seq}, ${event.type}, ends a hold for ${event.task} that is not open`;
        open.delete(event.task);
        break;
      case 'OutcomeRecovered': {
        const which = `${event.from} ${event.seq}`;
        if (recovered.has(which))
          return `event ${seq} counts a call of run ${event.from} that was counted before`;
        recovered.add(which);
        break;
      }
      default:
        break;
    }
  }
  const [first] = open;
  return first && `the hold for ${first[0]}, attempt ${first[1]}, has no end in the log`;
}

function openIn(state: AfterRun['state']): string | undefined {
  if (state.run !== undefined) return `run ${state.run.id} has not ended`;
  const [first] = state.inFlight.keys();
  if (first !== undefined) return `the hold for ${first} is open`;
  for (const [name, { held }] of [...state.days, ...state.months])
    if (held.tokens !== 0 || held.nanoUsd !== 0) return `${held.tokens} tokens are still held in ${name}`;
  return undefined;
}

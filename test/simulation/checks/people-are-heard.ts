import type { LogRecord } from '../../../src/domain/event.ts';
import type { AtRest, Check } from './check.ts';

/** What people ask for is done once, if they may ask for it; and an agent that was told to pause asks for nothing. */
export function peopleAreHeard(): Check {
  return { name: 'people are heard', settled: ({ records, writers }: AtRest) => unheardIn(records, writers) };
}

function unheardIn(records: readonly LogRecord[], writers: readonly string[]): string | undefined {
  const taken = new Set<string>();
  let pause: { readonly until: string } | undefined;
  for (const { event, seq, at } of records) {
    switch (event.type) {
      case 'RequestTaken': {
        const which = JSON.stringify([event.issue, event.source]);
        if (taken.has(which)) return `event ${seq} takes a request that was taken before: ${which}`;
        taken.add(which);
        if (!writers.includes(event.by))
          return `event ${seq} does what ${event.by} asks for, who may not write`;
        break;
      }
      case 'AgentPaused':
        pause = { until: event.until ?? '9999' };
        break;
      case 'AgentResumed':
        pause = undefined;
        break;
      case 'AttemptStarted':
        if (pause !== undefined && at < pause.until)
          return `event ${seq} holds for a call while the agent is paused`;
        break;
      default:
        break;
    }
  }
  return undefined;
}

import type { LogRecord } from '../../../src/domain/event.ts';
import type { AtRest, Check } from './check.ts';

/**
 * What people ask for is done once, if they may ask for it; and an agent that was told to pause asks for nothing. `listens`: none of
 * it is passed over.
 */
export function peopleAreHeard({ listens }: { readonly listens: boolean }): Check {
  return {
    name: 'people are heard',
    settled: rest => unheardIn(rest.records, rest.writers) ?? (listens ? passedOverIn(rest) : undefined),
  };
}

function passedOverIn({ records, writers, issues }: AtRest): string | undefined {
  const taken = new Set(
    records.flatMap(({ event }) =>
      event.type === 'RequestTaken' && event.source.kind === 'comment' ? [event.source.id] : [],
    ),
  );
  // A dashboard that is closed is one too many, or nobody wants to be heard there.
  const listening = issues.filter(({ title, isOpen }) => isOpen || !title.includes('dashboard'));
  for (const { number, comments } of listening)
    for (const { id, author, body } of comments)
      if (writers.includes(author) && body.startsWith('/agent ') && !taken.has(id))
        return `${author} asked for "${body.slice(0, 40)}" on issue ${number}, and nobody has taken it`;
  return undefined;
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

import type { RequestRefusal } from '../domain/requests/asked-event.ts';
import type { EventOf } from '../domain/event.ts';
import { assertNever } from '../domain/invariant.ts';
import { money } from './money.ts';

type AskedEvent = EventOf<'RequestTaken' | 'AgentPaused' | 'AgentResumed' | 'BudgetLowered' | 'AlertSnoozed'>;

/** What somebody asked for on GitHub and what came of it, in a sentence for a log that people read. */
export function askedSentence(event: AskedEvent): string {
  switch (event.type) {
    case 'RequestTaken':
      return takenText(event);
    case 'AgentPaused':
      return `paused by ${event.by}, until ${event.until ?? 'somebody resumes it'}`;
    case 'AgentResumed':
      return 'resumed: the pause is over';
    case 'BudgetLowered':
      return `cost of ${event.day} limited to ${money(event.nanoUsd)} by ${event.by}`;
    case 'AlertSnoozed':
      return `alert ${event.fingerprint} snoozed until ${event.until}`;
    default:
      return assertNever(event);
  }
}

function takenText({ issue, source, by, what, reason, tasks = [] }: EventOf<'RequestTaken'>): string {
  const where = source.kind === 'comment' ? `in comment ${source.id} on issue` : 'by a box on issue';
  const asked = what === undefined ? 'for something' : `for "${what}"`;
  const inTheWay = tasks.length === 0 ? '' : `: ${tasks.join(', ')}`;
  const came = reason === undefined ? '' : `; nothing was done. ${REFUSALS[reason]}${inTheWay}`;
  return `${by} asked ${asked} ${where} ${issue}${came}`;
}

/** Why nothing was done, without its full stop: the tasks that it concerns may follow behind a colon. */
export const REFUSALS: Readonly<Record<RequestRefusal, string>> = {
  'not-understood': 'It is no command',
  'unknown-task': 'There is no such task',
  'not-in-quarantine': 'Not in quarantine',
  'under-way': 'Being worked on at this moment',
  completed: 'Completed already',
  'already-skipped': 'Skipped already',
  'pause-over': 'The time for which the pause was meant has passed',
  'not-paused': 'The agent is not paused',
  'would-raise': 'A request can only lower the limit of today; to raise it, change the workflow',
  'no-cost-budget':
    'The workflow limits no cost, so models without a price are let through and no limit can be kept',
  'not-firing': 'That alert does not fire',
};

import { type AgentRequest, requestText } from './agent-request.ts';
import { type AlertKind, type Fingerprint, fingerprintOf } from '../alerts/alert.ts';
import { isTaken, pauseAt } from './asked.ts';
import type { Login, RequestRefusal, RequestSource } from './asked-event.ts';
import type { Event, EventOf } from '../event.ts';
import { invariant } from '../invariant.ts';
import { limitsInForce } from './limits-in-force.ts';
import type { Policy } from '../policy.ts';
import { isSkipped } from './skipped.ts';
import type { State, TaskState } from '../state.ts';
import type { TaskId } from '../task.ts';
import { type NanoUsd, type Timestamp, dayOf, timestampOf } from '../units.ts';

/** Something that was asked for by somebody who may. */
export type RequestToTake = {
  readonly issue: number;
  readonly source: RequestSource;
  readonly by: Login;
  /** Undefined: a command that nobody can understand. */
  readonly request: AgentRequest | undefined;
  readonly now: Timestamp;
};

/**
 * What comes of a request: that it was taken, and what follows. One that cannot be granted as a whole is refused as a whole, and
 * changes nothing. What was taken once, or comes before what was, is not taken again.
 */
export function takeRequest(asked: RequestToTake, state: State, policy: Policy): Event[] {
  invariant(state.run, 'a request is taken where no run is on');
  const { issue, source, by, request } = asked;
  if (isTaken(state.asked, issue, source)) return [];

  const granted = request === undefined ? refused('not-understood') : grant(request, asked, state, policy);
  const taken = {
    ...({ type: 'RequestTaken', issue, source, by } as const),
    ...(request !== undefined && { what: requestText(request) }),
  };
  return 'reason' in granted
    ? [{ ...taken, outcome: 'refused', ...granted }]
    : [{ ...taken, outcome: 'done' }, ...granted];
}

/** How long nobody wants to hear of an alert that was snoozed. */
export const SNOOZE_MS = 7 * 86_400_000;

type Refused = Pick<EventOf<'RequestTaken'>, 'tasks'> & { readonly reason: RequestRefusal };
type Granted = readonly Event[] | Refused;
type Asker = Pick<RequestToTake, 'by' | 'now'>;

function refused(reason: RequestRefusal): Refused {
  return { reason };
}

function grant(request: AgentRequest, asker: Asker, state: State, policy: Policy): Granted {
  switch (request.kind) {
    case 'retry':
      return grantEach(request.tasks, state, whyNoRetry, task => ({
        type: 'TaskReleased',
        task: task.id,
        reason: 'retry',
      }));
    case 'skip':
      return grantEach(request.tasks, state, whyNoSkip, ({ id: task, key }) => ({
        type: 'TaskQuarantined',
        ...{ task, key, failure: { kind: 'skipped' } },
      }));
    case 'pause':
      return grantPause(request.until, asker);
    case 'resume':
      return pauseAt(state.asked, asker.now) === undefined
        ? refused('not-paused')
        : [{ type: 'AgentResumed' }];
    case 'budget':
      return grantBudget(request.nanoUsd, asker, state, policy);
    case 'snooze':
      return grantSnooze(request.fingerprint, asker, state);
    case 'status':
    case 'run':
      return [];
  }
}

/** All of them or none: what stands in the way of the first is said, with every task that it concerns. */
function grantEach(
  ids: readonly TaskId[],
  state: State,
  whyNot: (task: TaskState) => RequestRefusal | undefined,
  follows: (task: TaskState) => Event,
): Granted {
  const events: Event[] = [];
  const inTheWay: { readonly id: TaskId; readonly reason: RequestRefusal }[] = [];
  for (const id of ids) {
    const task = state.tasks.get(id);
    if (task === undefined) {
      inTheWay.push({ id, reason: 'unknown-task' });
      continue;
    }
    const reason = whyNot(task);
    if (reason === undefined) events.push(follows(task));
    else inTheWay.push({ id, reason });
  }
  const [first] = inTheWay;
  if (first === undefined) return events;
  const { reason } = first;
  return { reason, tasks: inTheWay.filter(each => each.reason === reason).map(({ id }) => id) };
}

function whyNoRetry({ status }: TaskState): RequestRefusal | undefined {
  return status === 'quarantined' ? undefined : 'not-in-quarantine';
}

function whyNoSkip(task: TaskState): RequestRefusal | undefined {
  if (task.status === 'processing') return 'under-way';
  if (task.status === 'completed') return 'completed';
  return isSkipped(task) ? 'already-skipped' : undefined;
}

function grantPause(until: Timestamp | undefined, { by, now }: Asker): Granted {
  if (until === undefined) return [{ type: 'AgentPaused', by }];
  return until <= now ? refused('pause-over') : [{ type: 'AgentPaused', by, until }];
}

/**
 * A comment may be written by more people than may change the workflow, so that it can only lower what that allows. Where no
 * cost is limited at all, models without a price are let through: no limit could be kept then.
 */
function grantBudget(nanoUsd: NanoUsd, { by, now }: Asker, state: State, { limits }: Policy): Granted {
  if (Object.values(limits).every(window => window.nanoUsd === undefined)) return refused('no-cost-budget');
  const { day } = limitsInForce(limits, { ...state, run: undefined }, now);
  if (day.nanoUsd !== undefined && nanoUsd > day.nanoUsd) return refused('would-raise');
  return [{ type: 'BudgetLowered', by, day: dayOf(now), nanoUsd }];
}

/** Who watches from outside raises `stale` without a word in this log. */
const RAISED_ELSEWHERE: AlertKind = 'stale';

function grantSnooze(fingerprint: Fingerprint, { now }: Asker, state: State): Granted {
  const isElsewhere = fingerprint === fingerprintOf(state.log?.agent ?? '', RAISED_ELSEWHERE);
  if (!isElsewhere && !state.alerts.has(fingerprint)) return refused('not-firing');
  const until = timestampOf(Date.parse(now) + SNOOZE_MS);
  return [{ type: 'AlertSnoozed', fingerprint, until }];
}

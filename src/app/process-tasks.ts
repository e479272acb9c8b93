import type { Amount, Limits } from '../domain/budget.ts';
import { assertNever, invariant } from '../domain/invariant.ts';
import { type StopCause, plan } from '../domain/plan.ts';
import type { Mistake, TaskId } from '../domain/task.ts';
import { priceOf } from '../request/price.ts';
import type { TaskSource } from '../ports.ts';
import { Calls } from './calls.ts';
import { type Attempt, performAttempt } from './perform-attempt.ts';
import type { Prepared } from './prepare-tasks.ts';
import { rebuildRequest } from './rebuild-request.ts';
import type { Provider } from './settings.ts';
import type { Worker } from './worker.ts';

export type ProcessOptions = {
  readonly provider: Provider;
  readonly limits: Limits;
  /** From then on nothing more is sent; what is in flight is waited for. */
  readonly deadlineMs: number;
  /** The same, but for a lease, whose end moves whenever it is renewed. */
  readonly leaseEndMs?: (() => number) | undefined;
  /** Aborted when somebody wants the run to end: answers on their way are waited for then, but not for long. */
  readonly stop: AbortSignal;
};

export type EndCause = StopCause | { readonly kind: 'deadline' } | { readonly kind: 'interrupted' };

/** How long an interrupted run waits for answers that are on their way. */
export const GRACE_MS = 3_000;

/**
 * Works through everything that may be attempted now, with as many calls in flight as allowed, until `plan` says
 * stop. `notices` takes in tasks that changed while the run was on; the next run takes them as they are then.
 */
export async function processTasks(
  worker: Worker,
  source: TaskSource,
  prepared: Prepared,
  notices: Mistake[],
  options: ProcessOptions,
): Promise<EndCause> {
  const calls = new Calls(worker.clock);
  const wake = () => calls.wake();
  options.stop.addEventListener('abort', wake);
  try {
    while (!options.stop.aborted) {
      calls.throwBug();
      const step = nextStep(worker, prepared, calls.size, options);
      switch (step.do) {
        case 'stop':
          return step.because;
        case 'wait':
          await calls.change(step.untilMs);
          break;
        case 'attempt': {
          const attempt = attemptFor(step, worker, source, prepared, options, notices);
          if (attempt !== undefined) {
            worker.pacer.noteSent(worker.clock.elapsed(), attempt.hold.tokens);
            calls.begin((abort, over) => performAttempt(worker, attempt, abort, over));
          }
          break;
        }
        default:
          assertNever(step);
      }
    }
    return { kind: 'interrupted' };
  } finally {
    options.stop.removeEventListener('abort', wake);
    await calls.land(GRACE_MS);
  }
}

type NextStep =
  | { readonly do: 'attempt'; readonly task: TaskId; readonly hold: Amount }
  | { readonly do: 'wait'; readonly untilMs: number | undefined }
  | { readonly do: 'stop'; readonly because: EndCause };

/** What the plan says, within what the deadline, the number of calls in flight and the provider's pace allow. */
function nextStep(
  { clock, journal, pacer }: Worker,
  prepared: Prepared,
  calls: number,
  options: ProcessOptions,
): NextStep {
  const nowMs = clock.now();
  const deadlineMs = Math.min(options.deadlineMs, options.leaseEndMs?.() ?? Infinity);
  if (calls >= pacer.concurrency) return ANY_CHANGE;

  const step = plan(journal.state, prepared.work, options.limits, nowMs, journal.stamp());
  // A run that had nothing left to send was not cut short by its deadline.
  if (step.do !== 'stop' && nowMs >= deadlineMs)
    return calls > 0 ? ANY_CHANGE : { do: 'stop', because: { kind: 'deadline' } };

  switch (step.do) {
    case 'attempt': {
      const delayMs = pacer.delayMs(clock.elapsed(), step.hold.tokens);
      return delayMs > 0 ? { do: 'wait', untilMs: Math.min(nowMs + delayMs, deadlineMs) } : step;
    }
    case 'wait':
      return {
        do: 'wait',
        untilMs: Math.min(step.until === undefined ? Infinity : Date.parse(step.until), deadlineMs),
      };
    case 'stop':
      return calls > 0 ? ANY_CHANGE : step;
    default:
      return assertNever(step);
  }
}

const ANY_CHANGE: NextStep = { do: 'wait', untilMs: undefined };

/** Builds the request once more, from the files as they are now. One that is another than planned is left to the next run. */
function attemptFor(
  { task: id, hold }: { task: TaskId; hold: Amount },
  { journal }: Worker,
  source: TaskSource,
  prepared: Prepared,
  { provider, leaseEndMs }: ProcessOptions,
  notices: Mistake[],
): Attempt | undefined {
  const task = prepared.tasks.get(id);
  const work = prepared.work.get(id);
  invariant(task !== undefined && work !== undefined, `task "${id}" is planned but not listed`);

  const planned = { key: journal.state.tasks.get(id)?.key, holdTokens: work.hold.tokens };
  const built = rebuildRequest(task, source, provider, planned);
  if (built.ok && built.request !== undefined) {
    const { request } = built;
    const { holdDoubled, attemptsMax } = work;
    const price = priceOf(request.model, prepared.pricing);
    const type = task.type.name;
    return { task: id, type, request, hold, holdDoubled, price, attemptsMax, leaseEndMs };
  }

  const changed =
    'A file that this task uses changed while the run was on; the next run takes it as it is then.';
  notices.push(built.ok ? { place: task.place, message: changed } : built.mistake);
  prepared.work.delete(id);
  return undefined;
}

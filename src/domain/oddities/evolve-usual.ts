import { type Draft, runOf } from '../draft.ts';
import type { EventOf } from '../event.ts';
import { faultOf } from '../failure.ts';
import { type InFlight, isTypeStopped } from '../state.ts';
import {
  NO_USUAL,
  RUNS_MAX,
  SAMPLES_MAX,
  type Samples,
  TYPES_MAX,
  type Tally,
  type TallyDraft,
  type Usual,
  addExtreme,
  addSample,
  newTally,
} from './tally.ts';

/** What calls make of State beside their cost: how long they took, what they cost and how many failed, by type. */
export function noteEnd(
  draft: Draft,
  { taskType }: InFlight,
  event: EventOf<'AttemptFailed' | 'TaskCompleted'>,
): void {
  const isFailed = event.type === 'AttemptFailed';
  if (isFailed && !saysSomething(event)) return;
  const tally = tallyOf(draft, taskType);
  if (tally === undefined) return;

  const { task, durationMs, hold } = event;
  tally.attempts += 1;
  if (isFailed) tally.failed += 1;
  else addSample(tally.samples.durationsMs, durationMs);

  // A call without an answer took as long as our own timeout lets it, and nobody knows what it cost.
  if (!isFailed || hold.end === 'settled') addExtreme(tally.slowest, task, durationMs);
  if (hold.end !== 'settled' || hold.costSource === 'unknown') return;
  addExtreme(tally.dearest, task, hold.costNanoUsd);
  if (!isFailed) addSample(tally.samples.costsNanoUsd, hold.costNanoUsd);
}

/** A wait, the account and a setting are no type's doing, and each has an alert or a word of its own. */
function saysSomething({ failure }: EventOf<'AttemptFailed'>): boolean {
  const fault = faultOf(failure);
  return fault !== 'passing' && fault !== 'account' && fault !== 'configuration';
}

/** Undefined: this run does not watch the type. A rehearsal says nothing about a model. */
function tallyOf(draft: Draft, taskType: string): TallyDraft | undefined {
  const { provider, tallies } = runOf(draft);
  const known = tallies.get(taskType);
  if (known !== undefined || provider === 'offline' || tallies.size === TYPES_MAX) return known;
  const tally = newTally();
  tallies.set(taskType, tally);
  return tally;
}

/**
 * The run is over: what it has met is part of what is usual from now on, also what was odd about it. So what lasts stops
 * being odd one day. `odd`: what was found; undefined: nobody has looked.
 */
export function learnUsual(draft: Draft, odd: EventOf<'RunFinished'>['odd'] | undefined): void {
  const run = runOf(draft);
  for (const [taskType, tally] of run.tallies) {
    const before = draft.usual.get(taskType) ?? NO_USUAL;
    // At the end again: who was not tried for longest comes first, and goes first.
    draft.usual.delete(taskType);
    draft.usual.set(taskType, {
      samples: joined(before.samples, tally.samples),
      runs: runsWith(before, tally, isTypeStopped(run, taskType)),
      odd: odd === undefined ? before.odd : (odd.find(found => found.taskType === taskType)?.kinds ?? []),
    });
  }
  for (const taskType of draft.usual.keys()) {
    if (draft.usual.size <= TYPES_MAX) return;
    draft.usual.delete(taskType);
  }
}

/** Another repository's issues are not here. */
export function forgetOdd(draft: Draft): void {
  for (const [taskType, usual] of draft.usual) draft.usual.set(taskType, { ...usual, odd: [] });
}

function joined(before: Samples, now: Samples): Samples {
  return {
    durationsMs: [...before.durationsMs, ...now.durationsMs].slice(-SAMPLES_MAX),
    costsNanoUsd: [...before.costsNanoUsd, ...now.costsNanoUsd].slice(-SAMPLES_MAX),
  };
}

function runsWith({ runs }: Usual, { failed, attempts }: Tally, isStopped: boolean): Usual['runs'] {
  return isStopped ? runs : [...runs, { failed, attempts }].slice(-RUNS_MAX);
}

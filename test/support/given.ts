import assert from 'node:assert/strict';

import { type Limits, NO_LIMITS } from '../../src/domain/budget.ts';
import { type Command, decide } from '../../src/domain/decide.ts';
import { Event, type LogRecord } from '../../src/domain/event.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { type Step, type Work, plan } from '../../src/domain/plan.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { BACKOFF } from '../../src/domain/retry.ts';
import { type State, newState } from '../../src/domain/state.ts';
import type { Timestamp } from '../../src/domain/units.ts';
import { DOUBLED, HOLD, NOW, NOW_MS } from './literals.ts';

/** An event that did not happen now, or not in the first run. */
export type Placed = { readonly event: Event; readonly at?: Timestamp; readonly run?: string };

/**
 * `given(...history).when(command).then(...events)`: a decision, told as a sentence. Whatever is decided must also
 * be an event that the log takes, and one that State can follow from.
 */
export function given(...history: (Event | Placed)[]) {
  return givenState(stateAfter(...history), NO_LIMITS);
}

/** The same with limits in force. */
export function givenLimits(limits: Limits, ...history: (Event | Placed)[]) {
  return givenState(stateAfter(...history), limits);
}

function givenState(state: State, limits: Limits) {
  const policy: Policy = { limits, backoff: BACKOFF };
  return {
    when: (command: Command) => ({
      then(...expected: Event[]): void {
        const events = decide(command, state, policy);
        assert.deepEqual(events, expected);
        events.map(recordOf).reduce(evolve, state);
      },
      thenThrows(message: RegExp): void {
        assert.throws(() => decide(command, state, policy), message);
      },
    }),
    whenPlanned: (work: readonly Planned[], nowMs = NOW_MS) => ({
      then: (expected: Step): void => assert.deepEqual(plan(state, workOf(work), limits, nowMs), expected),
    }),
  };
}

/** State after a history of plain events at `NOW`, in run `run-1`, or where they say. */
export function stateAfter(...history: (Event | Placed)[]): State {
  return history.map(recordOf).reduce(evolve, newState());
}

function recordOf(told: Event | Placed, index: number): LogRecord {
  const { event, at = NOW, run = 'run-1' } = 'event' in told ? told : { event: told };
  return { seq: index + 1, at, run, event: Event.parse(event) };
}

/** A task of the task file as the plan sees it. */
export type Planned = Partial<Work> & { readonly id: string };

function workOf(planned: readonly Planned[]): ReadonlyMap<string, Work> {
  const usual: Work = {
    model: 'small',
    taskType: 'summarize',
    hold: HOLD,
    holdDoubled: DOUBLED,
    attemptsMax: 3,
  };
  return new Map(planned.map(({ id, ...work }) => [id, { ...usual, ...work }]));
}

import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Command } from '../../src/domain/decide.ts';
import type { Event } from '../../src/domain/event.ts';
import { type Placed, given, stateAfter } from '../support/given.ts';
import {
  HOLD,
  NOW,
  RELEASED,
  calling,
  charged,
  failed,
  finish,
  queued,
  runFinished,
  runStarted,
  started,
} from '../support/literals.ts';

const startRun: Command = { type: 'StartRun', version: '1.0.0', provider: 'openrouter' };
const interrupted = (run: string): Event => ({ type: 'RunInterrupted', interrupted: run });
const secondRun: Placed = { event: runStarted, run: 'run-2' };
const abort = finish('a', { kind: 'aborted' }, { hold: RELEASED });

describe('a run', () => {
  test('starts', () => given().when(startRun).then(runStarted));

  test('starts after one that finished', () =>
    given(...queued('a'), runFinished)
      .when(startRun)
      .then(runStarted));

  test('ends the one before if that was killed, and charges its calls in flight whole', () =>
    given(...calling('a', 'b'))
      .when(startRun)
      .then(charged('a', 'killed'), charged('b', 'killed'), interrupted('run-1'), runStarted));

  test('starts with books of its own, while the day and the month go on', () => {
    const state = stateAfter(...calling('a'), charged('a', 'killed'), interrupted('run-1'), secondRun);
    const empty = { tokens: 0, nanoUsd: 0 };
    assert.deepEqual(state.run?.id, 'run-2');
    assert.deepEqual(state.run?.account, { spent: empty, held: empty });
    assert.deepEqual(state.days.get(NOW.slice(0, 10)), { spent: HOLD, held: empty });
    assert.deepEqual(state.months.get(NOW.slice(0, 7)), { spent: HOLD, held: empty });
  });

  test('may wait for the provider from the first step again, but not shorter than it was told', () => {
    const until = '2026-01-31T13:00:00.000Z';
    const state = stateAfter(runStarted, { type: 'ProviderThrottled', until }, runFinished, runStarted);
    assert.deepEqual(state.throttle, { until, waits: 0 });
  });
});

describe('a kill or an abort', () => {
  test('of a call costs no attempt', () =>
    given(...calling('a'))
      .when(abort)
      .then(charged('a', 'aborted')));

  test('costs none the second time in a row', () =>
    given(...calling('a'), charged('a', 'killed'), started('a', { attempt: 2 }))
      .when(abort)
      .then(charged('a', 'aborted', { attempt: 2 })));

  test('costs one the third time in a row', () =>
    given(
      ...calling('a'),
      charged('a', 'killed'),
      started('a', { attempt: 2 }),
      charged('a', 'aborted', { attempt: 2 }),
      started('a', { attempt: 3 }),
    )
      .when(startRun)
      .then(charged('a', 'killed', { attempt: 3, counted: true }), interrupted('run-1'), runStarted));

  test('is no longer in a row when the task failed by itself in between', () =>
    given(
      ...calling('a'),
      charged('a', 'killed'),
      started('a', { attempt: 2 }),
      charged('a', 'killed', { attempt: 2 }),
      started('a', { attempt: 3 }),
      failed('a', { kind: 'network' }, { attempt: 3 }),
      started('a', { attempt: 4 }),
    )
      .when(abort)
      .then(charged('a', 'aborted', { attempt: 4 })));

  test('puts the task back at the end of the queue', () => {
    const state = stateAfter(...queued('a', 'b'), started('a'), charged('a', 'aborted', { counted: true }));
    assert.deepEqual([...state.pending], ['b', 'a']);
    const task = state.tasks.get('a');
    assert.deepEqual(task?.status === 'pending' && task.tries, {
      attempts: 1,
      failures: 1,
      interruptions: 1,
      doubled: false,
      lastFailure: undefined,
    });
  });
});

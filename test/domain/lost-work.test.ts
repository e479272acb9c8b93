import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Event, LogRecord } from '../../src/domain/event.ts';
import { lostWorkOf } from '../../src/domain/lost-work.ts';
import { stateAfter } from '../support/given.ts';
import {
  ANSWER,
  CHARGED,
  NOW,
  RELEASED,
  calling,
  charged,
  completed,
  created,
  failed,
  later,
  lostAnswer,
  queued,
  added,
  released,
  runFinished,
  runStarted,
  sha,
  started,
} from '../support/literals.ts';

const DOWN = { kind: 'server-error', status: 503 } as const;
const killed = { type: 'RunInterrupted', interrupted: 'lost-1' } as const;

/** What run `lost-1` did after that history, in events from 101 on, a second each. */
const after = (history: readonly Event[], ...own: Event[]) =>
  lostWorkOf(
    stateAfter(...history),
    own.map((event, index): LogRecord => ({
      seq: 101 + index,
      at: later(index * 1_000),
      run: 'lost-1',
      event,
    })),
  );

/** A call that did not bring an answer. */
function lostFailure(task: string, seq: number, fields: Parameters<typeof lostAnswer>[2] = {}) {
  const { result: _, ...outcome } = lostAnswer(task, seq, { ended: 'failed', ...fields });
  return outcome;
}

describe('each call that ended has an outcome', () => {
  test('with its answer', () => {
    const { outcomes } = after(
      queued('a'),
      started('a'),
      completed('a', { servedBy: 's', finishReason: 'stop' }),
    );
    assert.deepEqual(outcomes, [
      lostAnswer('a', 102, {
        result: { answer: ANSWER, at: later(1_000), servedBy: 's', finishReason: 'stop' },
      }),
    ]);
  });

  test('with its failure, and again when it was tried again', () => {
    const again = [started('a', { attempt: 2 }), failed('a', DOWN, { attempt: 2, hold: CHARGED })];
    assert.deepEqual(after(queued('a'), started('a'), failed('a', DOWN), ...again).outcomes, [
      lostFailure('a', 102, { failure: DOWN, hold: RELEASED }),
      lostFailure('a', 104, { attempt: 2, failure: DOWN, hold: CHARGED, countsAt: later(2_000) }),
    ]);
  });

  test('charged when it was cut off', () =>
    assert.deepEqual(after(queued('a'), started('a'), charged('a', 'aborted')).outcomes, [
      lostFailure('a', 102, { hold: CHARGED }),
    ]));

  test('in the order in which they ended', () => {
    const { outcomes } = after(queued('a', 'b'), started('a'), started('b'), completed('b'), completed('a'));
    assert.deepEqual(
      outcomes.map(({ task, seq }) => [task, seq]),
      [
        ['b', 103],
        ['a', 104],
      ],
    );
  });

  test('with what it was asked for as: a model by another name, a type of a task that came later', () => {
    const [outcome] = after(
      queued(),
      added('x', { taskType: 'triage', model: 'large' }),
      started('x', { model: 'large-2', holdTokens: 7, holdNanoUsd: 8 }),
      completed('x'),
    ).outcomes;
    assert.deepEqual(
      [outcome?.taskType, outcome?.model, outcome?.holdTokens, outcome?.holdNanoUsd],
      ['triage', 'large-2', 7, 8],
    );
  });

  test('and the result that was made of it', () => {
    const published: Event = {
      type: 'ResultsPublished',
      results: [
        { task: 'a', key: lostAnswer('a', 1).key, sha256: sha(5) },
        { task: 'b', key: sha(6), sha256: sha(7) },
      ],
    };
    const [a, b] = after(
      queued('a', 'b'),
      started('a'),
      completed('a'),
      started('b'),
      completed('b'),
      published,
    ).outcomes;
    assert.deepEqual([a?.result?.published, b?.result?.published], [sha(5), undefined]);
  });

  test('in the day and month from which its run drew', () => {
    const drew = [created, { ...runStarted, escrow: { tokens: 1_000 } }, added('a')];
    const [outcome] = after(drew, released('a', 'rerun'), started('a'), completed('a')).outcomes;
    assert.equal(outcome?.countsAt, NOW);
  });
});

describe('a call that was in flight when the histories parted', () => {
  test('was charged by the others', () =>
    assert.deepEqual(
      after(calling('a', 'b'), completed('a'), charged('b', 'killed')).outcomes.map(each => [
        each.task,
        each.wasCharged,
      ]),
      [
        ['a', true],
        ['b', true],
      ],
    ));

  test('is told from the next one of the same task', () =>
    assert.deepEqual(
      after(
        calling('a'),
        failed('a', DOWN),
        started('a', { attempt: 2 }),
        completed('a', { attempt: 2 }),
      ).outcomes.map(({ attempt, wasCharged }) => [attempt, wasCharged]),
      [
        [1, true],
        [2, false],
      ],
    ));
});

describe('all is known of a run', () => {
  test('that has ended there', () => {
    assert.equal(after(queued('a'), runFinished).isWhole, true);
    assert.equal(after(calling('a'), charged('a', 'killed'), killed).isWhole, true);
  });

  test('and not of one that may have gone on: its calls without an end are part of what it drew', () =>
    assert.deepEqual(after(queued('a'), started('a')), { outcomes: [], isWhole: false }));
});

test('what cannot have happened is no history', () => {
  assert.throws(() => after(queued('a'), completed('a')), /has no attempt in flight/);
  assert.throws(() => after(queued('a'), started('x')), /is named before it was added/);
});

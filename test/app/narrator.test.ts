import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { Narrator } from '../../src/app/narrator.ts';
import type { Event } from '../../src/domain/event.ts';
import { RecordingConsole } from '../support/fakes/recording-console.ts';
import { VirtualClock } from '../support/fakes/virtual-clock.ts';
import { stateAfter } from '../support/given.ts';
import { NOW_MS, completed, failed, later, quarantined, queued, started } from '../support/literals.ts';

const ids = Array.from({ length: 20 }, (_, index) => `t${index + 1}`);
const down = { kind: 'server-error', status: 503 } as const;

/** A run of twenty tasks of which the first ones are done. */
function stateAfterDone(done: number, ...more: Event[]) {
  const ended = ids.slice(0, done).flatMap(id => [started(id), completed(id)]);
  return stateAfter(...queued(...ids), ...ended, ...more);
}

function newNarrator() {
  const console = new RecordingConsole();
  const clock = new VirtualClock();
  return { console, clock, narrator: new Narrator(console, clock, stateAfterDone(0)) };
}

describe('what follows from an attempt', () => {
  test('is told in a line each, at its level; what says nothing to people is not', () => {
    const { console, narrator } = newNarrator();
    narrator.tell([started('t1'), failed('t1', down), quarantined('t1', down)]);
    assert.deepEqual(
      console.lines.map(line => line.split('.')[0]),
      ['info: t1: attempt 1 failed', 'warning: t1: quarantined'],
    );
  });
});

describe('progress', () => {
  test('counts what is done, in flight, to be retried and quarantined, and what it cost', () => {
    const { console, narrator } = newNarrator();
    const more = [
      started('t2'),
      failed('t2', down, { retryAt: later(9) }),
      started('t3'),
      failed('t3', down),
      quarantined('t3', down),
      started('t4'),
      // Nobody waits for it, and it was no work.
      quarantined('t5', { kind: 'skipped' }),
    ];
    narrator.progress(stateAfterDone(1, ...more));
    assert.deepEqual(console.progressed, [
      '2/20 done · 1 in flight · 1 to retry · 1 quarantined · 40 tokens · $0.0001',
    ]);
  });

  test('counts among all what was done before it told anything: that of a run that was taken in', () => {
    const console = new RecordingConsole();
    const clock = new VirtualClock();
    const narrator = new Narrator(console, clock, stateAfterDone(5));
    narrator.progress(stateAfterDone(6));
    assert.deepEqual(console.progressed, ['6/20 done · 240 tokens · $0.0001']);
  });

  test('is shown at most ten times a second', () => {
    const { console, clock, narrator } = newNarrator();
    for (const ms of [0, 99, 100, 150, 200]) {
      clock.set(NOW_MS + ms);
      narrator.progress(stateAfterDone(0));
    }
    assert.equal(console.progressed.length, 3);
  });

  test('gets a line in the log at each tenth of the tasks', () => {
    const { console, clock, narrator } = newNarrator();
    for (const done of ids.keys()) {
      clock.set(NOW_MS + done * 100);
      narrator.progress(stateAfterDone(done + 1));
    }
    assert.deepEqual(
      console.lines.map(line => line.split(' ')[1]),
      ['2/20', '4/20', '6/20', '8/20', '10/20', '12/20', '14/20', '16/20', '18/20', '20/20'],
    );
  });

  test('gets one every half minute, however slow it is', () => {
    const { console, clock, narrator } = newNarrator();
    for (const ms of [1_000, 29_900, 30_000, 40_000, 60_000]) {
      clock.set(NOW_MS + ms);
      narrator.progress(stateAfterDone(1));
    }
    assert.equal(console.lines.length, 2);
  });
});

import { hash } from 'node:crypto';

import type { Event } from '../src/domain/event.ts';
import { timestampOf } from '../src/domain/units.ts';
import { GENESIS, seal } from '../src/log/chain.ts';
import type { LogStore } from '../src/ports.ts';

const EVENTS_PER_APPEND = 8;
const APPENDS_PER_WRITE = 1000;
const TASKS = 10_000;
const TASKS_PER_RUN = 2_000;
const STARTED_MS = Date.UTC(2026, 0, 1);

/** Writes a log of at least `events` events, as runs of many small tasks leave it: about 350 bytes an event, 8 an append. */
export async function writeSampleLog(store: LogStore, events: number): Promise<void> {
  const tasks = sampleEvents();
  let head = GENESIS;

  while (head.seq < events) {
    const appends: Uint8Array[] = [];
    for (let count = 0; count < APPENDS_PER_WRITE && head.seq < events; count += 1) {
      const decided = Array.from({ length: EVENTS_PER_APPEND }, () => tasks.next().value);
      const sealed = seal(head, timestampOf(STARTED_MS + 20 * head.seq), '19876543210.1', decided);
      appends.push(sealed.bytes);
      head = sealed.head;
    }
    await store.append(Buffer.concat(appends));
  }
}

/**
 * Runs of an agent, night after night: each works through the next of its tasks, edited since the last time. One task in
 * eight fails once before it succeeds, and one in four is put back afterwards.
 */
function* sampleEvents(): Generator<Event, never> {
  yield { type: 'LogCreated', log: 'k3v9q0x7b2m5n8c1d4f6', repository: '123456789', agent: 'default' };
  for (let number = 0; ; number += 1) {
    if (number % TASKS_PER_RUN === 0) {
      if (number > 0) yield { type: 'RunFinished', outcome: 'completed' };
      yield { type: 'RunStarted', version: '1.0.0', provider: 'openrouter' };
    }
    yield* taskEvents(number);
  }
}

function* taskEvents(number: number): Generator<Event, void> {
  const task = `feedback-${1 + (number % TASKS)}`;
  const key = hash('sha256', `key ${number}`);
  const model = 'google/gemini-2.5-flash';
  const isHard = number % 8 === 0;

  yield {
    type: number < TASKS ? 'TaskAdded' : 'TaskChanged',
    task,
    key,
    input: hash('sha256', `input ${number}`),
    taskType: 'summarize',
    model,
  };
  const started = {
    type: 'AttemptStarted',
    task,
    key,
    model,
    holdTokens: 2431,
    holdNanoUsd: 5_210_000,
  } as const;
  yield { ...started, attempt: 1 };
  if (isHard) {
    yield {
      type: 'AttemptFailed',
      task,
      key,
      attempt: 1,
      failure: { kind: 'rate-limited', status: 429, retryAfterMs: 2000 },
      hold: { end: 'released' },
      counted: false,
      retryAt: timestampOf(STARTED_MS + 10_000 * number),
      durationMs: 312,
    };
    yield { ...started, attempt: 2 };
  }
  yield {
    type: 'TaskCompleted',
    task,
    key,
    attempt: isHard ? 2 : 1,
    answer: hash('sha256', `answer ${number}`),
    finishReason: 'stop',
    hold: {
      end: 'settled',
      usage: { promptTokens: 283, completionTokens: 41 },
      costNanoUsd: 187_400,
      costSource: 'provider',
    },
    durationMs: 1204,
  };
  if (number % 4 === 0) yield { type: 'TaskReleased', task, reason: 'rerun' };
}

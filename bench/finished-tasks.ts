import { hash } from 'node:crypto';

import type { Event } from '../src/domain/event.ts';
import { timestampOf } from '../src/domain/units.ts';
import { GENESIS, type Head, seal } from '../src/log/chain.ts';
import type { LogStore } from '../src/ports.ts';

/** How a run of a few calls at once leaves its log: what is decided in one turn shares an append. */
const EVENTS_PER_APPEND = 2;
const RESULTS_PER_EVENT = 100;
const APPENDS_PER_WRITE = 1_000;
const STARTED_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

/**
 * Writes the whole history of tasks that are all finished and published now: listed by the first run, and edited before
 * each later one. One call in sixteen is refused for its pace first.
 */
export async function writeFinishedTasks(
  store: LogStore,
  { tasks, runs }: { readonly tasks: number; readonly runs: number },
): Promise<void> {
  let head: Head = GENESIS;
  for (let run = 0; run < runs; run += 1) {
    const events = eventsOf(run, tasks);
    const at = (index: number) => timestampOf(STARTED_MS + run * DAY_MS + 200 * index);
    let appends: Uint8Array[] = [];
    for (let index = 0; index < events.length; index += EVENTS_PER_APPEND) {
      const sealed = seal(
        head,
        at(index),
        `${19_876_543_210 + 7_919 * run}.1`,
        events.slice(index, index + EVENTS_PER_APPEND),
      );
      head = sealed.head;
      appends.push(sealed.bytes);
      if (appends.length < APPENDS_PER_WRITE && index + EVENTS_PER_APPEND < events.length) continue;
      await store.append(Buffer.concat(appends));
      appends = [];
    }
  }
}

function eventsOf(run: number, tasks: number): readonly Event[] {
  const numbers = Array.from({ length: tasks }, (_, index) => index);
  const first: Event[] =
    run === 0
      ? [{ type: 'LogCreated', log: 'k3v9q0x7b2m5n8c1d4f6', repository: '123456789', agent: 'default' }]
      : [];
  const published = Array.from({ length: Math.ceil(tasks / RESULTS_PER_EVENT) }, (_, part): Event => ({
    type: 'ResultsPublished',
    results: numbers.slice(part * RESULTS_PER_EVENT, (part + 1) * RESULTS_PER_EVENT).map(number => ({
      task: idOf(number),
      key: keyOf(number, run),
      sha256: wordOf('result', number, run),
    })),
  }));
  return [
    ...first,
    { type: 'RunStarted', version: '1.0.0', provider: 'openrouter' },
    ...numbers.map(number => listed(number, run)),
    ...numbers.flatMap(number => worked(number, run)),
    ...published,
    { type: 'RunFinished', outcome: 'completed' },
  ];
}

function listed(number: number, run: number): Event {
  return {
    type: run === 0 ? 'TaskAdded' : 'TaskChanged',
    task: idOf(number),
    key: keyOf(number, run),
    input: wordOf('input', number, run),
    taskType: 'summarize',
    model: MODEL,
  };
}

function worked(number: number, run: number): readonly Event[] {
  const [task, key] = [idOf(number), keyOf(number, run)];
  const chance = Number.parseInt(wordOf('chance', number, run).slice(0, 8), 16);
  const isHard = chance % 16 === 0;
  const hold = { holdTokens: 2_048 + (chance % 900), holdNanoUsd: 5_000_000 + (chance % 300_000) };
  const refused: Event[] = isHard
    ? [
        { type: 'AttemptStarted', task, key, attempt: 1, model: MODEL, ...hold },
        {
          type: 'AttemptFailed',
          ...{ task, key, attempt: 1 },
          failure: { kind: 'rate-limited', status: 429, retryAfterMs: 2_000 },
          hold: { end: 'released' },
          counted: false,
          retryAt: timestampOf(STARTED_MS + run * DAY_MS),
          durationMs: 200 + (chance % 300),
        },
      ]
    : [];
  const attempt = isHard ? 2 : 1;
  return [
    ...refused,
    { type: 'AttemptStarted', task, key, attempt, model: MODEL, ...hold },
    {
      type: 'TaskCompleted',
      ...{ task, key, attempt, answer: wordOf('answer', number, run), finishReason: 'stop' },
      hold: {
        end: 'settled',
        usage: { promptTokens: 200 + (chance % 700), completionTokens: 20 + (chance % 61) },
        costNanoUsd: 60_000 + (chance % 250_000),
        costSource: 'provider',
      },
      durationMs: 700 + (chance % 1_900),
    },
  ];
}

const MODEL = 'google/gemini-2.5-flash';

function idOf(number: number): string {
  return `feedback-${1 + number}`;
}

function keyOf(number: number, run: number): string {
  return wordOf('key', number, run);
}

function wordOf(what: string, number: number, run: number): string {
  return hash('sha256', `${what} ${number} ${run}`);
}

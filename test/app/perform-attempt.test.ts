import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { beforeEach, describe, test } from 'vitest';

import type { Journal } from '../../src/app/journal.ts';
import { type Attempt, performAttempt } from '../../src/app/perform-attempt.ts';
import { requestFor } from '../../src/app/prepare-tasks.ts';
import type { Worker } from '../../src/app/worker.ts';
import { type Limits, NO_LIMITS } from '../../src/domain/budget.ts';
import type { EventOf } from '../../src/domain/event.ts';
import type { Task } from '../../src/domain/task.ts';
import type { Call, Reply } from '../../src/ports.ts';
import { BUILT_IN_TYPES } from '../../src/request/built-in-types.ts';
import { priceOf } from '../../src/request/price.ts';
import { AgentWorld } from '../support/fakes/agent-world.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { answered, refused } from '../support/fakes/scripted-llm.ts';
import { quiet } from '../support/a-call.ts';

let world: AgentWorld;
let journal: Journal;
let worker: Worker;
let attempt: Attempt;

/** One task in the queue of a run, and the attempt at it that the plan would ask for. */
async function ready(task: Task = aTask('a'), limits: Limits = NO_LIMITS): Promise<void> {
  world = new AgentWorld([task]);
  const begun = await world.begun(limits);
  journal = begun.journal;
  worker = world.worker(journal);
  const built = requestFor(task, world.source, 'openrouter');
  const work = begun.prepared.work.get('a');
  assert.ok(built.ok && work);
  const { hold, holdDoubled, attemptsMax } = work;
  const price = priceOf('small', begun.prepared.pricing);
  attempt = {
    task: 'a',
    type: task.type.name,
    request: built.request,
    hold,
    holdDoubled,
    price,
    attemptsMax,
  };
}
beforeEach(() => ready());

const perform = (abort: AbortSignal = quiet) => world.clock.run(performAttempt(worker, attempt, abort));

function last<Type extends 'AttemptFailed' | 'TaskCompleted' | 'AttemptStarted'>(type: Type): EventOf<Type> {
  const events = world.events().filter(event => event.type === type);
  const event = events.at(-1);
  assert.ok(event?.type === type);
  return event as EventOf<Type>;
}

function callNumber(nth: number): Call {
  const call = world.llm.calls[nth - 1];
  assert.ok(call);
  return call;
}

const SENTIMENT = aTask('a', {
  type: BUILT_IN_TYPES.get('analyze_sentiment') ?? assert.fail('the type is built in'),
});
const FREE_TEXT = 'I would say that it is positive.';

describe('before the request', () => {
  test('the hold is durable', async () => {
    let known: readonly string[] = [];
    world.llm.script = () => {
      known = world.story();
      return answered('A sentence.');
    };
    await perform();
    assert.deepEqual(known, ['a attempt 1']);
    const { holdTokens, holdNanoUsd } = last('AttemptStarted');
    assert.deepEqual({ tokens: holdTokens, nanoUsd: holdNanoUsd }, attempt.hold);
  });

  test('nothing is sent while the disk has not taken the hold', async () => {
    const goOn = world.store.stall();
    const performed = performAttempt(worker, attempt, quiet);
    await world.clock.pass(60_000);
    assert.equal(world.llm.calls.length, 0);
    goOn();
    await world.clock.run(performed);
    assert.equal(world.llm.calls.length, 1);
  });

  test('a disk that does not take the hold ends the attempt, and nothing is sent', async () => {
    world.store.break();
    await assert.rejects(performAttempt(worker, attempt, quiet), /disk is full/);
    assert.equal(world.llm.calls.length, 0);
  });

  test('nothing is sent when there is no room for the hold after all', async () => {
    await ready(aTask('a'), { ...NO_LIMITS, run: { tokens: 10 } });
    await perform();
    assert.equal(world.llm.calls.length, 0);
    assert.deepEqual(world.story(), []);
  });
});

describe('the request', () => {
  test('asks for what the task asks for, with the prices of the hold as its ceiling', async () => {
    await perform();
    const { messages, responseSchema, output, ...rest } = callNumber(1);
    assert.deepEqual(messages, attempt.request.messages);
    assert.deepEqual([responseSchema, output], [undefined, { kind: 'text' }]);
    assert.deepEqual(rest, {
      type: 'summarize',
      model: 'small',
      parameters: {},
      completionTokensMax: 100,
      outputCapName: 'max_tokens',
      withoutTemperature: false,
      priceMax: { prompt: 1_000_000_000, completion: 10_000_000_000 },
      timeoutMs: 30_000,
    });
  });

  test('names no ceiling when nobody knows the price', async () => {
    attempt = { ...attempt, price: undefined };
    await perform();
    assert.equal(callNumber(1).priceMax, undefined);
  });

  test('is adapted to what the model refused before', async () => {
    const refusals = ['max_tokens', 'temperature'];
    world.llm.script = () => {
      const parameter = refusals.shift();
      return parameter === undefined
        ? answered('A sentence.')
        : refused({ kind: 'parameter-refused', status: 400, parameter });
    };
    await perform();
    await perform();
    await perform();
    assert.deepEqual(
      world.llm.calls.map(call => [call.outputCapName, call.withoutTemperature]),
      [
        ['max_tokens', false],
        ['max_completion_tokens', false],
        ['max_completion_tokens', true],
      ],
    );
    assert.deepEqual(world.story(), [
      'a attempt 1',
      'a failed: parameter-refused 400, released, not counted',
      'small adapted: max_completion_tokens',
      'a attempt 2',
      'a failed: parameter-refused 400, released, not counted',
      'small adapted: without-temperature',
      'a attempt 3',
      'a completed, settled',
    ]);
  });

  test('has twice the cap when an answer was cut short, and the hold for it', async () => {
    world.llm.script = (_, nth) => (nth === 1 ? answered('A sent', 'length') : answered('A sentence.'));
    await perform();
    attempt = { ...attempt, hold: attempt.holdDoubled };
    await perform();
    assert.deepEqual(
      world.llm.calls.map(call => call.completionTokensMax),
      [100, 200],
    );
    assert.deepEqual(last('AttemptStarted').holdTokens, attempt.holdDoubled.tokens);
  });
});

describe('an answer', () => {
  test('is durable before the event that names it', async () => {
    const order: string[] = [];
    const put = world.answers.put.bind(world.answers);
    world.answers.put = async (answer, bytes) => {
      await put(answer, bytes);
      order.push(...world.story());
    };
    await perform();
    assert.deepEqual(order, ['a attempt 1']);
    const { answer } = last('TaskCompleted');
    assert.equal(String(world.answers.get(answer)), '"One plain sentence."');
    assert.equal(answer, hash('sha256', '"One plain sentence."'));
  });

  test('that the disk does not take is not in the log', async () => {
    world.answers.put = () => Promise.reject(new Error('The disk is full.'));
    await assert.rejects(perform(), /disk is full/);
    assert.deepEqual(world.story(), ['a attempt 1']);
  });

  test('stands in the log with what the provider said of it, and how long it took', async () => {
    await perform();
    const { servedBy, finishReason, durationMs } = last('TaskCompleted');
    assert.deepEqual([servedBy, finishReason, durationMs], ['small-2026', 'stop', 1_000]);
  });

  test('is told at debug level only, and without its text', async () => {
    await perform();
    assert.deepEqual(
      world.console.lines.filter(line => !line.startsWith('info')),
      ['debug: a: completed'],
    );
  });
});

describe('the hold', () => {
  const usage = { promptTokens: 30, completionTokens: 10 };
  const paid = (costNanoUsd: number | undefined): Reply => ({
    ...answered('A sentence.'),
    spend: { kind: 'known', usage, costNanoUsd },
  });

  test('is settled with the provider’s own figure', async () => {
    world.llm.script = () => paid(777);
    await perform();
    assert.deepEqual(last('TaskCompleted').hold, {
      end: 'settled',
      usage,
      costNanoUsd: 777,
      costSource: 'provider',
    });
  });

  test('is settled with tokens at their price when the provider does not say', async () => {
    world.llm.script = () => paid(undefined);
    await perform();
    assert.deepEqual(last('TaskCompleted').hold, {
      end: 'settled',
      usage,
      costNanoUsd: 30 * 1_000 + 10 * 10_000,
      costSource: 'task-file',
    });
  });

  test('is settled without money when nobody knows the price', async () => {
    world.llm.script = () => paid(undefined);
    attempt = { ...attempt, price: undefined };
    await perform();
    assert.deepEqual(last('TaskCompleted').hold, {
      end: 'settled',
      usage,
      costNanoUsd: 0,
      costSource: 'unknown',
    });
  });

  test('is settled also when the answer is no good', async () => {
    world.llm.script = () => answered('');
    await perform();
    assert.equal(last('AttemptFailed').hold.end, 'settled');
  });

  test('is released when nothing was sent, or refused', async () => {
    world.llm.script = () => refused({ kind: 'server-error', status: 503 });
    await perform();
    assert.deepEqual(last('AttemptFailed').hold, { end: 'released' });
    assert.deepEqual(journal.state.run?.account.spent, { tokens: 0, nanoUsd: 0 });
  });

  test('is charged whole when nobody can know', async () => {
    world.llm.script = () => refused({ kind: 'timeout', timeoutMs: 30_000 }, 'unknown');
    await perform();
    assert.deepEqual(last('AttemptFailed').hold, { end: 'charged' });
    assert.deepEqual(journal.state.run?.account, { spent: attempt.hold, held: { tokens: 0, nanoUsd: 0 } });
  });

  test('is charged whole when the call is aborted, which is no failure', async () => {
    const stop = new AbortController();
    const performed = performAttempt(worker, attempt, stop.signal);
    await world.clock.pass(500);
    stop.abort();
    await performed;
    assert.deepEqual(world.story(), ['a attempt 1', 'a aborted, charged, not counted']);
    assert.deepEqual(journal.state.run?.account.spent, attempt.hold);
  });
});

describe('a complaint about an answer', () => {
  beforeEach(() => ready(SENTIMENT));

  const good = '{"sentiment":"positive","confidence":0.9}';

  test('is told to the model in the next try, and in no later one', async () => {
    world.llm.script = (_, nth) => {
      if (nth === 1) return answered(FREE_TEXT);
      return nth === 2 ? refused({ kind: 'server-error', status: 500 }) : answered(good);
    };
    await perform();
    await perform();
    await perform();
    const added = world.llm.calls.map(call => call.messages.length - attempt.request.messages.length);
    assert.deepEqual(added, [0, 1, 0]);
    const [complaint] = callNumber(2).messages.slice(-1);
    assert.equal(complaint?.role, 'user');
    assert.match(complaint?.content ?? '', /^Your last answer was not accepted: /);
  });

  test('is not in the log, and neither is the answer', async () => {
    world.llm.script = () => answered(FREE_TEXT);
    await perform();
    assert.equal(worker.complaints.size, 1);
    const log = world.store.bytes.toString();
    assert.ok(!log.includes('positive') && !log.includes('accepted'));
  });

  test('leaves the answer unkept', async () => {
    world.llm.script = () => answered(FREE_TEXT);
    await perform();
    assert.deepEqual(world.answers.list(), []);
  });
});

describe('the pace', () => {
  const pace = { requestsRemaining: 0, resetMs: 9_000 };

  test('is learnt from every answer', async () => {
    world.llm.script = () => answered('A sentence.', 'stop', pace);
    await perform();
    assert.equal(worker.pacer.delayMs(world.clock.now(), 1), 9_000);
  });

  test('is slowed down by a refusal for pace', async () => {
    worker = world.worker(journal, 8);
    world.llm.script = () => refused({ kind: 'rate-limited', status: 429 }, 'none', pace);
    await perform();
    assert.equal(worker.pacer.concurrency, 4);
    assert.equal(worker.pacer.delayMs(world.clock.now(), 1), 9_000);
  });

  test('is not slowed down by another failure', async () => {
    worker = world.worker(journal, 8);
    world.llm.script = () => refused({ kind: 'server-error', status: 500 });
    await perform();
    assert.equal(worker.pacer.concurrency, 8);
  });
});

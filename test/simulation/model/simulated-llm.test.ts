import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Call } from '../../../src/ports.ts';
import { BUILT_IN_TYPES } from '../../../src/request/built-in-types.ts';
import { holdOf } from '../../../src/request/hold.ts';
import { promptTokensBound } from '../../../src/request/prompt-bound.ts';
import { readReply } from '../../../src/request/read-reply.ts';
import { aCall } from '../../support/a-call.ts';
import { NOW_MS } from '../../support/literals.ts';
import { GOOD_FATES, MODEL_FATES, OUTAGE_FATES, QUOTED_KEY } from './model-fates.ts';
import { ModelScene } from './scene.ts';
import type { BilledRequest } from './simulated-model.ts';

const { answer } = GOOD_FATES;

describe('what reaches the service', () => {
  test('is noted when it arrives, and when it was worked on', async () => {
    const scene = new ModelScene(answer);
    const asking = scene.begin(aCall());
    await scene.clock.pass(29);
    assert.equal(scene.model.requests.length, 0);
    await scene.clock.pass(1);
    const [request] = scene.model.requests;
    assert.equal(request?.atMs, NOW_MS + 30);
    assert.equal(request.endedMs, undefined);
    await scene.clock.run(asking);
    assert.equal(request.endedMs, NOW_MS + 330);
    assert.equal(scene.clock.now(), NOW_MS + 370);
  });

  test('is told of at the instant it arrives', async () => {
    const told: BilledRequest[] = [];
    const ended: (number | undefined)[] = [];
    const onArrival = (request: BilledRequest) => {
      told.push(request);
      return () => ended.push(request.endedMs);
    };
    const scene = new ModelScene(answer, { onArrival });
    await scene.ask(aCall());
    assert.deepEqual(told, scene.model.requests);
    assert.deepEqual(ended, [told[0]?.endedMs]);
  });

  test('is not what could not be sent', async () => {
    const scene = new ModelScene(OUTAGE_FATES['refused connection']);
    const { spend } = await scene.ask(aCall());
    assert.deepEqual(spend, { kind: 'none' });
    assert.equal(scene.clock.now(), NOW_MS + 10);
    assert.deepEqual(scene.model.requests, []);
  });

  test('is not what is aborted before the connection stands', async () => {
    const scene = new ModelScene(answer);
    const stop = new AbortController();
    const asking = scene.begin(aCall(), stop.signal);
    await scene.clock.pass(9);
    stop.abort();
    assert.deepEqual(await asking, { result: { kind: 'aborted' }, spend: { kind: 'none' }, pace: {} });
    await scene.clock.pass(1_000);
    assert.deepEqual(scene.model.requests, []);
  });

  test('is not what is aborted before it begins', async () => {
    const scene = new ModelScene(answer);
    scene.ms = { ...scene.ms, connectMs: 0 };
    const { spend } = await scene.ask(aCall(), AbortSignal.abort());
    assert.deepEqual(spend, { kind: 'none' });
    assert.deepEqual(scene.model.requests, []);
  });

  test('is what is aborted on its way, and it is paid for', async () => {
    const scene = new ModelScene(answer);
    const stop = new AbortController();
    const asking = scene.begin(aCall(), stop.signal);
    await scene.clock.pass(10);
    stop.abort();
    assert.deepEqual(await asking, { result: { kind: 'aborted' }, spend: { kind: 'unknown' }, pace: {} });
    await scene.clock.pass(1_000);
    assert.equal(scene.model.requests[0]?.endedMs, NOW_MS + 330);
  });
});

describe('a process that dies', () => {
  test('hears nothing more, and the service goes on and charges', async () => {
    const scene = new ModelScene(answer);
    let isOver = false;
    void scene.begin(aCall()).then(() => (isOver = true));
    await scene.clock.pass(15);
    scene.isAlive = false;
    await scene.clock.pass(30_000);
    assert.equal(isOver, false);
    const [request] = scene.model.requests;
    assert.equal(request?.endedMs, NOW_MS + 330);
    assert.ok(request.costNanoUsd > 0);
  });

  test('sends nothing more', async () => {
    const scene = new ModelScene(answer);
    void scene.begin(aCall());
    scene.isAlive = false;
    await scene.clock.pass(30_000);
    assert.deepEqual(scene.model.requests, []);
  });

  test('begins nothing more', async () => {
    const scene = new ModelScene(() => assert.fail('nobody asks'));
    scene.isAlive = false;
    const asking = scene.begin(aCall());
    await scene.clock.pass(30_000);
    assert.equal(await Promise.race([asking, Promise.resolve('no answer')]), 'no answer');
  });
});

test('a call is given up at its timeout, and the service may end later', async () => {
  const scene = new ModelScene(answer);
  scene.ms = { connectMs: 10, thereMs: 20, workMs: 30_000, backMs: 40 };
  const { result, spend } = await scene.ask(aCall({ timeoutMs: 20_000 }));
  assert.deepEqual(result, { kind: 'failure', failure: { kind: 'timeout', timeoutMs: 20_000 } });
  assert.deepEqual(spend, { kind: 'unknown' });
  assert.equal(scene.clock.now(), NOW_MS + 20_000);
  assert.equal(scene.model.requests[0]?.endedMs, undefined);
});

test('a prompt gets the same answer each time, and prose says which one it is', async () => {
  const scene = new ModelScene(answer);
  const texts = async (calls: Call[]) => {
    const replies = [];
    for (const call of calls) replies.push(await scene.ask(call));
    return replies.map(({ result }) => result.kind === 'answer' && result.text);
  };
  assert.deepEqual(await texts([aCall(), aCall(), aCall({ model: 'acme/large' })]), [
    'Say yes.',
    'Say yes. (Answer 2.)',
    'Say yes.',
  ]);
});

test('a key that is quoted comes back without its letters', async () => {
  const reply = await new ModelScene(GOOD_FATES['answer that quotes the key']).ask(aCall());
  assert.ok(reply.result.kind === 'answer' && reply.result.text === 'The key is ***.');
  assert.ok(!JSON.stringify(reply).includes(QUOTED_KEY));
});

describe.each([...BUILT_IN_TYPES.values()])('$name', ({ messages, output }) => {
  const responseSchema =
    output.kind === 'json' ? { name: output.name, schema: output.schema, strict: true } : undefined;
  const text = 'Ada Lovelace wrote to Charles Babbage in July 1843. She was happy.';
  const call = aCall({
    output,
    responseSchema,
    messages: messages.map(({ role, content }) => ({ role, content: content.replace('{{ text }}', text) })),
  });

  test.each(Object.entries(GOOD_FATES))('%s is one that its task takes', async (_, fateOf) => {
    const { result } = await new ModelScene(fateOf).ask(call);
    assert.ok(result.kind === 'answer');
    const reading = readReply(result, output, { completionTokensMax: 100, reasoningTokens: undefined });
    assert.ok(reading.ok);
  });

  test.each(Object.entries(MODEL_FATES))(
    'an honest service charges no more than the hold: %s',
    async (_, fateOf) => {
      const scene = new ModelScene(fateOf);
      const { spend } = await scene.ask(call);
      const request = scene.model.requests[0];
      const bill = request ?? { promptTokens: 0, completionTokens: 0, costNanoUsd: 0 };
      const hold = holdOf(
        { promptTokensMax: promptTokensBound(call), completionTokensMax: call.completionTokensMax },
        { ...scene.model.rates, cachedPrompt: 0, tiers: [], source: 'task-file' },
      );
      assert.ok(bill.promptTokens + bill.completionTokens <= hold.tokens);
      assert.ok(bill.costNanoUsd <= hold.nanoUsd);
      // What the client is told is what is charged, and where it is told nothing of use it cannot be more than nothing.
      if (spend.kind === 'none') assert.equal(bill.costNanoUsd, 0);
      if (spend.kind === 'known') {
        assert.equal(bill.completionTokens, spend.usage.completionTokens);
        assert.equal(bill.costNanoUsd, spend.costNanoUsd ?? bill.costNanoUsd);
      }
    },
  );
});

test('a service that ignores the cap charges for more than any doubled hold, and says so', async () => {
  const scene = new ModelScene(answer, { isHonest: false });
  const { spend } = await scene.ask(aCall({ completionTokensMax: 100 }));
  assert.ok(spend.kind === 'known' && spend.usage.completionTokens > 600);
  assert.equal(scene.model.requests[0]?.completionTokens, spend.usage.completionTokens);
});

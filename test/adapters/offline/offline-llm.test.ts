import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { test } from 'vitest';
import * as z from 'zod';

import { VADER_VERSION, offlineLlm } from '../../../src/adapters/offline/offline-llm.ts';
import { faultOf } from '../../../src/domain/failure.ts';
import { Code } from '../../../src/domain/units.ts';
import type { Reply } from '../../../src/ports.ts';
import { BUILT_IN_TYPES } from '../../../src/request/built-in-types.ts';
import { callOf, textOf } from '../../support/offline-call.ts';

const TEXT = 'Anna Schmidt moved to Berlin. She is happy there.';

function ask(type: string, text: string, completionTokensMax?: number): Promise<Reply> {
  return offlineLlm().ask(callOf(type, text, completionTokensMax), new AbortController().signal);
}

test('every built-in type is answered, at no cost, by a server named offline', async () => {
  for (const type of BUILT_IN_TYPES.keys()) {
    const { result, spend } = await ask(type, TEXT);

    assert.equal(result.kind, 'answer', type);
    if (result.kind !== 'answer') continue;
    assert.equal(result.finishReason, 'stop');
    assert.match(Code.parse(result.servedBy), /^offline\//);
    assert.equal(spend.kind === 'known' && spend.costNanoUsd, undefined);
  }
});

test('each result names the library that made it and its version', async () => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync('node_modules/vader-sentiment/package.json', 'utf8')));
  const { result } = await ask('analyze_sentiment', TEXT);

  assert.equal(VADER_VERSION, version);
  assert.equal(result.kind === 'answer' && result.servedBy, `offline/vader-sentiment-${version}`);
});

test('a type that is not built in stops by its configuration, and nothing is spent', async () => {
  const { result, spend } = await ask('triage', TEXT);

  assert.deepEqual(result, { kind: 'failure', failure: { kind: 'type-not-supported' } });
  assert.equal(result.kind === 'failure' && faultOf(result.failure), 'configuration');
  assert.deepEqual(spend, { kind: 'none' });
});

test('usage is a token for every four bytes of every message, rounded up', async () => {
  const call = {
    ...callOf('summarize', ''),
    messages: [
      { role: 'system', content: 'abcde' },
      { role: 'user', content: 'It was ä.' },
    ],
  } as const;
  const { result, spend } = await offlineLlm().ask(call, new AbortController().signal);

  assert.equal(result.kind === 'answer' && result.text, 'It was ä.');
  assert.deepEqual(spend.kind === 'known' && spend.usage, { promptTokens: 2 + 3, completionTokens: 3 });
});

test('the text is the last message of the user', async () => {
  const call = {
    ...callOf('summarize', ''),
    messages: [
      { role: 'user', content: 'The first one.' },
      { role: 'user', content: 'The second one.' },
      { role: 'assistant', content: 'The third one.' },
    ],
  } as const;

  assert.equal(textOf(await offlineLlm().ask(call, new AbortController().signal)), 'The second one.');
});

test('an answer longer than the output cap is cut there, and says so', async () => {
  const { result, spend } = await ask('summarize', 'Süße Äpfel wachsen auf hohen Bäumen im Garten.', 2);

  assert.equal(result.kind === 'answer' && result.finishReason, 'length');
  assert.equal(result.kind === 'answer' && result.text, 'Süße ');
  assert.equal(spend.kind === 'known' && spend.usage.completionTokens, 2);
});

test('an aborted call is not answered and not paid', async () => {
  const reply = await offlineLlm().ask(callOf('summarize', TEXT), AbortSignal.abort());

  assert.deepEqual(reply, { result: { kind: 'aborted' }, spend: { kind: 'none' }, pace: {} });
});

test('an abort right after the call still comes in time: other work has its turn first', async () => {
  const controller = new AbortController();
  const reply = offlineLlm().ask(callOf('summarize', TEXT), controller.signal);
  await Promise.resolve();
  controller.abort();

  assert.equal((await reply).result.kind, 'aborted');
});

test('any text gets an answer of its type, the same one every time', async () => {
  const shapes = {
    summarize: z
      .string()
      .min(1)
      .max(300)
      .regex(/[.!?…]["'”’)\]]*$/),
    analyze_sentiment: z.strictObject({
      sentiment: z.enum(['positive', 'negative', 'neutral']),
      confidence: z.number().min(0.5).max(1),
    }),
    extract_entities: z.strictObject({
      entities: z.array(
        z.strictObject({
          name: z.string().min(1),
          type: z.enum(['person', 'place', 'organization', 'date']),
        }),
      ),
    }),
  };
  const words = fc.constantFrom(
    'not',
    'good',
    'Paris',
    '`x`',
    '**',
    '[a](b)',
    '<p>',
    '```',
    '#',
    '- ',
    '\n',
    '. ',
    'é',
    '🎉',
    '...',
    '\u202e',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map(list => list.join(' ')),
  );

  await fc.assert(
    fc.asyncProperty(texts, async text => {
      const [summary, sentiment, entities] = await Promise.all(
        Object.keys(shapes).map(async type => textOf(await ask(type, text))),
      );
      shapes.summarize.parse(summary);
      shapes.analyze_sentiment.parse(JSON.parse(sentiment ?? ''));
      shapes.extract_entities.parse(JSON.parse(entities ?? ''));
      assert.equal(textOf(await ask('extract_entities', text)), entities);
    }),
    { numRuns: 300 },
  );
});

test('closing it has nothing to wait for', async () => {
  assert.equal(await offlineLlm().close(), undefined);
});

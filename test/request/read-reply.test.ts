import assert from 'node:assert/strict';
import { test } from 'vitest';

import { readReply } from '../../src/request/read-reply.ts';

const tokens = { completionTokensMax: 100, reasoningTokens: undefined };
const text = { kind: 'text' } as const;

function failureOf(reply: string, finishReason: string | undefined, reasoningTokens?: number) {
  const reading = readReply({ text: reply, finishReason }, text, {
    completionTokensMax: 100,
    reasoningTokens,
  });
  return reading.ok ? undefined : reading.failure;
}

test('a whole answer is read', () => {
  assert.deepEqual(readReply({ text: ' Yes. ', finishReason: 'stop' }, text, tokens), {
    ok: true,
    output: 'Yes.',
  });
});

test('an answer cut short is no answer, however whole it looks', () => {
  assert.deepEqual(failureOf('A whole sentence.', 'length'), { kind: 'length', completionTokensMax: 100 });
});

test('when reasoning took the output, the failure says how much', () => {
  const failure = failureOf('', 'length', 96);
  assert.deepEqual(failure, { kind: 'length', completionTokensMax: 100, reasoningTokens: 96 });
});

test('refused content is the task’s fault', () => {
  assert.deepEqual(failureOf('I cannot', 'content_filter'), { kind: 'content-refused' });
});

test('an empty answer keeps the reason the provider gave, if it is a word', () => {
  assert.deepEqual(failureOf(' \n', 'stop'), { kind: 'empty-answer', finishReason: 'stop' });
  assert.deepEqual(failureOf('', undefined), { kind: 'empty-answer' });
  assert.deepEqual(failureOf('', 'a sentence\n::error::'), { kind: 'empty-answer' });
});

test('an answer that does not match brings a complaint for the next try', () => {
  const output = { kind: 'json', name: 'x', schema: { type: 'object' } } as const;
  const reading = readReply({ text: '[]', finishReason: 'stop' }, output, tokens);
  assert.ok(!reading.ok);
  assert.deepEqual(reading.failure, { kind: 'invalid-answer', keyword: 'type' });
  assert.match(reading.complaint ?? '', /Expected "object"/);
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { readCompletion } from '../../../src/adapters/openai/reply.ts';
import { createWords } from '../../../src/adapters/openai/words.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { API_KEY, aCall } from '../../support/a-call.ts';

const usage = { prompt_tokens: 10, completion_tokens: 5, completion_tokens_details: { reasoning_tokens: 3 } };
const known = {
  kind: 'known',
  usage: { promptTokens: 10, completionTokens: 5, reasoningTokens: 3 },
  costNanoUsd: undefined,
};

const read = (completion: unknown) => readCompletion(completion, aCall(), createWords([API_KEY]));
const said = (message: unknown, more: object = {}) => ({
  model: 'acme/small-2026',
  choices: [{ index: 0, message, finish_reason: 'stop', ...more }],
  usage,
});

test('an answer is its text, why it ended, who gave it, and what it cost', () =>
  assert.deepEqual(read(said({ role: 'assistant', content: 'Yes.' })), {
    result: { kind: 'answer', text: 'Yes.', finishReason: 'stop', servedBy: 'acme/small-2026' },
    spend: known,
  }));

const answers: [string, unknown, object][] = [
  [
    'in parts is the text of its text parts',
    said({
      content: [
        { type: 'thinking', thinking: 'Hm.' },
        { type: 'text', text: 'Ye' },
        { type: 'text', text: 's.' },
      ],
    }),
    { text: 'Yes.' },
  ],
  [
    'without a finish reason is one',
    said({ content: 'Yes.' }, { finish_reason: null }),
    { finishReason: undefined },
  ],
  [
    'whose model is a sentence names nobody',
    { ...said({ content: 'Yes.' }), model: 'a model of ours' },
    { servedBy: undefined },
  ],
  [
    'whose model is the key names nobody',
    { ...said({ content: 'Yes.' }), model: API_KEY },
    { servedBy: undefined },
  ],
  [
    'that holds the key is given without it',
    said({ content: `It is ${API_KEY}, twice ${API_KEY}.` }),
    { text: 'It is ***, twice ***.' },
  ],
  [
    'with half a character has a whole one in its place',
    said({ content: 'Yes \ud800.' }),
    { text: 'Yes \ufffd.' },
  ],
  ['with an empty refusal is an answer', said({ content: 'Yes.', refusal: '' }), { text: 'Yes.' }],
  [
    'with fields that nobody knows is an answer',
    { ...said({ content: 'Yes.', audio: {} }), system_fingerprint: 7, error: null },
    { text: 'Yes.' },
  ],
];
for (const [what, completion, part] of answers) {
  test(`an answer ${what}`, () => {
    const expected = {
      kind: 'answer',
      text: 'Yes.',
      finishReason: 'stop',
      servedBy: 'acme/small-2026',
      ...part,
    };
    assert.deepEqual(read(completion), { result: expected, spend: known });
  });
}

const failures: [string, unknown, Failure][] = [
  ['no choices', { usage }, { kind: 'malformed-answer' }],
  ['an empty list of choices', { choices: [], usage }, { kind: 'malformed-answer' }],
  ['choices that are none', { choices: 'yes', usage }, { kind: 'malformed-answer' }],
  ['a choice without a message', { choices: [{}], usage }, { kind: 'malformed-answer' }],
  ['content beyond all measure', said({ content: 'x'.repeat(5_000_000) }), { kind: 'malformed-answer' }],
  ['content null', said({ content: null }), { kind: 'empty-answer', finishReason: 'stop' }],
  ['content that is a number', said({ content: 7 }), { kind: 'empty-answer', finishReason: 'stop' }],
  ['content of white space', said({ content: ' \n' }), { kind: 'empty-answer', finishReason: 'stop' }],
  [
    'a call of a tool',
    said({ content: null, tool_calls: [{}] }, { finish_reason: 'tool_calls' }),
    { kind: 'empty-answer', finishReason: 'tool_calls' },
  ],
  [
    'a finish reason that is a sentence',
    said({ content: '' }, { finish_reason: 'it was late' }),
    { kind: 'empty-answer' },
  ],
  ['a refusal', said({ content: null, refusal: 'I cannot.' }), { kind: 'content-refused' }],
  [
    'a content filter',
    said({ content: 'So far' }, { finish_reason: 'content_filter' }),
    { kind: 'content-refused' },
  ],
  [
    'a cap that was reached',
    said({ content: 'So fa' }, { finish_reason: 'length' }),
    { kind: 'length', completionTokensMax: 100, reasoningTokens: 3 },
  ],
  [
    'a cap that reasoning ate up',
    said({ content: '' }, { finish_reason: 'length' }),
    { kind: 'length', completionTokensMax: 100, reasoningTokens: 3 },
  ],
  [
    'an error at the top',
    { ...said({ content: 'So far' }), error: { code: 502, message: 'Gone.' } },
    { kind: 'error-in-answer', code: '502' },
  ],
  [
    'an error with a type',
    { error: { code: 429, metadata: { error_type: 'rate_limit_exceeded' } }, usage },
    { kind: 'error-in-answer', code: 'rate_limit_exceeded' },
  ],
  [
    'an error in the choice',
    said(
      { content: 'So far' },
      { finish_reason: 'error', error: { code: 502, metadata: { error_type: 'provider_unavailable' } } },
    ),
    { kind: 'error-in-answer', code: 'provider_unavailable' },
  ],
  [
    'an error that says only that',
    said({ content: 'So far' }, { finish_reason: 'error' }),
    { kind: 'error-in-answer' },
  ],
  ['an error as a sentence', { error: 'something is wrong', usage }, { kind: 'error-in-answer' }],
  [
    'an error that is moderation',
    { error: { code: 403, metadata: { reasons: ['violence'] } }, usage },
    { kind: 'content-refused' },
  ],
  [
    'an error by policy',
    { error: { code: 400, metadata: { error_type: 'content_policy_violation' } }, usage },
    { kind: 'content-refused' },
  ],
];
for (const [what, completion, failure] of failures) {
  test(`200 with ${what} is ${failure.kind}, and its usage counts`, () =>
    assert.deepEqual(read(completion), { result: { kind: 'failure', failure }, spend: known }));
}

for (const completion of ['<!DOCTYPE html>', undefined, null, 7, []]) {
  test(`200 with ${JSON.stringify(completion)} is malformed, and nobody knows what it cost`, () =>
    assert.deepEqual(read(completion), {
      result: { kind: 'failure', failure: { kind: 'malformed-answer' } },
      spend: { kind: 'unknown' },
    }));
}

test('a good answer without usage is an answer whose hold is charged', () => {
  const { result, spend } = read({ ...said({ content: 'Yes.' }), usage: undefined });
  assert.equal(result.kind, 'answer');
  assert.deepEqual(spend, { kind: 'unknown' });
});

test.each([
  { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  { prompt_tokens: 0, completion_tokens: 0, cost: 0 },
])('an answer that was made of nothing (%j) is one of which nobody knows what it cost', usage => {
  const { result, spend } = read({ ...said({ content: 'Yes.' }), usage });
  assert.equal(result.kind, 'answer');
  assert.deepEqual(spend, { kind: 'unknown' });
});

test.each([
  [{ prompt_tokens: 0, completion_tokens: 0, cost: 2.5 }, 2_500_000_000],
  [{ prompt_tokens: 0, completion_tokens: 90_000 }, undefined],
  [{ prompt_tokens: 10, completion_tokens: 0 }, undefined],
])('what is said of it counts where it is more than nothing: %j', (usage, costNanoUsd) => {
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = usage;
  const { spend } = read({ ...said({ content: 'Yes.' }), usage });
  assert.deepEqual(spend, { kind: 'known', usage: { promptTokens, completionTokens }, costNanoUsd });
});

test('no answer may well have come of nothing', () =>
  assert.deepEqual(
    read({ ...said({ content: '' }), usage: { prompt_tokens: 10, completion_tokens: 0, cost: 0 } }),
    {
      result: { kind: 'failure', failure: { kind: 'empty-answer', finishReason: 'stop' } },
      spend: { kind: 'known', usage: { promptTokens: 10, completionTokens: 0 }, costNanoUsd: 0 },
    },
  ));

test('whatever came, it is read without a throw into something the log can hold', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.record(
          {
            model: fc.jsonValue(),
            usage: fc.jsonValue(),
            error: fc.jsonValue(),
            choices: fc.array(fc.record({ message: fc.jsonValue(), finish_reason: fc.jsonValue() }), {
              maxLength: 2,
            }),
          },
          { requiredKeys: [] },
        ),
      ),
      completion => {
        const { result } = read(completion);
        if (result.kind === 'failure') Failure.parse(result.failure);
      },
    ),
  ));

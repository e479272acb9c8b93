import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'vitest';

import { explicitKey, inputHash, requestKey } from '../../src/request/key.ts';

const work = {
  messages: [{ role: 'user', content: 'Hello' }],
  model: 'google/gemini-2.5-flash',
  parameters: {},
  schema: undefined,
} as const;

// Golden: a key that changes here makes finished work of every user run and cost again.
const golden = {
  plain: requestKey(work),
  'another model': requestKey({ ...work, model: 'offline' }),
  'a system message': requestKey({
    ...work,
    messages: [{ role: 'system', content: 'Be brief.' }, ...work.messages],
  }),
  'an answer as example': requestKey({
    ...work,
    messages: [...work.messages, { role: 'assistant', content: 'Hi' }],
  }),
  'a temperature': requestKey({ ...work, parameters: { temperature: 0 } }),
  'nested parameters': requestKey({ ...work, parameters: { reasoning: { effort: 'low' }, stop: ['\n'] } }),
  'a schema': requestKey({
    ...work,
    schema: { type: 'object', properties: { a: { type: 'number', minimum: 0.5 } } },
  }),
  'emoji and a lone surrogate': requestKey({
    ...work,
    messages: [{ role: 'user', content: 'Grüße 😀\ud800\u2028' }],
  }),
  'nothing at all': requestKey({ ...work, messages: [] }),
  'an explicit key': explicitKey('bug-17-v1', { offline: false }),
  'an explicit key, rehearsed': explicitKey('bug-17-v1', { offline: true }),
  'an input': inputHash({ text: 'Hello', tags: ['a', 1, null, true], nested: { b: 1, a: -0 } }),
};

test('golden keys stay as they are', () => {
  assert.deepEqual(golden, {
    plain: '121ef5d936f76f239bab6cc3c47229cf02066880fa168448b0bd4dc6a7ea9358',
    'another model': '8025c711891fea3da68e39a98fcba7e6043bbc59cd265d719596102ca8edea1f',
    'a system message': 'e92e683be41b4f5753c92f65671ee997af187a5660e7421c3ca5175fbe93a4f6',
    'an answer as example': '0b19ddfcea37ab3c20a9b9998800ac297a1b0c99723c7bd0ee7d0671b93633f6',
    'a temperature': '3458c7b164b70970c784b8918edc00ba9b7a22a52669c38cb03d815e0b722372',
    'nested parameters': 'abe851e5435c00c99d2cb65013b65e6abb59630bc5bf1276a46a55550be5d2cf',
    'a schema': '5ad4f33c803b31c75c3039c60c8b701f2535c7b93d08e48a12d9da34f31e2a07',
    'emoji and a lone surrogate': '50f04136c4009026cbaa9ad5babbf6d1efbaa304273a9e65e5b1ce5704613825',
    'nothing at all': '0b83a2c68fab4a497b695a3883cfa3dab78dc62f1f633176a265dea786bd79ee',
    'an explicit key': 'bd0340caafa215bbdc244142e49ab463136065db7571a4318349d810e166b160',
    'an explicit key, rehearsed': 'ac63ad713cf58d2d72c857faacc03e29b27c6918ee6219b1f439a1e7a051da75',
    'an input': 'cf420db57441f7ca7231dad753e9e075a5cf4858215b7c25dedfde5059488f36',
  });
});

test('a key is the hash of one text, which anybody can write down', () => {
  const text =
    '{"form":1,"messages":[{"content":"Hello","role":"user"}],"model":"google/gemini-2.5-flash","parameters":{},"schema":null}';
  assert.equal(requestKey(work), hash('sha256', text));
});

test('no two of them are the same', () => {
  const keys = Object.values(golden);
  assert.equal(new Set(keys).size, keys.length);
});

test('the order of parameters and of a schema does not make other work', () => {
  const one = requestKey({
    ...work,
    parameters: { a: 1, b: 2 },
    schema: { type: 'object', required: ['x'] },
  });
  const two = requestKey({
    ...work,
    parameters: { b: 2, a: 1 },
    schema: { required: ['x'], type: 'object' },
  });
  assert.equal(one, two);
});

test('text cannot pass from one message to the next and leave the key as it was', () => {
  const one = requestKey({
    ...work,
    messages: [
      { role: 'user', content: 'ab' },
      { role: 'user', content: 'c' },
    ],
  });
  const two = requestKey({
    ...work,
    messages: [
      { role: 'user', content: 'a' },
      { role: 'user', content: 'bc' },
    ],
  });
  assert.notEqual(one, two);
});

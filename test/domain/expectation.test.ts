import assert from 'node:assert/strict';
import { test } from 'vitest';
import * as z from 'zod';

import {
  adviceFor,
  closedObject,
  enumerated,
  expected,
  problemsOf,
  shown,
} from '../../src/domain/expectation.ts';

function messages(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value);
  return result.success ? [] : problemsOf(result.error).map(({ message }) => message);
}

const Settings = closedObject('the settings', {
  model: z.string({ error: expected('the name of a model') }).exactOptional(),
  'max-output-tokens': z.number().exactOptional(),
});

test.each([
  ['modle', 'did you mean "model"?'],
  ['maxOutputTokens', 'did you mean "max-output-tokens"?'],
  ['max_output_tokens', 'did you mean "max-output-tokens"?'],
  ['colour', 'known are "model" and "max-output-tokens".'],
])('the unknown key %s is refused: %s', (key, advice) =>
  assert.deepEqual(messages(Settings, { [key]: 1 }), [`"${key}" is not a key of the settings; ${advice}`]),
);

test('each unknown key is a problem of its own', () =>
  assert.deepEqual(
    problemsOf(Settings.safeParse({ a: 1, modell: 2 }).error ?? new z.ZodError([])).map(({ path }) => path),
    [['a'], ['modell']],
  ));

test('unknown keys of an object that is not ours are told in the words of its own schema', () =>
  assert.deepEqual(messages(z.strictObject({}, { error: 'is odd' }), { a: 1, b: 1 }), [
    '"a" is odd.',
    '"b" is odd.',
  ]));

test('a missing value and a wrong one are told apart', () => {
  const schema = z.object({ id: z.string({ error: expected('a name') }) });
  assert.deepEqual(messages(schema, {}), ['"id" is missing; it must be a name.']);
  assert.deepEqual(messages(schema, { id: 5 }), ['"id" must be a name, got 5.']);
});

test('a problem is named after the last key of its path, with the indexes after it', () => {
  const schema = z.object({ a: z.array(z.array(z.string({ error: expected('a text') }))) });
  assert.deepEqual(messages(schema, { a: [['x', 5]] }), ['"a[0][1]" must be a text, got 5.']);
  assert.deepEqual(messages(z.array(z.string({ error: expected('a text') })), [5]), [
    'Item [0] must be a text, got 5.',
  ]);
  assert.deepEqual(messages(z.string({ error: expected('a text') }), 5), ['This must be a text, got 5.']);
});

test('when only one form of a union was meant, its own problem is told', () => {
  const price = z.union(
    [z.literal('free'), closedObject('a price', { like: z.string({ error: expected('a model') }) })],
    {
      error: expected('a price'),
    },
  );
  assert.deepEqual(messages(price, { like: 5 }), ['"like" must be a model, got 5.']);
  assert.deepEqual(messages(price, { lik: 'x' }), [
    '"like" is missing; it must be a model.',
    '"lik" is not a key of a price; did you mean "like"?',
  ]);
  assert.deepEqual(messages(price, 'fre'), ['This must be a price, got "fre".']);
});

test('a key that breaks the rule for names says the rule', () => {
  const schema = z.record(z.string().regex(/^[a-z]+$/, { error: 'must be small letters' }), z.number());
  assert.deepEqual(messages(schema, { A: 1 }), ['"A" must be small letters.']);
});

test.each([
  [[], 'an empty list'],
  [[1, 2], 'a list of 2'],
  [{}, 'an empty map'],
  [{ a: 1, b: 2 }, 'a map with "a" and "b"'],
  ['x'.repeat(100), `"${'x'.repeat(59)}…`],
  [null, 'null'],
  ['a\u001B[31m\nb', '"a\\u001b[31m\\nb"'],
  [undefined, 'undefined'],
])('%s is shown as %s', (value, text) => assert.equal(shown(value), text));

test('many names are cut short', () =>
  assert.equal(
    enumerated(Array.from({ length: 22 }, (_, index) => `n${index}`)),
    `${Array.from({ length: 20 }, (_, index) => `"n${index}"`).join(', ')} and 2 more`,
  ));

test('the nearest of several near words is meant', () =>
  assert.equal(adviceFor('tasksx', ['types', 'tasks']), 'did you mean "tasks"?'));

import { Validator, type Schema } from '@cfworker/json-schema';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'vitest';

import { problemsOf } from '../../src/domain/expectation.ts';
import { publishedTaskFileSchema } from '../../src/domain/published-schema.ts';
import { TaskFile, TaskFileWithoutTasks, isFileInput } from '../../src/domain/task-file.ts';

function problems(file: unknown): string[] {
  const result = TaskFile.safeParse(file);
  return result.success
    ? []
    : problemsOf(result.error).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const task = { id: 'a', type: 'summarize', input: { text: 'Hello.' } };
const withTask = (more: object) => ({ version: 1, tasks: [{ ...task, ...more }] });
const withType = (type: unknown) => ({ version: 1, types: { triage: type }, tasks: [] });
const withPrice = (price: unknown) => ({ version: 1, prices: { m: price }, tasks: [] });

const right: readonly object[] = [
  { version: 1, tasks: [] },
  withTask({}),
  {
    version: 1,
    defaults: {
      model: 'm',
      'max-output-tokens': 2048,
      timeout: '5m',
      'max-attempts': 3,
      parameters: { temperature: 0, seed: null },
      'on-change': 'keep',
    },
    types: {
      triage: {
        description: 'd',
        system: 's',
        prompt: '{{ text }}',
        output: { type: 'object', properties: { a: { enum: ['low'] } } },
        model: 'm',
      },
      chat: {
        messages: [
          { role: 'system', content: 's' },
          { role: 'user', content: 'u' },
        ],
      },
      summarize: { timeout: 30 },
    },
    prices: { a: { input: 0.15, output: 0.6, 'cached-input': 0.01 }, b: { like: 'a' }, c: 'free' },
    tasks: [
      {
        id: 'bug-17',
        type: 'prompts/triage.prompt.yml',
        input: { text: { file: 'docs/a.md' }, rows: [1, { file: 'x', line: 2 }] },
        'idempotency-key': 'k',
        timeout: '90s',
      },
    ],
  },
];

/** Wrong for the parser and for editors alike. */
const wrong: readonly [object | null, string][] = [
  [null, ': This must be the task file, got null.'],
  [{ tasks: [] }, 'version: "version" is missing; it must be 1, the version of the task file format.'],
  [{ version: 2, tasks: [] }, 'version: "version" must be 1, the version of the task file format, got 2.'],
  [{ version: 1 }, 'tasks: "tasks" is missing; it must be a list of tasks.'],
  [{ version: 1, types: [], tasks: [] }, 'types: "types" must be a map of types, got an empty list.'],
  [
    { version: 1, prices: 'free', tasks: [] },
    'prices: "prices" must be a map from models to prices, got "free".',
  ],
  [
    { version: 1, defaults: { model: 5 }, tasks: [] },
    'defaults.model: "model" must be the name of a model, got 5.',
  ],
  [
    { version: 1, defaults: { model: '' }, tasks: [] },
    'defaults.model: "model" must be the name of a model, got "".',
  ],
  [{ version: 1, defaults: 5, tasks: [] }, 'defaults: "defaults" must be the settings, got 5.'],
  [{ version: 1, tasks: {} }, 'tasks: "tasks" must be a list of tasks, got an empty map.'],
  [{ version: 1, tasks: ['a'] }, 'tasks.0: "tasks[0]" must be a task, got "a".'],
  [
    { version: 1, default: {}, tasks: [] },
    'default: "default" is not a key of the task file; did you mean "defaults"?',
  ],
  [withTask({ id: 17 }), 'tasks.0.id: "id" must be a name for the task (a number needs quotes), got 17.'],
  [
    withTask({ id: '../a' }),
    'tasks.0.id: "id" must be up to 128 letters, digits, dots, hyphens and underscores, a letter or digit first, got "../a".',
  ],
  [withTask({ id: 'a.' }), 'tasks.0.id: "id" must be a name without a dot at its end, got "a.".'],
  [
    withTask({ id: 'con.x' }),
    'tasks.0.id: "id" must be a name that Windows does not keep for a device, got "con.x".',
  ],
  [
    withTask({ type: '' }),
    'tasks.0.type: "type" must be the name of a type, or the path of a .prompt.yml file, got "".',
  ],
  [
    withTask({ type: 5 }),
    'tasks.0.type: "type" must be the name of a type, or the path of a .prompt.yml file, got 5.',
  ],
  [withTask({ input: 'x' }), 'tasks.0.input: "input" must be a map, such as { text: … }, got "x".'],
  [
    withTask({ 'idempotency-key': '' }),
    'tasks.0.idempotency-key: "idempotency-key" must be a text of 1 to 256 characters, got "".',
  ],
  [
    withTask({ 'idempotency-key': 17 }),
    'tasks.0.idempotency-key: "idempotency-key" must be a text of 1 to 256 characters, got 17.',
  ],
  [
    withTask({ 'idempotency-key': 'k'.repeat(257) }),
    `tasks.0.idempotency-key: "idempotency-key" must be a text of 1 to 256 characters, got "${'k'.repeat(59)}….`,
  ],
  [
    withTask({ 'max-attempts': 101 }),
    'tasks.0.max-attempts: "max-attempts" must be a whole number from 1 to 100, got 101.',
  ],
  [
    withTask({ 'max-output-tokens': 10_000_001 }),
    'tasks.0.max-output-tokens: "max-output-tokens" must be a whole number from 1 to 10,000,000, got 10000001.',
  ],
  [
    withTask({ 'max-attempts': 0 }),
    'tasks.0.max-attempts: "max-attempts" must be a whole number from 1 to 100, got 0.',
  ],
  [
    withTask({ 'max-output-tokens': 'many' }),
    'tasks.0.max-output-tokens: "max-output-tokens" must be a whole number from 1 to 10,000,000, got "many".',
  ],
  [
    withTask({ timeout: 'soon' }),
    'tasks.0.timeout: "timeout" must be a duration above 0 and up to one day, such as 90s, 15m or 6h, got "soon".',
  ],
  [withTask({ 'on-change': 'ask' }), 'tasks.0.on-change: "on-change" must be rerun or keep, got "ask".'],
  [
    withTask({ parameters: [] }),
    'tasks.0.parameters: "parameters" must be a map of request parameters, such as { temperature: 0 }, got an empty list.',
  ],
  [withTask({ 'for-each': [] }), 'tasks.0.for-each: "for-each" is not yet supported; take it out.'],
  [withTask({ needs: ['b'] }), 'tasks.0.needs: "needs" is not yet supported; take it out.'],
  [withTask({ every: '1d' }), 'tasks.0.every: "every" is not yet supported; take it out.'],
  [withType('x'), 'types.triage: "triage" must be a type, got "x".'],
  [withType({ description: 5 }), 'types.triage.description: "description" must be a text, got 5.'],
  [withType({ system: 5 }), 'types.triage.system: "system" must be a text, got 5.'],
  [withType({ prompt: 5 }), 'types.triage.prompt: "prompt" must be a text, got 5.'],
  [withType({ messages: 'x' }), 'types.triage.messages: "messages" must be a list of messages, got "x".'],
  [withType({ messages: ['x'] }), 'types.triage.messages.0: "messages[0]" must be a message, got "x".'],
  [
    withType({ messages: [{ role: 'user', content: 5 }] }),
    'types.triage.messages.0.content: "content" must be the text of the message, got 5.',
  ],
  [withType({ promt: 'x' }), 'types.triage.promt: "promt" is not a key of a type; did you mean "prompt"?'],
  [
    withType({ output: { type: 'strin' } }),
    'types.triage.output.type: "type" must be one of string, number, integer, boolean, object, array, null, or a list of these, got "strin".',
  ],
  [
    withType({ messages: [] }),
    'types.triage.messages: "messages" must be a list of at least one message, got an empty list.',
  ],
  [
    withType({ messages: [{ role: 'tool', content: '' }] }),
    'types.triage.messages.0.role: "role" must be system, user or assistant, got "tool".',
  ],
  [
    { version: 1, types: { '1st': {} }, tasks: [] },
    'types.1st: "1st" must begin with a letter and go on with up to 63 letters, digits, hyphens or underscores.',
  ],
  [
    withPrice('cheap'),
    'prices.m: "m" must be { input, output } in USD per million tokens, { like: another model } or free, got "cheap".',
  ],
  [
    withPrice({ input: 1 }),
    'prices.m: "m" must be { input, output } in USD per million tokens, { like: another model } or free, got a map with "input".',
  ],
  [
    withPrice({ input: 1, output: 1_000_001 }),
    'prices.m.output: "output" must be a price in USD per million tokens, at most 1,000,000, got 1000001.',
  ],
  [withPrice({ like: '' }), 'prices.m.like: "like" must be the name of a model, got "".'],
  [
    withPrice({ input: 1, output: 1, cached: 1 }),
    'prices.m.cached: "cached" is not a key of a price; known are "input", "output" and "cached-input".',
  ],
  [withPrice({ input: 1, output: -1 }), 'prices.m.output: "output" must be 0 or more, got -1.'],
];

/** Wrong in a way that a JSON Schema has no words for. */
const wrongBeyondEditors: readonly [object, string][] = [
  [
    withTask({ timeout: 0 }),
    'tasks.0.timeout: "timeout" must be a duration above 0 and up to one day, such as 90s, 15m or 6h, got 0.',
  ],
  [
    withTask({ timeout: '25h' }),
    'tasks.0.timeout: "timeout" must be a duration above 0 and up to one day, such as 90s, 15m or 6h, got "25h".',
  ],
  [
    withTask({ timeout: -5 }),
    'tasks.0.timeout: "timeout" must be a duration above 0 and up to one day, such as 90s, 15m or 6h, got -5.',
  ],
  [
    withTask({ parameters: { max_tokens: 9 } }),
    'tasks.0.parameters.max_tokens: "max_tokens" cannot be a parameter: set "max-output-tokens" beside "parameters", which the budget knows.',
  ],
  [
    withTask({ parameters: { tools: [] } }),
    'tasks.0.parameters.tools: "tools" cannot be a parameter: the model has no tools, so that no prompt can make it act.',
  ],
  [
    withTask({ input: { text: { file: null } } }),
    'tasks.0.input.text.file: "file" must be the path of a file, got null.',
  ],
  [
    withType({ messages: [{ role: 'user', content: 'x' }], prompt: 'y' }),
    'types.triage.prompt: "prompt" cannot stand beside "messages"; make it one of the messages.',
  ],
  [
    withType({ output: { $ref: '#/nowhere' } }),
    'types.triage.output.$ref: "$ref" leads to no schema: nothing stands at "#/nowhere".',
  ],
];

describe('the parser', () => {
  test.each(right.map(file => [file]))('accepts %j', file => assert.deepEqual(problems(file), []));
  test.each([...wrong, ...wrongBeyondEditors])('refuses %j at its place', (file, problem) =>
    assert.deepEqual(problems(file), [problem]),
  );

  test('tells all problems of a file at once', () =>
    assert.equal(
      problems({ version: 1, defaults: { timeout: 'x', model: '' }, tasks: [{ id: 'a.' }, 5] }).length,
      5,
    ));
});

describe('the published schema', () => {
  const published = readFileSync('schema/tasks.schema.json', 'utf8');
  const schema: Schema = JSON.parse(published);
  const accepts = (file: unknown): boolean => new Validator(schema, '2020-12').validate(file).valid;

  test('is what `npm run schema` would write today', () =>
    assert.equal(published, publishedTaskFileSchema()));
  test.each(right.map(file => [file]))('accepts %j', file => assert.ok(accepts(file)));
  test.each(wrong)('refuses %j', file => assert.ok(!accepts(file)));

  test('describes every key that somebody can write into a task file', () => {
    const undescribed = Object.entries(propertiesOf(schema)).filter(
      ([, { description }]) => description === undefined,
    );
    assert.deepEqual(
      undescribed.map(([path]) => path),
      [],
    );
  });
});

/** Every property outside the JSON Schema dialect itself, by path. */
function propertiesOf(schema: Schema, path = ''): Record<string, Schema> {
  const properties: Record<string, Schema | boolean> = schema.properties ?? {};
  const named = Object.entries(properties).flatMap(([name, inner]) => placed(`${path}/${name}`, inner));
  const unnamed = [schema.items, schema.additionalProperties].flatMap(inner => placed(`${path}/*`, inner));
  const deeper = [...named, ...unnamed].flatMap(([at, inner]) => Object.entries(propertiesOf(inner, at)));
  return Object.fromEntries([...named, ...deeper]);
}

function placed(path: string, schema: Schema | Schema[] | boolean | undefined): [string, Schema][] {
  return typeof schema === 'object' && !Array.isArray(schema) ? [[path, schema]] : [];
}

test('a file whose tasks come one by one has the same head', () => {
  const read = (file: unknown) => {
    const result = TaskFileWithoutTasks.safeParse(file);
    return result.success ? [] : problemsOf(result.error).map(({ message }) => message);
  };
  assert.deepEqual(read({ version: 1, tasks: ['anything', 5] }), []);
  assert.deepEqual(read({ version: 1, tasks: 5 }), ['"tasks" must be a list of tasks, got 5.']);
  assert.deepEqual(read({ version: 2, tasks: [] }), [
    '"version" must be 1, the version of the task file format, got 2.',
  ]);
  assert.deepEqual(read({ version: 1, taks: [] }), [
    '"tasks" is missing; it must be a list of tasks.',
    '"taks" is not a key of the task file; did you mean "tasks"?',
  ]);
});

test.each([
  [{ file: 'a.md' }, true],
  [{ file: 'a.md', line: 1 }, false],
  [{ file: 5 }, false],
  [{}, false],
  [['file'], false],
  ['file', false],
  [null, false],
])('%j stands for a file: %j', (value, expected) => assert.equal(isFileInput(value), expected));

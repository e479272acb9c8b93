import assert from 'node:assert/strict';
import { test } from 'vitest';

import type { JsonObject } from '../../src/domain/json.ts';
import type { Settings, Task } from '../../src/domain/task.ts';
import { BUILT_IN_TYPES } from '../../src/request/built-in-types.ts';
import { type Built, buildRequest } from '../../src/request/build-request.ts';
import { complain } from '../../src/request/complain.ts';
import type { Request } from '../../src/request/request.ts';

const place = { path: 'tasks.yml', line: 7, column: 5 };
const input = { text: 'Rain again.' };
const settings: Settings = {
  model: 'google/gemini-2.5-flash',
  completionTokensMax: 2048,
  timeoutMs: 300_000,
  attemptsMax: 3,
  parameters: { temperature: 0 },
  onChange: 'rerun',
};

function taskWith(changes: Partial<Settings> = {}, type = 'analyze_sentiment'): Task {
  const known = BUILT_IN_TYPES.get(type);
  assert.ok(known);
  return { id: 'one', type: known, input, settings: { ...settings, ...changes }, place };
}

function built(task: Task, options = { offline: false }, given: JsonObject = input): Request {
  const result = buildRequest(task, given, options);
  assert.ok(result.ok);
  return result.request;
}

function mistakeOf(result: Built<Request>): string {
  assert.ok(!result.ok);
  assert.deepEqual(result.mistake.place, place);
  return result.mistake.message;
}

test('a task becomes one request with all that is sent', () => {
  const request = built(taskWith());
  assert.equal(request.model, 'google/gemini-2.5-flash');
  assert.deepEqual(request.messages.at(-1), { role: 'user', content: 'Rain again.' });
  assert.deepEqual(request.parameters, { temperature: 0 });
  assert.equal(request.responseSchema?.strict, true);
  assert.equal(request.completionTokensMax, 2048);
  assert.equal(request.timeoutMs, 300_000);
  assert.equal(built(taskWith({}, 'summarize')).responseSchema, undefined);
});

test('the key is kept for ever', () => {
  assert.equal(built(taskWith()).key, '9ad60ae580654d79023fdaebc99ccc1dfdd604e013ddaab34c7b0ec8b318d4be');
  assert.equal(
    built(taskWith({}, 'summarize')).key,
    'adca75f41c4c67f96cfe2256ddc6b0b53398c7d6af7c6ed676eb7fe03c9f7ba3',
  );
});

test('what does not shape the answer is not in the key', () => {
  const { key } = built(taskWith());
  const task = taskWith({ completionTokensMax: 1, timeoutMs: 1, attemptsMax: 1, onChange: 'keep' });
  assert.equal(built({ ...task, id: 'two', place: { ...place, line: 1 } }).key, key);
});

test('what shapes the answer is in the key', () => {
  const keys = [
    built(taskWith()),
    built(taskWith({ model: 'other' })),
    built(taskWith({ parameters: { temperature: 1 } })),
    built(taskWith({}, 'summarize')),
    built(taskWith(), { offline: false }, { text: 'Sun.' }),
    built(taskWith(), { offline: true }),
  ].map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
});

test('a parameter set to null is neither sent nor in the key', () => {
  const without = built(taskWith({ parameters: {} }));
  const left = built(taskWith({ parameters: { temperature: null } }));
  assert.deepEqual(left.parameters, {});
  assert.equal(left.key, without.key);
});

test('a rehearsal needs no model and is other work, also under an explicit key', () => {
  assert.equal(built(taskWith({ model: '' }), { offline: true }).model, 'offline');
  const task = { ...taskWith(), idempotencyKey: 'mine' };
  assert.notEqual(built(task, { offline: true }).key, built(task).key);
});

test('under an explicit key the content does not count', () => {
  const task = { ...taskWith(), idempotencyKey: 'mine' };
  const edited = { ...taskWith({ model: 'other' }), idempotencyKey: 'mine' };
  assert.equal(built(task).key, built(edited, { offline: false }, { text: 'Sun.' }).key);
});

test('the hash of the input is the same whatever is made of it', () => {
  assert.equal(
    built(taskWith()).inputHash,
    built(taskWith({ model: 'other' }, 'summarize'), { offline: true }).inputHash,
  );
});

test('what cannot be asked is a mistake at the place of the task', () => {
  assert.match(
    mistakeOf(buildRequest(taskWith({ model: '' }), input, { offline: false })),
    /^No model is set/,
  );
  assert.match(mistakeOf(buildRequest(taskWith(), {}, { offline: false })), /undefined variable: text/);
  for (const name of ['n', 'tools', 'max_tokens', 'response_format', 'stream']) {
    const task = taskWith({ parameters: { [name]: 2 } });
    assert.match(
      mistakeOf(buildRequest(task, input, { offline: false })),
      new RegExp(`"${name}" cannot be set: `),
    );
  }
});

test('what is longer than any text can be is a mistake, wherever it stands', () => {
  // As aliases of YAML make it: one text that stands in many places costs its memory once.
  const text = 'x'.repeat(1 << 20);
  const many = Array.from({ length: 600 }, () => text);
  const asInput = buildRequest(taskWith(), { ...input, many }, { offline: false });
  const asParameter = buildRequest(taskWith({ parameters: { many } }), input, { offline: false });
  for (const result of [asInput, asParameter]) assert.match(mistakeOf(result), /is too long to be sent/);
});

test('a bug of ours is no mistake of the task', () => {
  const parameters = Object.defineProperty({}, 'seed', {
    enumerable: true,
    get: () => assert.fail('Nobody expects this.'),
  });
  assert.throws(
    () => buildRequest(taskWith({ parameters }), input, { offline: false }),
    /Nobody expects this/,
  );
});

test('the next try says what was wrong with the last answer', () => {
  const request = built(taskWith());
  assert.deepEqual(complain(request, 'Not JSON.'), [
    ...request.messages,
    { role: 'user', content: 'Not JSON.' },
  ]);
});

test('no complaint grows past the room that the hold has for it', () => {
  const [complaint] = complain({ messages: [] }, '😀'.repeat(1000));
  assert.equal(complaint?.content, '😀'.repeat(128));
});

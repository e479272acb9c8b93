import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import type { Json } from '../../src/domain/json.ts';
import { type Completed, NO_TRIES, type Quarantined } from '../../src/domain/state.ts';
import { completedResult, parseResult, quarantinedResult, resultText } from '../../src/report/result-file.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { executedBy } from '../support/runner-rules.ts';

const work = { id: 'bug-17', key: 'a'.repeat(64), input: 'b'.repeat(64), taskType: 'triage', model: 'small' };

const completed: Completed = {
  ...work,
  status: 'completed',
  answer: 'c'.repeat(64),
  published: undefined,
  facts: {
    at: '2026-11-22T10:00:00.000Z',
    run: '123.1',
    attempts: 2,
    model: 'small',
    hold: {
      end: 'settled',
      usage: { promptTokens: 30, completionTokens: 12, cachedTokens: 8, reasoningTokens: 4 },
      costNanoUsd: 1_200_000,
      costSource: 'provider',
    },
    servedBy: 'small-2026',
    finishReason: 'stop',
    sameAs: undefined,
  },
};

const quarantined: Quarantined = {
  ...work,
  status: 'quarantined',
  tries: { ...NO_TRIES, attempts: 3 },
  published: undefined,
  facts: {
    at: '2026-11-22T10:00:00.000Z',
    run: '123.1',
    failure: { kind: 'too-large', status: 413 },
    spent: { tokens: 0, nanoUsd: 0 },
  },
};

test('a result file says everything in one order', () => {
  assert.equal(
    resultText(completedResult(completed, { severity: 'low' })),
    `{
  "version": 1,
  "id": "bug-17",
  "type": "triage",
  "key": "${'a'.repeat(64)}",
  "status": "completed",
  "output": {
    "severity": "low"
  },
  "model": "small",
  "servedBy": "small-2026",
  "finishReason": "stop",
  "usage": {
    "promptTokens": 30,
    "completionTokens": 12,
    "totalTokens": 42,
    "cachedTokens": 8,
    "reasoningTokens": 4
  },
  "costUsd": 0.0012,
  "attempts": 2,
  "completedAt": "2026-11-22T10:00:00.000Z",
  "run": "123.1"
}
`,
  );
});

test('a quarantined task has a result that says why, and what to do', () => {
  assert.deepEqual(quarantinedResult(quarantined), {
    version: 1,
    id: 'bug-17',
    type: 'triage',
    key: 'a'.repeat(64),
    status: 'quarantined',
    failure: {
      kind: 'too-large',
      message: `The request is larger than the provider takes (HTTP 413). Shorten the task's input or split the task.`,
    },
    model: 'small',
    attempts: 3,
    completedAt: '2026-11-22T10:00:00.000Z',
    run: '123.1',
  });
});

test('what nobody knows is left out', () => {
  const { facts } = completed;
  const result = completedResult(
    {
      ...completed,
      facts: { ...facts, hold: { end: 'charged' }, servedBy: undefined, finishReason: undefined },
    },
    'An answer.',
  );
  assert.deepEqual(Object.keys(result), [
    'version',
    'id',
    'type',
    'key',
    'status',
    'output',
    'model',
    'attempts',
    'completedAt',
    'run',
  ]);
});

test('an answer that was shared names the task that paid for it', () => {
  const shared = completedResult({ ...completed, facts: { ...completed.facts, sameAs: 'bug-16' } }, 'x');
  assert.equal(shared.status === 'completed' && shared.sameAs, 'bug-16');
});

test('usage without the rarer kinds of tokens has none of them', () => {
  const usage = { promptTokens: 1, completionTokens: 2 };
  const hold = { end: 'settled', usage, costNanoUsd: 0, costSource: 'free' } as const;
  const result = completedResult({ ...completed, facts: { ...completed.facts, hold } }, 'x');
  assert.deepEqual(result.status === 'completed' && result.usage, { ...usage, totalTokens: 3 });
});

test('what was written is what is read, whatever the model answered', () =>
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), value => {
      const result = completedResult(completed, value as Json);
      assert.deepEqual(parseResult(resultText(result)), JSON.parse(JSON.stringify(result)));
    }),
  ));

test.each([
  '{"__proto__":{"admin":true}}',
  '[{"__proto__":null,"constructor":{"prototype":1}}]',
  '{"a":{"__proto__":""}}',
])('an answer with a member named __proto__ keeps it as a member: %s', text => {
  const read = parseResult(resultText(completedResult(completed, JSON.parse(text) as Json)));
  assert.ok(read?.status === 'completed');
  assert.equal(JSON.stringify(read.output), text);
});

test('no hostile answer makes a line that the runner would execute when somebody prints the file', () => {
  for (const text of HOSTILE_TEXTS) {
    const result = completedResult(completed, { [text]: [text, { text }] });
    const file = resultText({ ...result, type: text, model: text });
    assert.deepEqual(executedBy(file), [], JSON.stringify(text));
    assert.match(file, /^\{\n[^]*\n\}\n$/);
    assert.deepEqual(JSON.parse(file), { ...result, type: text, model: text });
  }
});

test('printed as plain JSON, some of them would be executed', () => {
  assert.ok(
    HOSTILE_TEXTS.filter(text => executedBy(JSON.stringify({ text }, null, 2)).length > 0).length >= 30,
  );
});

test('what is no result file is no result', () => {
  for (const text of ['', '{', '[]', '{"version":2}', '{"version":1,"status":"completed"}']) {
    assert.equal(parseResult(text), undefined, text);
  }
});

test('a finished task without an answer is no result', () => {
  const { output: _, ...rest } = JSON.parse(resultText(completedResult(completed, 'x'))) as { output: Json };
  assert.equal(parseResult(JSON.stringify(rest)), undefined);
});

import assert from 'node:assert/strict';
import { test } from 'vitest';

import type { EventOf } from '../../src/domain/event.ts';
import { Failure } from '../../src/domain/failure.ts';
import { failureText } from '../../src/report/failure-text.ts';

const failures: readonly EventOf<'TaskQuarantined'>['failure'][] = [
  { kind: 'rate-limited', status: 429 },
  { kind: 'network', code: 'ECONNREFUSED' },
  { kind: 'timeout', timeoutMs: 300_000 },
  { kind: 'server-error', status: 503 },
  { kind: 'error-in-answer' },
  { kind: 'malformed-answer' },
  { kind: 'empty-answer', finishReason: 'stop' },
  { kind: 'invalid-answer', keyword: 'required' },
  { kind: 'unauthorized', status: 401, code: 'invalid_api_key' },
  { kind: 'out-of-credit', status: 402 },
  { kind: 'key-limit', status: 403 },
  { kind: 'model-not-found', status: 404 },
  { kind: 'parameter-refused', status: 400, parameter: 'top_k' },
  { kind: 'schema-refused', status: 400 },
  { kind: 'type-not-supported' },
  { kind: 'too-large', status: 413 },
  { kind: 'context-too-long', status: 400 },
  { kind: 'content-refused' },
  { kind: 'content-refused', status: 403 },
  { kind: 'weight-exceeds-budget', status: 402 },
  { kind: 'bad-request', status: 422 },
  { kind: 'length', completionTokensMax: 2048 },
  { kind: 'length', completionTokensMax: 2048, reasoningTokens: 1900 },
  { kind: 'interrupted' },
  { kind: 'skipped' },
];

test('every kind of failure has its sentence: what happened, then what to do', () => {
  const kinds = new Set(failures.map(({ kind }) => kind));
  for (const { shape } of Failure.options) assert.ok(kinds.has(shape.kind.value), shape.kind.value);
  for (const failure of failures)
    assert.match(
      failureText(failure),
      /^[A-Z].{20,}\. [A-Z].{10,}[.]$|^[A-Z].{20,}: .{10,}\. [A-Z].{10,}\.$/,
      failure.kind,
    );
});

test('no two kinds read alike', () => {
  assert.equal(new Set(failures.map(failureText)).size, failures.length);
});

test('the sentence names the status, the code, and the setting', () => {
  assert.equal(
    failureText({ kind: 'unauthorized', status: 401, code: 'invalid_api_key' }),
    'The provider refused the key (HTTP 401, invalid_api_key). Check the secret behind "api-key", and that it belongs to this "provider".',
  );
  assert.equal(
    failureText({ kind: 'length', completionTokensMax: 2048, reasoningTokens: 1900 }),
    'The answer was cut off at 2,048 tokens, 1,900 of them spent on reasoning. Raise "max-output-tokens" above that.',
  );
  assert.match(failureText({ kind: 'timeout', timeoutMs: 300_000 }), /within 300 s/);
  assert.match(failureText({ kind: 'network' }), /reached\. Check "base-url"/);
});

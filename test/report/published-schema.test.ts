import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Schema, Validator } from '@cfworker/json-schema';
import { test } from 'vitest';

import { publishedResultSchema } from '../../src/report/published-schema.ts';
import { Result } from '../../src/report/result-file.ts';

const published = readFileSync('schema/result.schema.json', 'utf8');
const validator = new Validator(JSON.parse(published) as Schema, '2020-12');

const tail = { attempts: 1, completedAt: '2026-11-22T10:00:00.000Z', run: '123.1' };
const head = { version: 1, id: 'a', type: 'triage', key: 'a'.repeat(64), model: 'm' };
const completed = { ...head, status: 'completed', output: { severity: ['low', 1, null] }, ...tail };
const quarantined = { ...head, status: 'quarantined', failure: { kind: 'timeout', message: 'x' }, ...tail };

test('the published schema is what `npm run schema` would write today', () => {
  assert.equal(published, publishedResultSchema());
});

test.for([
  completed,
  { ...completed, output: 'a text' },
  { ...completed, sameAs: 'b', servedBy: 'm-1', finishReason: 'stop', costUsd: 0.1 },
  { ...completed, usage: { promptTokens: 1, completionTokens: 2, totalTokens: 3, cachedTokens: 0 } },
  quarantined,
])('schema and parser accept %j', result => {
  assert.ok(validator.validate(result).valid);
  assert.ok(Result.safeParse(result).success);
});

test.for([
  {},
  { ...completed, version: 2 },
  { ...completed, id: '../a' },
  { ...completed, key: 'short' },
  { ...completed, output: undefined },
  { ...completed, costUsd: -1 },
  { ...completed, completedAt: 'yesterday' },
  { ...completed, status: 'pending' },
  { ...quarantined, failure: 'timeout' },
  { ...quarantined, output: 'x' },
])('schema and parser refuse %j', result => {
  assert.ok(!validator.validate(JSON.parse(JSON.stringify(result))).valid);
  assert.ok(!Result.safeParse(result).success);
});

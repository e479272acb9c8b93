import assert from 'node:assert/strict';
import { test } from 'vitest';

import { isJsonList, isJsonObject } from '../../src/domain/json.ts';

test.each([
  [{}, 'object'],
  [{ length: 1 }, 'object'],
  [[], 'list'],
  [[{}], 'list'],
  [null, 'neither'],
  ['a', 'neither'],
  [5, 'neither'],
  [true, 'neither'],
  [undefined, 'neither'],
] as const)('of an object and a list %j is the %s', (value, kind) => {
  assert.equal(isJsonObject(value), kind === 'object');
  assert.equal(isJsonList(value), kind === 'list');
});

import assert from 'node:assert/strict';
import { test } from 'vitest';

import { ownParameterAdvice } from '../../src/domain/own-parameters.ts';

test('what bounds, multiplies or adds to an answer is refused, with what to do instead', () => {
  assert.match(ownParameterAdvice('n', 2) ?? '', /one answer/);
  assert.match(ownParameterAdvice('max_tokens', 9) ?? '', /max-output-tokens/);
  assert.match(ownParameterAdvice('tools', []) ?? '', /no tools/);
});

test('everything else is passed on', () => {
  assert.equal(ownParameterAdvice('temperature', 0), undefined);
  assert.equal(ownParameterAdvice('constructor', 1), undefined);
});

test('a service tier is passed on only if it costs no more than a hold assumes', () => {
  assert.equal(ownParameterAdvice('service_tier', 'flex'), undefined);
  assert.match(ownParameterAdvice('service_tier', 'priority') ?? '', /cost more/);
});

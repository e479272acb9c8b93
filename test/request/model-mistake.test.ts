import assert from 'node:assert/strict';
import { test } from 'vitest';

import { modelMistake } from '../../src/request/model-mistake.ts';

test.each([
  ['openai/gpt-4o-mini:online', /searches the web.*Name it without ":online"/],
  ['@preset/copywriter', /is a preset/],
  ['openai/gpt-4o-mini@preset/copywriter', /is a preset/],
])('%s brings more than a model along at OpenRouter, and nowhere else', (model, expected) => {
  assert.match(modelMistake(model, 'openrouter') ?? '', expected);
  assert.equal(modelMistake(model, 'compatible'), undefined);
});

test.each(['openai/gpt-4o-mini', 'openai/gpt-4o-mini:free', 'x/online', 'x/preset'])('%s is a model', model =>
  assert.equal(modelMistake(model, 'openrouter'), undefined),
);

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { test } from 'vitest';

import { SENTENCE_LENGTH_MAX, summarize } from '../../../src/adapters/offline/summarize.ts';

test('the summary of a README is the sentence that says what the package is', () => {
  const expected = {
    zod: 'Zod is a TypeScript-first validation library.',
    prettier: 'Prettier is an opinionated code formatter.',
    typescript: 'TypeScript is a language for application-scale JavaScript.',
    yaml: 'yaml is a definitive library for YAML, the human friendly data serialization standard.',
    openai: 'This library provides convenient access to the OpenAI REST API from TypeScript or JavaScript.',
  };
  for (const [name, sentence] of Object.entries(expected)) {
    assert.equal(summarize(readFileSync(`node_modules/${name}/README.md`, 'utf8')), sentence);
  }
});

test('a text of one sentence is its own summary', () => {
  assert.equal(
    summarize('The old importer kept its place in memory only.'),
    'The old importer kept its place in memory only.',
  );
});

test('a sentence without an end gets one', () => {
  assert.equal(summarize('A small library for dates'), 'A small library for dates.');
  assert.equal(summarize('A small library for dates:'), 'A small library for dates.');
});

test('a question and an invitation lose against a statement', () => {
  const text = 'Do you like maps? Please visit our website for more. Atlas draws maps of rivers. Follow us.';
  assert.equal(summarize(text), 'Atlas draws maps of rivers.');
});

test('a list counts only where there is nothing else', () => {
  assert.equal(summarize('- Draws maps of rivers\n\nAtlas is a map library.'), 'Atlas is a map library.');
  assert.equal(summarize('- Draws maps of rivers'), 'Draws maps of rivers.');
});

test('a sentence with the words that the text repeats wins against a slightly earlier one', () => {
  const text =
    'Nothing in here matters much today. Rivers shape the valleys they run through. Valleys guide their rivers to a lake. Lakes feed rivers and valleys with water.';
  assert.equal(summarize(text), 'Rivers shape the valleys they run through.');
});

test('of two that say almost as much the earlier one wins', () => {
  const text =
    'The mill turns every night. The mill grinds wheat, and wheat from the mill feeds the village.';
  assert.equal(summarize(text), 'The mill turns every night.');
});

test('a sentence that need not be cut wins against one that must be', () => {
  const text = `The mill turns ${'and turns '.repeat(40)}all day. The miller sleeps until the evening.`;
  assert.equal(summarize(text), 'The miller sleeps until the evening.');
});

test('an overlong sentence is cut between two words', () => {
  const summary = summarize(`${'river '.repeat(100)}ends here.`);
  assert.match(summary, /^(?:river )+river…$/);
  assert.ok(summary.length <= SENTENCE_LENGTH_MAX);
});

test('an overlong word is cut between two characters', () => {
  const summary = summarize('𝒜'.repeat(400));
  assert.ok(summary.isWellFormed() && summary.endsWith('…') && summary.length <= SENTENCE_LENGTH_MAX);
});

test('a text without a letter says that it has no sentence', () => {
  for (const text of ['', ' \n ', '1234 --- !!'])
    assert.equal(summarize(text), 'The text has no sentence in it.');
});

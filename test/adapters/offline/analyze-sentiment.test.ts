import assert from 'node:assert/strict';

import { test } from 'vitest';

import { analyzeSentiment } from '../../../src/adapters/offline/analyze-sentiment.ts';

const SENTIMENT_OF = {
  'I love it, the best tool I ever had, thank you!': 'positive',
  'Everything worked at once. Great documentation.': 'positive',
  'Not bad at all.': 'positive',
  'This is terrible; I want my money back.': 'negative',
  'I ordered on Monday. It came on Tuesday. It was broken.': 'negative',
  'This is not good at all.': 'negative',
  'Not good at all.': 'negative',
  "It isn't great.": 'negative',
  'The import runs every night at two and writes one file.': 'neutral',
  'The meeting is on Tuesday.': 'neutral',
};

test('praise is positive, complaint negative, a report neutral, and "not" turns the word after it', () => {
  for (const [text, sentiment] of Object.entries(SENTIMENT_OF)) {
    assert.equal(analyzeSentiment(text).sentiment, sentiment, text);
  }
});

test('the stronger the words, the surer the answer', () => {
  const mild = analyzeSentiment('It was okay.').confidence;
  const strong = analyzeSentiment('It was absolutely wonderful, the best ever, I love it!').confidence;
  assert.ok(0.5 < mild && mild < strong && strong <= 1, `${mild} ${strong}`);
});

test('a text without a rated word is neutral, and only as sure as a guess', () => {
  for (const text of ['', 'The box is blue.', 'Das ist nicht gut.']) {
    assert.deepEqual(analyzeSentiment(text), { sentiment: 'neutral', confidence: 0.5 });
  }
});

test('opinions that balance each other are neutral', () => {
  const { sentiment, confidence } = analyzeSentiment('It is good. It is sad.');
  assert.equal(sentiment, 'neutral');
  assert.ok(confidence >= 0.5 && confidence <= 1);
});

test('inline code has no opinion', () => {
  assert.equal(analyzeSentiment('Call `destroy terrible error` then.').sentiment, 'neutral');
});

import assert from 'node:assert/strict';
import { test } from 'vitest';

import { sayMistakes } from '../../src/entrypoints/say-mistakes.ts';
import { RecordingConsole } from '../support/fakes/recording-console.ts';

const mistakes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    place: { path: 'tasks.yml', line: index + 1, column: 1 },
    message: 'No model is set.',
  }));

test('every mistake is said at its place, as long as somebody can read them', () => {
  const console = new RecordingConsole();
  sayMistakes(console, mistakes(100));
  assert.equal(console.lines.length, 100);
});

test('a hundred thousand mistakes are a hundred and a number', () => {
  const console = new RecordingConsole();
  sayMistakes(console, mistakes(100_000));
  assert.equal(console.lines.length, 101);
  assert.match(console.lines.at(-1) ?? '', /and 99900 more mistakes/);
});

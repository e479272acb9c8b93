import assert from 'node:assert/strict';
import { test } from 'vitest';

import { nameOfPoint, pointsIn, sampled } from './points.ts';
import type { Story } from './story.ts';
import type { Step } from './trace.ts';

const LATER: Story = { name: 'later', start: undefined, phase: 'main', callsBefore: 0 };

function write(nth: number, index: number): Step {
  return { call: 'write', target: 'model', nth, index, given: '', end: 'other' };
}

test('there are as many points as the recording with most calls has, and in half of them the machine is lost', () => {
  const points = pointsIn(LATER, [[write(1, 5)], [write(1, 6), write(2, 7)], [write(1, 5)]]);
  assert.deepEqual(points.map(nameOfPoint), [
    'later: write model 1 (post step runs)',
    'later: write model 2 (machine lost)',
  ]);
  assert.deepEqual(
    points.map(({ step }) => step.index),
    [5, 7],
  );
});

test('where the post step is what is killed, no machine is lost before it', () => {
  const points = pointsIn({ ...LATER, name: 'rescue', phase: 'post' }, [[write(1, 1), write(2, 2)]]);
  assert.deepEqual(
    points.map(({ isLost }) => isLost),
    [false, false],
  );
});

test('a sample is spread over all of them', () => {
  const all = Array.from({ length: 10 }, (_, index) => index);
  assert.deepEqual(sampled(all, 4), [0, 2, 5, 7]);
  assert.deepEqual(sampled(all, 11), all);
});

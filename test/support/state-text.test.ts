import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { newState } from '../../src/domain/state.ts';
import { ASKED, FULL_STORY, LATELY, SINCE_THEN } from './full-story.ts';
import { stateAfter } from './given.ts';
import { stateHash, stateText } from './state-text.ts';

/** Something is in every part of it. */
const STORY = [...FULL_STORY, ...SINCE_THEN, ...ASKED, ...LATELY];
const state = stateAfter(...STORY);

test('an empty State has the little that stands in every one', () => {
  assert.equal(stateText(newState()), '{"throttle":{"waits":0}}');
});

test('two States from the same events have the same text and hash', () => {
  assert.equal(stateText(stateAfter(...STORY)), stateText(state));
  assert.match(stateHash(state), /^[0-9a-f]{64}$/);
  assert.equal(stateHash(stateAfter(...STORY)), stateHash(state));
});

test('the order of fields does not count, and neither does one that holds nothing', () => {
  const turned = Object.fromEntries(Object.entries(state).reverse());
  assert.equal(stateText({ ...state, ...turned }), stateText(state));
  const more = { ...state, later: new Map(), never: undefined, none: [] };
  assert.equal(stateText(more), stateText(state));
});

test('that of the tasks that share a key does, and that of the keys does not', () => {
  const { idsByKey } = state;
  assert.equal(stateText({ ...state, idsByKey: new Map([...idsByKey].reverse()) }), stateText(state));
  const turned = new Map([...idsByKey].map(([key, ids]) => [key, ids.toReversed()]));
  assert.notEqual(stateText({ ...state, idsByKey: turned }), stateText(state));
});

describe('a difference is seen', () => {
  test.each(Object.keys(newState()))('in "%s"', name => {
    const { [name]: _, ...others } = Object.fromEntries(Object.entries(state));
    assert.notEqual(stateText({ ...newState(), ...others }), stateText(state));
  });

  test('in the order of its tasks', () => {
    const tasks = new Map([...state.tasks].reverse());
    assert.notEqual(stateText({ ...state, tasks }), stateText(state));
  });

  test('in the order of a queue', () => {
    const two = { ...state, pending: new Set(['a', 'b']) };
    assert.notEqual(stateText({ ...two, pending: new Set(['b', 'a']) }), stateText(two));
  });
});

import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { beforeEach, test } from 'vitest';

import { stopSignals } from '../../src/entrypoints/stop-signals.ts';

let source: EventEmitter;
let said: string[];
let stop: AbortSignal;

beforeEach(() => {
  source = new EventEmitter();
  said = [];
  stop = stopSignals(source, () => said.push('stopping'));
});

test('nothing is stopped before a signal', () => {
  assert.equal(stop.aborted, false);
  assert.deepEqual(said, []);
});

test.each(['SIGINT', 'SIGTERM'])('%s stops', signal => {
  source.emit(signal);
  assert.equal(stop.aborted, true);
  assert.deepEqual(said, ['stopping']);
});

test('a second signal, of the same kind or the other, changes nothing', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGINT']) source.emit(signal);
  assert.deepEqual(said, ['stopping']);
});

test('what is said is said when the stop is known already', () => {
  const seen: boolean[] = [];
  const later = stopSignals(source, () => seen.push(later.aborted));
  source.emit('SIGINT');
  assert.deepEqual(seen, [true]);
});

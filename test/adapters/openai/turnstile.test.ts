import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'vitest';

import { Turnstile } from '../../../src/adapters/openai/turnstile.ts';

test('who comes first passes first, and everybody passes', async () => {
  const turnstile = new Turnstile();
  const passed: number[] = [];
  await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      await turnstile.pass();
      passed.push(index);
    }),
  );
  assert.deepEqual(
    passed,
    Array.from({ length: 50 }, (_, index) => index),
  );
});

test('few pass in one turn of the event loop, so that what they lead to is not kept waiting', async () => {
  const turnstile = new Turnstile();
  const passed: number[] = [];
  const pass = async (index: number) => {
    await turnstile.pass();
    passed.push(index);
  };
  const all = Promise.all(Array.from({ length: 50 }, (_, index) => pass(index)));

  const perTurn: number[] = [];
  for (let before = 0; passed.length < 50; before = passed.length) {
    await turn();
    perTurn.push(passed.length - before);
  }
  await all;
  const told = `got ${perTurn.join(', ')}`;
  assert.ok(Math.max(...perTurn) <= 3 + 50 / 4, `a quarter of the crowd at most, ${told}`);
  assert.ok(
    perTurn.slice(-4).every(count => count <= 3),
    `and the last ones few by few, ${told}`,
  );
});

test('a lone caller never waits', async () => {
  const turnstile = new Turnstile();
  for (let index = 0; index < 10; index += 1) {
    assert.equal(turnstile.pass(), undefined);
    await turn();
  }
});

test('after a crowd has passed, it is free again', async () => {
  const turnstile = new Turnstile();
  await Promise.all(Array.from({ length: 9 }, async () => turnstile.pass()));
  await turn();
  await turn();
  assert.equal(turnstile.pass(), undefined);
});

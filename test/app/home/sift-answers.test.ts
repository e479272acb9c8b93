import assert from 'node:assert/strict';
import { test } from 'vitest';

import { type SiftedAnswers, type SomeAnswers, siftAnswers } from '../../../src/app/home/sift-answers.ts';
import type { GitHubTrouble } from '../../../src/ports/github.ts';

const REFUSED: GitHubTrouble = { kind: 'refused', message: 'A secret.' };
const AWAY: GitHubTrouble = { kind: 'unreachable', message: 'Away.' };

const answers = (count: number): SomeAnswers =>
  new Map(Array.from({ length: count }, (_, index) => [`a${index + 1}`, Buffer.from('x')]));

/** A branch that takes nothing with one of these in it. */
async function sift(count: number, poison: readonly string[] | 'all', troubleAt?: number) {
  const there: string[] = [];
  let sends = 0;
  const sifted: SiftedAnswers = await siftAnswers(answers(count), some => {
    sends += 1;
    if (sends === troubleAt) return Promise.resolve({ kind: 'trouble', trouble: AWAY });
    const isRefused = poison === 'all' || poison.some(name => some.has(name));
    if (isRefused) return Promise.resolve({ kind: 'trouble', trouble: REFUSED });
    there.push(...some.keys());
    return Promise.resolve({ kind: 'sent' });
  });
  return { there, sends, refused: [...sifted.refused.keys()], stoppedBy: sifted.stoppedBy };
}

test('nothing that is taken is sent in parts', async () => {
  const { there, sends, refused } = await sift(500, []);
  assert.deepEqual([there.length, sends, refused], [500, 1, []]);
});

test('one of many that is refused is found in few sends, and all others are there', async () => {
  const { there, sends, refused, stoppedBy } = await sift(500, ['a300']);
  assert.deepEqual([there.length, refused, stoppedBy], [499, ['a300'], undefined]);
  assert.ok(sends <= 20, `${sends} sends`);
});

test('so are several, at both ends', async () => {
  const { there, refused } = await sift(64, ['a1', 'a33', 'a64']);
  assert.deepEqual([there.length, refused], [61, ['a1', 'a33', 'a64']]);
});

test('where none is taken it is given up before all are tried: it is not the answers', async () => {
  const { there, sends, stoppedBy } = await sift(500, 'all');
  assert.deepEqual([there, stoppedBy], [[], { kind: 'trouble', trouble: REFUSED }]);
  assert.ok(sends <= 20, `${sends} sends`);
});

test('two that are all there is, and are both refused, are both found', async () => {
  const { refused, stoppedBy } = await sift(2, 'all');
  assert.deepEqual([refused, stoppedBy], [['a1', 'a2'], undefined]);
});

test('trouble that is none of the answers ends it', async () => {
  const { sends, stoppedBy } = await sift(8, ['a8'], 2);
  assert.deepEqual([sends, stoppedBy], [2, { kind: 'trouble', trouble: AWAY }]);
});

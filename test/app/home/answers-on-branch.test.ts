import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'vitest';

import {
  type FindAnswers,
  answersInCopyOr,
  answersOnBranch,
  bringAnswersHere,
} from '../../../src/app/home/answers-on-branch.ts';
import { answerPath } from '../../../src/app/home/branch-files.ts';
import { MemoryAnswers } from '../../support/fakes/memory-answers.ts';
import { MemoryBranch } from '../../support/fakes/memory-branch.ts';
import { VirtualClock } from '../../support/fakes/virtual-clock.ts';
import { stateAfter } from '../../support/given.ts';
import { completed, created, queued, runStarted, started } from '../../support/literals.ts';

const BYTES = Buffer.from('"One plain sentence."');
const NAME = hash('sha256', BYTES);
const STATE = stateAfter(created, runStarted, ...queued('a'), started('a'), {
  ...completed('a'),
  answer: NAME,
});

/** A branch with one answer, and what is beside the log here. */
async function scene(onBranch: Uint8Array | undefined, here: 'whole' | 'damaged' | 'gone') {
  const branch = new MemoryBranch(new VirtualClock());
  const put = new Map([['head.json', Buffer.from('{}')], ...entryOf(onBranch)]);
  await branch.change({ follows: undefined, message: 'Begin', put, remove: [] });
  const answers = new MemoryAnswers();
  if (here !== 'gone') await answers.put(NAME, BYTES);
  if (here === 'damaged') answers.damage(NAME);
  let fetches = 0;
  const counted: Pick<MemoryBranch, 'fetch' | 'fetchAll'> = {
    fetchAll: () => assert.fail(),
    fetch: file => {
      fetches += 1;
      return branch.fetch(file);
    },
  };
  const looked = await branch.look([]);
  assert.ok(looked.ok);
  const trouble = await bringAnswersHere(answersOnBranch(counted, looked.value), answers, STATE);
  return { trouble, fetches, answer: answers.get(NAME)?.toString() };
}

function entryOf(bytes: Uint8Array | undefined): [string, Buffer][] {
  return bytes === undefined ? [] : [[answerPath(NAME), Buffer.from(bytes)]];
}

test.each(['damaged', 'gone'] as const)(
  'an answer that is %s here is fetched from the branch',
  async here => {
    assert.deepEqual(await scene(BYTES, here), { trouble: undefined, fetches: 1, answer: BYTES.toString() });
  },
);

test('one that is here is not fetched', async () => {
  assert.deepEqual(await scene(BYTES, 'whole'), { trouble: undefined, fetches: 0, answer: BYTES.toString() });
});

test('one that the branch does not have, or only in part, stays away', async () => {
  assert.equal((await scene(undefined, 'gone')).answer, undefined);
  assert.equal((await scene(BYTES.subarray(1), 'gone')).answer, undefined);
});

test('when the branch cannot be read, that is told: nobody may take the answer for lost', async () => {
  const trouble = { kind: 'unreachable', message: 'Away.' } as const;
  const away = () => Promise.resolve({ ok: false, trouble } as const);
  assert.equal(await bringAnswersHere(away, new MemoryAnswers(), STATE), trouble);
});

test('one that is only in a copy that is not gone on from is taken from there, and all others from the branch', async () => {
  const having =
    (known: string): FindAnswers =>
    wanted => {
      const found = wanted.filter(each => each === known).map(each => [each, BYTES] as const);
      return Promise.resolve({ ok: true, value: new Map(found), date: undefined });
    };
  const both = answersInCopyOr(having('a'.repeat(64)), having('b'.repeat(64)));
  const [inCopy, there, nowhere] = ['a', 'b', 'c'].map(letter => letter.repeat(64));
  assert.ok(inCopy !== undefined && there !== undefined && nowhere !== undefined);
  assert.deepEqual(await both([inCopy, there, nowhere]), {
    ok: true,
    value: new Map([
      [inCopy, BYTES],
      [there, BYTES],
    ]),
    date: undefined,
  });
  const onBranch = having('b'.repeat(64));
  assert.equal(answersInCopyOr(undefined, onBranch), onBranch);
});

test('many of them come together: of single requests a token has a thousand in an hour', async () => {
  const branch = new MemoryBranch(new VirtualClock());
  const many = Array.from({ length: 200 }, (_, index) => Buffer.from(`"Answer ${index}."`));
  const names = many.map(bytes => hash('sha256', bytes));
  const put = new Map(names.map((name, index) => [answerPath(name), many[index] ?? BYTES]));
  await branch.change({ follows: undefined, message: 'Begin', put, remove: [] });
  const looked = await branch.look([]);
  assert.ok(looked.ok);
  const together = { fetch: () => assert.fail(), fetchAll: branch.fetchAll.bind(branch) };
  const found = await answersOnBranch(together, looked.value)(names);
  assert.ok(found.ok);
  assert.deepEqual([...found.value.keys()], names);
});

import assert from 'node:assert/strict';

import { describe, test } from 'vitest';

import { leftInCopy } from '../../../src/app/home/left-behind.ts';
import { IDENTITY } from '../../support/fakes/agent-world.ts';
import { MemoryAnswers } from '../../support/fakes/memory-answers.ts';
import { MemoryLog } from '../../support/fakes/memory-log.ts';
import { appendsOf } from '../../support/log-bytes.ts';

const ANSWER = 'a'.repeat(64);

class Unreadable extends MemoryAnswers {
  readonly #code: string;

  constructor(code: string) {
    super();
    this.#code = code;
  }

  override list() {
    return [ANSWER];
  }

  override get(): never {
    const cause = Object.assign(new Error(this.#code), { code: this.#code });
    throw new Error('Cannot read the answer', { cause });
  }
}

async function lookAtCopy(code: string) {
  const store = Object.assign(new MemoryLog(), { close: () => Promise.resolve() });
  for (const bytes of appendsOf([[{ type: 'LogCreated', log: 'log-1', ...IDENTITY }]]))
    await store.append(bytes);
  return leftInCopy({ store, answers: new Unreadable(code), folder: '/scratch' });
}

describe('an answer in a copy of the log that nobody can read', () => {
  test('is none, where something else stands in its place', async () => {
    const left = await lookAtCopy('EISDIR');
    assert.deepEqual(await left?.find([ANSWER]), { ok: true, value: new Map(), date: undefined });
  });

  test.each(['EIO', 'EMFILE'])('ends the run, where that is the machine’s fault (%s)', async code => {
    await assert.rejects(lookAtCopy(code), /Cannot read the answer/);
  });
});

import assert from 'node:assert/strict';
import { beforeEach, test } from 'vitest';

import { Askers } from '../../../src/app/requests/askers.ts';
import type { GitHubAsked } from '../../../src/ports/github.ts';

let looked: string[];
let answers: (login: string) => GitHubAsked<boolean>;
let askers: Askers;

beforeEach(() => {
  looked = [];
  answers = login => ({ ok: true, value: login === 'ada', date: undefined });
  askers = new Askers({
    mayWrite(login) {
      looked.push(login);
      return Promise.resolve(answers(login));
    },
  });
});

test('each is looked up once', async () => {
  const told = [await askers.mayAsk('ada'), await askers.mayAsk('eve'), await askers.mayAsk('ada')];
  assert.deepEqual([told, looked, askers.trouble], [[true, false, true], ['ada', 'eve'], undefined]);
});

test('after a trouble nobody new is, and those who are known stay so', async () => {
  await askers.mayAsk('ada');
  answers = () => ({ ok: false, trouble: { kind: 'unreachable', message: 'Away.' } });
  const told = [await askers.mayAsk('bob'), await askers.mayAsk('eve'), await askers.mayAsk('ada')];
  assert.deepEqual(
    [told, looked],
    [
      [undefined, undefined, true],
      ['ada', 'bob'],
    ],
  );
  assert.equal(askers.trouble?.message, 'Away.');
});

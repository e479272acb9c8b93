import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'vitest';

import type { Asked, GitHubApi } from '../../../src/adapters/github/api.ts';
import { troubleOf } from '../../../src/adapters/github/trouble.ts';
import { untilStopped } from '../../../src/adapters/github/until-stopped.ts';

const DONE: Asked = { ok: true, value: 'done', date: undefined };
const CANCELLED: Asked = { ok: false, refusal: { kind: 'cancelled' } };
const WAYS = ['read', 'query', 'write', 'mutate'] as const;
type Way = (typeof WAYS)[number];

let stop: AbortController;
let asked: string[];
/** What each write may be given up by. */
let givenUpBy: (AbortSignal | undefined)[];
let reply: PromiseWithResolvers<Asked>;
let api: GitHubApi;

beforeEach(() => {
  stop = new AbortController();
  asked = [];
  givenUpBy = [];
  reply = Promise.withResolvers();
  const take = (what: string, giveUp?: AbortSignal) => {
    asked.push(what);
    givenUpBy.push(giveUp);
    return reply.promise;
  };
  const all: GitHubApi = {
    read: path => take(path),
    query: query => take(query),
    write: (method, path, _, giveUp) => take(`${method} ${path}`, giveUp),
    mutate: (query, _, giveUp) => take(query, giveUp),
    pause: ms => take(`pause ${ms}`).then(() => {}),
    close: () => void asked.push('close'),
  };
  api = untilStopped(all, stop.signal);
});

const ways: Readonly<Record<Way, () => Promise<Asked>>> = {
  read: () => api.read('/x'),
  query: () => api.query('{ x }', {}),
  write: () => api.write('POST', '/x', {}),
  mutate: () => api.mutate('mutation { x }', {}),
};

describe.each(WAYS)('%s', way => {
  test('is as ever while nobody wants the run to end', async () => {
    reply.resolve(DONE);
    assert.deepEqual(await ways[way](), DONE);
    assert.equal(asked.length, 1);
  });

  test('sends nothing from then on', async () => {
    stop.abort();
    assert.deepEqual(await ways[way](), CANCELLED);
    assert.deepEqual(asked, []);
  });

  test('sends nothing when it was so from the beginning', async () => {
    stop.abort();
    api = untilStopped(api, stop.signal);
    assert.deepEqual(await ways[way](), CANCELLED);
  });
});

test.each(['read', 'query'] as const)('%s that is on its way is waited for no longer', async way => {
  const answer = ways[way]();
  stop.abort();
  assert.deepEqual(await answer, CANCELLED);
});

test.each(['write', 'mutate'] as const)('%s that is on its way is waited for: it will be done', async way => {
  const answer = ways[way]();
  stop.abort();
  reply.resolve(DONE);
  assert.deepEqual(await answer, DONE);
});

test.each(['write', 'mutate'] as const)('%s is given up while it waits to be sent', way => {
  void ways[way]();
  assert.deepEqual(givenUpBy, [stop.signal]);
});

test('a pause is over when somebody wants the run to end', async () => {
  const pause = api.pause(1_000);
  assert.deepEqual(asked, ['pause 1000']);
  stop.abort();
  await pause;
});

test('what is open is closed all the same', () => {
  stop.abort();
  api.close();
  assert.deepEqual(asked, ['close']);
});

test('people read that it was the cancel, and not GitHub', () =>
  assert.deepEqual(troubleOf({ kind: 'cancelled' }, 'open an issue'), {
    kind: 'unreachable',
    message: 'Could not open an issue: the run was cancelled. The next run does it.',
  }));

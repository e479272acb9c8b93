import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import {
  BrokenExchange,
  type Exchange,
  type Outgoing,
  type Received,
} from '../../../src/adapters/github/exchange.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { NOW_MS } from '../../support/literals.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { VirtualClock } from '../../support/fakes/virtual-clock.ts';

/** What the server does with a request: an answer, or nothing but a broken line. */
type Reply =
  { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> } | 'drop';

let server: http.Server;
let clock: HastyClock;
let api: GitHubApi;
let replies: Reply[];
let asked: { method: string; path: string; body: string; headers: http.IncomingHttpHeaders; atMs: number }[];

const GOOD: Reply = { status: 200, body: { fine: true } };

beforeEach(async () => {
  replies = [];
  asked = [];
  clock = new HastyClock();
  server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      const { method = '', url = '', headers } = request;
      asked.push({ method, path: url, body: Buffer.concat(chunks).toString(), headers, atMs: clock.now() });
      const reply = replies.shift() ?? GOOD;
      if (reply === 'drop') return request.socket.destroy();
      const { status, body, headers: more } = reply;
      return response
        .writeHead(status, { date: 'Sat, 31 Jan 2026 12:00:00 GMT', ...more })
        .end(typeof body === 'string' ? body : JSON.stringify(body ?? null));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  api = open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterEach(async () => {
  api.close();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

function open(url: string): GitHubApi {
  const random = new SeededRandom();
  return openApi({
    url: `${url}/api/v3/`,
    graphqlUrl: `${url}/api/graphql`,
    token: 'canary',
    clock,
    random,
    proxyEnv: {},
  });
}

/** When GitHub answered, and by our own clock, which does not move, when it was asked and heard. */
const NOON = {
  ms: Date.parse('2026-01-31T12:00:00.000Z'),
  sentMs: NOW_MS,
  hadMs: NOW_MS,
  hadElapsedMs: NOW_MS,
};

const create = () => api.write('POST', '/repos/a/b/issues', { title: 'x' });

describe('a request', () => {
  test('carries the token, the version and what it has to say', async () => {
    assert.deepEqual(await create(), {
      ok: true,
      value: { fine: true },
      date: NOON,
    });
    const [request] = asked;
    assert.equal(request?.method, 'POST');
    assert.equal(request?.path, '/api/v3/repos/a/b/issues');
    assert.equal(request?.body, '{"title":"x"}');
    assert.equal(request?.headers.authorization, 'Bearer canary');
    assert.equal(request?.headers['x-github-api-version'], '2022-11-28');
  });

  test('in GraphQL goes to its own place', async () => {
    await api.query('query { viewer { login } }', { a: 1 });
    assert.equal(asked[0]?.path, '/api/graphql');
    assert.deepEqual(JSON.parse(asked[0]?.body ?? ''), {
      query: 'query { viewer { login } }',
      variables: { a: 1 },
    });
  });

  test('whose answer has the token in it gives it to nobody', async () => {
    replies = [{ status: 200, body: { errors: [{ message: 'Not with canary.' }] } }];
    const told = await api.mutate('mutation { x }', {});
    assert.deepEqual(told.ok && told.value, { errors: [{ message: 'Not with ***.' }] });
  });

  test('over plain http goes to this machine only: it carries the token', () => {
    assert.throws(
      () => open('http://api.example.com'),
      /must be asked over https, got "http:\/\/api.example.com"/,
    );
    assert.throws(() => open('ftp://127.0.0.1'), /must be asked over https/);
  });

  test('that has no answer but "done" is done', async () => {
    replies = [{ status: 204, body: '' }];
    assert.deepEqual(await api.write('DELETE', '/x', {}), {
      ok: true,
      value: undefined,
      date: NOON,
    });
  });
});

describe('a refusal', () => {
  test.each<[string, Reply, object]>([
    ['a wrong token', { status: 401 }, { kind: 'unauthorized' }],
    [
      'a missing permission',
      { status: 403, headers: { 'x-accepted-github-permissions': 'contents=write' } },
      { kind: 'forbidden', needs: 'contents=write' },
    ],
    ['a missing permission that nobody names', { status: 403 }, { kind: 'forbidden', needs: undefined }],
    ['nothing there', { status: 404 }, { kind: 'missing' }],
    ['somebody faster', { status: 409, body: 'not JSON' }, { kind: 'conflict', codes: [] }],
    ['switched off', { status: 410 }, { kind: 'gone' }],
    [
      'something wrong with it',
      { status: 422, body: { errors: [{ code: 'already_exists' }] } },
      { kind: 'invalid', codes: ['already_exists'] },
    ],
    ['a status nobody knows', { status: 418 }, { kind: 'invalid', codes: ['http-418'] }],
  ])('for %s is told by its kind, and not tried again', async (_, reply, refusal) => {
    replies = [reply];
    assert.deepEqual(await create(), { ok: false, refusal });
    assert.equal(asked.length, 1);
  });
});

describe('a reading', () => {
  test.each<[string, Reply]>([
    ['GitHub is in trouble', { status: 502 }],
    ['the line breaks', 'drop'],
    ['something in between answers', { status: 200, body: '<html>' }],
  ])('is tried again when %s', async (_, reply) => {
    replies = [reply, reply];
    const reading = api.read('/x');
    assert.equal((await reading).ok, true);
    assert.equal(asked.length, 3);
  });

  test('is given up after a few tries', async () => {
    replies = Array.from({ length: 9 }, () => ({ status: 500 }) as const);
    assert.deepEqual(await api.read('/x'), {
      ok: false,
      refusal: { kind: 'unreachable', sent: true, status: 500 },
    });
    assert.equal(asked.length, 4);
  });

  test('is not tried again when nobody waits for it any more', async () => {
    replies = [{ status: 502 }];
    const reading = api.read('/x');
    api.close();
    assert.equal((await reading).ok, false);
    assert.ok(asked.length <= 1);
  });

  test('of a server that is not there was not sent', async () => {
    const nowhere = open('http://127.0.0.1:1');
    assert.deepEqual(await nowhere.query('{ a }', {}), {
      ok: false,
      refusal: { kind: 'unreachable', sent: false, status: undefined },
    });
  });
});

describe('a writing', () => {
  test.each<[string, Reply, number | undefined]>([
    ['the line breaks after it was sent', 'drop', undefined],
    ['GitHub is in trouble', { status: 500 }, 500],
  ])('is never sent again when %s: it may have been done', async (_, reply, status) => {
    replies = [reply];
    assert.deepEqual(await create(), {
      ok: false,
      refusal: { kind: 'unreachable', sent: true, status },
    });
    assert.equal(asked.length, 1);
  });

  test('comes one a second, but for the first few of a run', async () => {
    await Promise.all([
      ...Array.from({ length: 5 }, create),
      api.mutate('mutation { a }', {}),
      create(),
      create(),
    ]);
    const [first = 0, ...others] = asked.map(({ atMs }) => atMs);
    assert.deepEqual(
      others.map(atMs => atMs - first),
      [0, 0, 0, 0, 0, 1_000, 2_000],
    );
  });

  test('comes a second after the one before when GitHub has said "too fast" once', async () => {
    replies = [{ status: 429, headers: { 'retry-after': '7' } }];
    await Promise.all([create(), create(), create()]);
    const [, ...others] = asked.map(({ atMs }) => atMs).sort((a, b) => a - b);
    const gaps = others.slice(1).map((atMs, index) => atMs - (others[index] ?? 0));
    assert.ok(
      gaps.every(gap => gap >= 1_000),
      String(gaps),
    );
  });

  test('is not kept from its turn by one that failed', async () => {
    replies = [{ status: 404 }];
    const both = Promise.all([create(), create()]);
    assert.deepEqual(
      (await both).map(({ ok }) => ok),
      [false, true],
    );
  });
});

describe('when GitHub says "too fast"', () => {
  const reset = String(Date.parse('2026-01-31T12:00:30.000Z') / 1_000);
  test.each<[string, Reply, number]>([
    ['with a time', { status: 429, headers: { 'retry-after': '7' } }, 7_000],
    ['as if it were a permission', { status: 403, headers: { 'retry-after': '9' } }, 9_000],
    [
      'because the hour is used up',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } },
      30_000,
    ],
    ['without a time', { status: 429 }, 60_000],
    ['in GraphQL', { status: 200, body: { errors: [{ type: 'RATE_LIMITED' }] } }, 60_000],
  ])('%s, it is waited for, and a writing too is sent again: nothing was done', async (_, reply, waitMs) => {
    replies = [reply];
    const fromMs = clock.now();
    assert.equal((await create()).ok, true);
    assert.equal(asked.length, 2);
    assert.ok((asked[1]?.atMs ?? 0) - fromMs >= waitMs);
  });

  test('for longer than a run should wait, it is told at once', async () => {
    replies = [{ status: 429, headers: { 'retry-after': '3600' } }];
    assert.deepEqual(await create(), {
      ok: false,
      refusal: { kind: 'rate-limited', waitMs: 3_600_000 },
    });
  });
});

describe.each(['write', 'mutate'] as const)('what is given up: a %s', way => {
  let stopped: AbortController;
  let still: VirtualClock;
  let over: GitHubApi;
  let sent: number;
  /** How the first is met; the next ones are done. */
  let first: () => Promise<Received>;

  const DONE: Received = { status: 200, headers: {}, body: '{"fine":true}' };
  const SLOW_DOWN: Received = { status: 429, headers: { 'retry-after': '100' }, body: '' };

  beforeEach(() => {
    stopped = new AbortController();
    still = new VirtualClock();
    sent = 0;
    const exchange: Exchange = {
      send: () => ((sent += 1) === 1 ? first() : Promise.resolve(DONE)),
      close: () => {},
    };
    const urls = { url: 'https://api.github.test', graphqlUrl: 'https://api.github.test/graphql' };
    const random = new SeededRandom();
    over = openApi({ ...urls, token: 'x', clock: still, random, proxyEnv: {}, exchange });
  });

  const begin = (giveUp: AbortSignal | undefined) =>
    way === 'write' ? over.write('POST', '/x', {}, giveUp) : over.mutate('mutation { x }', {}, giveUp);

  test.each<[string, () => Promise<Received>, object]>([
    ['too fast', () => Promise.resolve(SLOW_DOWN), { kind: 'rate-limited', waitMs: 100_000 }],
    [
      'out of reach',
      () => Promise.reject(new BrokenExchange(false, new Error('no line'))),
      { kind: 'unreachable', sent: false, status: undefined },
    ],
  ])('that was %s is told as such at once, and not sent again', async (_, meet, refusal) => {
    first = meet;
    void still.sleep(50).then(() => stopped.abort());
    assert.deepEqual(await still.run(begin(stopped.signal)), { ok: false, refusal });
    assert.deepEqual([sent, still.now() - NOW_MS], [1, 50]);
  });

  test('that waits for its turn is not sent, and nobody takes it for done', async () => {
    first = () => Promise.resolve(DONE);
    await still.run(Promise.all(Array.from({ length: 6 }, () => begin(undefined))));
    void still.sleep(50).then(() => stopped.abort());
    assert.deepEqual(await still.run(begin(stopped.signal)), { ok: false, refusal: { kind: 'cancelled' } });
    assert.deepEqual([sent, still.now() - NOW_MS], [6, 50]);
  });

  test('that is on its way is waited for', async () => {
    first = () => still.sleep(5_000).then(() => DONE);
    void still.sleep(50).then(() => stopped.abort());
    const asked = await still.run(begin(stopped.signal));
    assert.deepEqual([asked.ok, still.now() - NOW_MS], [true, 5_000]);
  });
});

test('an exchange that is given is the one that is used: lost replies and waits are the same over it', async () => {
  const sent: Outgoing[] = [];
  let isClosed = false;
  const exchange: Exchange = {
    send: async outgoing => {
      sent.push(outgoing);
      if (sent.length === 1) throw new BrokenExchange(true, new Error('lost'));
      return { status: 200, headers: { date: 'Sat, 31 Jan 2026 12:00:00 GMT' }, body: '{"fine":true}' };
    },
    close: () => void (isClosed = true),
  };
  const url = 'https://api.github.test';
  const random = new SeededRandom();
  const over = openApi({
    url,
    graphqlUrl: `${url}/graphql`,
    token: 'x',
    clock,
    random,
    proxyEnv: {},
    exchange,
  });
  const before = clock.now();
  const read = await over.read('/repos/a/b');
  over.close();
  assert.deepEqual(read.ok && read.value, { fine: true });
  assert.deepEqual(
    sent.map(({ method, url }) => `${method} ${url.href}`),
    Array.from({ length: 2 }, () => 'GET https://api.github.test/repos/a/b'),
  );
  assert.ok(clock.now() > before, 'it waited by the given clock');
  assert.deepEqual([isClosed, asked], [true, []]);
});

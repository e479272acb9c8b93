import type { ProxyEnv } from 'node:http';

import * as z from 'zod';

import { redactor } from '../../domain/secrets.ts';
import type { Clock, Random } from '../../ports.ts';
import type { Dated } from '../../ports/github.ts';
import { BrokenExchange, type Exchange, type Received, openExchange } from './exchange.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { WritePace } from './write-pace.ts';

// Left to itself zod writes a parser for every schema at its first use, and an answer of GitHub's is read once or twice.
z.config({ jitless: true });

export type ApiOptions = {
  /** `GITHUB_API_URL` and `GITHUB_GRAPHQL_URL`: on a server of one's own they have different paths. */
  readonly url: string;
  readonly graphqlUrl: string;
  readonly token: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly proxyEnv: ProxyEnv;
  /**
   * Over what requests go; left out, the network. Patience, pace and recovery are proved against a GitHub that answers in virtual
   * time, to which no socket leads.
   */
  readonly exchange?: Exchange;
};

export type Asked<Value = unknown> =
  | { readonly ok: true; readonly value: Value; readonly date: Dated | undefined }
  | { readonly ok: false; readonly refusal: Refusal };

export interface GitHubApi {
  /** Asked again when GitHub is in trouble: to read twice does no harm. `path` begins with a slash. */
  read(path: string): Promise<Asked>;
  /**
   * Sent once; again only when GitHub says that nothing was done. When nobody can know, the refusal is `unreachable`
   * and `sent`, and the caller looks before it leaps. `giveUp` ends what is waited for before it is sent, never what is on its way.
   */
  write(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body: object | undefined,
    giveUp?: AbortSignal,
  ): Promise<Asked>;
  /** GraphQL's own errors come as a value: they are part of its answer. */
  query(query: string, variables: object): Promise<Asked>;
  mutate(query: string, variables: object, giveUp?: AbortSignal): Promise<Asked>;
  /** Until GitHub may show what it does not show yet; no longer than until nobody waits for it. */
  pause(ms: number): Promise<void>;
  close(): void;
}

/** Never sent: somebody wants the run to end. */
export const CANCELLED: Asked = { ok: false, refusal: { kind: 'cancelled' } };

const VERSION = '2022-11-28';
const TRIES = 4;
const BACKOFF_MS = 1_000;
/** A longer wait is the next run's. */
const WAIT_MS_MAX = 120_000;
/** GraphQL does not say how long. */
const WAIT_MS_GRAPHQL = 60_000;

/** GitHub's API for one token: paced, patient, and honest about what it does not know. */
export function openApi(options: ApiOptions): GitHubApi {
  const { clock } = options;
  const closed = new AbortController();
  const rest = safeUrl(options.url);
  const graphql = safeUrl(options.graphqlUrl);
  const exchange = options.exchange ?? openExchange(options.proxyEnv);
  const pace = new WritePace(clock);
  // What GitHub says may be told to people, in issues too: whoever stands in between could put the token into it.
  const redact = redactor([options.token]);

  const once = async (method: string, url: string, body?: object): Promise<Asked> => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = headersOf(options.token, text);
    const sentMs = clock.now();
    try {
      const received = await exchange.send({ method, url: new URL(url), headers, body: text });
      return askedOf(
        { ...received, body: redact(received.body) },
        {
          sentMs,
          hadMs: clock.now(),
          hadElapsedMs: clock.elapsed(),
        },
      );
    } catch (error) {
      if (!(error instanceof BrokenExchange)) throw error;
      return { ok: false, refusal: { kind: 'unreachable', sent: error.sent, status: undefined } };
    }
  };
  const safely = (ask: () => Promise<Asked>) => retry(ask, true, options, closed.signal);

  const paced = async (ask: () => Promise<Asked>, giveUp: AbortSignal | undefined): Promise<Asked> => {
    const asked = (await pace.pass(ask, giveUp)) ?? CANCELLED;
    if (!asked.ok && asked.refusal.kind === 'rate-limited') pace.slowDown();
    return asked;
  };
  const carefully = (ask: () => Promise<Asked>, giveUp: AbortSignal | undefined) => {
    const end = giveUp === undefined ? closed.signal : AbortSignal.any([closed.signal, giveUp]);
    return retry(() => paced(ask, giveUp), false, options, end);
  };

  return {
    read: path => safely(() => once('GET', rest + path)),
    write: (method, path, body, giveUp) => carefully(() => once(method, rest + path, body), giveUp),
    query: (query, variables) => safely(() => once('POST', graphql, { query, variables })),
    mutate: (query, variables, giveUp) =>
      carefully(() => once('POST', graphql, { query, variables }), giveUp),
    pause: ms => clock.sleep(ms, closed.signal),
    close: () => {
      closed.abort();
      exchange.close();
    },
  };
}

/** The token must not cross a network in the clear. Without the slash that may stand at its end. */
function safeUrl(text: string): string {
  const url = new URL(text);
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback))
    throw new Error(`GitHub's API must be asked over https, got "${url.protocol}//${url.host}".`);
  return text.replace(/\/+$/, '');
}

function headersOf(token: string, body: string | undefined) {
  return {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': 'background-agent',
    'x-github-api-version': VERSION,
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
}

function askedOf(received: Received, times: Omit<Dated, 'ms'>): Asked {
  const refusal = refusalOf(received, times.hadMs);
  if (refusal !== undefined) return { ok: false, refusal };
  try {
    const value: unknown = received.body === '' ? undefined : JSON.parse(received.body);
    if (isSlowedDown(value)) return { ok: false, refusal: { kind: 'rate-limited', waitMs: WAIT_MS_GRAPHQL } };
    const ms = Date.parse(received.headers.date ?? '');
    return { ok: true, value, date: Number.isNaN(ms) ? undefined : { ms, ...times } };
  } catch {
    // A success that is no JSON comes from something in between.
    return { ok: false, refusal: { kind: 'unreachable', sent: true, status: received.status } };
  }
}

/** GraphQL says with a success that it did nothing. */
function isSlowedDown(value: unknown): boolean {
  return SlowedDown.safeParse(value).data?.errors !== undefined;
}

const SlowedDown = z.object({
  errors: z.tuple([z.object({ type: z.literal('RATE_LIMITED') })], z.unknown()).optional(),
});

async function retry(
  ask: () => Promise<Asked>,
  isSafe: boolean,
  { clock, random }: ApiOptions,
  end: AbortSignal,
): Promise<Asked> {
  for (let attempt = 1; ; attempt += 1) {
    const asked = await ask();
    const waitMs = asked.ok ? undefined : waitOf(asked.refusal, isSafe, attempt, random);
    if (waitMs === undefined || waitMs > WAIT_MS_MAX || attempt === TRIES) return asked;
    // Once nobody waits for the answer any more, it must keep no process from ending. What it was refused for is all that is known.
    await clock.sleep(waitMs, end);
    if (end.aborted) return asked;
  }
}

/** Undefined: to ask again would be wrong, or of no use. */
function waitOf(refusal: Refusal, isSafe: boolean, attempt: number, random: Random): number | undefined {
  if (refusal.kind === 'rate-limited') return refusal.waitMs;
  if (refusal.kind !== 'unreachable' || (refusal.sent && !isSafe)) return undefined;
  return random.fraction() * BACKOFF_MS * 2 ** attempt;
}

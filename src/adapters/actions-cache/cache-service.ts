import * as z from 'zod';

import type { Environment } from './environment.ts';
import { codeOf, send, textOf } from './send.ts';

/**
 * The requests of our own to the cache service: the client gives `undefined` for a miss and for every failure, and
 * -1 for every save that failed. Twirp as JSON, as in `cache.twirp-client.js` of @actions/cache.
 */
export class CacheService {
  readonly #url: URL;
  readonly #token: string;
  readonly #env: Environment;

  constructor({ url, token }: { readonly url: URL; readonly token: string }, env: Environment) {
    this.#url = url;
    this.#token = token;
    this.#env = env;
  }

  /** The newest entry whose key starts with `prefix`, or is it. */
  async find(prefix: string, version: string, signal: AbortSignal): Promise<Found> {
    const asked = await this.#ask(
      'GetCacheEntryDownloadURL',
      { key: prefix, restore_keys: [prefix], version },
      signal,
    );
    if (asked.kind === 'failed') return { kind: 'unreachable', reason: asked.reason };

    const { success, data } = FoundBody.safeParse(asked.body);
    if (asked.status !== 200 || !success) return { kind: 'unreachable', reason: asked.reason };
    if (!('matched_key' in data)) return { kind: 'missing' };
    if (!data.matched_key.startsWith(prefix)) return { kind: 'unreachable', reason: OTHER_KEY };
    return { kind: 'found', key: data.matched_key, url: new URL(data.signed_download_url) };
  }

  /** Whether the service would take an entry of this key, and if not, why. If it would, the key is used up by that. */
  async offer(key: string, version: string, signal: AbortSignal): Promise<Offered> {
    const asked = await this.#ask('CreateCacheEntry', { key, version }, signal);
    if (asked.kind === 'failed') return { kind: 'unreachable', reason: asked.reason };

    const { ok, message, msg } = OfferedBody.safeParse(asked.body).data ?? {};
    if (asked.status === 200 && ok === true) return { kind: 'welcome' };
    if (msg?.includes(QUOTA_USED_UP) === true) return { kind: 'full', reason: FULL };
    if (asked.status === 403 || message?.startsWith(WRITE_DENIED) === true)
      return { kind: 'read-only', reason: READ_ONLY };
    return { kind: 'unreachable', reason: asked.reason };
  }

  async #ask(method: string, question: object, signal: AbortSignal): Promise<Asked> {
    try {
      const response = await send(new URL(`/twirp/${SERVICE}/${method}`, this.#url), {
        method: 'POST',
        headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
        body: JSON.stringify(question),
        env: this.#env,
        signal,
      });
      const { statusCode: status = 0 } = response;
      const body = parseJson(await textOf(response));
      return { kind: 'answered', status, body, reason: strange(method, status, body) };
    } catch (error) {
      const what = signal.aborted ? 'no answer in time' : codeOf(error);
      return { kind: 'failed', reason: `The cache service did not answer ${method}: ${what}.` };
    }
  }
}

export type Found =
  | { readonly kind: 'found'; readonly key: string; readonly url: URL }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreachable'; readonly reason: string };

export type Offered =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'read-only' | 'full' | 'unreachable'; readonly reason: string };

/** `reason`: what to say if this is not an answer that was expected. */
type Asked =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

const SERVICE = 'github.actions.results.api.v1.CacheService';

// In protobuf's JSON what is false or empty may be left out; anything else without an `ok` is no answer of the service.
const FoundBody = z.union([
  z.object({ ok: z.literal(true), matched_key: z.string().min(1), signed_download_url: z.url() }),
  z.object({ ok: z.literal(false) }),
  z.strictObject({}),
]);

const OfferedBody = z.object({
  ok: z.boolean().optional(),
  message: z.string().optional(),
  /** Twirp's own errors. */
  msg: z.string().optional(),
});

/** The service's stable word for a token that may only read: `CACHE_WRITE_DENIED_PREFIX` of @actions/cache. */
const WRITE_DENIED = 'cache write denied:';
/** By which the client itself knows it: `UsageError` of @actions/cache. */
const QUOTA_USED_UP = 'insufficient usage';

const READ_ONLY = 'The cache service lets this run read only, so no copy was saved.';
const FULL = 'The storage for caches that this account may use is used up, so no copy was saved.';
const OTHER_KEY = 'The cache service answered with an entry of another key than it was asked for.';

const TwirpCode = z.object({ code: z.string().regex(/^[a-z_]{1,40}$/) });

function strange(method: string, status: number, body: unknown): string {
  const { data } = TwirpCode.safeParse(body);
  const answer = `HTTP ${status}${data === undefined ? '' : ` (${data.code})`}`;
  return `The cache service answered ${method} with ${answer}, and nothing that can be used.`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

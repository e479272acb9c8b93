// The cache service of GitHub Actions on loopback, version 2, as far as its client @actions/cache can tell: Twirp
// in JSON for the entries, Azure block blobs for the archives, scopes, immutable entries. It can go wrong in every
// way, and it remembers every request.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

import * as z from 'zod';

export type Step = 'create' | 'finalize' | 'find' | 'upload' | 'download';

/** What a token may do. Entries are made in the first scope, and looked for in all of them, in this order. */
export type Rights = { readonly scopes: readonly string[]; readonly readOnly: boolean };

export type CacheEntry = {
  readonly key: string;
  readonly version: string;
  readonly scope: string;
  readonly archive: Buffer;
  /** Counts from 1. The one made last is the newest. */
  readonly generation: number;
  /** Grows with each use of any entry. */
  lastUsed: number;
};

export type CacheTrouble =
  /** Says this instead of doing it. */
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown; readonly headers?: object }
  /** Does it, and loses the answer on the way. */
  | { readonly kind: 'lost' }
  /** Never answers. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Half of an archive: as if that were all of it, or with the connection reset in the middle. */
  | { readonly kind: 'truncated' | 'cut' };

export type CacheRequest = {
  readonly step: Step;
  readonly method: string;
  /** Of an archive's bytes: the one for which the address was made. */
  readonly token: string | undefined;
  /** Of Twirp requests. */
  readonly body?: unknown;
  /** Of uploads. */
  readonly bytes?: number;
  readonly atMs: number;
};

export type CacheService = {
  /** What the runner sets for a step whose token has these rights; by default those of the default branch. */
  env(rights?: Partial<Rights>): Readonly<Record<string, string>>;
  readonly requests: readonly CacheRequest[];
  /** The oldest first. */
  readonly entries: readonly CacheEntry[];
  /** From now on, at every step or at this one. */
  trouble(trouble: CacheTrouble, step?: Step): void;
  heal(): void;
  /** Offers, of the entries that match a prefix, not the newest but one so many generations older, or the oldest. */
  offerOlder(generations: number): void;
  /** An entry that no client made, the newest from now on. */
  put(key: string, version: string, archive: Buffer): void;
  /** All entries, or those of this key. */
  evict(key?: string): void;
  evictLeastRecentlyUsed(): void;
  /** Connections are refused until `accept`. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  close(): Promise<void>;
};

export const DEFAULT_SCOPE = 'refs/heads/main';

export async function startCacheService(): Promise<CacheService> {
  const tokens = new Map<string, Rights>();
  const requests: CacheRequest[] = [];
  const uploads = new Map<string, Upload>();
  const troubles = new Map<Step, CacheTrouble>();
  let entries: CacheEntry[] = [];
  let generations = 0;
  let uses = 0;
  let older = 0;

  const server = http.createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    const step = stepOf(request.method ?? '', pathname);
    if (step === undefined) return reply(response, 404, { code: 'bad_route', msg: pathname });

    const bytes = await buffer(request);
    const token =
      request.headers.authorization?.replace(/^Bearer /, '') ?? searchParams.get('for') ?? undefined;
    const question = TWIRP_STEPS.has(step) ? { body: JSON.parse(bytes.toString()) } : { bytes: bytes.length };
    requests.push({ step, method: request.method ?? '', token, ...question, atMs: Date.now() });

    const trouble = troubles.get(step);
    if (trouble?.kind === 'status')
      return reply(
        response,
        trouble.status,
        trouble.body ?? { code: 'unknown', msg: 'trouble' },
        trouble.headers,
      );
    if (trouble?.kind === 'hang') return;
    if (trouble?.kind === 'slow') await sleep(trouble.delayMs);
    const out = trouble?.kind === 'lost' ? lost(response) : response;

    if (step === 'upload') return upload(pathname, searchParams, bytes, out);
    if (step === 'download') return download(request, pathname, searchParams, out, trouble?.kind);

    const rights = tokens.get(token ?? '');
    if (rights === undefined) return reply(out, 401, { code: 'unauthenticated', msg: 'unknown token' });
    const read = QUESTIONS[step].safeParse(question.body);
    if (!read.success) return reply(out, 400, { code: 'malformed', msg: read.error.message });
    if (step === 'create') return create(QUESTIONS.create.parse(question.body), rights, token, out);
    if (step === 'finalize') return finalize(QUESTIONS.finalize.parse(question.body), rights, out);
    return find(QUESTIONS.find.parse(question.body), rights, token, out);
  }

  function create(
    { key, version }: Named,
    { scopes, readOnly }: Rights,
    token: string | undefined,
    out: ServerResponse,
  ): void {
    if (readOnly) return reply(out, 200, { ok: false, signed_upload_url: '', message: DENIED });
    const [scope = DEFAULT_SCOPE] = scopes;
    const mine = (one: Named & { readonly scope: string }): boolean =>
      one.key === key && one.version === version && one.scope === scope;
    if (entries.some(mine) || [...uploads.values()].some(mine))
      return reply(out, 409, {
        code: 'already_exists',
        msg: 'there is an entry of this key, version and scope',
      });

    const id = randomUUID();
    uploads.set(id, { key, version, scope, blocks: new Map(), archive: undefined });
    reply(out, 200, { ok: true, signed_upload_url: addressOf(id, token), message: '' });
  }

  function upload(pathname: string, query: URLSearchParams, bytes: Buffer, out: ServerResponse): void {
    const id = pathname.split('/').at(-1) ?? '';
    const found = uploads.get(id);
    if (found === undefined || query.get('sig') !== signatureOf(id)) return reply(out, 403, {});
    const block = query.get('blockid') ?? '';
    if (query.get('comp') === 'block') found.blocks.set(block, bytes);
    else if (query.get('comp') === 'blocklist') found.archive = Buffer.concat(listed(bytes, found.blocks));
    else found.archive = bytes;
    reply(out, 201, {}, { etag: '"1"', 'last-modified': new Date(0).toUTCString(), 'x-ms-request-id': id });
  }

  function finalize(
    { key, version, size_bytes: size }: z.infer<typeof QUESTIONS.finalize>,
    { scopes }: Rights,
    out: ServerResponse,
  ): void {
    const found = [...uploads].find(
      ([, one]) => one.key === key && one.version === version && one.scope === scopes[0],
    );
    const [id = '', one] = found ?? [];
    if (one?.archive === undefined) return reply(out, 404, { code: 'not_found', msg: 'there is no upload' });
    if (one.archive.length !== Number(size))
      return reply(out, 200, { ok: false, entry_id: '0', message: 'not as long as it should be' });

    uploads.delete(id);
    add(one, one.archive);
    reply(out, 200, { ok: true, entry_id: String(generations), message: '' });
  }

  function find(
    { key, restore_keys: others = [], version }: z.infer<typeof QUESTIONS.find>,
    { scopes }: Rights,
    token: string | undefined,
    out: ServerResponse,
  ): void {
    const found = scopes
      .flatMap(scope => [key, ...others].map(prefix => ({ scope, prefix })))
      .map(({ scope, prefix }) => match(prefix, version, scope))
      .find(entry => entry !== undefined);
    if (found === undefined) return reply(out, 200, { ok: false, signed_download_url: '', matched_key: '' });

    found.lastUsed = ++uses;
    const url = addressOf(String(found.generation), token);
    reply(out, 200, { ok: true, signed_download_url: url, matched_key: found.key });
  }

  /** The entry of exactly this key, else the newest that starts with it. */
  function match(prefix: string, version: string, scope: string): CacheEntry | undefined {
    const here = entries.filter(entry => entry.version === version && entry.scope === scope);
    const newestFirst = here.filter(({ key }) => key.startsWith(prefix)).reverse();
    return (
      here.find(({ key }) => key === prefix) ??
      newestFirst[Math.min(older, Math.max(0, newestFirst.length - 1))]
    );
  }

  function download(
    { method, headers }: IncomingMessage,
    pathname: string,
    query: URLSearchParams,
    out: ServerResponse,
    trouble: CacheTrouble['kind'] | undefined,
  ): void {
    const id = pathname.split('/').at(-1) ?? '';
    const found = entries.find(({ generation }) => String(generation) === id);
    if (found === undefined || query.get('sig') !== signatureOf(id)) return reply(out, 404, {});

    const half = found.archive.subarray(0, found.archive.length / 2);
    const whole = trouble === 'truncated' ? half : found.archive;
    const [, from = '0', to = whole.length - 1] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    const bytes = whole.subarray(Number(from), Number(to) + 1);
    out.writeHead(headers.range === undefined ? 200 : 206, { 'content-length': bytes.length, etag: '"1"' });
    if (method === 'HEAD') out.end();
    else if (trouble === 'cut') out.write(half, () => out.destroy());
    else out.end(bytes);
  }

  function add({ key, version, scope }: Named & { readonly scope: string }, archive: Buffer): void {
    entries.push({ key, version, scope, archive, generation: ++generations, lastUsed: ++uses });
  }

  /** The address of a blob: its path has an account, a container and a name, as with Azure's own emulator. */
  function addressOf(id: string, token = ''): string {
    return `${url}/account/caches/${id}?sig=${signatureOf(id)}&for=${token}`;
  }

  return {
    env({ scopes = [DEFAULT_SCOPE], readOnly = false } = {}) {
      const token = `token-${tokens.size + 1}`;
      tokens.set(token, { scopes, readOnly });
      return {
        ACTIONS_CACHE_SERVICE_V2: 'True',
        ACTIONS_RESULTS_URL: `${url}/`,
        ACTIONS_RUNTIME_TOKEN: token,
        GITHUB_SERVER_URL: 'https://github.com',
      };
    },
    requests,
    get entries() {
      return entries;
    },
    trouble(trouble, step) {
      for (const one of step === undefined ? STEPS : [step]) troubles.set(one, trouble);
    },
    heal: () => troubles.clear(),
    offerOlder(count) {
      older = count;
    },
    put: (key, version, archive) => add({ key, version, scope: DEFAULT_SCOPE }, archive),
    evict(key) {
      entries = entries.filter(entry => key !== undefined && entry.key !== key);
    },
    evictLeastRecentlyUsed() {
      const first = Math.min(...entries.map(({ lastUsed }) => lastUsed));
      entries = entries.filter(({ lastUsed }) => lastUsed !== first);
    },
    refuse: () => shut(server),
    accept: () => listen(server, port),
    close: () => shut(server),
  };
}

type Named = { readonly key: string; readonly version: string };

type Upload = Named & {
  readonly scope: string;
  readonly blocks: Map<string, Buffer>;
  archive: Buffer | undefined;
};

const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/';
const STEPS: readonly Step[] = ['create', 'finalize', 'find', 'upload', 'download'];
const TWIRP_STEPS: ReadonlySet<Step> = new Set(['create', 'finalize', 'find']);

const DENIED = 'cache write denied: this run may only read';

const key = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[^,]*$/);
const named = { key, version: z.string().regex(/^[0-9a-f]{64}$/) };
/** Strict: what the service does not know, a client has misspelt. */
const QUESTIONS = {
  create: z.strictObject(named),
  finalize: z.strictObject({ ...named, size_bytes: z.string().regex(/^\d+$/) }),
  find: z.strictObject({ ...named, restore_keys: z.array(key).max(9).optional() }),
};

function stepOf(method: string, pathname: string): Step | undefined {
  if (pathname.startsWith('/account/caches/'))
    return method === 'PUT' ? 'upload' : ['GET', 'HEAD'].includes(method) ? 'download' : undefined;
  if (method !== 'POST') return undefined;
  switch (pathname) {
    case `${SERVICE}CreateCacheEntry`:
      return 'create';
    case `${SERVICE}FinalizeCacheEntryUpload`:
      return 'finalize';
    case `${SERVICE}GetCacheEntryDownloadURL`:
      return 'find';
    default:
      return undefined;
  }
}

function signatureOf(id: string): string {
  return `signature-of-${id}`;
}

/** The blocks that `<BlockList>` names, in its order. */
function listed(list: Buffer, blocks: ReadonlyMap<string, Buffer>): readonly Buffer[] {
  return [...list.toString().matchAll(/<Latest>([^<]*)<\/Latest>/g)].map(
    ([, id = '']) => blocks.get(id) ?? Buffer.alloc(0),
  );
}

function reply(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

/** A response that ends its connection instead of being sent. */
function lost(response: ServerResponse): ServerResponse {
  const unsent = new http.ServerResponse(response.req);
  unsent.end = () => {
    response.destroy();
    return unsent;
  };
  return unsent;
}

async function listen(server: http.Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

async function shut(server: http.Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

import http from 'node:http';
import https from 'node:https';
import { TLSSocket } from 'node:tls';
import type {
  ClientRequest,
  IncomingHttpHeaders,
  IncomingMessage,
  OutgoingHttpHeaders,
  ProxyEnv,
} from 'node:http';
import type { Socket } from 'node:net';
import { urlToHttpOptions } from 'node:url';

import { TextResponse } from './text-response.ts';

/** What became of one request on the wire. It is filled in as things happen, so it is true also after an abort. */
export type Trace = {
  /** Whether a byte of the request may have left: nothing was paid for before that. */
  sent: boolean;
  response?: {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly body: Buffer<ArrayBuffer>;
  };
  /** The system's or Node's code for what broke the exchange before there was a response. */
  brokenBy?: string;
  /** Whether the request was aborted from this side. */
  aborted?: true;
};

export type Outgoing = {
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
  readonly timeout: AbortSignal;
  readonly stop: AbortSignal;
  readonly trace: Trace;
};

export type KeepAliveFetch = {
  post(url: string, outgoing: Outgoing): Promise<Response>;
  close(): void;
};

/** An answer of 128,000 tokens is about half a MiB. */
const BODY_BYTES_MAX = 16 * 1024 * 1024;

const NO_BODY = Buffer.alloc(0);

/**
 * How long a connection may rest before it is closed from this side. A server that closes first can do so in
 * the instant a request goes out on it, and then nobody knows whether the request was read; it must not be sent
 * again, so it costs its whole hold. The servers in use rest 5 s (Node, uvicorn, and with it vLLM) or longer; where
 * a server names its own time in `Keep-Alive: timeout=`, Node's agent stays a second below that. Node gives a
 * proxy the same time to open a tunnel; a request under way it does not bound.
 */
const IDLE_MS_MAX = 4_000;

/**
 * A `fetch` for one kind of request, over node:http: an answer through it costs a third of what the built-in one
 * costs. It sends once and never again, follows no redirect, reads the whole body before it returns, and an
 * abort destroys the connection at any time until then.
 */
export function createKeepAliveFetch({ proxyEnv }: { proxyEnv: ProxyEnv }): KeepAliveFetch {
  const resting = { keepAlive: true, timeout: IDLE_MS_MAX, maxFreeSockets: Infinity };

  // Plain http goes to this machine only, so it never goes through a proxy: that would carry the key off in the clear.
  const plain = new http.Agent(resting);
  const secure = new https.Agent({ ...resting, proxyEnv });

  const target = parseOnce();

  return {
    post: (url, outgoing) => {
      const to = { ...target(url), method: 'POST', headers: outgoing.headers };
      const request =
        to.protocol === 'https:'
          ? https.request({ ...to, agent: secure })
          : http.request({ ...to, agent: plain });
      return exchange(request, outgoing);
    },
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

/** All calls go to the same URL. */
function parseOnce(): (url: string) => URLOptions {
  let last: { readonly url: string; readonly options: URLOptions } | undefined;
  return url => {
    if (last?.url !== url) last = { url, options: urlToHttpOptions(new URL(url)) };
    return last.options;
  };
}

type URLOptions = ReturnType<typeof urlToHttpOptions>;

function exchange(request: ClientRequest, { body, timeout, stop, trace }: Outgoing): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();

  const fail = (error: unknown) => {
    trace.brokenBy = codeOf(error) ?? 'unknown';
    reject(error);
  };
  const abort = () => {
    const error = new DOMException('The request was aborted.', 'AbortError');
    trace.aborted = true;
    request.destroy(error);
    // A request that still waits for a proxy to open its tunnel does not say that it was destroyed.
    fail(error);
  };
  if (timeout.aborted || stop.aborted) abort();
  timeout.addEventListener('abort', abort, { once: true });
  stop.addEventListener('abort', abort, { once: true });

  request.once('socket', socket => watchSending(socket, trace));
  // Once there is a response, an error of the request is its error too, and told by its body.
  request.once('response', incoming => {
    request.off('error', fail).on('error', () => {});
    void receive(incoming, trace).then(resolve, fail);
  });
  request.on('error', fail);
  request.end(body);

  return promise.finally(() => stop.removeEventListener('abort', abort));
}

/** Nothing leaves before the connection stands; a connection that stands already may carry the request at once. */
function watchSending(socket: Socket, trace: Trace): void {
  if (!socket.connecting) trace.sent = true;
  else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => (trace.sent = true));
}

async function receive(incoming: IncomingMessage, trace: Trace): Promise<Response> {
  const status = incoming.statusCode ?? 0;
  if (status < 200 || status > 599) throw new RangeError(`A response has no status ${status}.`);
  const body = await readBody(incoming).catch((error: unknown) => {
    // The line broke within the body. An error status has said all there is to know by then; a success has said nothing.
    if (status < 300) throw error;
    return NO_BODY;
  });

  trace.response = { status, headers: incoming.headers, body };
  return new TextResponse(status, incoming.headers['content-type'], body);
}

/** The whole body. One above the limit counts as none: a part of it means nothing. */
function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer<ArrayBuffer>>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes <= BODY_BYTES_MAX) return;
    resolve(NO_BODY);
    incoming.destroy();
  });
  incoming.once('end', () => resolve(Buffer.concat(chunks, bytes)));
  incoming.on('error', reject);
  return promise;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

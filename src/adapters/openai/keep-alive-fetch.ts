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

/** What became of one request on the wire. It is filled in as things happen, so it is true also after an abort. */
export type Trace = {
  /** Whether a byte of the request may have left: nothing was paid for before that. */
  sent: boolean;
  response?: { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };
  /** The system's or Node's code for what broke the exchange before there was a response. */
  brokenBy?: string;
  /** Whether the request was aborted from this side. */
  aborted?: true;
};

export type Outgoing = {
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
  readonly signal: AbortSignal | null | undefined;
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

  return {
    post: (url, outgoing) =>
      url.startsWith('https:')
        ? exchange(https.request(url, { method: 'POST', agent: secure, headers: outgoing.headers }), outgoing)
        : exchange(http.request(url, { method: 'POST', agent: plain, headers: outgoing.headers }), outgoing),
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

function exchange(request: ClientRequest, { body, signal, trace }: Outgoing): Promise<Response> {
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
  if (signal?.aborted === true) abort();
  signal?.addEventListener('abort', abort, { once: true });

  request.once('socket', socket => watchSending(socket, trace));
  // Once there is a response, an error of the request is its error too, and told by its body.
  request.once('response', incoming => {
    request.off('error', fail).on('error', () => {});
    void receive(incoming, trace).then(resolve, fail);
  });
  request.on('error', fail);
  request.end(body);

  return promise.finally(() => signal?.removeEventListener('abort', abort));
}

/** Nothing leaves before the connection stands; a connection that stands already may carry the request at once. */
function watchSending(socket: Socket, trace: Trace): void {
  if (!socket.connecting) trace.sent = true;
  else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => (trace.sent = true));
}

async function receive(incoming: IncomingMessage, trace: Trace): Promise<Response> {
  const status = incoming.statusCode ?? 0;
  const body = await readBody(incoming).catch((error: unknown) => {
    // The line broke within the body. An error status has said all there is to know by then; a success has said nothing.
    if (status < 300) throw error;
    return NO_BODY;
  });

  const contentType = incoming.headers['content-type'];
  const headers = contentType === undefined ? {} : { 'content-type': contentType };
  // The client takes the body as text. A response of Node's would make a stream of it first, at a tenth of a call's cost.
  const response = Object.assign(new Response(null, { status, headers }), {
    text: async () => body.toString(),
  });
  trace.response = { status, headers: incoming.headers, body };
  return response;
}

/** The whole body. One above the limit counts as none: a part of it means nothing. */
function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
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

import http from 'node:http';
import https from 'node:https';
import type { IncomingMessage, ProxyEnv } from 'node:http';

export type Outgoing = {
  readonly method: string;
  readonly url: URL;
  readonly headers: http.OutgoingHttpHeaders;
  readonly body: string | undefined;
};

export type Received = {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
};

/** There is no whole answer. `sent`: the request may have had its effect all the same. */
export class BrokenExchange extends Error {
  override readonly name = 'BrokenExchange';
  readonly sent: boolean;

  constructor(sent: boolean, cause: unknown) {
    super('The exchange broke.', { cause });
    this.sent = sent;
  }
}

export type Exchange = {
  send(outgoing: Outgoing): Promise<Received>;
  close(): void;
};

/** Without a byte for so long, an exchange is given up. */
const SILENCE_MS_MAX = 30_000;
/** Our largest file travels in Base64; nothing of ours comes near it. */
const BODY_BYTES_MAX = 64 * 1024 * 1024;

/** One request and its whole answer at a time over connections that stay open. Follows no redirect and never sends again. */
export function openExchange(proxyEnv: ProxyEnv): Exchange {
  const plain = new http.Agent({ keepAlive: true });
  const secure = new https.Agent({ keepAlive: true, proxyEnv });
  return {
    send: outgoing =>
      outgoing.url.protocol === 'https:'
        ? exchange(https.request(outgoing.url, optionsOf(outgoing, secure)), outgoing)
        : exchange(http.request(outgoing.url, optionsOf(outgoing, plain)), outgoing),
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

function optionsOf<Agent>({ method, headers }: Outgoing, agent: Agent) {
  return { method, headers, agent, timeout: SILENCE_MS_MAX };
}

function exchange(request: http.ClientRequest, { body }: Outgoing): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  let sent = false;
  request.once('socket', socket => {
    // A connection that stands already may carry the request at once.
    if (!socket.connecting) sent = true;
    else socket.once('connect', () => (sent = true));
  });
  request.once('timeout', () => request.destroy(new Error('Nothing came for 30 s.')));
  request.on('error', error => reject(new BrokenExchange(sent, error)));
  request.once('response', incoming => {
    readAll(incoming).then(
      text => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
      (error: unknown) => reject(new BrokenExchange(true, error)),
    );
  });
  request.end(body);
  return promise;
}

function readAll(incoming: IncomingMessage): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes > BODY_BYTES_MAX)
      incoming.destroy(new Error(`The answer has more than ${BODY_BYTES_MAX} bytes.`));
  });
  incoming.once('end', () => resolve(Buffer.concat(chunks).toString()));
  incoming.once('error', reject);
  return promise;
}

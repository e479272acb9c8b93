// A server that others post messages to: it keeps what came, and can be in trouble.
import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export type WebhookAnswer =
  | number
  /** Never answers. */
  | 'hang'
  /** Takes the request and ends the connection. */
  | 'drop'
  /** Answers, and the body never ends. */
  | 'endless'
  | { readonly status: number; readonly headers: Readonly<Record<string, string>> };

export type Posted = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly atMs: number;
};

export type WebhookService = {
  /** What its owner pastes. */
  readonly url: string;
  readonly port: number;
  readonly posted: readonly Posted[];
  /** What the next requests get, in order; then 200. */
  answerWith(...answers: readonly WebhookAnswer[]): void;
  close(): Promise<void>;
};

export const WEBHOOK_SECRET = 'canary-T024-B17-xyz';

export async function startWebhookService(tls?: { key: string; cert: string }): Promise<WebhookService> {
  const posted: Posted[] = [];
  let answers: WebhookAnswer[] = [];
  const server = tls === undefined ? createServer() : createSecureServer(tls);
  server.on('request', (request, response) => {
    void textOf(request).then(body => {
      const { method = '', url: path = '', headers } = request;
      posted.push({ method, path, headers, body, atMs: performance.now() });
      const answer = answers.shift() ?? 200;
      if (answer === 'hang') return;
      if (answer === 'drop') request.socket.destroy();
      else if (answer === 'endless') response.writeHead(200).write('ok');
      else if (typeof answer === 'number') response.writeHead(answer).end(`no: ${path}`);
      else response.writeHead(answer.status, answer.headers).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http://127.0.0.1' : 'https://localhost'}:${port}/services/${WEBHOOK_SECRET}`,
    port,
    posted,
    answerWith: (...next) => void (answers = [...next]),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

// A service that waits for signs of life, as far as an agent sees it: it takes requests, and can be in trouble.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = number | 'hang' | 'drop';

export type PingService = {
  /** Of the check: what its owner pastes. */
  readonly url: string;
  /** What came, in order: `start`, `success`, `fail`. */
  readonly signs: readonly string[];
  /** What the next requests get, in order; then 200. */
  answerWith(...answers: readonly Answer[]): void;
  close(): Promise<void>;
};

export const PING_SECRET = '5f0b9cbe-7d62-4f0e-9f3b-canary-check';

export async function startPingService(): Promise<PingService> {
  const signs: string[] = [];
  let answers: Answer[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://here');
    signs.push(pathname === `/${PING_SECRET}` ? 'success' : pathname.replace(`/${PING_SECRET}/`, ''));
    const answer = answers.shift() ?? 200;
    if (answer === 'drop') request.socket.destroy();
    if (typeof answer === 'number') response.writeHead(answer).end('OK');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${PING_SECRET}`,
    signs,
    answerWith: (...next) => void (answers = [...next]),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

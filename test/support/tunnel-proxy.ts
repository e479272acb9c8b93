import http from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export type TunnelProxy = {
  readonly url: string;
  /** The targets of all CONNECTs, `host:port`. */
  readonly tunnels: readonly string[];
  /** The value of `Proxy-Authorization` at each. */
  readonly credentials: readonly (string | undefined)[];
  /** Requests that came in the clear, without a tunnel. */
  readonly plain: readonly string[];
  /** All that went towards the servers. */
  readonly carried: () => Buffer;
  close(): Promise<void>;
};

/** How the proxy takes a CONNECT. Whatever host was asked for, it is found on this machine. */
export type Manner = 'tunnel' | 'refuse' | 'hang';

/** A real HTTP proxy on loopback. */
export async function startTunnelProxy(manner: Manner = 'tunnel'): Promise<TunnelProxy> {
  const tunnels: string[] = [];
  const credentials: (string | undefined)[] = [];
  const plain: string[] = [];
  const carried: Buffer[] = [];
  // A server forgets the connections that became tunnels.
  const clients = new Set<Duplex>();

  const server = http.createServer((request, response) => {
    plain.push(request.url ?? '');
    response.end('{}');
  });
  server.on('connect', (request, client) => {
    tunnels.push(request.url ?? '');
    credentials.push(request.headers['proxy-authorization']);
    client.on('error', () => {});
    clients.add(client);
    if (manner === 'hang') return;
    if (manner === 'refuse') return void client.end('HTTP/1.1 403 Forbidden\r\n\r\n');

    const upstream = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.on('data', (bytes: Buffer) => carried.push(bytes));
      client.pipe(upstream).pipe(client);
    });
    upstream.on('error', () => client.destroy());
    client.once('close', () => upstream.destroy());
  });

  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels,
    credentials,
    plain,
    carried: () => Buffer.concat(carried),
    close: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeAllConnections();
      for (const client of clients) client.destroy();
      return promise;
    },
  };
}

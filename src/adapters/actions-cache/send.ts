import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';

import type { Environment } from './environment.ts';

export type Outgoing = {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Through whose proxy it goes: `HTTPS_PROXY` and `NO_PROXY`, as for the client. */
  readonly env: Environment;
  readonly signal: AbortSignal;
};

/** Sends one request, once. Resolves when the headers are there; follows no redirect. */
export function send(
  url: URL,
  { method, headers = {}, body, env, signal }: Outgoing,
): Promise<IncomingMessage> {
  const { Agent, request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    request(url, { method, headers, signal, agent: new Agent({ proxyEnv: env }) })
      .on('response', resolve)
      .on('error', reject)
      .end(body);
  });
}

/** The whole body as text. Throws when it is longer than any answer of the service. */
export async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > TEXT_BYTES_MAX) throw new Error(`expected an answer of at most ${TEXT_BYTES_MAX} bytes.`);
  }
  return Buffer.concat(chunks).toString();
}

const TEXT_BYTES_MAX = 64 * 1024;

/** The code of the system or of Node for what went wrong, and no word of the other side. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
}

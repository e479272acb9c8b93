// HTTP as GitHub speaks it: reads a request whole, sends an answer with GitHub's headers.
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Answer } from './rest-call.ts';

export type Received = {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string;
  readonly accept: string;
  readonly userAgent: string;
  /** Undefined when the body is empty, a text when it is no JSON. */
  readonly body: unknown;
  readonly bytes: number;
};

/** Undefined when the client went away amid its request. */
export async function receive(request: IncomingMessage, apiUrl: string): Promise<Received | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch (error) {
    if (request.complete) throw error;
    return undefined;
  }
  const bytes = Buffer.concat(chunks);
  const { authorization = '', accept = '', 'user-agent': userAgent = '' } = request.headers;
  return {
    method: request.method ?? '',
    url: new URL(`${apiUrl}${request.url ?? ''}`),
    authorization,
    accept,
    userAgent,
    body: parsed(bytes.toString('utf8')),
    bytes: bytes.length,
  };
}

export function send(
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
): void {
  const { status, body } = answer;
  const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(isJson ? JSON.stringify(body) : (body ?? ''));
  response.sendDate = false;
  response.writeHead(status, {
    ...headers,
    ...(status === 204 ? {} : { 'content-length': bytes.length }),
    ...(bytes.length === 0
      ? {}
      : { 'content-type': isJson ? 'application/json; charset=utf-8' : 'text/plain' }),
    ...answer.headers,
  });
  response.end(bytes);
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

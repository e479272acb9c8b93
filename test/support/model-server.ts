// A real HTTP server that speaks OpenAI's chat completions. What it does with each request is a function of the
// request, so a test can make it fail in every way; without one it answers plausibly, with usage and cost.
// On its own core: `node test/support/model-server.ts --port 0 --latency 50` prints its URL.
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { plausibleAnswer } from './plausible-answer.ts';

export type ChatBody = {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly response_format?: {
    readonly json_schema: { readonly name: string; readonly schema: object; readonly strict: boolean };
  };
  readonly [parameter: string]: unknown;
};

export type Received = {
  /** Counts from 1. */
  readonly number: number;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: ChatBody;
  /** The text of all messages. */
  readonly prompt: string;
  /** Of the connection it came on, at the client's end. */
  readonly port: number | undefined;
  readonly atMs: number;
};

/** What comes of one request. Everything left out is as in an ordinary answer. */
export type Script = {
  readonly delayMs?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text as it is; anything else as JSON. */
  readonly body?: unknown;
  /**
   * How the connection ends instead: nothing is ever said; it is reset before the headers, after them, or after
   * half of the body; the body comes byte by byte; it never ends.
   */
  readonly fault?: 'hang' | 'reset' | 'reset-after-headers' | 'half-body' | 'drip' | 'endless';
};

export type Answering = (request: Received) => Script;

export type ModelServer = {
  /** What `base-url` must be: with `/v1`. */
  readonly url: string;
  readonly requests: readonly Received[];
  /** Answers of status 200 whose last byte went out. */
  readonly answered: readonly Received[];
  readonly inFlightMax: number;
  /** From the next request on. */
  answerWith(answering: Answering): void;
  /** Resolves when no connection is open any more. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

export type ModelServerOptions = {
  readonly port?: number;
  readonly answering?: Answering;
  /** PEM texts, for https. */
  readonly tls?: { readonly key: string; readonly cert: string };
};

export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const requests: Received[] = [];
  const answered: Received[] = [];
  let answering = options.answering ?? (({ body }) => answer(body));
  const connections = new Set<Socket>();
  let inFlight = 0;
  let inFlightMax = 0;

  const listener = (request: http.IncomingMessage, response: http.ServerResponse) => {
    inFlight += 1;
    inFlightMax = Math.max(inFlightMax, inFlight);
    response.once('close', () => (inFlight -= 1));

    void receive(request).then(async whole => {
      // A client that died amid its request has sent none.
      if (whole === undefined) return;
      const received = { ...whole, number: requests.length + 1 };
      requests.push(received);
      const script = answering(received);
      response.once('finish', () => (script.status ?? 200) === 200 && answered.push(received));
      await play(script, response);
    });
  };
  const server =
    options.tls === undefined ? http.createServer(listener) : https.createServer(options.tls, listener);
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => {
      connections.delete(socket);
      server.emit('gone');
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(options.port ?? 0, '127.0.0.1', resolve);
  await promise;

  const { port } = server.address() as AddressInfo;
  return {
    url: options.tls === undefined ? `http://127.0.0.1:${port}/v1` : `https://localhost:${port}/v1`,
    requests,
    answered,
    get inFlightMax() {
      return inFlightMax;
    },
    idle: async () => {
      while (connections.size > 0) await once(server, 'gone');
    },
    answerWith: next => (answering = next),
    close: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeAllConnections();
      return promise;
    },
  };
}

export type AnswerOptions = {
  readonly finishReason?: string;
  readonly model?: string;
  readonly usage?: object;
  readonly costUsd?: number;
};

/** An ordinary answer: the text given, or one that fits what was asked for. */
export function answer(
  body: ChatBody,
  text: string = plausibleAnswer(body),
  options: AnswerOptions = {},
): Script {
  return { body: completion(body, { role: 'assistant', content: text }, options) };
}

/** A whole completion around any message. Four characters are a token here, at 0.15 and 0.60 USD per million. */
export function completion(body: ChatBody, message: object, options: AnswerOptions = {}): object {
  const promptTokens = Math.ceil(promptOf(body).length / 4) + 4 * body.messages.length;
  const completionTokens = Math.ceil(JSON.stringify(message).length / 4);
  const usage = options.usage ?? {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    cost: options.costUsd ?? (promptTokens * 0.15 + completionTokens * 0.6) / 1_000_000,
  };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_767_225_600,
    model: options.model ?? body.model,
    choices: [{ index: 0, message, finish_reason: options.finishReason ?? 'stop' }],
    usage,
  };
}

/** An HTTP error in OpenAI's form. */
export function refusal(
  status: number,
  error: object,
  headers: Readonly<Record<string, string>> = {},
): Script {
  return {
    status,
    headers,
    body: { error: { message: 'No.', type: 'invalid_request_error', param: null, code: null, ...error } },
  };
}

async function receive(request: http.IncomingMessage): Promise<Omit<Received, 'number'> | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch (error) {
    if (request.complete) throw error;
    return undefined;
  }
  const body: ChatBody = JSON.parse(Buffer.concat(chunks).toString());
  return {
    path: request.url ?? '',
    headers: request.headers,
    body,
    prompt: promptOf(body),
    port: request.socket.remotePort,
    atMs: Date.now(),
  };
}

async function play(script: Script, response: http.ServerResponse): Promise<void> {
  const { status = 200, headers = {}, body, fault, delayMs = 0 } = script;
  if (delayMs > 0) await sleep(delayMs);
  if (fault === 'hang') return;
  if (fault === 'reset') return void response.socket?.resetAndDestroy();

  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  const bytes = Buffer.from(text);
  const length = fault === 'endless' ? {} : { 'content-length': bytes.length };
  response.writeHead(status, { 'content-type': 'application/json', ...length, ...headers });

  switch (fault) {
    case undefined:
      return void response.end(bytes);
    case 'reset-after-headers':
      response.flushHeaders();
      await sleep(20);
      return void response.socket?.resetAndDestroy();
    case 'half-body':
      response.write(bytes.subarray(0, bytes.length / 2));
      await sleep(20);
      return void response.socket?.resetAndDestroy();
    case 'drip':
      for (const byte of bytes) {
        if (response.destroyed) return;
        response.write(Buffer.of(byte));
        await sleep(5);
      }
      return void response.end();
    case 'endless':
      while (!response.destroyed) {
        response.write(Buffer.alloc(1_048_576, ' '));
        await sleep(1);
      }
  }
}

function promptOf({ messages }: ChatBody): string {
  return messages.map(({ content }) => content).join('\n');
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { port: { type: 'string' }, latency: { type: 'string' } } });
  const delayMs = Number(values.latency ?? 0);
  const server = await startModelServer({
    port: Number(values.port ?? 0),
    answering: ({ body }) => ({ delayMs, ...answer(body) }),
  });
  console.log(server.url);
}

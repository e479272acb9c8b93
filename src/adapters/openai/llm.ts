import { AsyncLocalStorage } from 'node:async_hooks';
import type { ProxyEnv } from 'node:http';

import OpenAI from 'openai';

import { invariant } from '../../domain/invariant.ts';
import type { Call, Llm, Reply } from '../../ports.ts';
import { bodyOf } from './body.ts';
import { headerMistake, headersOf, secretsOf } from './headers.ts';
import { type Trace, createKeepAliveFetch } from './keep-alive-fetch.ts';
import type { Provider } from './provider.ts';
import { replyOfExchange } from './reply-of-exchange.ts';
import { Turnstile } from './turnstile.ts';
import { type Words, createWords } from './words.ts';

export type LlmOptions = {
  readonly provider: Provider;
  /** As `parseBaseUrl` made it. */
  readonly url: string;
  /** Undefined: the server wants none. */
  readonly apiKey: string | undefined;
  /** Sent with every request. What is secret among them, `secretsOf` knows by the name. */
  readonly headers: Readonly<Record<string, string>>;
  /** How OpenRouter lists the requests among the key's owner's. */
  readonly app: { readonly name: string; readonly url: string };
  /** As Node's agents take it. `NODE_EXTRA_CA_CERTS` is Node's own, read when the process starts. */
  readonly proxyEnv: ProxyEnv;
};

export type OpenedLlm =
  { readonly ok: true; readonly llm: Llm } | { readonly ok: false; readonly message: string };

/** The models of a provider that speaks OpenAI's chat completions, through its own client. */
export function openLlm(options: LlmOptions): OpenedLlm {
  const message = headerMistake(options);
  if (message !== undefined) return { ok: false, message };

  const wire = createKeepAliveFetch({ proxyEnv: options.proxyEnv });
  const headers = headersOf(options);
  const turnstile = new Turnstile();
  // The package calls `fetch` somewhere within a call of its own; what ours needs travels along with it.
  const exchanges = new AsyncLocalStorage<Exchange>();
  const client = new OpenAI({
    // What is left out here, the package takes from environment variables of its own.
    baseURL: options.url,
    apiKey: options.apiKey ?? 'none',
    logLevel: 'off',
    maxRetries: 0,
    fetch: async (url, init) => {
      const exchange = exchanges.getStore();
      invariant(
        typeof url === 'string' && typeof init?.body === 'string',
        'the client sends a text to a URL',
      );
      invariant(exchange && init.signal, 'nothing is sent but within a call, and the client bounds its time');
      const { trace, stop } = exchange;
      // The headers are ours alone: the package would add some about this machine, and those of OPENAI_CUSTOM_HEADERS.
      const outgoing = { headers, body: init.body, timeout: init.signal, stop, trace };
      const response = await wire.post(url, outgoing);
      await turnstile.pass();
      return response;
    },
  });
  const words = createWords(secretsOf(options));
  const connection = { provider: options.provider, client, exchanges, words };

  return {
    ok: true,
    llm: {
      ask: (call, signal) => ask(connection, call, signal),
      close: () => Promise.resolve(wire.close()),
    },
  };
}

type Connection = {
  readonly provider: Provider;
  readonly client: OpenAI;
  readonly exchanges: AsyncLocalStorage<Exchange>;
  readonly words: Words;
};

/** What belongs to one call besides what the package knows of it. */
type Exchange = {
  readonly trace: Trace;
  /** Not given to the package, which would join it with its timer's into a signal of its own for every call. */
  readonly stop: AbortSignal;
};

async function ask(
  { provider, client, exchanges, words }: Connection,
  call: Call,
  signal: AbortSignal,
): Promise<Reply> {
  const body = bodyOf(provider, call);
  const options = { timeout: call.timeoutMs, maxRetries: 0 };
  const trace: Trace = { sent: false };

  let completion: { readonly value: unknown } | undefined;
  try {
    // Not `.parse()`: it throws away the usage of an answer that it cannot parse.
    const value: unknown = await exchanges.run({ trace, stop: signal }, () =>
      client.chat.completions.create(body, options),
    );
    // What is not called JSON, the package leaves a text.
    completion = { value: typeof value === 'string' ? jsonIn(value) : value };
  } catch (error) {
    // Nothing even began: that is a mistake of ours, and no answer to a call.
    if (isUntouched(trace) && !signal.aborted) throw error;
  }
  const sent = Object.keys(body);
  const isAborted = signal.aborted;
  return replyOfExchange({ call, sent, trace, completion, isAborted, words, nowMs: Date.now() });
}

/** Undefined: there is none. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isUntouched({ sent, response, brokenBy, aborted }: Trace): boolean {
  return !sent && response === undefined && brokenBy === undefined && aborted === undefined;
}

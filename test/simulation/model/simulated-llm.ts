import { bodyOf } from '../../../src/adapters/openai/body.ts';
import type { Trace } from '../../../src/adapters/openai/keep-alive-fetch.ts';
import type { Provider } from '../../../src/adapters/openai/provider.ts';
import { replyOfExchange } from '../../../src/adapters/openai/reply-of-exchange.ts';
import { createWords } from '../../../src/adapters/openai/words.ts';
import type { Call, Clock, Llm, Reply } from '../../../src/ports.ts';
import type { ModelFate } from './model-fate.ts';
import type { Asked, SimulatedModel } from './simulated-model.ts';

/** How long the parts of one call take, in milliseconds. */
export type CallMs = {
  /** Until the connection stands: nothing is sent before that. */
  readonly connectMs: number;
  readonly thereMs: number;
  readonly workMs: number;
  readonly backMs: number;
};

export type SimulatedLlmOptions = {
  /** Of the process: where it stalls, its answers come late. */
  readonly clock: Clock;
  readonly isAlive: () => boolean;
  /** Who asks, for the service's books. */
  readonly label: string;
  readonly fateOf: (asked: Asked) => ModelFate;
  readonly msOf?: (asked: Asked) => CallMs;
  readonly provider?: Provider;
  readonly apiKey?: string;
};

/**
 * The port as one process has it: what the service does is decided outside of it, and what comes of that is read by the
 * code of the real adapter.
 */
export function simulatedLlm(model: SimulatedModel, options: SimulatedLlmOptions): Llm {
  const { provider = 'compatible', apiKey, msOf = () => USUAL_MS } = options;
  const words = createWords(apiKey === undefined ? [] : [apiKey]);

  return {
    async ask(call, signal) {
      if (!options.isAlive()) return new Promise(() => {});
      const sent = Object.keys(bodyOf(provider, call));
      const trace: Trace = { sent: false };
      const readReply = (completion: { readonly value: unknown } | undefined): Reply => {
        const [isAborted, nowMs] = [signal.aborted, options.clock.now()];
        return replyOfExchange({ call, sent, trace, completion, isAborted, words, nowMs });
      };
      if (signal.aborted) return readReply(undefined);

      const asked = model.ask(call, options.label);
      const [fate, ms] = [options.fateOf(asked), msOf(asked)];
      const send = startToSend({ model, asked, fate, ms, trace, isAlive: options.isAlive });
      const replyMs = replyMsOf(fate, ms);
      await options.clock.sleep(Math.min(replyMs, call.timeoutMs), signal);
      if (!options.isAlive()) return new Promise(() => {});

      send.giveUp();
      if (signal.aborted || replyMs > call.timeoutMs) {
        trace.aborted = true;
        return readReply(undefined);
      }
      return readReply(receive(fate, call, trace));
    },
    close: () => Promise.resolve(),
  };
}

const USUAL_MS: CallMs = { connectMs: 0, thereMs: 20, workMs: 500, backMs: 20 };

type Sending = {
  readonly model: SimulatedModel;
  readonly asked: Asked;
  readonly fate: ModelFate;
  readonly ms: CallMs;
  readonly trace: Trace;
  readonly isAlive: () => boolean;
};

/** Once the request is sent nobody can call it back: it arrives, and is worked on, whatever becomes of its sender. */
function startToSend({ model, asked, fate, ms, trace, isAlive }: Sending): { giveUp(): void } {
  let isGivenUp = false;
  const arrive = () => model.receive(asked, fate, ms.workMs);
  const send = () => {
    if (isGivenUp || !isAlive() || (fate.kind === 'reset' && !fate.sent)) return;
    trace.sent = true;
    if (ms.thereMs === 0) arrive();
    else model.time.after(ms.thereMs, arrive);
  };
  if (ms.connectMs === 0) send();
  else model.time.after(ms.connectMs, send);
  return { giveUp: () => (isGivenUp = true) };
}

function replyMsOf(fate: ModelFate, { connectMs, thereMs, workMs, backMs }: CallMs): number {
  if (fate.kind === 'hang') return Infinity;
  return fate.kind === 'reset' && !fate.sent ? connectMs : connectMs + thereMs + workMs + backMs;
}

/** Notes what has come, as the wire would, and reads a success, as the package would. */
function receive(fate: ModelFate, call: Call, trace: Trace): { readonly value: unknown } | undefined {
  switch (fate.kind) {
    case 'hang':
      return undefined;
    case 'reset':
      trace.brokenBy = fate.code;
      return undefined;
    case 'answer':
      trace.response = { status: 200, headers: fate.headers ?? {}, body: NO_BODY };
      return { value: completionOf(fate, call) };
    case 'status': {
      const { status, headers = {}, body } = fate;
      // Of a success the completion is read, of a refusal its text.
      const bytes = status < 300 ? NO_BODY : Buffer.from(textOf(body));
      trace.response = { status, headers, body: bytes };
      return status < 300 ? successIn(status, body, headers['content-type']) : undefined;
    }
  }
}

const NO_BODY = Buffer.alloc(0);

function textOf(body: string | object): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** What the answer's JSON reads as. */
export function completionOf(fate: Extract<ModelFate, { kind: 'answer' }>, { model }: Call): object {
  const { text, finishReason, promptTokens, completionTokens, costNanoUsd } = fate;
  return {
    model,
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: finishReason }],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
      ...(costNanoUsd === undefined ? {} : { cost: costNanoUsd / 1e9 }),
    },
  };
}

/** A page is a text to the package; what says that it is JSON, and is none, is thrown away. */
function successIn(
  status: number,
  body: string | object,
  contentType = 'application/json',
): { readonly value: unknown } | undefined {
  if (status === 204) return { value: null };
  if (typeof body !== 'string' || !contentType.startsWith('application/json')) return { value: body };
  if (body === '') return { value: undefined };
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}

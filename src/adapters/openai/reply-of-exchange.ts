import type { Failure } from '../../domain/failure.ts';
import type { Call, Reply } from '../../ports.ts';
import { failureOf } from './failure.ts';
import type { Trace } from './keep-alive-fetch.ts';
import { paceOf } from './pace.ts';
import { readCompletion } from './reply.ts';
import type { Words } from './words.ts';

/** One call that is over: what happened on the wire, and what was read from a success. */
export type EndedExchange = {
  readonly call: Call;
  /** The names at the top level of the body that was sent. */
  readonly sent: readonly string[];
  readonly trace: Trace;
  /** Undefined: there was no success, or none that could be read. */
  readonly completion: { readonly value: unknown } | undefined;
  /** By the caller's own signal; the call's timeout is not meant. */
  readonly isAborted: boolean;
  readonly words: Words;
  readonly nowMs: number;
};

/** What a call came to. Only what happened on the wire counts, however the package in between tells it. */
export function replyOfExchange(exchange: EndedExchange): Reply {
  const { completion, call, words, trace, nowMs } = exchange;
  const reply =
    completion === undefined ? afterTrouble(exchange) : readCompletion(completion.value, call, words);
  const pace = trace.response === undefined ? {} : paceOf(trace.response.headers, nowMs);
  return { ...reply, pace };
}

/**
 * At these somebody behind the answering server may still be at work, and will be paid for it. 524 is what Cloudflare says in
 * place of 504, also before OpenAI's API: https://community.openai.com/t/219369
 */
const STILL_AT_WORK: ReadonlySet<number> = new Set([408, 504, 524]);

function afterTrouble(exchange: EndedExchange): Omit<Reply, 'pace'> {
  const { trace, call, sent, isAborted, words, nowMs } = exchange;
  const { response } = trace;
  if (response !== undefined && response.status >= 300) {
    const { status, headers } = response;
    const refusal = { status, headers, body: response.body.toString(), call, sent, nowMs };
    return {
      result: { kind: 'failure', failure: failureOf(refusal, words) },
      spend: { kind: STILL_AT_WORK.has(status) ? 'unknown' : 'none' },
    };
  }

  const spend = { kind: trace.sent ? 'unknown' : 'none' } as const;
  if (response !== undefined)
    return { result: { kind: 'failure', failure: { kind: 'malformed-answer' } }, spend };
  if (isAborted) return { result: { kind: 'aborted' }, spend };
  return { result: { kind: 'failure', failure: brokenBy(trace, call, words) }, spend };
}

/** Nobody but the client's timer aborts a call whose signal is quiet. */
function brokenBy(trace: Trace, { timeoutMs }: Call, words: Words): Failure {
  if (trace.aborted === true) return { kind: 'timeout', timeoutMs };
  const code = words.code(trace.brokenBy);
  return { kind: 'network', ...(code === undefined ? {} : { code }) };
}

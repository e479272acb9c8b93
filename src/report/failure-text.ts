import type { EventOf } from '../domain/event.ts';
import { assertNever } from '../domain/invariant.ts';
import { count } from './money.ts';

/**
 * What happened and what to do, in a sentence or two. The codes in it are a provider's words: show it as
 * hostile text like any other.
 */
export function failureText(failure: EventOf<'TaskQuarantined'>['failure']): string {
  switch (failure.kind) {
    case 'rate-limited':
      return `The provider asked to slow down (${http(failure)}). Nothing to do; if it goes on, lower "concurrency" or set "requests-per-minute".`;

    case 'network':
      return `The provider could not be reached${because(failure.code)}. Check "base-url" and the network of the runner.`;
    case 'timeout':
      return `No answer came within ${count(failure.timeoutMs / 1000)} s. Raise "timeout", lower "max-output-tokens", or choose a faster model.`;
    case 'server-error':
      return `The provider failed (${http(failure)}). Run again later; if it stays so, look at the provider's status page.`;
    case 'error-in-answer':
      return `The provider reported an error in place of an answer${because(failure.code)}. Run again later, or choose another model.`;
    case 'malformed-answer':
      return 'What came back is no chat completion. Check that "base-url" is the root of an OpenAI-compatible API.';
    case 'empty-answer':
      return `The model answered nothing${because(failure.finishReason)}. Reword the prompt, or choose another model.`;
    case 'invalid-answer':
      return `The answer did not match the schema of its type (keyword ${failure.keyword}). Relax the schema, say in the prompt what it asks for, or choose a model with structured output.`;

    case 'unauthorized':
      return `The provider refused the key (${http(failure)}). Check the secret behind "api-key", and that it belongs to this "provider".`;
    case 'out-of-credit':
      return `The account at the provider is out of credit (${http(failure)}). Add credit there; the tasks go on in the next run.`;
    case 'key-limit':
      return `The key has reached its own limit at the provider (${http(failure)}). Raise that limit, or use another key in "api-key".`;

    case 'model-not-found':
      return `The provider does not know the model (${http(failure)}). Check the spelling of "model" and that the key may use it.`;
    case 'parameter-refused':
      return `The provider refused the parameter "${failure.parameter}" (${http(failure)}). Leave it out: set it to null under "parameters".`;
    case 'schema-refused':
      return `The provider refused the schema of this type (${http(failure)}). Simplify "output" in the task file.`;
    case 'type-not-supported':
      return 'This provider cannot answer tasks of this type: "offline" knows summarize, analyze_sentiment and extract_entities only. Choose another "provider".';

    case 'too-large':
      return `The request is larger than the provider takes (${http(failure)}). Shorten the task's input or split the task.`;
    case 'context-too-long':
      return `The prompt and "max-output-tokens" together do not fit into the model (${http(failure)}). Shorten the input, lower "max-output-tokens", or choose a model with a longer context.`;
    case 'content-refused':
      return `The provider or the model refused the content${failure.status === undefined ? '' : ` (${http(failure)})`}. Reword the task, or choose another model.`;
    case 'weight-exceeds-budget':
      return `This one request costs more than the key may spend (${http(failure)}). Lower "max-output-tokens", or raise the limit of the key.`;
    case 'bad-request':
      return `The provider refused the request (${http(failure)}). Check the task's "parameters" and the messages of its type.`;

    case 'length':
      return `The answer was cut off at ${count(failure.completionTokensMax)} tokens${reasoningPart(failure.reasoningTokens)}. Raise "max-output-tokens" above that.`;
    case 'interrupted':
      return 'Runs were killed again and again while this task was being answered. Check the "timeout-minutes" of the job, then release the task with `background-agent retry`.';
    case 'skipped':
      return 'Somebody asked for this task to be skipped. To have it done, edit it, or put it back with `background-agent retry` or, in a comment on an issue of the agent, with `/agent retry`.';
    default:
      return assertNever(failure);
  }
}

function http({ status, code }: { status?: number | undefined; code?: string | undefined }): string {
  return code === undefined ? `HTTP ${status}` : `HTTP ${status}, ${code}`;
}

function because(code: string | undefined): string {
  return code === undefined ? '' : ` (${code})`;
}

function reasoningPart(tokens: number | undefined): string {
  return tokens === undefined || tokens === 0 ? '' : `, ${count(tokens)} of them spent on reasoning`;
}

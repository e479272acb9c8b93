import type { JsonObject } from '../domain/json.ts';
import type { ResponseSchema } from '../domain/response-schema.ts';
import type { Message, OutputSpec } from '../domain/task.ts';
import type { CostSource } from '../domain/event.ts';
import type { Sha256, Tokens } from '../domain/units.ts';

/** nano-USD per million tokens, so that a fraction of a nano-USD per token is still an integer. */
export type Rates = { readonly prompt: number; readonly completion: number; readonly cachedPrompt: number };

/** What a model costs. */
export type Price = Rates & {
  readonly source: CostSource;
  /** Other rates for all tokens of a call whose prompt is longer than `above` tokens; ascending. */
  readonly tiers: readonly (Rates & { readonly above: Tokens })[];
};

/** One task as the exact request that would be sent for it, and what tells it from other work. */
export type Request = Identity & Rendered;

export type Identity = {
  /** What must be equal for two pieces of work to be the same: see `key.ts`. */
  readonly key: Sha256;
  /** SHA-256 of the canonical input alone, to tell later whether the input changed or the prompt around it. */
  readonly inputHash: Sha256;
};

/** All that is sent, and what bounds it. */
export type Rendered = {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly parameters: JsonObject;
  readonly output: OutputSpec;
  /** The schema to send, closed and marked strict where that is possible; undefined when the answer is plain text. */
  readonly responseSchema: ResponseSchema | undefined;
  /** An upper bound of the prompt's tokens: messages, schema, and room for one complaint about an answer. */
  readonly promptTokensMax: Tokens;
  readonly completionTokensMax: Tokens;
  readonly timeoutMs: number;
};

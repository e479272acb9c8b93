import type { JsonObject } from './json.ts';

/** How JSON is asked for. `strict`: the schema meets the rules under which a provider can promise to follow it. */
export type ResponseSchema = {
  /** `^[a-zA-Z0-9_-]{1,64}$`, as providers want it. */
  readonly name: string;
  readonly schema: JsonObject;
  readonly strict: boolean;
};

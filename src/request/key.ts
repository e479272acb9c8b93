import { hash } from 'node:crypto';

import type { Json, JsonObject } from '../domain/json.ts';
import { type Message, OFFLINE_MODEL } from '../domain/task.ts';
import type { Sha256 } from '../domain/units.ts';
import { canonical } from './canonical.ts';

/** The form of every key. A change of it would make every finished task run again: only with a new major version. */
const FORM = 1;

/**
 * What must be equal for two pieces of work to be the same: all that shapes the answer. The output cap, the timeout,
 * the attempts, the prices and the provider are left out: they decide whether an answer comes, not what it says.
 */
export function requestKey(work: {
  readonly messages: readonly Message[];
  readonly model: string;
  /** As they are sent, so without those that are `null`: to leave a parameter out and never to name it is the same. */
  readonly parameters: JsonObject;
  /** As its author wrote it, so that a release that closes schemas in another way keeps all keys. */
  readonly schema: JsonObject | undefined;
}): Sha256 {
  const { messages, model, parameters, schema } = work;
  const shown = messages.map(({ role, content }) => ({ role, content }));
  // As `canonical` would write it: the names are in order.
  const text = [
    `"form":${FORM}`,
    `"messages":${canonical(shown)}`,
    `"model":${canonical(model)}`,
    `"parameters":${canonical(parameters)}`,
    `"schema":${schema === undefined ? 'null' : schemaText(schema)}`,
  ].join();
  return hash('sha256', `{${text}}`);
}

/** The key of a task that brings its own: only that text counts, and whether it is a rehearsal. */
export function explicitKey(idempotencyKey: string, { offline }: { readonly offline: boolean }): Sha256 {
  return hashOf({ form: FORM, idempotencyKey, ...(offline ? { model: OFFLINE_MODEL } : {}) });
}

export function inputHash(input: JsonObject): Sha256 {
  return hashOf(input);
}

function hashOf(value: Json): Sha256 {
  return hash('sha256', canonical(value));
}

const schemaTexts = new WeakMap<JsonObject, string>();

/** Thousands of tasks share one type's schema, which mostly is the longest part of their keys. */
function schemaText(schema: JsonObject): string {
  const known = schemaTexts.get(schema);
  if (known !== undefined) return known;

  const text = canonical(schema);
  schemaTexts.set(schema, text);
  return text;
}

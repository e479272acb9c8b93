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
  return hashOf({
    form: FORM,
    messages: messages.map(({ role, content }) => ({ role, content })),
    model,
    parameters,
    schema: schema ?? null,
  });
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

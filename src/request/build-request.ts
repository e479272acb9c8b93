import type { JsonObject } from '../domain/json.ts';
import { type Mistake, OFFLINE_MODEL, type Task } from '../domain/task.ts';
import { explicitKey, inputHash, requestKey } from './key.ts';
import { promptTokensBound } from './prompt-bound.ts';
import { renderMessages } from './render.ts';
import type { Identity, Rendered, Request } from './request.ts';
import { responseSchemaOf } from './response-schema.ts';
import { refusedParameter, sentParameters } from './sent-parameters.ts';

export type Built<T> =
  { readonly ok: true; readonly request: T } | { readonly ok: false; readonly mistake: Mistake };

export type BuildOptions = { readonly offline: boolean };

/**
 * Turns a task and its loaded input into the one exact request for it. The same task gives the same request on every
 * machine and day; only a rehearsal (`offline`) differs, in its model.
 */
export function buildRequest(task: Task, input: JsonObject, options: BuildOptions): Built<Request> {
  return withinReach(task, () => {
    const built = rendered(task, input, options);
    if (!built.ok) return built;
    const { request } = built;
    return { ok: true, request: { ...request, ...identityOf(task, input, request, options) } };
  });
}

/** The same without what tells it from other work: for a task that is known, and cannot have changed since. */
export function renderRequest(task: Task, input: JsonObject, options: BuildOptions): Built<Rendered> {
  return withinReach(task, () => rendered(task, input, options));
}

/** Aliases of YAML make a small file into a value that is longer than any text can be. That is the task's mistake. */
function withinReach<T>(task: Task, build: () => Built<T>): Built<T> {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return mistaken(
      task,
      'What the task holds is too long to be sent. Write less into its input and parameters.',
    );
  }
}

function rendered(task: Task, input: JsonObject, options: BuildOptions): Built<Rendered> {
  const { type, settings } = task;
  const model = options.offline ? OFFLINE_MODEL : settings.model;
  if (model === '') {
    return mistaken(task, 'No model is set. Name one with "model:" here, under "defaults:" or as an input.');
  }

  const parameters = sentParameters(settings.parameters);
  const refused = refusedParameter(parameters);
  if (refused !== undefined) return mistaken(task, refused);

  const rendering = renderMessages(type, input);
  if (!rendering.ok) return mistaken(task, rendering.message);

  const { messages } = rendering;
  const { output } = type;
  const responseSchema = responseSchemaOf(output);
  const request: Rendered = {
    model,
    messages,
    parameters,
    output,
    responseSchema,
    promptTokensMax: promptTokensBound({ messages, responseSchema, parameters }),
    completionTokensMax: settings.completionTokensMax,
    timeoutMs: settings.timeoutMs,
  };
  return { ok: true, request };
}

function identityOf(
  { idempotencyKey }: Task,
  input: JsonObject,
  { messages, model, parameters, output }: Rendered,
  options: BuildOptions,
): Identity {
  const schema = output.kind === 'json' ? output.schema : undefined;
  const key =
    idempotencyKey === undefined
      ? requestKey({ messages, model, parameters, schema })
      : explicitKey(idempotencyKey, options);
  return { key, inputHash: inputHash(input) };
}

function mistaken(task: Task, sentence: string): Built<never> {
  return { ok: false, mistake: { place: task.place, message: sentence } };
}

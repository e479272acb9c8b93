import type { JsonObject } from '../domain/json.ts';
import { type Mistake, OFFLINE_MODEL, type Task } from '../domain/task.ts';
import { explicitKey, inputHash, requestKey } from './key.ts';
import { promptTokensBound } from './prompt-bound.ts';
import { renderMessages } from './render.ts';
import type { Request } from './request.ts';
import { responseSchemaOf } from './response-schema.ts';
import { refusedParameter, sentParameters } from './sent-parameters.ts';

export type BuiltRequest =
  { readonly ok: true; readonly request: Request } | { readonly ok: false; readonly mistake: Mistake };

/**
 * Turns a task and its loaded input into the one exact request for it. The same task gives the same request on every
 * machine and day; only a rehearsal (`offline`) differs, in its model.
 */
export function buildRequest(
  task: Task,
  input: JsonObject,
  options: { readonly offline: boolean },
): BuiltRequest {
  const { type, settings, idempotencyKey } = task;
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
  const schema = output.kind === 'json' ? output.schema : undefined;
  const request: Request = {
    key:
      idempotencyKey === undefined
        ? requestKey({ messages, model, parameters, schema })
        : explicitKey(idempotencyKey, options),
    inputHash: inputHash(input),
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

function mistaken(task: Task, sentence: string): BuiltRequest {
  return { ok: false, mistake: { place: task.place, message: sentence } };
}

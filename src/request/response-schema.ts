import type { ResponseSchema } from '../domain/response-schema.ts';
import type { OutputSpec } from '../domain/task.ts';
import { strictSchema } from './strict-schema.ts';

/** How an output is asked for: strictly if its schema can be, else as its author wrote it. Undefined for plain text. */
export function responseSchemaOf(output: OutputSpec): ResponseSchema | undefined {
  if (output.kind === 'text') return undefined;
  const known = responseSchemas.get(output);
  if (known !== undefined) return known;

  const closed = strictSchema(output.schema);
  const made = {
    name: providerName(output.name),
    schema: closed ?? output.schema,
    strict: closed !== undefined,
  };
  responseSchemas.set(output, made);
  return made;
}

/** Thousands of tasks share an output: its schema is closed once. */
const responseSchemas = new WeakMap<OutputSpec, ResponseSchema>();

/** Providers refuse names with other characters or more of them. */
function providerName(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64) || 'answer';
}

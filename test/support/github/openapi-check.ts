// Checks requests and answers against GitHub's own description, and knows what JSON Schema cannot be told of it:
// that a field or parameter which GitHub would ignore is a mistake of ours.
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

import { type Operation, type Schema, components } from './openapi-description.ts';

const ajv = newAjv(false);
/** Query and path come as text. */
const coercingAjv = newAjv(true);
const compiled = new WeakMap<Schema, ValidateFunction>();

/** What is wrong with the request, one sentence each. */
export function mistakesInRequest(
  operation: Operation,
  request: {
    readonly path: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string>>;
    readonly body: unknown;
  },
): readonly string[] {
  const where = `request of ${operation.id}`;
  const mistakes = [
    ...check(coercingAjv, parametersSchema(operation, 'path'), { ...request.path }, `${where}, path`),
    ...check(coercingAjv, parametersSchema(operation, 'query'), { ...request.query }, `${where}, query`),
  ];
  if (operation.requestBody === undefined)
    return request.body === undefined ? mistakes : [...mistakes, `${where}: expected no body`];
  if (request.body === undefined && !operation.requestBody.required) return mistakes;
  return [
    ...mistakes,
    ...check(ajv, bodySchema(operation.requestBody.schema), request.body, `${where}, body`),
  ];
}

/** What is wrong with the answer, one sentence each. `body` is the parsed JSON. */
export function mistakesInAnswer(operation: Operation, status: number, body: unknown): readonly string[] {
  const where = `answer ${status} of ${operation.id}`;
  const content = operation.responses.get(status);
  const schema = content?.['application/json']?.schema ?? content?.['application/scim+json']?.schema;
  if (schema !== undefined) return check(ajv, adapted(schema), body, where);
  if (status >= 400) return check(ajv, adapted(basicError), body, where);
  if (!operation.responses.has(status)) return [`${where}: GitHub does not document this status`];
  return body === undefined ? [] : [`${where}: expected no body`];
}

const basicError: Schema = {
  allOf: [
    { $ref: '#/components/schemas/basic-error' },
    { required: ['message', 'documentation_url', 'status'] },
  ],
};

const adaptedSchemas = new WeakMap<object, Schema>();
const bodySchemas = new WeakMap<object, Schema>();
const parameterSchemas = new WeakMap<Operation, Partial<Record<'path' | 'query', Schema>>>();

function check(by: Ajv, schema: Schema, value: unknown, where: string): readonly string[] {
  const validate = compiled.get(schema) ?? by.compile(schema);
  compiled.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) =>
      `${where}${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

function adapted(schema: Schema): Schema {
  return remembered(adaptedSchemas, schema, () => toJsonSchema(schema) as Schema);
}

function bodySchema(schema: Schema): Schema {
  return remembered(bodySchemas, schema, () => closed(toJsonSchema(schema)) as Schema);
}

function parametersSchema(operation: Operation, place: 'path' | 'query'): Schema {
  const known = parameterSchemas.get(operation) ?? {};
  parameterSchemas.set(operation, known);
  const parameters = operation.parameters.filter(parameter => parameter.in === place);
  return (known[place] ??= {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, toJsonSchema(schema)])),
    required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
    additionalProperties: false,
  });
}

function remembered<K extends object, V>(memory: WeakMap<K, V>, key: K, make: () => V): V {
  const value = memory.get(key) ?? make();
  memory.set(key, value);
  return value;
}

/**
 * OpenAPI 3.0 as JSON Schema: `nullable` becomes a type, and `oneOf` `anyOf`, as GitHub's alternatives overlap.
 * References lead to the components that both validators know.
 */
function toJsonSchema(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(toJsonSchema);
  const { nullable, oneOf, anyOf, discriminator: _, ...rest } = value as Schema;
  const schema: Record<string, unknown> = Object.fromEntries(
    Object.entries(rest).map(([name, inner]) => [name, toJsonSchema(inner)]),
  );
  const alternatives = [oneOf, anyOf].filter(list => list !== undefined).map(toJsonSchema);
  if (alternatives.length > 0) schema['anyOf'] = alternatives.flat();
  if (typeof schema['$ref'] === 'string') schema['$ref'] = schema['$ref'].replace(/^#/, 'github#');
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

/** With every property that is not described refused. */
function closed(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(closed);
  const schema = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closed(inner)]));
  return 'properties' in schema && 'type' in schema && !('additionalProperties' in schema)
    ? { ...schema, additionalProperties: false }
    : schema;
}

function newAjv(coerceTypes: boolean): Ajv {
  const made = new Ajv({ strict: false, allErrors: true, logger: false, coerceTypes });
  addFormats.default(made);
  // The addresses of bots have brackets, which no mail server would take: GitHub gives them out as emails all the same.
  made.addFormat('email', /^[^\s@]+@[^\s@]+$/);
  return made.addSchema({ $id: 'github', components: toJsonSchema(components) as Schema });
}

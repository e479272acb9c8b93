// GitHub's own description of its REST API, cut down to what the test GitHub answers: which operation a request asks for.
import { readFileSync } from 'node:fs';

export type Schema = { readonly [keyword: string]: unknown };
export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Schema;
};
type Media = Readonly<Record<string, { readonly schema: Schema }>>;
type Ref = { readonly $ref: string };

export type Operation = {
  readonly id: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody: { readonly required: boolean; readonly schema: Schema } | undefined;
  /** By status. The content by media type; undefined: the answer has no body. */
  readonly responses: ReadonlyMap<number, Media | undefined>;
};

type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};
type RawOperation = {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Ref)[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Media };
  readonly responses: Readonly<Record<string, { readonly content?: Media } | Ref>>;
};

const description: Description = JSON.parse(
  readFileSync(new URL('../../fixtures/github-openapi.json', import.meta.url), 'utf8'),
);

/** Schemas refer to each other as `#/components/schemas/name`. */
export const components: Schema = description.components;

const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, raw]) => ({
    method: method.toUpperCase(),
    pattern: patternOf(path),
    operation: operationOf(raw),
  })),
);

/** The operation and its path parameters, decoded; undefined: the description has none, or not this part of it. */
export function findOperation(
  method: string,
  path: string,
): { readonly operation: Operation; readonly parameters: Readonly<Record<string, string>> } | undefined {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match === null) continue;
    const parameters = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    return { operation: route.operation, parameters: Object.fromEntries(parameters) };
  }
  return undefined;
}

/** References and file paths may have slashes in them. */
function patternOf(path: string): RegExp {
  const pattern = path
    .replaceAll('.', String.raw`\.`)
    .replaceAll('{ref}', '(?<ref>.+)')
    .replaceAll('/{path}', '/?(?<path>.*)')
    .replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+?)');
  return new RegExp(`^${pattern}$`);
}

function operationOf(raw: RawOperation): Operation {
  const body = raw.requestBody;
  const schema = body?.content['application/json']?.schema;
  return {
    id: raw.operationId,
    parameters: (raw.parameters ?? []).map(parameter => resolve<Parameter>(parameter)),
    requestBody: schema === undefined ? undefined : { required: body?.required ?? false, schema },
    responses: new Map(
      Object.entries(raw.responses).map(([status, response]) => [
        Number(status),
        resolve<{ readonly content?: Media }>(response).content,
      ]),
    ),
  };
}

function resolve<T>(value: T | Ref): T {
  const { $ref } = value as Partial<Ref>;
  if ($ref === undefined) return value as T;
  const [, , kind = '', name = ''] = $ref.split('/');
  return description.components[kind]?.[name] as T;
}

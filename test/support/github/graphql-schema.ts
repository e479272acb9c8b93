// GitHub's real GraphQL schema, built once in a process and only when it is asked for.
import { readFileSync } from 'node:fs';

import { type DocumentNode, type GraphQLSchema, Kind, buildSchema, parse } from 'graphql';

let built: GraphQLSchema | undefined;

export function githubSchema(): GraphQLSchema {
  // Beside the package's entry, which would read the same schema as JSON, too.
  const path = new URL('schema.graphql', import.meta.resolve('@octokit/graphql-schema'));
  return (built ??= buildSchema(readFileSync(path, 'utf8'), { assumeValid: true }));
}

/** The fields that a document asks for at its root, and the names of its operations. Empty when it cannot be read. */
export function rootFieldsOf(query: string): {
  readonly names: readonly string[];
  readonly mutates: boolean;
} {
  const document = tryParse(query);
  const operations = (document?.definitions ?? []).filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const names: string[] = [];
  let mutates = false;
  for (const operation of operations) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    mutates ||= operation.operation === 'mutation';
    for (const field of operation.selectionSet.selections)
      if (field.kind === Kind.FIELD) names.push(field.name.value);
  }
  return { names, mutates };
}

function tryParse(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}

// Answers GraphQL requests by the real schema. What the test GitHub was not taught is a violation, never a silent null.
import { GraphQLError, defaultFieldResolver, execute, parse, validate } from 'graphql';
import type { GraphQLFieldResolver } from 'graphql';

import { errorShape } from './graphql-error.ts';
import { graphqlRoot } from './graphql-root.ts';
import { githubSchema } from './graphql-schema.ts';
import type { Answer } from './rest-call.ts';
import type { Token, World } from './world.ts';

export type GraphqlBody = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
};

export async function answerGraphql(
  world: World,
  token: Token,
  { query, variables, operationName }: GraphqlBody,
  violate: (mistake: string) => void,
): Promise<Answer> {
  const schema = githubSchema();
  const document = parseOr(query, error => violate(`GraphQL: ${error.message}`));
  if (document instanceof GraphQLError) return answerOf({ errors: [errorShape(document)] });
  const mistakes = validate(schema, document);
  for (const { message } of mistakes) violate(`GraphQL: ${message}`);
  if (mistakes.length > 0) return answerOf({ errors: mistakes.map(errorShape) });

  const { data, errors = [] } = await execute({
    schema,
    document,
    rootValue: graphqlRoot(world, token),
    ...(variables ? { variableValues: variables } : {}),
    ...(operationName ? { operationName } : {}),
    fieldResolver: teachable,
  });
  // GitHub's own errors have a type. Any other is a mistake in the variables, or something not taught here.
  for (const { message, extensions } of errors) if (!('type' in extensions)) violate(`GraphQL: ${message}`);
  return answerOf(errors.length === 0 ? { data } : { data, errors: errors.map(errorShape) });
}

const teachable: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
  if (typeof source === 'object' && source !== null && !(info.fieldName in source))
    throw new Error(
      `Expected a field that the test GitHub was taught, got ${info.parentType.name}.${info.fieldName}.`,
    );
  return defaultFieldResolver(source, args, context, info);
};

function answerOf(body: object): Answer {
  return { status: 200, body };
}

function parseOr(query: string, complain: (error: GraphQLError) => void) {
  try {
    return parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    complain(error);
    return error;
  }
}

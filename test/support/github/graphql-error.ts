// GitHub's GraphQL errors: a type beside the message, and status 200.
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** `type` is one of GitHub's: NOT_FOUND, FORBIDDEN, STALE_DATA, UNPROCESSABLE, BRANCH_PROTECTION_RULE_VIOLATION. */
export function typedError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

export function forbidden(): GraphQLError {
  return typedError('FORBIDDEN', 'Resource not accessible by integration');
}

/** GitHub has the type at the top of an error, not among the extensions. */
export function errorShape(error: GraphQLError | GraphQLFormattedError): object {
  const { message, path, locations, extensions } = error;
  const type = extensions?.['type'];
  return {
    ...(type === undefined ? {} : { type }),
    ...(path === undefined ? {} : { path }),
    locations,
    message,
  };
}

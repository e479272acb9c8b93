// What the test GitHub was asked, in the order of arrival.

export type GitHubRequest = {
  /** From 1. */
  readonly number: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** GitHub's name of it: `issues/create`, or the root fields of a GraphQL document, joined by commas. */
  readonly operation: string;
  readonly operations: readonly string[];
  /** Whether it could have changed something. */
  readonly writes: boolean;
  /** Parsed; undefined when there was none. */
  readonly body: unknown;
  /** By the server's clock. */
  readonly atMs: number;
  /** Of the token; undefined when it was none that is known. */
  readonly login: string | undefined;
  /** As it was sent, known or not; empty when there was none. */
  readonly token: string;
  /** Undefined as long as it was not answered: for ever, when the connection was dropped. */
  status?: number;
};

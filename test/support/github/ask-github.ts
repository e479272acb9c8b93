// Asks the test GitHub one thing, as plainly as can be: for tests of it, and to look in from outside.
import type { GitHub } from './start-github.ts';

export type Asked = {
  readonly status: number;
  /** Parsed when it is JSON; undefined when there is none. */
  readonly body: unknown;
  readonly headers: Headers;
};

type Asking = { readonly token?: string; readonly accept?: string };

/** `path` is below the repository: `/issues/1`. Rejects when the connection is dropped. */
export function ask(
  github: GitHub,
  method: string,
  path: string,
  body?: unknown,
  asking: Asking = {},
): Promise<Asked> {
  const { owner, name } = github.repository;
  return send(github, method, `/repos/${owner}/${name}${path}`, body, asking);
}

export function askGraphql(
  github: GitHub,
  query: string,
  variables: object = {},
  asking: Asking = {},
): Promise<Asked> {
  return send(github, 'POST', '/graphql', { query, variables }, asking);
}

/** What is in an answer at these steps; undefined when nothing is. */
export function valueAt(body: unknown, ...steps: readonly (string | number)[]): unknown {
  let value = body;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name === String(step))?.[1];
  }
  return value;
}

async function send(
  github: GitHub,
  method: string,
  path: string,
  body: unknown,
  { token = github.token, accept = 'application/vnd.github+json' }: Asking,
): Promise<Asked> {
  const response = await fetch(`${github.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, accept, 'user-agent': 'test' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  const read: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, body: text === '' ? undefined : read, headers: response.headers };
}

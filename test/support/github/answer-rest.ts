// Answers REST requests: is the operation described, is the request as described, may the token do it, then does it.
import { type Operation, findOperation } from './openapi-description.ts';
import { mistakesInAnswer, mistakesInRequest } from './openapi-check.ts';
import { type Refusal, archived, notFound, refusal } from './refusal.ts';
import { type Answer, type RestCall, type RestOperations, requirePermission } from './rest-call.ts';
import { collaboratorOperations } from './rest-collaborators.ts';
import { contentsOperations } from './rest-contents.ts';
import { gitDataOperations } from './rest-git-data.ts';
import { issueOperations } from './rest-issues.ts';
import { labelOperations } from './rest-labels.ts';
import { pullOperations } from './rest-pulls.ts';
import { reactionOperations } from './rest-reactions.ts';
import { refOperations } from './rest-refs.ts';
import { runOperations } from './rest-runs.ts';
import { workflowOperations } from './rest-workflows.ts';
import type { Token, World } from './world.ts';

const operations: RestOperations = {
  ...collaboratorOperations,
  ...contentsOperations,
  ...gitDataOperations,
  ...issueOperations,
  ...labelOperations,
  ...pullOperations,
  ...reactionOperations,
  ...refOperations,
  ...runOperations,
  ...workflowOperations,
};

export type RestRequest = {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
  readonly accept: string;
};

/** What is wrong with a request, whether or not it will be answered. */
export function restMistakes({ method, url, body }: RestRequest): readonly string[] {
  const found = findOperation(method, url.pathname);
  if (found === undefined) return [`${method} ${url.pathname}: no operation of the description is like this`];
  return mistakesInRequest(found.operation, { path: found.parameters, query: queryOf(url), body });
}

/** Undefined when the description has none. */
export function restOperationOf({ method, url }: RestRequest): Operation | undefined {
  return findOperation(method, url.pathname)?.operation;
}

/** @throws Refusal for what GitHub refuses. */
export function answerRest(world: World, token: Token, request: RestRequest): Answer {
  const { method, url, body, accept } = request;
  const found = findOperation(method, url.pathname);
  const { owner, name } = world.repository;
  const { owner: askedOwner, repo } = found?.parameters ?? {};
  if (found === undefined || `${askedOwner}/${repo}`.toLowerCase() !== `${owner}/${name}`.toLowerCase())
    throw notFound();

  const operation = operations[found.operation.id];
  if (operation === undefined)
    throw new Error(`Expected an answer to ${found.operation.id}. Teach the test GitHub.`);
  requirePermission(token, operation.needs);
  if (method !== 'GET' && world.repository.archived) throw archived();
  if (restMistakes(request).length > 0) throw refusal(422, 'Invalid request.');
  const call: RestCall = { world, token, path: found.parameters, query: queryOf(url), body, accept, url };
  return operation.answer(call);
}

/** What is wrong with an answer. A body that is no JSON is not described. */
export function answerMistakes(request: RestRequest, { status, body }: Answer): readonly string[] {
  const operation = restOperationOf(request);
  if (operation === undefined || Buffer.isBuffer(body) || typeof body === 'string') return [];
  return mistakesInAnswer(operation, status, body);
}

export function answerOfRefusal({ status, body, headers }: Refusal): Answer {
  return { status, body, headers };
}

function queryOf(url: URL): Readonly<Record<string, string>> {
  return Object.fromEntries(url.searchParams);
}

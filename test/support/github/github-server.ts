// One request after the other through the test GitHub: written down, spoilt if a test wants so, known, allowed, answered, checked.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { type GraphqlBody, answerGraphql } from './answer-graphql.ts';
import { answerMistakes, answerOfRefusal, answerRest, restMistakes, restOperationOf } from './answer-rest.ts';
import type { Fault, Faults } from './faults.ts';
import { rootFieldsOf } from './graphql-schema.ts';
import { type Received, receive, send } from './http-exchange.ts';
import { rateLimitHeaders, requireSlowWrites } from './rate-limits.ts';
import { Refusal, badCredentials, refusal } from './refusal.ts';
import type { GitHubRequest } from './request-log.ts';
import type { Answer } from './rest-call.ts';
import type { Token, World } from './world.ts';

export type Exchange = {
  readonly world: World;
  readonly requests: GitHubRequest[];
  readonly violations: string[];
  readonly faults: Faults;
};

export async function handle(
  exchange: Exchange,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world, requests, faults } = exchange;
  const received = await receive(incoming, world.apiUrl);
  if (received === undefined) return;
  const token = tokenOf(world, received.authorization);
  const request = recordOf(world, received, token, requests.length + 1);
  requests.push(request);
  if (!isGraphql(received)) exchange.violations.push(...restMistakes(received));

  const fault = faults.take({ line: `${received.method} ${request.path}`, operations: request.operations });
  if (fault === 'drop before') return void response.destroy();
  await waitFor(fault);
  const answer =
    fault instanceof Refusal ? answerOfRefusal(fault) : await answerTo(exchange, received, request, token);
  if (!isGraphql(received)) exchange.violations.push(...answerMistakes(received, answer));
  if (fault === 'drop after') return void response.destroy();

  request.status = answer.status;
  send(response, answer, {
    date: new Date(world.now()).toUTCString(),
    'x-github-request-id': `TEST:${request.number}`,
    ...rateLimitHeaders(world, requests),
  });
}

async function answerTo(
  { world, requests, violations }: Exchange,
  received: Received,
  request: GitHubRequest,
  token: Token | undefined,
): Promise<Answer> {
  try {
    const { userAgent, bytes, body } = received;
    if (userAgent === '')
      throw refusal(403, 'Request forbidden by administrative rules. A User-Agent header is needed.');
    if (token === undefined) throw badCredentials();
    if (bytes > world.rules.requestBytesMax) throw new Refusal(413, 'Request Entity Too Large');
    if (typeof body === 'string') throw refusal(400, 'Problems parsing JSON');
    requireSlowWrites(world, requests, request);
    if (!isGraphql(received)) return answerRest(world, token, received);
    return await answerGraphql(world, token, body as GraphqlBody, mistake => violations.push(mistake));
  } catch (error) {
    if (error instanceof Refusal) return answerOfRefusal(error);
    violations.push(`The test GitHub itself failed at ${request.operation}: ${String(error)}`);
    return answerOfRefusal(refusal(500, String(error)));
  }
}

async function waitFor(fault: Fault | undefined): Promise<void> {
  if (typeof fault !== 'object' || fault instanceof Refusal) return;
  await ('until' in fault ? fault.until : sleep(fault.delayMs));
}

function recordOf(world: World, received: Received, token: Token | undefined, number: number): GitHubRequest {
  const { method, url, body } = received;
  const { names, mutates } = isGraphql(received)
    ? rootFieldsOf((body as GraphqlBody | undefined)?.query ?? '')
    : { names: [restOperationOf(received)?.id ?? 'unknown'], mutates: method !== 'GET' };
  return {
    number,
    method,
    path: `${url.pathname}${url.search}`,
    operation: names.join(','),
    operations: names,
    writes: mutates,
    body,
    atMs: world.now(),
    login: token?.identity.login,
    token: tokenTextOf(received.authorization),
  };
}

function isGraphql({ method, url }: Received): boolean {
  return method === 'POST' && url.pathname === '/graphql';
}

function tokenOf({ tokens }: World, authorization: string): Token | undefined {
  return tokens.get(tokenTextOf(authorization));
}

/** `token X`, `bearer X`, in any case of letters. */
function tokenTextOf(authorization: string): string {
  return /^(?:token|bearer) (\S+)$/i.exec(authorization)?.[1] ?? '';
}

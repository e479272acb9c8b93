// How much is left: the hour's requests, told in headers, and the minute's writes, refused when there are too many.
import { secondaryRateLimit } from './refusal.ts';
import type { GitHubRequest } from './request-log.ts';
import type { World } from './world.ts';

/** What GITHUB_TOKEN has in an hour and repository. */
const requestsPerHour = 1000;
const minuteMs = 60_000;

export function rateLimitHeaders(
  world: World,
  requests: readonly GitHubRequest[],
): Readonly<Record<string, string>> {
  const used = requests.length % requestsPerHour;
  const hourMs = 60 * minuteMs;
  return {
    'x-ratelimit-limit': String(requestsPerHour),
    'x-ratelimit-remaining': String(requestsPerHour - used),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(((Math.floor(world.now() / hourMs) + 1) * hourMs) / 1000),
    'x-ratelimit-resource': requests.at(-1)?.path === '/graphql' ? 'graphql' : 'core',
  };
}

/** @throws Refusal when the request is a write and one too many in the last minute. */
export function requireSlowWrites(
  world: World,
  requests: readonly GitHubRequest[],
  request: GitHubRequest,
): void {
  if (!request.writes || world.rules.writesPerMinuteMax === Infinity) return;
  const recent = requests.filter(({ writes, atMs }) => writes && atMs > world.now() - minuteMs);
  if (recent.length > world.rules.writesPerMinuteMax) throw secondaryRateLimit(60);
}

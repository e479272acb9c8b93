// GitHub's refusals, in its words. Thrown by whoever finds the reason, answered by the server.

/** What GitHub answers instead. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: object | string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: object | string, headers: Readonly<Record<string, string>> = {}) {
    super(`GitHub refuses with ${status}.`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** An error in GitHub's usual form. `more` stands beside the message. */
export function refusal(
  status: number,
  message: string,
  more: object = {},
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  const documentation_url = 'https://docs.github.com/rest';
  return new Refusal(status, { message, documentation_url, status: String(status), ...more }, headers);
}

export const notFound = () => refusal(404, 'Not Found');
export const badCredentials = () => refusal(401, 'Bad credentials');
/** `accepted`: what would do, such as `issues=write`. */
export const missingPermission = (accepted = 'contents=write') =>
  refusal(403, 'Resource not accessible by integration', {}, { 'x-accepted-github-permissions': accepted });
export const archived = () => refusal(403, 'Repository was archived so is read-only.');
export const issuesDisabled = () => refusal(410, 'Issues has been disabled in this repository.');
export const serverError = (status: 500 | 502 | 503 | 504) =>
  status === 500 ? refusal(500, 'Server Error') : new Refusal(status, '<html><body>Unicorn!</body></html>');

/** One field is wrong. `code` is one of GitHub's: missing, invalid, already_exists, custom. */
export function invalid(resource: string, field: string, code: string, message?: string): Refusal {
  const error = { resource, field, code, ...(message === undefined ? {} : { message }) };
  return refusal(422, 'Validation Failed', { errors: [error] });
}

/** Some of GitHub's limits say when to come back, some only that the account was too fast. */
export function secondaryRateLimit(retryAfterSeconds: number | undefined, status: 403 | 429 = 403): Refusal {
  return refusal(
    status,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    {},
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
  );
}

/** The hour's requests are used up. */
export function primaryRateLimit(resetAtMs: number): Refusal {
  return refusal(
    403,
    'API rate limit exceeded for installation.',
    {},
    {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(resetAtMs / 1000)),
    },
  );
}

import * as z from 'zod';

import type { Received } from './exchange.ts';

/** Why GitHub did not do what it was asked, by status, header and code, never by the words of a message. */
export type Refusal =
  /** The token is wrong or has expired. */
  | { readonly kind: 'unauthorized' }
  /** The token may not. `needs`: what GitHub says it would take, as `contents=write`. */
  | { readonly kind: 'forbidden'; readonly needs: string | undefined }
  | { readonly kind: 'missing' }
  /** Switched off: issues, for example. */
  | { readonly kind: 'gone' }
  /** Something else was faster, or a rule stands against it. */
  | { readonly kind: 'conflict'; readonly codes: readonly string[] }
  | { readonly kind: 'invalid'; readonly codes: readonly string[] }
  /** Too many requests: nothing was done. */
  | { readonly kind: 'rate-limited'; readonly waitMs: number }
  /** GitHub is in trouble, or cannot be reached. `sent`: it may have been done all the same. */
  | { readonly kind: 'unreachable'; readonly sent: boolean; readonly status: number | undefined }
  /** Not asked any more: somebody wants the run to end. */
  | { readonly kind: 'cancelled' };

const Body = z.object({
  errors: z.array(z.object({ code: z.string() })).catch([]),
});

/** GitHub asks for at least a minute when it does not say how long. https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api */
const WAIT_MS_DEFAULT = 60_000;

/** Undefined: it was not refused. */
export function refusalOf(received: Received, nowMs: number): Refusal | undefined {
  const { status } = received;
  if (status >= 200 && status < 300) return undefined;
  const waitMs = rateLimitOf(received, nowMs);
  if (waitMs !== undefined) return { kind: 'rate-limited', waitMs };

  switch (status) {
    case 401:
      return { kind: 'unauthorized' };
    case 403:
      return { kind: 'forbidden', needs: headerOf(received, 'x-accepted-github-permissions') };
    case 404:
      return { kind: 'missing' };
    case 409:
      return { kind: 'conflict', codes: codesOf(received.body) };
    case 410:
      return { kind: 'gone' };
    case 422:
      return { kind: 'invalid', codes: codesOf(received.body) };
    default:
      return status >= 500
        ? { kind: 'unreachable', sent: true, status }
        : { kind: 'invalid', codes: [`http-${status}`] };
  }
}

/** A 403 is also how GitHub says "too fast": then it says when to come back, or that nothing is left. */
function rateLimitOf(received: Received, nowMs: number): number | undefined {
  if (received.status !== 429 && received.status !== 403) return undefined;
  const seconds = numberOf(headerOf(received, 'retry-after'));
  if (seconds !== undefined) return seconds * 1_000;

  const isSpent = numberOf(headerOf(received, 'x-ratelimit-remaining')) === 0;
  const resetSeconds = numberOf(headerOf(received, 'x-ratelimit-reset'));
  if (isSpent && resetSeconds !== undefined) return Math.max(0, resetSeconds * 1_000 - nowMs);
  return isSpent || received.status === 429 ? WAIT_MS_DEFAULT : undefined;
}

function headerOf({ headers }: Received, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

function codesOf(body: string): readonly string[] {
  try {
    return Body.parse(JSON.parse(body)).errors.map(({ code }) => code);
  } catch {
    return [];
  }
}

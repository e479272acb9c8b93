import type { IncomingHttpHeaders } from 'node:http';

/** Whatever a server says, nobody waits for longer than a day: the next run asks again. */
const WAIT_MS_MAX = 24 * 3_600_000;

/**
 * How long the server asks to wait, in milliseconds: `retry-after-ms`, or `Retry-After` as seconds or as a date.
 * A date is measured against the server's own clock where it gives one. Undefined: it did not say, or not clearly.
 */
export function retryAfterMs(headers: IncomingHttpHeaders, nowMs: number): number | undefined {
  const ms = amount(headers['retry-after-ms']);
  if (ms !== undefined) return clamp(ms);

  const after = headers['retry-after'];
  const seconds = amount(after);
  if (seconds !== undefined) return clamp(seconds * 1_000);

  const until = httpDate(after);
  return until === undefined ? undefined : clamp(until - (httpDate(headers.date) ?? nowMs));
}

function amount(text: string | string[] | undefined): number | undefined {
  return typeof text === 'string' && /^\s*\d+(?:\.\d*)?\s*$/.test(text) ? Number(text) : undefined;
}

/** Only the form of HTTP, `Sun, 06 Nov 1994 08:49:37 GMT`: `Date.parse` also reads a bare "-5" as a date. */
function httpDate(text: string | undefined): number | undefined {
  if (text === undefined || !/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text))
    return undefined;
  const ms = Date.parse(text);
  // There are days of that form that no calendar has.
  return Number.isNaN(ms) ? undefined : ms;
}

function clamp(ms: number): number {
  return Math.ceil(Math.min(Math.max(ms, 0), WAIT_MS_MAX));
}

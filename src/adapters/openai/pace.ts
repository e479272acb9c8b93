import type { IncomingHttpHeaders } from 'node:http';

import type { Pace } from '../../ports.ts';

const FIGURE_MAX = 1_000_000_000_000;
const RESET_MS_MAX = 24 * 3_600_000;

/**
 * The provider's pace, from the `x-ratelimit-*` headers that OpenAI has made common. OpenRouter sends its own
 * three with a refusal only, where they speak of requests and the reset is a time in milliseconds since the epoch.
 */
export function paceOf(headers: IncomingHttpHeaders, nowMs: number): Pace {
  const figure = (name: string) => figureOf(headers[`x-ratelimit-${name}`]);
  const resets = ['reset-requests', 'reset-tokens', 'reset']
    .map(name => resetMsOf(headers[`x-ratelimit-${name}`], nowMs))
    .filter(ms => ms !== undefined);

  return {
    requestsPerMinute: figure('limit-requests'),
    tokensPerMinute: figure('limit-tokens'),
    requestsRemaining: figure('remaining-requests') ?? figure('remaining'),
    tokensRemaining: figure('remaining-tokens'),
    resetMs: resets.length === 0 ? undefined : Math.max(...resets),
  };
}

function figureOf(text: string | string[] | undefined): number | undefined {
  if (typeof text !== 'string' || !/^\d{1,13}(?:\.\d+)?$/.test(text)) return undefined;
  return Math.min(Math.floor(Number(text)), FIGURE_MAX);
}

const UNIT_MS = new Map([
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
]);

/** `1h2m3.5s`, `6m0s`, `120ms`, or a bare number. */
function resetMsOf(text: string | string[] | undefined, nowMs: number): number | undefined {
  if (typeof text !== 'string') return undefined;
  if (/^\d{1,15}(?:\.\d+)?$/.test(text)) return clamp(bareResetMs(Number(text), nowMs));
  if (!/^(?:\d{1,9}(?:\.\d+)?(?:ms|h|m|s))+$/.test(text)) return undefined;

  const parts = [...text.matchAll(/([\d.]+)(ms|h|m|s)/g)];
  return clamp(
    parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (UNIT_MS.get(unit) ?? 0), 0),
  );
}

/** Servers mean seconds from now, or seconds or milliseconds since the epoch; their sizes lie far apart. */
function bareResetMs(figure: number, nowMs: number): number {
  if (figure >= 1e11) return figure - nowMs;
  if (figure >= 1e8) return figure * 1_000 - nowMs;
  return figure * 1_000;
}

function clamp(ms: number): number {
  return Math.ceil(Math.min(Math.max(ms, 0), RESET_MS_MAX));
}

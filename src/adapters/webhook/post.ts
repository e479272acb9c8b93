import http from 'node:http';
import type { IncomingMessage, ProxyEnv } from 'node:http';
import https from 'node:https';

export type Letter = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

export type Answer =
  | { readonly kind: 'taken' }
  /** The next try may get through, but not before `waitMs`. */
  | { readonly kind: 'passing'; readonly trouble: string; readonly waitMs: number }
  | { readonly kind: 'refused'; readonly trouble: string };

const TRY_MS_MAX = 3_000;

/**
 * Sends one request, once. It follows no redirect, and reads nothing of the answer but its status: whoever answers has no
 * say in what is shown. No text here names the URL, which is what makes somebody able to send.
 */
export async function post(
  url: URL,
  { headers, body }: Letter,
  { proxyEnv, stop }: { readonly proxyEnv: ProxyEnv; readonly stop: AbortSignal },
): Promise<Answer> {
  const { Agent, request } = url.protocol === 'https:' ? https : http;
  const signal = AbortSignal.any([stop, AbortSignal.timeout(TRY_MS_MAX)]);
  const agent = new Agent({ proxyEnv });
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { method: 'POST', headers, signal, agent })
        .on('response', resolve)
        .on('error', reject)
        .end(body);
    });
    response.on('error', () => {}).resume();
    return answerOf(response);
  } catch (error) {
    if (signal.aborted) return passing('It did not answer in time.');
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return passing(`It could not be reached (${code}).`);
  } finally {
    agent.destroy();
  }
}

function answerOf({ statusCode = 0, headers }: IncomingMessage): Answer {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'taken' };
  const trouble = `It answered with the status ${statusCode}.`;
  if (statusCode !== 408 && statusCode !== 429 && statusCode < 500) return { kind: 'refused', trouble };
  return passing(trouble, headers['retry-after']);
}

/** `Retry-After` is in seconds, with a fraction where Discord sends it. A date is as good as none: ours may differ. */
function passing(trouble: string, retryAfter = ''): Answer {
  const waitMs = /^\d{1,9}(?:\.\d{1,9})?$/.test(retryAfter) ? Math.ceil(Number(retryAfter) * 1_000) : 0;
  return { kind: 'passing', trouble, waitMs };
}

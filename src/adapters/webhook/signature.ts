import { createHmac } from 'node:crypto';

/**
 * Headers that prove who sent a body, and when: a receiver that refuses what is minutes old cannot be told the same thing
 * again by somebody who has listened.
 */
export function signatureOf(body: string, secret: string, nowMs: number): Record<string, string> {
  const timestamp = Math.floor(nowMs / 1_000).toString();
  const hmac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { 'x-background-agent-timestamp': timestamp, 'x-background-agent-signature': `sha256=${hmac}` };
}

import * as z from 'zod';

import { WebhookMessage } from './json.ts';

/** The JSON Schema of what is sent as `json`, for whoever receives it: the text of the file that this project ships. */
export function publishedWebhookSchema(): string {
  // `input`: a receiver must let pass the keys that a later release adds.
  const { $schema, ...schema } = z.toJSONSchema(WebhookMessage, { io: 'input' });
  return `${JSON.stringify({ $schema, title: 'Background Agent webhook message', ...schema }, null, 2)}\n`;
}

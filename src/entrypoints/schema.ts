import { mkdirSync, writeFileSync } from 'node:fs';

import { publishedWebhookSchema } from '../adapters/webhook/published-schema.ts';
import { publishedTaskFileSchema } from '../domain/published-schema.ts';
import { publishedResultSchema } from '../report/published-schema.ts';

// `npm run schema`: writes the published schemas anew, to be committed with the change that made them differ.
mkdirSync('schema', { recursive: true });
writeFileSync('schema/tasks.schema.json', publishedTaskFileSchema());
writeFileSync('schema/result.schema.json', publishedResultSchema());
writeFileSync('schema/webhook.schema.json', publishedWebhookSchema());

import { mkdirSync, writeFileSync } from 'node:fs';

import { publishedTaskFileSchema } from '../domain/published-schema.ts';

// `npm run schema`: writes the published schema anew, to be committed with the change that made it differ.
mkdirSync('schema', { recursive: true });
writeFileSync('schema/tasks.schema.json', publishedTaskFileSchema());

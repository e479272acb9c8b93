import * as z from 'zod';

import { Result } from './result-file.ts';

/** The JSON Schema of a result file, for whoever reads results by program: the text of the file that this project ships. */
export function publishedResultSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(Result);
  return `${JSON.stringify({ $schema, title: 'Background Agent result', ...schema }, null, 2)}\n`;
}

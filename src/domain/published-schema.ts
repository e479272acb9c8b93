import * as z from 'zod';

import { TaskFile } from './task-file.ts';

/**
 * The JSON Schema of the task file, for editors, as the text of the file that this project ships. It is made from the
 * schema that reads task files, so both say the same; what a JSON Schema cannot say (unique ids, known types, files
 * that exist) only reading can tell.
 */
export function publishedTaskFileSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(TaskFile, { io: 'input' });
  return `${JSON.stringify({ $schema, title: 'Background Agent task file', ...schema }, null, 2)}\n`;
}

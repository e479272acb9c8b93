import { resolve } from 'node:path';

import type { Config } from './config.ts';

/** Where log and answers are on this disk. */
export function stateFolderOf({ workspace, stateFolder }: Config): string {
  return resolve(workspace, stateFolder);
}

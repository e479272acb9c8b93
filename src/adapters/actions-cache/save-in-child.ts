import { once } from 'node:events';

import { COPY_PATH } from './version.ts';

/** The first argument of a process that is to save a copy: which one, it is told in a message. */
export const SAVE_COPY = 'save-copy';

/** `temp`: a folder for what the client makes on its way. */
export type Wish = { readonly key: string; readonly folder: string; readonly temp: string };

/** What the child does, on its own: it tells whether there is a new entry, and ends with whoever started it. */
export async function saveInChild(child: NodeJS.Process): Promise<void> {
  child.once('disconnect', () => child.exit());
  const asked = once(child, 'message');
  // Loaded here and nowhere else: it takes longer than an upload.
  const { saveCache } = await import('@actions/cache');
  // Nobody but whoever started it can send to it.
  const [{ key, folder, temp }]: readonly [Wish] = (await asked) as [Wish];
  child.env['GITHUB_WORKSPACE'] = folder;
  child.env['RUNNER_TEMP'] = temp;
  child.chdir(folder);
  const entry = await saveCache([COPY_PATH], key);
  child.send?.(entry !== -1);
}

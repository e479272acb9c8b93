import { COPY_PATH } from './version.ts';

/** The first argument of a process that is to save its working directory under the key that follows. */
export const SAVE_COPY = 'save-copy';

/** What the child does, on its own: it tells whether there is a new entry, and ends with whoever started it. */
export async function saveInChild(child: NodeJS.Process): Promise<void> {
  child.once('disconnect', () => child.exit());
  // Loaded here and nowhere else: it takes longer than an upload.
  const { saveCache } = await import('@actions/cache');
  const key = child.argv.at(-1) ?? '';
  const entry = await saveCache([COPY_PATH], key);
  child.send?.(entry !== -1);
}

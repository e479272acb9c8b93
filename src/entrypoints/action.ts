import process from 'node:process';

import { SAVE_COPY, saveInChild } from '../adapters/actions-cache/save-in-child.ts';

// What the runner starts, before the job's other steps and after them: `dist/index.js` is this file, bundled. It starts
// itself as well, to upload to the cache.
if (process.argv[2] === SAVE_COPY) await saveInChild(process);
else {
  const { runAction } = await import('./run-action.ts');
  process.exitCode = await runAction(process);
}

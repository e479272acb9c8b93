// A process that does nothing but save a copy of its working directory, and bring back another: what it prints
// besides the last line, the adapter or the client printed.
import process from 'node:process';

import { openActionsCache } from '../../src/adapters/actions-cache/actions-cache.ts';
import { SAVE_IN_CHILD } from './cache-scene.ts';

const [key = '', prefix = '', into = '', program = SAVE_IN_CHILD] = process.argv.slice(2);
const store = openActionsCache({
  env: process.env,
  program,
  saveMsMax: Number(process.env['SAVE_MS_MAX'] ?? 120_000),
});
const saved = await store.save(key, process.cwd());
const restored = await store.restore(prefix, into);
console.log(encodeURIComponent(JSON.stringify({ saved, restored })));

import process from 'node:process';

import { runAction } from './run-action.ts';

// What the runner starts: `dist/index.js` is this file, bundled.
process.exitCode = await runAction(process);

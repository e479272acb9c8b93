// GitHub's client as an action of theirs uses it: brings the newest copy of a prefix into the workspace.
import process from 'node:process';

import { restoreCache } from '@actions/cache';

await restoreCache(['.'], process.argv[2] ?? '');

// Loaded before a script by `--import`: when the process ends it writes the most memory it had, in megabytes, to file
// descriptor 3.
import { writeSync } from 'node:fs';
import process from 'node:process';

import { peakMegabytes } from './peak.ts';

process.once('exit', () => writeSync(3, String(peakMegabytes())));

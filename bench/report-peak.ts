// Loaded before a script by `--import`: when the process ends it writes the most memory it had, in kilobytes, to file
// descriptor 3.
import { writeSync } from 'node:fs';
import process from 'node:process';

process.once('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));

// Replays the log in the folder that is the first argument, and prints how many kilobytes the process had at its peak.
import { existsSync, readFileSync } from 'node:fs';

import { LogFolder } from '../src/adapters/local-disk/log-folder.ts';
import { replay } from '../src/log/replay.ts';

const { status } = replay(new LogFolder(process.argv[2] ?? '').read(), () => {});
if (status !== 'intact') throw new Error(`The sample log was read as ${status}.`);
process.stdout.write(String(peakKilobytes()));

/** Linux counts the parent's memory into `maxRSS` of a new process; its own peak stands in /proc alone. */
function peakKilobytes(): number {
  const path = '/proc/self/status';
  const own = existsSync(path) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(path, 'utf8')) : null;
  return own === null ? process.resourceUsage().maxRSS : Number(own[1]);
}

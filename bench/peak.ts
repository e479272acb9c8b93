import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** The most memory this process ever had. Linux counts the parent's into `maxRSS` of a new process; its own stands in /proc alone. */
export function peakMegabytes(): number {
  const path = '/proc/self/status';
  const own = existsSync(path) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(path, 'utf8')) : null;
  return (own === null ? process.resourceUsage().maxRSS : Number(own[1])) / 1_000;
}

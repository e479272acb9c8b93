import { readFileSync } from 'node:fs';

import { codeOf } from './storage-error.ts';

/** A process of this machine. `startedAt` is in clock ticks since boot, and empty where the system does not tell. */
export type Process = { readonly pid: number; readonly startedAt: string };

export function thisProcess(): Process {
  return { pid: process.pid, startedAt: statusOf(process.pid)?.startedAt ?? '' };
}

/** Is this very process alive? A number alone proves nothing: the system gives it to another process later. */
export function isRunning({ pid, startedAt }: Process): boolean {
  if (!exists(pid)) return false;
  const status = statusOf(pid);
  if (status === undefined) return true;
  // A zombie has ended; only its parent has not noticed yet.
  return status.state !== 'Z' && (startedAt === '' || status.startedAt === startedAt);
}

function exists(pid: number): boolean {
  // Zero would mean our own group.
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** From /proc/<pid>/stat, see proc(5): behind the name, which may hold anything, fields 3 (state) and 22 (start time). */
function statusOf(
  pid: number,
): { readonly state: string | undefined; readonly startedAt: string | undefined } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[3 - 3], startedAt: fields[22 - 3] };
  } catch {
    return undefined;
  }
}

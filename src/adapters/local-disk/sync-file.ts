import { fdatasync, fsync } from 'node:fs';
import { promisify } from 'node:util';

/*
 * A sync waits for the disk, so it waits in a thread of its own. The calls around it, which only reach the kernel's memory,
 * are made in place: to hand one over to another thread and back takes longer, and with fifty answers coming in at once
 * every such round costs all of them.
 */

/** Makes a file's bytes survive the machine. */
export const syncData: (descriptor: number) => Promise<void> = promisify(fdatasync);

/** The same for all of it; for a folder, the names in it. */
export const syncAll: (descriptor: number) => Promise<void> = promisify(fsync);

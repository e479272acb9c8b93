import { type Lock, acquireLock, otherHolder } from '../adapters/local-disk/lock.ts';
import type { Console } from '../ports.ts';

/**
 * The lock for whoever looks after a run that was cut off. A full disk may be what ended it, and takes no lock either: what is
 * on it is read all the same, if nobody who lives is at work there.
 */
export function lockForRescue(folder: string, console: Console): Lock {
  try {
    return acquireLock(folder);
  } catch (error) {
    const holder = otherHolder(folder);
    if (holder !== undefined) return { ok: false, holder };
    console.write('warning', error instanceof Error ? error.message : String(error));
    return { ok: true, release: () => {} };
  }
}

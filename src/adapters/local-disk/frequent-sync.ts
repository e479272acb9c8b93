import type { Files } from './files.ts';

/** A disk that syncs faster than this is waited for in place: the way to a thread and back would take longer. */
const QUICK_MS = 0.5;

/** So many slow ones in a row are the disk, and no hiccup. */
const SLOW_MAX = 3;

/** How many syncs a slow disk gets in a thread before one in place asks again how fast it is. */
const IN_THREAD = 200;

/** The two ways to sync a file's bytes, and the clock that compares them. */
export type Disk = {
  readonly inPlace: (descriptor: number) => void;
  readonly inThread: (descriptor: number) => Promise<void>;
  /** Milliseconds, from whenever. */
  readonly now: () => number;
};

/** A sync of a file that is synced over and over, and holds somebody up each time: in place as long as the disk is quick. */
export class FrequentSync {
  readonly #disk: Disk;
  #slow = 0;
  #inThread = 0;

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /** Resolves when the file's bytes would survive the machine. */
  async sync(descriptor: number): Promise<void> {
    if (this.#inThread > 0) {
      this.#inThread -= 1;
      return this.#disk.inThread(descriptor);
    }
    const beganMs = this.#disk.now();
    this.#disk.inPlace(descriptor);
    this.#slow = this.#disk.now() - beganMs < QUICK_MS ? 0 : this.#slow + 1;
    if (this.#slow >= SLOW_MAX) this.#inThread = IN_THREAD;
  }
}

/** How quick it is tells the clock of the disk itself: a disk that is made up has no real time. */
export function diskOf(files: Files): Disk {
  return {
    inPlace: descriptor => files.fdatasyncSync(descriptor),
    inThread: descriptor => files.fdatasync(descriptor),
    now: () => files.now(),
  };
}

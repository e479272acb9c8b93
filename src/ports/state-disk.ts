import type { AnswerStore, LogStore } from '../ports.ts';

/**
 * The state folder on the runner's disk, as a whole. Copies from elsewhere come into a scratch folder first: nothing of
 * them counts before it was checked.
 */
export interface StateDisk {
  /** What lies here now, or undefined when there is nothing. */
  here(): StateCopy | undefined;
  /** Whether what lies here was fetched by a run that got no further: its last run was not at work here. */
  wasFetched(): boolean;
  /** From now on, what lies here is this machine's own. */
  own(): void;
  /** A new and empty place for a copy. */
  openScratch(): ScratchCopy;
  /** Puts a copy in the place of what lies here, which is kept aside; it counts as fetched until `own`. */
  adopt(copy: ScratchCopy): void;
  /** Whatever was fetched and not adopted goes. */
  clearScratch(): void;
  /** Copies the log up to `end`, a seal, and the answers into a folder in which nothing changes until it is removed. */
  copy(end: number): CopiedState;
}

export type StateCopy = { readonly store: LogStore; readonly answers: AnswerStore };

export type ScratchCopy = {
  readonly folder: string;
  readonly store: LogStore & { close(): Promise<void> };
  readonly answers: AnswerStore;
};

export type CopiedState = { readonly folder: string; remove(): void };

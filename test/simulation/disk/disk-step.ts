/** What a process asks of a disk. Those that make or change several things, as a recursive removal, are a step for each. */
export type DiskOperation = {
  readonly name:
    /** Makes a file or empties one; to open one that is there is no step. */
    | 'open'
    | 'write'
    | 'truncate'
    | 'copy'
    | 'rename'
    | 'remove'
    | 'mkdir'
    /** Of a file's bytes, or of the names in a folder. */
    | 'sync'
    | 'read'
    | 'list';
  /** Of an open file: what it was opened as. */
  readonly path: string;
  /** How many are written, copied or asked for; 0 where that says nothing. */
  readonly bytes: number;
};

/** `bytes`: of a write or a copy, so many are done before the end. */
export type DiskFate =
  | { readonly do: 'go' }
  | { readonly do: 'die'; readonly when: 'before' | 'after'; readonly bytes?: number }
  | { readonly do: 'fail'; readonly code: 'ENOSPC' | 'EIO' | 'EROFS'; readonly bytes?: number };

/** Decides what becomes of an operation. */
export type DiskStep = (operation: DiskOperation) => DiskFate;

const GO: DiskFate = { do: 'go' };

/** A disk that is well. */
export const allGoes: DiskStep = () => GO;

/** An operation that leaves the disk as it is: to die before it is to die after the one before. */
export function isReading({ name }: DiskOperation): boolean {
  return name === 'read' || name === 'list';
}

/** What a process that is dead gets from its disk, so that it does nothing any more. No code under test may know it. */
export class ProcessKilled extends Error {
  override readonly name = 'ProcessKilled';
}

/** What the disk refused, where, and what somebody can do about it. The operating system's error is its cause. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** `doing` completes "Cannot ...", as in "append to". An error that already says where and what to do stays as it is. */
export function storageError(doing: string, path: string, cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  return new StorageError(`Cannot ${doing} "${path}": ${adviceFor(codeOf(cause))}`, { cause });
}

/** For what is there but is no regular file or no folder of its own. */
export function linkError(doing: string, path: string): StorageError {
  return new StorageError(`Cannot ${doing} "${path}": ${adviceFor('ELOOP')}`);
}

/** The code of an error of the operating system, `ENOENT` for example. Where `rmSync` does not know one, it has an empty one. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code !== '' ? code : undefined;
}

function adviceFor(code: string | undefined): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'there is no space left. Free some and run again: what was written before is safe.';
    case 'EROFS':
      return 'the file system is read-only. Choose a state folder on a disk that can be written.';
    case 'EACCES':
    case 'EPERM':
      return 'permission was refused. Allow this user to write there, or choose another state folder.';
    case 'ELOOP':
      return 'it is a link or something else that is not followed here. Put a real one in its place.';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file stands where a folder is expected. Move it away, or choose another state folder.';
    default:
      return `the disk reported ${code ?? 'an unknown error'}. Check the disk, or choose another state folder.`;
  }
}

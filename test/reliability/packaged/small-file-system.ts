// A file system of its own for a folder, as small as a test wants it to be.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

export type SmallFileSystem = { unmount(): void };

/** @throws Error with the words of `mount`: root may do this, and not in every container. */
export function mountSmall(folder: string, kibibytes: number): SmallFileSystem {
  mkdirSync(folder, { recursive: true });
  run('mount', '-t', 'tmpfs', '-o', `size=${kibibytes}k,mode=755`, 'small', folder);
  let isMounted = true;
  return {
    unmount: () => {
      if (isMounted) run('umount', folder);
      isMounted = false;
    },
  };
}

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`"${[program, ...args].join(' ')}" did not work: ${error?.message ?? stderr.trim()}`);
}

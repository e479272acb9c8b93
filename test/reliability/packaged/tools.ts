// The programs that the rows about the packaged action need beside node.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

/**
 * Makes sure that a program is there, and that it works. Where it is missing, root installs the Debian package of its name.
 * Undefined: it is there; else why what it is for cannot be tried here.
 */
export function whyNot(program: 'strace' | 'faketime'): string | undefined {
  if (isThere(program)) return worksHere(program);
  if (process.getuid?.() !== 0) return `${program} is not installed, and only root can install it.`;
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', program]])
    spawnSync('apt-get', ['--quiet=2', ...args], { stdio: 'ignore' });
  return isThere(program) ? worksHere(program) : `${program} is not installed, and could not be.`;
}

/** No container has to allow that a process is traced. */
function worksHere(program: 'strace' | 'faketime'): string | undefined {
  const args = program === 'strace' ? ['-qq', '-o', '/dev/null', 'true'] : ['-f', '+1d', 'true'];
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? undefined : `${program} does not work here: ${stderr.trim()}`;
}

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

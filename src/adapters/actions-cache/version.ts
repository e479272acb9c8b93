import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';

import type { Environment } from './environment.ts';

/**
 * The one path that a copy is of. Entries of another path are another version to the service, in silence; relative
 * to the folder itself, it is the same on every machine.
 */
export const COPY_PATH = '.';

export type Compression = 'gzip' | 'zstd-without-long';

/** Windows looks for a program in the current folder first, and that is the checkout. */
const OURS = dirname(process.execPath);

/** What the client packs with on this machine (`getCompressionMethod` in @actions/cache): zstd, if that runs. */
export async function findCompression(env: Environment): Promise<Compression> {
  const words = await new Promise<string>(resolve =>
    execFile('zstd', ['--quiet', '--version'], { env, cwd: OURS }, (_error, out, err) => resolve(out + err)),
  );
  return words.trim() === '' ? 'gzip' : 'zstd-without-long';
}

/** The version under which the client keeps copies (`getCacheVersion` in @actions/cache). */
export function copyVersion(compression: Compression, platform: NodeJS.Platform): string {
  const parts = [COPY_PATH, compression, ...(platform === 'win32' ? ['windows-only'] : []), SALT];
  return createHash('sha256').update(parts.join('|')).digest('hex');
}

const SALT = '1.0';

import type { Restored } from '../../ports/copies.ts';
import { Unusable } from './byte-reader.ts';
import type { CacheService } from './cache-service.ts';
import type { Environment } from './environment.ts';
import { codeOf, send } from './send.ts';
import { unpack } from './unpack.ts';
import { copyVersion, findCompression } from './version.ts';

export type Restoring = {
  readonly service: CacheService;
  readonly env: Environment;
  readonly bytesMax: number;
  readonly msMax: number;
};

/** Asks for the newest copy, fetches it, and unpacks it as it comes. Whatever goes wrong on the way is `unreachable`. */
export async function restoreCopy(
  prefix: string,
  into: string,
  { service, env, bytesMax, msMax }: Restoring,
): Promise<Restored> {
  const signal = AbortSignal.timeout(msMax);
  const compression = await findCompression(env);
  const found = await service.find(prefix, copyVersion(compression, process.platform), signal);
  if (found.kind !== 'found') return found;

  try {
    const archive = await send(found.url, { method: 'GET', env, signal });
    if (archive.statusCode !== 200) {
      archive.destroy();
      return { kind: 'unreachable', reason: `The copy's address answered with HTTP ${archive.statusCode}.` };
    }
    await unpack({ archive, compression, bytesMax, signal }, into);
    return { kind: 'hit', key: found.key };
  } catch (error) {
    const what = signal.aborted ? `it took more than ${msMax / 1000} s` : troubleOf(error);
    return { kind: 'unreachable', reason: `The copy in the cache cannot be used: ${what}.` };
  }
}

function troubleOf(error: unknown): string {
  return error instanceof Unusable ? error.message : codeOf(error);
}

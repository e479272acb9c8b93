import type { CopyStore } from '../../ports/copies.ts';
import { invariant } from '../../domain/invariant.ts';
import { CacheService } from './cache-service.ts';
import { ClientProcess } from './client-process.ts';
import { type Environment, readAccess } from './environment.ts';
import { restoreCopy } from './restore.ts';
import { KEY_LENGTH_MAX, saveCopy } from './save.ts';

export type ActionsCacheOptions = {
  readonly env: Environment;
  /** A program that calls `saveInChild` when its first argument is `SAVE_COPY`: the client runs in it. */
  readonly program: string;
  readonly restoreMsMax?: number;
  readonly saveMsMax?: number;
  /** Of what a copy holds, once unpacked. */
  readonly bytesMax?: number;
};

/** Copies in the cache of GitHub Actions. Nothing is asked and nothing is loaded before the first call. */
export function openActionsCache({
  env,
  program,
  restoreMsMax = 60_000,
  saveMsMax = 120_000,
  bytesMax = 1024 ** 3,
}: ActionsCacheOptions): CopyStore {
  const access = readAccess(env);
  if (access.kind === 'off') {
    const off = Promise.resolve(access);
    return { restore: () => off, save: () => off, prepareSave: () => {} };
  }

  const service = new CacheService(access, env);
  const client = new ClientProcess({ env, program });
  const off = { kind: 'off', reason: `This job's cache-mode is "${access.mode}".` } as const;
  return {
    async restore(prefix, into) {
      expectKey(prefix);
      if (!access.readable) return off;
      return restoreCopy(prefix, into, { service, env, bytesMax, msMax: restoreMsMax });
    },
    async save(key, folder) {
      expectKey(key);
      if (!access.writable) return off;
      return saveCopy(key, folder, { service, client, env, msMax: saveMsMax });
    },
    prepareSave() {
      if (access.writable) client.prepare();
    },
  };
}

/** The service's rules for keys; ours are made of the agent's name, a branch's name and numbers. */
function expectKey(key: string): void {
  invariant(
    key !== '' && key.length <= KEY_LENGTH_MAX && !key.includes(','),
    `a key of 1 to ${KEY_LENGTH_MAX} characters without a comma, not "${key}"`,
  );
}

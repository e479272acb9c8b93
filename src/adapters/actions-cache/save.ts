import type { Saved } from '../../ports/copies.ts';
import type { CacheService } from './cache-service.ts';
import type { ClientProcess } from './client-process.ts';
import type { Environment } from './environment.ts';
import { codeOf } from './send.ts';
import { copyVersion, findCompression } from './version.ts';

export type Saving = {
  readonly service: CacheService;
  readonly client: ClientProcess;
  readonly env: Environment;
  readonly msMax: number;
};

/** Has the client save the copy; if it does not, asks the service why, as the client does not say. */
export async function saveCopy(key: string, folder: string, saving: Saving): Promise<Saved> {
  try {
    const outcome = await saving.client.upload({ key, folder, msMax: saving.msMax });
    return outcome === 'saved' ? { kind: 'saved' } : await explain(key, outcome, saving);
  } catch (error) {
    return { kind: 'unreachable', reason: `The copy could not be packed: ${codeOf(error)}.` };
  }
}

async function explain(
  key: string,
  outcome: 'failed' | 'late',
  { service, env, msMax }: Saving,
): Promise<Saved> {
  const signal = AbortSignal.timeout(ASK_MS_MAX);
  const version = copyVersion(await findCompression(env), process.platform);
  // Not under the key itself: the client may have got as far as reserving that. It must match no prefix of ours.
  const offered = await service.offer(`asked-${key}`.slice(0, KEY_LENGTH_MAX), version, signal);
  if (offered.kind !== 'welcome') return offered;

  const found = await service.find(key, version, signal);
  if (found.kind === 'found' && found.key === key) return { kind: 'taken', reason: TAKEN };
  return { kind: 'unreachable', reason: outcome === 'late' ? tooLate(msMax) : NOT_UPLOADED };
}

export const KEY_LENGTH_MAX = 512;

const ASK_MS_MAX = 10_000;

const NOT_UPLOADED = 'The copy could not be packed or uploaded, though the cache service answers.';
const TAKEN = 'There is a copy of this key in the cache already; a copy is never replaced.';

function tooLate(msMax: number): string {
  return `The copy was not saved within ${msMax / 1000} s.`;
}

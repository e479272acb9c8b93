import { invariant } from '../../../src/domain/invariant.ts';
import type { Clock } from '../../../src/ports.ts';
import type { CopyStore, Restored, Saved } from '../../../src/ports/copies.ts';
import type { WorldTime } from '../time/world-time.ts';
import { type Copy, type CopyFiles, readCopy, writeCopy } from './copy-files.ts';
import { cutCopy, damageCopy } from './damage-copy.ts';
import type { SimulatedCache } from './simulated-cache.ts';

export type RestoreFate =
  | { readonly kind: 'as-asked' }
  /**
   * The service, or the rest of the copy, is out of reach: a share of its bytes, from 0 to 1, lies in the scratch folder by
   * then. It is given up after a while of its own, if one is said.
   */
  | { readonly kind: 'unreachable'; readonly share: number; readonly afterMs?: number }
  /** The archive is whole, but one file in it is not. */
  | { readonly kind: 'damaged'; readonly flavour: number }
  | { readonly kind: 'off' };

export type SaveFate =
  /** `outlives`: it arrives also if its process dies on the way. */
  | { readonly kind: 'as-asked'; readonly listedAfterMs?: number; readonly outlives?: boolean }
  /** Nobody hears of the end. The copy arrives so long after the beginning, be its process dead by then, or never. */
  | {
      readonly kind: 'unreachable';
      readonly arrivesAfterMs: number | undefined;
      readonly afterMs?: number;
    }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'full' }
  | { readonly kind: 'off' };

export type SimulatedCopiesOptions = {
  readonly time: WorldTime;
  /** Of the process: where it stalls, it hears of things late. */
  readonly clock: Clock;
  readonly isAlive: () => boolean;
  readonly files: CopyFiles;
  readonly restoreFate?: (prefix: string) => RestoreFate;
  readonly saveFate?: (key: string) => SaveFate;
  readonly restoreMs?: number;
  /** Until the copy is in the cache, and until that is known here. */
  readonly saveMs?: number;
  readonly backMs?: number;
};

/** The port as one process has it. What comes of each wish is decided outside of it. */
export function simulatedCopies(cache: SimulatedCache, options: SimulatedCopiesOptions): CopyStore {
  const { clock, isAlive, restoreFate = () => AS_ASKED, saveFate = () => AS_ASKED } = options;
  const { restoreMs = 300, saveMs = 800, backMs = 50 } = options;

  return {
    async restore(prefix, into) {
      expectKey(prefix);
      if (!isAlive()) return never();
      const fate = restoreFate(prefix);
      if (fate.kind === 'off') return { kind: 'off', reason: OFF };
      await clock.sleep(givenUpMs(fate) ?? restoreMs);
      if (!isAlive()) return never();
      return onDisk(() => restore(cache, { prefix, into, fate, files: options.files }), UNUSABLE, isAlive);
    },

    async save(key, folder) {
      expectKey(key);
      if (!isAlive()) return never();
      const fate = saveFate(key);
      if (fate.kind === 'off') return { kind: 'off', reason: OFF };
      const packed = await onDisk(() => readCopy(options.files, folder), UNPACKED, isAlive);
      if ('kind' in packed) return packed;

      const ending = startToSave(cache, { key, copy: packed, fate, saveMs, options });
      await clock.sleep(givenUpMs(fate) ?? saveMs + backMs);
      return isAlive() ? ending() : never();
    },

    prepareSave() {},
  };
}

const AS_ASKED = { kind: 'as-asked' } as const;

/** A new one each time: all who ever waited for the same would be kept with it. */
function never(): Promise<never> {
  return new Promise(() => {});
}

function givenUpMs(fate: RestoreFate | SaveFate): number | undefined {
  return fate.kind === 'unreachable' ? fate.afterMs : undefined;
}

type Restoring = {
  readonly prefix: string;
  readonly into: string;
  readonly fate: Exclude<RestoreFate, { kind: 'off' }>;
  readonly files: CopyFiles;
};

function restore(cache: SimulatedCache, { prefix, into, fate, files }: Restoring): Restored {
  const entry = cache.find(prefix);
  if (fate.kind === 'unreachable') {
    if (entry !== undefined) writeCopy(files, into, cutCopy(entry.copy, fate.share));
    return { kind: 'unreachable', reason: SILENT };
  }
  if (entry === undefined) return { kind: 'missing' };
  const copy = cache.read(entry);
  writeCopy(files, into, fate.kind === 'damaged' ? damageCopy(copy, fate.flavour) : copy);
  return { kind: 'hit', key: entry.key };
}

type Saving = {
  readonly key: string;
  readonly copy: Copy;
  readonly fate: Exclude<SaveFate, { kind: 'off' }>;
  readonly saveMs: number;
  readonly options: Pick<SimulatedCopiesOptions, 'time' | 'isAlive'>;
};

/** Returns how it ended, for whoever asks when the answer is back. */
function startToSave(cache: SimulatedCache, saving: Saving): () => Saved {
  const { key, copy, fate, saveMs, options } = saving;
  const { time, isAlive } = options;
  switch (fate.kind) {
    case 'read-only':
      return () => ({ kind: 'read-only', reason: READ_ONLY });
    case 'full':
      return () => ({ kind: 'full', reason: FULL });
    case 'unreachable':
      if (fate.arrivesAfterMs !== undefined)
        time.after(fate.arrivesAfterMs, () => void cache.save(key, copy));
      return () => ({ kind: 'unreachable', reason: SILENT });
    case 'as-asked': {
      let isSaved = false;
      time.after(saveMs, () => {
        // The upload dies with its process, unless its last byte was on its way.
        if (isAlive() || fate.outlives === true) isSaved = cache.save(key, copy, fate.listedAfterMs);
      });
      return () => (isSaved ? { kind: 'saved' } : explain(cache, key));
    }
  }
}

/** The client does not say why it failed, so the adapter looks: a copy that is not listed yet is none to it. */
function explain(cache: SimulatedCache, key: string): Saved {
  return cache.find(key)?.key === key
    ? { kind: 'taken', reason: TAKEN }
    : { kind: 'unreachable', reason: SILENT };
}

/** A disk that fails is as good as a cache out of reach; a process that died at it never hears of anything again. */
async function onDisk<Value>(
  work: () => Value,
  reason: string,
  isAlive: () => boolean,
): Promise<Value | Extract<Saved & Restored, { kind: 'unreachable' }>> {
  try {
    return work();
  } catch (error) {
    if (!isAlive()) return never();
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { kind: 'unreachable', reason: `${reason}: ${String(error.code)}.` };
  }
}

function expectKey(key: string): void {
  invariant(key !== '' && key.length <= 512 && !key.includes(','), 'a key that the service takes');
}

const OFF = 'This job has no cache service.';
const SILENT = 'The cache service did not answer.';
const UNUSABLE = 'The copy in the cache cannot be used';
const UNPACKED = 'The copy could not be packed';
const READ_ONLY = 'The cache service lets this run read only, so no copy was saved.';
const FULL = 'The storage for caches that this account may use is used up, so no copy was saved.';
const TAKEN = 'There is a copy of this key in the cache already; a copy is never replaced.';

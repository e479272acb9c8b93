import { timestampOf } from '../../domain/units.ts';
import { snapshotHash, takeSnapshot } from '../../log/snapshot.ts';
import type { LogStore } from '../../ports.ts';
import type { BranchCopy } from './branch-copy.ts';
import type { Journal } from '../journal.ts';
import { readLog } from '../open-journal.ts';

/** A commit that is longer, in base64 and with the rest of it, is refused by GitHub. */
export const SNAPSHOT_BYTES_MAX = 24 * 1024 * 1024;

/**
 * Takes a snapshot when the log on the branch has become long; the next commit puts it there. Its moment is right after a
 * run's first commit. Then the branch has all of the log, so its git history keeps what the snapshot replaces; no call is
 * under way; and each copy that the run makes for the cache is a short one. Resolves with whether it was taken.
 */
export async function takeSnapshotIfLong(
  store: LogStore,
  journal: Journal,
  copy: Pick<BranchCopy, 'isLong' | 'isBehind' | 'hasLeftBehind' | 'beginWith'>,
): Promise<boolean> {
  if (!copy.isLong || copy.isBehind || !journal.isAtRest) return false;
  if (copy.hasLeftBehind || mayBeHandedOverTo(store, journal)) return false;

  const { state, head, at, end } = journal;
  const bytes = takeSnapshot(state, head, at);
  if (bytes.length > SNAPSHOT_BYTES_MAX) return false;
  store.beginSegment();
  await journal.record([{ type: 'SnapshotTaken', ...head, sha256: snapshotHash(bytes) }]);
  copy.beginWith({ end, bytes });
  return true;
}

/** Longer than a run goes on after another one has taken its place. */
const HANDED_OVER_WITHIN_MS = 24 * 60 * 60_000;

/**
 * A run that was taken for dead a short time ago may live and hand over what it does. That goes on from events which must
 * still be here then. When it began does not matter: of an agent that runs once a day that is a day ago.
 */
function mayBeHandedOverTo(store: LogStore, { state, at }: Pick<Journal, 'state' | 'at'>): boolean {
  if (state.charges.size === 0) return false;
  const since = timestampOf(Date.parse(at) - HANDED_OVER_WITHIN_MS);
  let mayBe = false;
  readLog(store, ({ at: notedAt, event }) => {
    if (event.type === 'RunInterrupted' && notedAt >= since && state.charges.has(event.interrupted))
      mayBe = true;
  });
  return mayBe;
}

import assert from 'node:assert/strict';

import { LogFolder } from '../../src/adapters/local-disk/log-folder.ts';
import { readLog } from '../../src/app/open-journal.ts';
import { seal } from '../../src/log/chain.ts';
import { snapshotHash, takeSnapshot } from '../../src/log/snapshot.ts';

/** Puts a snapshot in the place of all that a log on the disk has, as a run does when the state branch has it. */
export async function beginWithSnapshot(folder: string): Promise<void> {
  const store = new LogFolder(folder);
  const log = readLog(store);
  assert.ok(log.ok);
  const { state, head, at, end } = log;
  const bytes = takeSnapshot(state, head, at);

  store.beginSegment();
  const sha256 = snapshotHash(bytes);
  await store.append(seal(head, at, 'run-1', [{ type: 'SnapshotTaken', ...head, sha256 }]).bytes);
  store.beginWith({ end, bytes });
  await store.close();
}

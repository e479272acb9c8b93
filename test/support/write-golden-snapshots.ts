// Writes the golden snapshots, and the log behind the first, into a folder: once, when the form is new. After a release
// their bytes never change again.
// Run: node test/support/write-golden-snapshots.ts test/fixtures/snapshots
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Event } from '../../src/domain/event.ts';
import { seal } from '../../src/log/chain.ts';
import { snapshotHash, takeSnapshot } from '../../src/log/snapshot.ts';
import { ASKED, FULL_STORY, LATELY, SINCE_THEN } from './full-story.ts';
import { stateAfter } from './given.ts';
import { NOW, runFinished, sha } from './literals.ts';

const [, , folder = ''] = process.argv;

function write(name: string, bytes: Uint8Array): void {
  writeFileSync(join(folder, name), bytes, { flag: 'wx' });
}

function snapshotAfter(story: readonly Event[]): Uint8Array {
  return takeSnapshot(stateAfter(...story), headAfter(story), NOW);
}

function headAfter({ length: seq }: readonly Event[]) {
  return { seq, hash: sha(seq) };
}

const first = snapshotAfter(FULL_STORY);
write('v1.jsonl', first);
write('v1-2.jsonl', snapshotAfter([...FULL_STORY, ...SINCE_THEN]));
write('v1-3.jsonl', snapshotAfter([...FULL_STORY, ...SINCE_THEN, ...ASKED]));
write('v1-4.jsonl', snapshotAfter([...FULL_STORY, ...SINCE_THEN, ...ASKED, ...LATELY]));

const head = headAfter(FULL_STORY);
const taken = seal(head, NOW, 'run-1', [{ type: 'SnapshotTaken', ...head, sha256: snapshotHash(first) }]);
const damaged: Event = { type: 'LogRecovered', damage: 'torn', bytes: 7 };
const rest = seal(taken.head, NOW, 'run-1', [damaged, runFinished]);
write('v1-rest.jsonl', Buffer.concat([taken.bytes, rest.bytes]));

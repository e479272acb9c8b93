// Writes the golden life of a format: once, when the format is new or has learnt an event. After a release its bytes never
// change again. Run: node test/support/write-golden-life.ts test/fixtures/lives/v1
import { writeFileSync } from 'node:fs';

import type { Event } from '../../src/domain/event.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { newState } from '../../src/domain/state.ts';
import { timestampOf } from '../../src/domain/units.ts';
import { GENESIS, seal } from '../../src/log/chain.ts';
import { snapshotHash, takeSnapshot } from '../../src/log/snapshot.ts';
import { GOLDEN_LIFE } from './golden-life.ts';
import { stateText } from './state-text.ts';

const [path = ''] = process.argv.slice(2);
const state = newState();
const parts: Uint8Array[] = [];
let head = GENESIS;
for (const { run, from, appends } of GOLDEN_LIFE) {
  for (const [index, each] of appends.entries()) {
    const at = timestampOf(Date.parse(from) + 1_000 * index);
    const events = each === 'snapshot' ? [keepSnapshot(at)] : each;
    for (const [nth, event] of events.entries()) evolve(state, { seq: head.seq + 1 + nth, at, run, event });
    const sealed = seal(head, at, run, events);
    ({ head } = sealed);
    parts.push(sealed.bytes);
  }
}
write('jsonl', Buffer.concat(parts));
write('state.json', `${JSON.stringify(JSON.parse(stateText(state)), null, 2)}\n`);

/** What the life up to here comes to, in a file named by how many bytes that is. */
function keepSnapshot(at: string): Event {
  const bytes = takeSnapshot(state, head, at);
  write(`${Buffer.concat(parts).length}.snapshot.jsonl`, bytes);
  return { type: 'SnapshotTaken', ...head, sha256: snapshotHash(bytes) };
}

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.${name}`, content, { flag: 'wx' });
}

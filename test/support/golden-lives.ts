import { readFileSync } from 'node:fs';

import type { Head } from '../../src/log/chain.ts';
import { type LogBytes, restore } from '../../src/log/restore.ts';
import { stateHash, stateText } from './state-text.ts';

/** A golden log: every version of the format leaves one, with what State it comes to, and a snapshot from the midst of it. */
export type GoldenLife = {
  readonly name: string;
  readonly head: Head;
  /** As `stateHash` has it. */
  readonly state: string;
  /** Where its snapshot was taken. */
  readonly snapshotEnd: number;
};

/**
 * What a release has written must be read by every later one, and mean the same: none of these bytes and hashes ever changes
 * again. A new type of event, or a new form of one, goes to the end of `GOLDEN_LIFE`, and into a new life of its own.
 * Only where State itself has learnt to see more in old events, their State is written anew, and whoever reviews it sees what.
 */
export const GOLDEN_LIVES: readonly GoldenLife[] = [
  {
    name: 'v1',
    head: { seq: 273, hash: '4a7f7c702370943acfe4b201aad366acae0b2699b11d624ad6ff525cfe55fa0a' },
    state: 'cb82bd0e92e08040c8ccf0bd64bfb8b05540c8fbc76a4784449814ee0e5cbdaf',
    snapshotEnd: 69_628,
  },
];

export type GoldenFiles = {
  readonly log: Buffer;
  readonly snapshot: Buffer;
  /** As JSON that people can read. */
  readonly state: string;
};

export function filesOf({ name, snapshotEnd }: GoldenLife): GoldenFiles {
  const read = (file: string) => readFileSync(`test/fixtures/lives/${name}.${file}`);
  return {
    log: read('jsonl'),
    snapshot: read(`${snapshotEnd}.snapshot.jsonl`),
    state: read('state.json').toString(),
  };
}

/** What is not as it was when it was written. */
export function changesIn(life: GoldenLife): string[] {
  const { log, snapshot, state } = filesOf(life);
  const { snapshotEnd: end } = life;
  const changeOf = (read: LogBytes): string | undefined => {
    const restored = restore(read);
    if (restored.status !== 'intact') return 'reason' in restored ? restored.reason : 'It is torn.';
    if (JSON.stringify(restored.head) !== JSON.stringify(life.head)) return 'Its head is another one.';
    if (`${JSON.stringify(JSON.parse(stateText(restored.state)), null, 2)}\n` !== state)
      return 'Its State is not that of its file.';
    return stateHash(restored.state) === life.state ? undefined : 'Its State has another hash.';
  };
  return [
    ['the whole log', changeOf({ snapshot: undefined, rest: [log] })] as const,
    [
      'its snapshot and the rest',
      changeOf({ snapshot: { end, bytes: snapshot }, rest: [log.subarray(end)] }),
    ] as const,
  ].flatMap(([what, change]) => (change === undefined ? [] : [`${life.name}, ${what}: ${change}`]));
}

// Writes the golden log of a format: once, when the format is new. After a release its bytes never change again.
// Run: node test/support/write-golden-log.ts test/fixtures/logs/v1.jsonl
import { writeFileSync } from 'node:fs';

import { EVERY_EVENT } from './every-event.ts';
import { appendsOf } from './log-bytes.ts';

/** Appends of one, two and three events in turn. */
function inAppends<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const appends: (readonly Item[])[] = [];
  for (let from = 0, size = 1; from < items.length; from += size, size = (size % 3) + 1) {
    appends.push(items.slice(from, from + size));
  }
  return appends;
}

writeFileSync(process.argv[2] ?? '', Buffer.concat(appendsOf(inAppends(EVERY_EVENT))), { flag: 'wx' });

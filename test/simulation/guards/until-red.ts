// A process of try-guard.ts: it lives through stories without a guard until the check sees that it is missing.
import assert from 'node:assert/strict';

import type { Violation } from '../checks/watch.ts';
import { guardNamed } from './all-guards.ts';
import { leftOut } from './at-start.ts';
import { type Telling, storiesFor } from './stories-for.ts';

/** The guard whose check is asked, and whether the time is short. */
export type Search = { readonly name: string; readonly isShort: boolean };

/** Undefined: the check saw nothing. */
export type Found = { readonly schedules: number; readonly saw: string } | undefined;

assert.ok(process.send !== undefined, 'it is started by try-guard.ts');
const answer = process.send.bind(process);
process.once('message', (search: Search) => {
  void untilRed(search).then(found => {
    assert.ok(leftOut?.wasLeftOut() !== false, 'the file with the guard was never loaded');
    answer({ found });
    process.disconnect();
  });
});

async function untilRed({ name, isShort }: Search): Promise<Found> {
  const { seenIn, breaks } = guardNamed(name);
  let schedules = 0;
  for (const tell of storiesFor(seenIn, { isShort })) {
    schedules += 1;
    const seen = (await violationsIn(tell)).find(({ check }) => check === breaks);
    if (seen !== undefined) return { schedules, saw: seen.saw };
  }
  return undefined;
}

/** What is left without a guard may be such that nobody can tell the story: then it shows nothing. */
async function violationsIn(tell: Telling): Promise<readonly Violation[]> {
  try {
    return (await tell()).violations;
  } catch {
    return [];
  }
}

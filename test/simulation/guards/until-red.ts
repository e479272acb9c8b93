// A process of try-guard.ts: it lives through stories without a guard until the check sees that it is missing.
import assert from 'node:assert/strict';

import { drawSchedule } from '../schedule/draw-schedule.ts';
import { live } from '../story/live.ts';
import type { Family } from '../schedule/schedule.ts';
import type { Violation } from '../checks/watch.ts';
import { leftOut } from './at-start.ts';

/** What to look for, and in which stories. */
export type Search = {
  readonly breaks: string;
  readonly family: Family;
  readonly first: number;
  readonly schedules: number;
};

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

async function untilRed({ breaks, family, first, schedules }: Search): Promise<Found> {
  for (let lived = 1; lived <= schedules; lived += 1) {
    const seen = (await violationsAt(first + lived - 1, family)).find(({ check }) => check === breaks);
    if (seen !== undefined) return { schedules: lived, saw: seen.saw };
  }
  return undefined;
}

/** What is left without a guard may be such that nobody can tell the story: then it shows nothing. */
async function violationsAt(seed: number, family: Family): Promise<readonly Violation[]> {
  try {
    return (await live(drawSchedule(seed, family))).violations;
  } catch {
    return [];
  }
}

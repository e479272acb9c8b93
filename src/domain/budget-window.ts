import type { Window } from './event.ts';
import { type Timestamp, dayOf, monthOf, timestampOf } from './units.ts';

/** When the window of a budget that `at` lies in is over, and the budget new; undefined: with the next run. */
export function windowEnd(window: Window, at: Timestamp): Timestamp | undefined {
  switch (window) {
    case 'run':
      return undefined;
    case 'day':
      return timestampOf(Date.parse(`${dayOf(at)}T00:00:00.000Z`) + DAY_MS);
    case 'month': {
      const first = new Date(`${monthOf(at)}-01T00:00:00.000Z`);
      return timestampOf(first.setUTCMonth(first.getUTCMonth() + 1));
    }
  }
}

/** Days are UTC, and have no summer time. */
const DAY_MS = 86_400_000;

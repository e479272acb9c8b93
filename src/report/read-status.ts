import * as z from 'zod';

import { Fingerprint } from '../domain/alerts/alert.ts';
import { Outcome } from '../domain/event.ts';
import { Timestamp } from '../domain/units.ts';

/** What the last run that noted anything says of itself on the state branch. */
export type LastNoted = { readonly outcome: Outcome; readonly finishedAt: Timestamp };

/** Undefined: there is no such file, or it is not ours. */
export function readStatus(text: string | undefined): LastNoted | undefined {
  return Status.safeParse(parsed(text)).data?.lastRun;
}

/** What somebody wants to hear nothing of, and until when, by the log as of then. */
export function readSnoozes(text: string | undefined): ReadonlyMap<Fingerprint, Timestamp> {
  return new Map(Object.entries(Snoozes.safeParse(parsed(text)).data?.snoozedUntil ?? {}));
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** Anybody may have edited it: what looks like a time need not be one. */
const Time = Timestamp.refine(text => !Number.isNaN(Date.parse(text)));

const Status = z.object({ lastRun: z.object({ outcome: Outcome, finishedAt: Time }) });
const Snoozes = z.object({ snoozedUntil: z.record(Fingerprint, Time) });

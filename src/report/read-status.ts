import * as z from 'zod';

import { Outcome } from '../domain/event.ts';
import { Timestamp } from '../domain/units.ts';

/** What the last run that noted anything says of itself on the state branch. */
export type LastNoted = { readonly outcome: Outcome; readonly finishedAt: Timestamp };

/** Undefined: there is no such file, or it is not ours. */
export function readStatus(text: string | undefined): LastNoted | undefined {
  try {
    return Status.safeParse(JSON.parse(text ?? '')).data?.lastRun;
  } catch {
    return undefined;
  }
}

/** Anybody may have edited it: what looks like a time need not be one. */
const Time = Timestamp.refine(text => !Number.isNaN(Date.parse(text)));

const Status = z.object({ lastRun: z.object({ outcome: Outcome, finishedAt: Time }) });

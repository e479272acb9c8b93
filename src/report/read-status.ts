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

const Status = z.object({ lastRun: z.object({ outcome: Outcome, finishedAt: Timestamp }) });

import type { Fingerprint } from '../alerts/alert.ts';
import type { EditMark, Login, RequestSource } from './asked-event.ts';
import type { NanoUsd, Timestamp } from '../units.ts';

/** What people asked for on GitHub, as far as it still counts. */
export type Asked = {
  readonly pause: Pause | undefined;
  /** It counts on its day only. */
  readonly lowered: LoweredBudget | undefined;
  /** Until when nobody wants to hear of an alert, unless it is over before. */
  readonly snoozes: ReadonlyMap<Fingerprint, Timestamp>;
  /** How far each issue was read, by its number. */
  readonly taken: ReadonlyMap<number, Taken>;
};

export type Pause = {
  readonly since: Timestamp;
  /** Undefined: until somebody resumes it. */
  readonly until: Timestamp | undefined;
  readonly by: Login;
};

export type LoweredBudget = { readonly day: string; readonly nanoUsd: NanoUsd; readonly by: Login };

/** The last request that was taken from an issue's comments, and from the edits of its text; undefined: none yet. */
export type Taken = { readonly comment: number | undefined; readonly edit: EditMark | undefined };

export const NONE_TAKEN: Taken = { comment: undefined, edit: undefined };

/** What was taken last in all issues together. */
export function lastTaken({ taken }: Pick<Asked, 'taken'>): Taken {
  let last = NONE_TAKEN;
  for (const each of taken.values()) last = laterOf(last, each);
  return last;
}

export function laterOf(one: Taken, other: Taken): Taken {
  const comment = Math.max(one.comment ?? 0, other.comment ?? 0);
  const edit =
    one.edit === undefined || (other.edit !== undefined && isUpTo(one.edit, other.edit))
      ? other.edit
      : one.edit;
  return { comment: comment === 0 ? undefined : comment, edit };
}

export const NOTHING_ASKED: Asked = {
  pause: undefined,
  lowered: undefined,
  snoozes: new Map(),
  taken: new Map(),
};

/** The pause that is on. One with an end is over by itself. */
export function pauseAt({ pause }: Asked, now: Timestamp): Pause | undefined {
  return pause?.until !== undefined && pause.until <= now ? undefined : pause;
}

export function isSnoozed({ snoozes }: Asked, fingerprint: Fingerprint, now: Timestamp): boolean {
  return (snoozes.get(fingerprint) ?? '') > now;
}

/** Whether a request was taken already, or comes before one that was. */
export function isTaken({ taken }: Pick<Asked, 'taken'>, issue: number, source: RequestSource): boolean {
  return isBefore(source, taken.get(issue) ?? NONE_TAKEN);
}

/** The same by one mark, for whichever issue it is. */
export function isBefore(source: RequestSource, { comment, edit }: Taken): boolean {
  if (source.kind === 'comment') return comment !== undefined && source.id <= comment;
  return edit !== undefined && isUpTo(source, edit);
}

/** Whether it is that edit or one before. */
function isUpTo(mark: EditMark, last: EditMark): boolean {
  return mark.at < last.at || (mark.at === last.at && mark.number <= last.number);
}

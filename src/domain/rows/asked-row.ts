import * as z from 'zod';

import { Fingerprint } from '../alerts/alert.ts';
import type { Asked } from '../requests/asked.ts';
import { Day, EditMark, IssueNumber, Login } from '../requests/asked-event.ts';
import type { Draft } from '../draft.ts';
import { NanoUsd, Timestamp } from '../units.ts';

const { at: editAt, number: editNumber } = EditMark.shape;

/** What people asked for, as rows of a snapshot. */
export const ASKED_ROWS = [
  /** since, until, by */
  z.tuple([z.literal('paused'), Timestamp, Timestamp.nullable(), Login]),
  /** cost, by */
  z.tuple([z.literal('lowered'), Day, NanoUsd, Login]),
  /** until */
  z.tuple([z.literal('snoozed'), Fingerprint, Timestamp]),
  /** issue, comment, edit */
  z.tuple([
    ...([z.literal('taken'), IssueNumber, IssueNumber.nullable()] as const),
    z.tuple([editAt, editNumber]).nullable(),
  ]),
] as const;

export type AskedRow = z.infer<(typeof ASKED_ROWS)[number]>;

export function* askedRows({ pause, lowered, snoozes, taken }: Asked): Generator<AskedRow, void> {
  if (pause !== undefined) yield ['paused', pause.since, pause.until ?? null, pause.by];
  if (lowered !== undefined) yield ['lowered', lowered.day, lowered.nanoUsd, lowered.by];
  for (const [fingerprint, until] of snoozes) yield ['snoozed', fingerprint, until];
  for (const [issue, { comment = null, edit }] of taken)
    yield ['taken', issue, comment, edit === undefined ? null : [edit.at, edit.number]];
}

/** Takes the row in. The answer is undefined, or why it cannot stand there. */
export function addAskedRow(draft: Draft, row: AskedRow): string | undefined {
  const { asked } = draft;
  switch (row[0]) {
    case 'paused': {
      const [, since, until, by] = row;
      if (asked.pause !== undefined) return TWICE;
      draft.asked = { ...asked, pause: { since, until: until ?? undefined, by } };
      return undefined;
    }
    case 'lowered': {
      const [, day, nanoUsd, by] = row;
      if (asked.lowered !== undefined) return TWICE;
      draft.asked = { ...asked, lowered: { day, nanoUsd, by } };
      return undefined;
    }
    case 'snoozed': {
      const [, fingerprint, until] = row;
      if (asked.snoozes.has(fingerprint)) return TWICE;
      draft.asked = { ...asked, snoozes: new Map([...asked.snoozes, [fingerprint, until]]) };
      return undefined;
    }
    case 'taken': {
      const [, issue, comment, edit] = row;
      if (asked.taken.has(issue)) return TWICE;
      const taken = {
        comment: comment ?? undefined,
        edit: edit === null ? undefined : { at: edit[0], number: edit[1] },
      };
      draft.asked = { ...asked, taken: new Map([...asked.taken, [issue, taken]]) };
      return undefined;
    }
  }
}

const TWICE = 'there is one already';

import * as z from 'zod';

import { Fingerprint } from '../alerts/alert.ts';
import { TaskId } from '../task.ts';
import { NanoUsd, Timestamp } from '../units.ts';

/** A name at GitHub, of a person or of a program. */
export const Login = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?$/);
export type Login = z.infer<typeof Login>;

/** Requests of one moment have numbers: GitHub's times are of whole seconds, and one edit may tick several boxes. */
export const EditMark = z.strictObject({ at: Timestamp, number: z.int().nonnegative() });
export type EditMark = z.infer<typeof EditMark>;

/** Where on an issue somebody asked. A later comment has a higher id. */
export const RequestSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('comment'), id: z.int().positive() }),
  z.strictObject({ kind: z.literal('edit'), ...EditMark.shape }),
]);
export type RequestSource = z.infer<typeof RequestSource>;

export const IssueNumber = z.int().positive();

/** `2026-01-31`, UTC. */
export const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** Why nothing was done, as a word for machines. */
export const RequestRefusal = z.enum([
  'not-understood',
  'unknown-task',
  'not-in-quarantine',
  'under-way',
  'completed',
  'already-skipped',
  'pause-over',
  'not-paused',
  'would-raise',
  'no-cost-budget',
  'not-firing',
]);
export type RequestRefusal = z.infer<typeof RequestRefusal>;

/** What people ask for on GitHub, and what came of it. */
export const ASKED_EVENTS = [
  /** It was read, and whoever asked might. What follows from it comes with it. */
  z.strictObject({
    type: z.literal('RequestTaken'),
    issue: IssueNumber,
    source: RequestSource,
    by: Login,
    /** The request in its normal form; absent: nobody can tell what was meant. */
    what: z
      .string()
      .regex(/^[a-z]{1,16}(?: [A-Za-z0-9._:/-]{1,128}){0,50}$/)
      .optional(),
    outcome: z.enum(['done', 'refused']),
    /** Of one that was refused. */
    reason: RequestRefusal.optional(),
    /** The tasks that stand in the way. */
    tasks: z.array(TaskId).min(1).optional(),
  }),
  z.strictObject({ type: z.literal('AgentPaused'), by: Login, until: Timestamp.optional() }),
  z.strictObject({ type: z.literal('AgentResumed') }),
  /** The cost of that UTC day has this limit from now on, whatever the settings say. */
  z.strictObject({ type: z.literal('BudgetLowered'), by: Login, day: Day, nanoUsd: NanoUsd }),
  z.strictObject({ type: z.literal('AlertSnoozed'), fingerprint: Fingerprint, until: Timestamp }),
] as const;

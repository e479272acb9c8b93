import * as z from 'zod';

import { AlertKind, Fingerprint, Severity } from '../alerts/alert.ts';
import { ASKED_ROWS } from './asked-row.ts';
import { AlertMemory } from '../alerts/alert-memory.ts';
import {
  Adaptation,
  CostSource,
  Escrow,
  OddKind,
  QuarantineFailure,
  RunId,
  StopReason,
  StopScope,
  Unit,
  Window,
} from '../event.ts';
import { compileLater } from '../compile-later.ts';
import { Failure } from '../failure.ts';
import { EXTREMES_MAX, RUNS_MAX, SAMPLES_MAX } from '../oddities/tally.ts';
import { TaskId } from '../task.ts';
import { Code, NanoUsd, Sha256, Timestamp, Tokens } from '../units.ts';

const count = z.int().nonnegative();

/** A sum may pass what a single figure may be, but is as whole. */
const sum = z.number().nonnegative().multipleOf(1);

/** tokens, nano-USD */
const amount = z.tuple([sum, sum]);
const hold = z.tuple([Tokens, NanoUsd]);

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const month = z.string().regex(/^\d{4}-\d\d$/);

/** id, key, input, type, model */
const work = z.tuple([TaskId, Sha256, Sha256, z.string(), z.string()]);

/** Far from the end of the integers: the next attempt is one more, and an event has to say it. */
const attempts = count.max(1_000_000_000);

/** attempts, failures, interruptions, doubled, last failure */
const tries = z.tuple([attempts, count, count, z.boolean(), Failure.nullable()]);
const triesUnderWay = z.tuple([attempts.positive(), count, count, z.boolean(), Failure.nullable()]);

const publication = Sha256.or(z.literal('forgotten')).nullable();

/** prompt, completion, cached and reasoning tokens, cost, its source */
const settled = z.tuple([Tokens, Tokens, Tokens.nullable(), Tokens.nullable(), NanoUsd, CostSource]);
const holdEnd = settled.or(z.enum(['released', 'charged']));

/** at, run, attempts, model asked, hold, served by, finish reason, same as */
const facts = z.tuple([
  ...([Timestamp, RunId, count, z.string(), holdEnd] as const),
  ...([Code.nullable(), Code.nullable(), TaskId.nullable()] as const),
]);

/** prompt, completion, cached, reasoning and charged tokens */
const tokens = z.tuple([sum, sum, sum, sum, sum]);

/** ms and nano-USD of calls, oldest first */
function samples(max: number) {
  const values = z.array(count).max(max);
  return [values, values] as const;
}
/** task, value; the largest first */
const extremes = z.array(z.tuple([TaskId, count])).max(EXTREMES_MAX);
/** failed, attempts */
const runs = z.array(z.tuple([count, count])).max(RUNS_MAX);

/**
 * A part of State as a list of values, its kind first: a line of a snapshot. A task is one row, however much happened to
 * it. A row that belongs to a task or to the run comes after it; what State has in an order comes in that order.
 */
export const ROWS = [
  /** id, repository, agent */
  z.tuple([z.literal('log'), z.string(), z.string(), z.string()]),
  /** until, waits */
  z.tuple([z.literal('throttle'), Timestamp.nullable(), count]),
  /** provider and model, adaptation */
  z.tuple([z.literal('adaptation'), z.string(), Adaptation]),
  /** spent */
  z.tuple([z.literal('day'), day, amount]),
  z.tuple([z.literal('month'), month, amount]),
  /** at, charged */
  z.tuple([z.literal('charge'), RunId, Timestamp, hold]),
  /** the last event of that run's log */
  z.tuple([z.literal('taken-in'), RunId, z.int().positive()]),
  /** type, model, calls, tokens, cost; failed calls and their cost */
  z.tuple([z.literal('total'), month, z.string(), z.string(), sum, tokens, sum, sum, sum]),
  /** fingerprint, severity, reason, facts, since, changed at */
  z.tuple([z.literal('alert'), AlertKind, Fingerprint, Severity, Code, Sha256, Timestamp, Timestamp]),
  /** durations, costs, failed and all attempts of runs, what is odd about it */
  z.tuple([z.literal('usual'), z.string(), ...samples(SAMPLES_MAX), runs, z.array(OddKind).max(3)]),
  z.tuple([z.literal('alert-memory'), Fingerprint, AlertMemory]),
  /** started at, at, calls, spent, runs in a row */
  z.tuple([z.literal('interruption'), RunId, Timestamp, Timestamp, count, amount, count]),

  ...ASKED_ROWS,

  /** started at, provider, escrow, calls, spent */
  z.tuple([z.literal('run'), RunId, Timestamp, z.string(), Escrow.nullable(), count, amount]),
  z.tuple([z.literal('stop'), StopScope, StopReason, Failure.nullable()]),
  /** limit, spent, held */
  z.tuple([z.literal('budget-reached'), Window, Unit, sum, sum, sum]),
  z.tuple([z.literal('outage'), TaskId]),
  /** model, type, signature */
  z.tuple([z.literal('suspect'), TaskId, z.string(), z.string(), z.string()]),
  z.tuple([z.literal('alive-model'), z.string()]),
  z.tuple([z.literal('alive-type'), z.string()]),
  /** spent on it in this run */
  z.tuple([z.literal('touched'), TaskId, amount]),
  /** what its calls of a type came to: attempts, failed, durations, costs, the slowest and the dearest */
  z.tuple([
    ...([z.literal('tally'), z.string(), count, count] as const),
    ...samples(2 * SAMPLES_MAX - 1),
    ...([extremes, extremes] as const),
  ]),

  z.tuple([z.literal('pending'), work, tries]),
  z.tuple([z.literal('processing'), work, triesUnderWay]),
  /** retry at */
  z.tuple([z.literal('failed'), work, tries, Timestamp]),
  /** published, at, run, failure, spent */
  z.tuple([z.literal('quarantined'), work, tries, publication, Timestamp, RunId, QuarantineFailure, amount]),
  /** answer, published, facts */
  z.tuple([z.literal('completed'), work, Sha256, publication, facts]),
  /** finished work that nobody asks for now */
  z.tuple([z.literal('archived'), work, Sha256, publication, facts]),

  /** all tasks of a key, if they came in another order than that in which their rows stand */
  z.tuple([z.literal('sharer'), Sha256, TaskId]),
  /** the queue */
  z.tuple([z.literal('next'), TaskId]),
  /** failed tasks, the soonest retry first */
  z.tuple([z.literal('retry'), TaskId]),
  /** a call in flight: model, held, at */
  z.tuple([z.literal('call'), TaskId, z.string(), hold, Timestamp]),
] as const;

export type Row = z.infer<(typeof ROWS)[number]>;
export type RowOf<Kind extends Row[0]> = Extract<Row, readonly [Kind, ...unknown[]]>;
export type WorkColumns = z.infer<typeof work>;
export type TriesColumns = z.infer<typeof tries>;
export type FactsColumns = z.infer<typeof facts>;
export type HoldColumn = z.infer<typeof holdEnd>;
export type AmountColumns = z.infer<typeof amount>;

// A snapshot may have a million rows.
const PARSERS = new Map<unknown, (stored: unknown) => { readonly data?: Row }>(
  ROWS.map(schema => [schema.def.items[0].value, compileLater<z.ZodType<Row>>(schema)]),
);

/** The row, or undefined when it is none of this form. */
export function parseRow(stored: unknown): Row | undefined {
  const parse = Array.isArray(stored) ? PARSERS.get(stored[0]) : undefined;
  return parse?.(stored).data;
}

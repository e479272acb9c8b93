import type { Alert, Severity } from './alert.ts';
import { type AlertMemory, type FiringMemory, REMEMBERED_MS } from './alert-memory.ts';
import { REPEAT_MS, risen, ruleOf } from './alert-rules.ts';
import { type Timestamp, timestampOf } from '../units.ts';

/** One alert as a run finds it. */
export type Occasion = {
  /** Undefined: it never fired, as far as anybody knows. */
  readonly memory: AlertMemory | undefined;
  /** Undefined: it does not fire now. */
  readonly alert: Alert | undefined;
  readonly nowMs: number;
  /** A person closed its issue while it fired. */
  readonly isAcknowledged?: boolean;
  /** A person wants to hear nothing of it before then. */
  readonly silencedUntil?: Timestamp | undefined;
  /** It follows from another one that fires. */
  readonly isInhibited?: boolean;
  /** Whether this is one of the runs that are counted. */
  readonly countsAsRun?: boolean;
  /** Whether there is something to say of it that its issue does not say, news or not. */
  readonly isTextNew?: boolean;
};

/**
 * What to do about it.
 *
 * - `open`, `reopen`: people hear that it fires, or fires again. `comment`: what is new of it. `close`: that it is over;
 *   quietly where they want to hear nothing.
 * - `update`: its text is brought up to date, and nobody gets a message. `hold`: only what is remembered changes.
 */
export type AlertAct =
  | { readonly do: 'open' | 'reopen' | 'update' | 'hold' | 'nothing' }
  | { readonly do: 'comment'; readonly why: 'changed' | 'risen' | 'still' }
  | { readonly do: 'close'; readonly isQuiet: boolean };

/** What to do, and what to remember then. */
export type AlertStep = { readonly act: AlertAct; readonly memory: AlertMemory | undefined };

/** Its issue is opened again rather than doubled when it was over not longer ago than that. */
export const REOPEN_MS = 7 * 24 * 60 * 60_000;
/** Runs in a row at which an alert fires before its severity goes up. */
export const RUNS_UNTIL_RISE = 3;
/** More than so many doublings is longer than any alert is held. */
const RETURNS_MAX = 10;
/** An alert that fired for so long did not come and go. */
const STEADY_MS = 24 * 60 * 60_000;

/**
 * The life of an alert as people see it.
 *
 *     nothing known -> firing        `open`
 *     firing -> firing               `comment` when it says something else, when it has fired at three runs in a row and
 *                                    so rises by one severity (once, and only one that rises at all), and when the
 *                                    repeat interval has passed; else at most `update`. Closed by a person: nothing.
 *     firing -> over                 `close`; without a word to whoever closed it before, or wants to hear nothing
 *     over -> firing                 `reopen`, within seven days; later `open`
 *     over -> held                   instead, within a day of being over: it comes and goes
 *     held -> firing                 `reopen` when it has fired at 2, 4, 8... runs in a row, twice as many with each such
 *                                    return, or when the repeat interval has passed since people heard of it
 *     held -> over                   nobody was told, so nobody is told
 *
 * While it is silenced or inhibited its changes, repeats and its rise wait; a silenced one is not opened either. What was
 * held back is told when that is over, if it is still so.
 */
export function stepOf(occasion: Occasion): AlertStep {
  const { memory, alert } = occasion;
  if (alert === undefined) return stepWhenOver(occasion);
  switch (memory?.phase) {
    case undefined:
      return isSilenced(occasion) ? { act: NOTHING, memory: undefined } : begin('open', alert, occasion, 0);
    case 'over':
      return stepWhenBack(memory, alert, occasion);
    case 'held':
      return stepWhenHeld({ ...memory, runs: counted(memory.runs, occasion) }, alert, occasion);
    case 'firing':
      return stepWhenFiring(memory, alert, occasion);
  }
}

/** The severity that an alert has now, with what is remembered of it. */
export function severityOf(alert: Severe, memory: AlertMemory | undefined): Severity {
  return hasRisen(alert, memory) ? risen(alert.severity) : alert.severity;
}

/** Whether it is graver by now than it was. One that fires for another reason may be none that rises, whatever it did before. */
export function hasRisen(alert: Severe, memory: AlertMemory | undefined): boolean {
  return memory?.phase === 'firing' && memory.risen && ruleOf(alert).rises;
}

/** Whether it rises with the runs to come, if it fires on. */
export function willRise(alert: Severe, memory: AlertMemory): boolean {
  return memory.phase === 'firing' && !memory.risen && memory.runs < RUNS_UNTIL_RISE && ruleOf(alert).rises;
}

type Severe = Pick<Alert, 'alert' | 'severity' | 'reason'>;

function stepWhenOver({ memory, nowMs, ...occasion }: Occasion): AlertStep {
  if (memory === undefined || memory.phase === 'over') return { act: NOTHING, memory };
  const { severity, reason, since, toldAt } = memory;
  const returns = nowMs - Date.parse(since) >= STEADY_MS ? 0 : memory.returns;
  const told = { severity, reason, since, toldAt };
  const over = { phase: 'over', ...told, returns, overAt: timestampOf(nowMs) } as const;
  if (memory.phase === 'held' || occasion.isAcknowledged === true) return { act: HOLD, memory: over };
  const isQuiet = isSilenced({ nowMs, ...occasion });
  return {
    act: { do: 'close', isQuiet },
    memory: isQuiet ? over : { ...over, toldAt: over.overAt },
  };
}

function stepWhenBack(
  { overAt, toldAt, returns }: Extract<AlertMemory, { phase: 'over' }>,
  alert: Alert,
  occasion: Occasion,
): AlertStep {
  const goneMs = occasion.nowMs - Date.parse(overAt);
  const isFlapping = goneMs < REMEMBERED_MS;
  if (!isFlapping && !isSilenced(occasion))
    return begin(goneMs <= REOPEN_MS ? 'reopen' : 'open', alert, occasion, 0);
  const { severity, reason } = alert;
  const back = {
    ...({ phase: 'held', severity, reason, since: timestampOf(occasion.nowMs), toldAt } as const),
    returns: isFlapping ? Math.min(returns + 1, RETURNS_MAX) : 0,
    runs: counted(0, occasion),
  };
  return isFlapping ? stepWhenHeld(back, alert, occasion) : { act: HOLD, memory: back };
}

/** `held` has this run counted. */
function stepWhenHeld(
  held: Extract<AlertMemory, { phase: 'held' }>,
  alert: Alert,
  occasion: Occasion,
): AlertStep {
  const isSteady = held.runs >= 2 ** held.returns;
  const mayTell = isSteady || hasRepeatPassed(alert.severity, held.toldAt, occasion);
  if (mayTell && !isSilenced(occasion)) return begin('reopen', alert, occasion, held.returns, held.since);
  const { severity, reason } = alert;
  return { act: HOLD, memory: { ...held, severity, reason } };
}

function stepWhenFiring(memory: FiringMemory, alert: Alert, occasion: Occasion): AlertStep {
  if (occasion.isAcknowledged === true) return { act: NOTHING, memory };

  const now = timestampOf(occasion.nowMs);
  const { rises } = ruleOf(alert);
  // Where nothing comes of it, its issue is not written anew just to count.
  const runs = rises ? Math.min(counted(memory.runs, occasion), RUNS_UNTIL_RISE) : memory.runs;
  const isRising = rises && !memory.risen && runs >= RUNS_UNTIL_RISE;
  const mayTell = !isSilenced(occasion) && occasion.isInhibited !== true;
  const { reason, facts } = alert;
  const told = { ...memory, severity: severityOf(alert, memory), reason, facts, runs, toldAt: now };
  if (isRising && mayTell)
    return { act: RISEN, memory: { ...told, severity: risen(alert.severity), risen: true } };

  const isNews = memory.severity !== told.severity || memory.facts !== facts;
  if (isNews && mayTell) return { act: CHANGED, memory: told };
  if (mayTell && hasRepeatPassed(memory.severity, memory.toldAt, occasion))
    return { act: STILL, memory: told };
  const isSame = runs === memory.runs && occasion.isTextNew !== true;
  return { act: isSame ? NOTHING : UPDATE, memory: { ...memory, runs } };
}

function begin(
  how: 'open' | 'reopen',
  { severity, reason, facts }: Alert,
  occasion: Occasion,
  returns: number,
  since?: Timestamp,
): AlertStep {
  const now = timestampOf(occasion.nowMs);
  const told = { severity, reason, facts, since: since ?? now, toldAt: now };
  return {
    act: { do: how },
    memory: { phase: 'firing', ...told, returns, runs: counted(0, occasion), risen: false },
  };
}

function counted(runs: number, { countsAsRun = true }: Occasion): number {
  return countsAsRun ? Math.min(runs + 1, RUNS_MAX) : runs;
}

const RUNS_MAX = 2 ** RETURNS_MAX;

/** Whether somebody wants to hear nothing of it now. */
export function isSilenced({ silencedUntil, nowMs }: Pick<Occasion, 'silencedUntil' | 'nowMs'>): boolean {
  return silencedUntil !== undefined && nowMs < Date.parse(silencedUntil);
}

/** Whether people may hear of an alert of this severity again, though it says nothing new. */
export function hasRepeatPassed(
  severity: Severity,
  toldAt: Timestamp,
  { nowMs }: Pick<Occasion, 'nowMs'>,
): boolean {
  const repeatMs = REPEAT_MS[severity];
  return repeatMs !== undefined && nowMs - Date.parse(toldAt) >= repeatMs;
}

const NOTHING = { do: 'nothing' } as const;
const HOLD = { do: 'hold' } as const;
const UPDATE = { do: 'update' } as const;
const CHANGED = { do: 'comment', why: 'changed' } as const;
const RISEN = { do: 'comment', why: 'risen' } as const;
const STILL = { do: 'comment', why: 'still' } as const;

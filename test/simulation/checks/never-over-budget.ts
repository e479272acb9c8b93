import { dayOf, monthOf } from '../../../src/domain/units.ts';
import type { Bill, Called, Check, Kept } from './check.ts';

type Amount = { readonly tokens: number; readonly nanoUsd: number };
/** What the service took for a call beyond its hold, and who knows of it since when. */
type Excess = Amount & {
  readonly run: string;
  readonly key: string;
  /** When the run that had asked heard of it. */
  toldMs: number;
  /** When it stood in the log on the branch. */
  keptMs: number;
};
/** What a run asked for that no limit made draw anything before, and since when that stands in the log on the branch. */
type Undrawn = {
  readonly run: string;
  readonly key: string;
  tokens: number;
  nanoUsd: number;
  keptMs: number;
};
type Sum = { tokens: number; nanoUsd: number; readonly excesses: Excess[]; readonly undrawn: Undrawn[] };

/** What somebody has set the cost of a day to by a comment, and since when that stands in the log on the branch. */
type Lowered = {
  readonly run: string;
  readonly name: string;
  readonly nanoUsd: number;
  readonly keptMs: number;
};
type Known = {
  readonly sums: Map<string, Sum>;
  readonly excesses: Map<Called, Excess>;
  readonly undrawn: Map<Called, Undrawn>;
  readonly lowered: Lowered[];
};

const NEVER = Infinity;
const UNITS = ['tokens', 'nanoUsd'] as const;

export type BudgetOptions = {
  /** Whether the service keeps to the output cap. */
  readonly isHonest: boolean;
  /** The windows that count; a log that was tampered with may not know of those that are longer than a run. */
  readonly windows: readonly ('run' | 'day' | 'month')[];
};

/**
 * Spent and held together stay within every limit at every instant: what the service took for calls that are over, and the
 * holds of those under way. The books of the agent are not asked: only the service knows what it took.
 *
 * Of a service that ignores the output cap: no call is sent that would pass a limit by what its run can know. So a budget is
 * passed by no more than what the calls in flight took beyond their holds; and the run that has heard of it sends no more.
 *
 * A run that nothing limits draws nothing. If it is lost, nobody knows of its last calls.
 */
export function neverOverBudget(
  options: BudgetOptions,
  known: Known = { sums: new Map(), excesses: new Map(), undrawn: new Map(), lowered: [] },
): Check {
  const { sums, excesses, undrawn, lowered } = known;
  /** The run that took the wish knows of it, and so do those that begin when it is in the log. */
  const loweredFor = ({ run, runStartedMs }: Called, name: string) =>
    lowered.findLast(each => each.name === name && (each.run === run || each.keptMs < runStartedMs))?.nanoUsd;
  const stoppedMs = new Map<string, number>();
  const sumsOf = ({ run, hold, limits }: Called) => {
    const startedAt = hold?.startedAt ?? '';
    const names = { run: `run ${run}`, day: `day ${dayOf(startedAt)}`, month: `month ${monthOf(startedAt)}` };
    return options.windows.map(window => ({ ...sumOf(sums, names[window]), limit: limits[window] }));
  };
  return {
    name: 'never over budget',
    called(call) {
      const free: Undrawn = { run: call.run, key: call.key, ...freeOf(call), keptMs: NEVER };
      const isFree = free.tokens > 0 || free.nanoUsd > 0;
      if (isFree) undrawn.set(call, free);
      for (const { sum } of sumsOf(call)) {
        for (const unit of UNITS) sum[unit] += call.hold?.[unit] ?? 0;
        if (isFree) sum.undrawn.push(free);
      }
      if (call.sentMs > (stoppedMs.get(call.run) ?? NEVER))
        return `run ${call.run} asked for ${call.content} after it had heard that the service takes more than it may`;
      for (const { name, sum, limit } of sumsOf(call))
        for (const unit of UNITS) {
          let counted = sum[unit];
          for (const excess of sum.excesses) if (!isKnownTo(call, excess)) counted -= excess[unit];
          for (const free of sum.undrawn)
            if (free.run !== call.run && free.keptMs >= call.runStartedMs) counted -= free[unit];
          const most = least(limit[unit], unit === 'nanoUsd' ? loweredFor(call, name) : undefined);
          if (most !== undefined && counted > most)
            return `${name}: ${counted} ${unit} spent or held, and the limit is ${most}`;
        }
      return undefined;
    },
    billed(call, bill) {
      const { run, key, content } = call;
      const beyond = excessOf(call, bill);
      const isOver = beyond.tokens > 0 || beyond.nanoUsd > 0;
      const excess: Excess = { run, key, ...beyond, toldMs: NEVER, keptMs: NEVER };
      const free = undrawn.get(call);
      if (free !== undefined) for (const unit of UNITS) free[unit] = Math.min(free[unit], bill[unit]);
      if (isOver) excesses.set(call, excess);
      for (const { sum } of sumsOf(call)) {
        for (const unit of UNITS) sum[unit] += bill[unit] - (call.hold?.[unit] ?? 0);
        if (isOver) sum.excesses.push(excess);
      }
      return isOver && options.isHonest
        ? `the service took ${bill.tokens} tokens and ${bill.nanoUsd} nano-USD for ${content}: more than the hold`
        : undefined;
    },
    told(call, _, atMs) {
      const excess = excesses.get(call);
      if (excess === undefined) return undefined;
      excess.toldMs = atMs;
      if (!stoppedMs.has(call.run)) stoppedMs.set(call.run, atMs);
      return undefined;
    },
    kept(commit) {
      for (const { event, run } of commit.records)
        if (event.type === 'BudgetLowered')
          lowered.push({ run, name: `day ${event.day}`, nanoUsd: event.nanoUsd, keptMs: commit.atMs });
      for (const excess of excesses.values())
        if (excess.keptMs === NEVER && isSettledIn(commit, excess)) excess.keptMs = commit.atMs;
      for (const free of undrawn.values())
        if (free.keptMs === NEVER && isBookedIn(commit, free)) free.keptMs = commit.atMs;
      return undefined;
    },
    fork: () => neverOverBudget(options, structuredClone(known)),
  };
}

function least(limit: number | undefined, other: number | undefined): number | undefined {
  return other === undefined ? limit : Math.min(limit ?? Infinity, other);
}

/** Whether a run can know what an earlier call took: it was told, or it stood in the log when the run began. */
function isKnownTo({ run, sentMs, runStartedMs }: Called, excess: Excess): boolean {
  return excess.run === run ? excess.toldMs < sentMs : excess.keptMs < runStartedMs;
}

function excessOf({ hold }: Called, bill: Bill): Amount {
  const beyond = (unit: 'tokens' | 'nanoUsd') => Math.max(0, bill[unit] - (hold?.[unit] ?? 0));
  return { tokens: beyond('tokens'), nanoUsd: beyond('nanoUsd') };
}

/** Its hold, where nothing limits its run. */
function freeOf({ hold, limits: { run, day, month } }: Called): Amount {
  const freeIn = (unit: 'tokens' | 'nanoUsd') =>
    [run, day, month].every(limit => limit[unit] === undefined) ? (hold?.[unit] ?? 0) : 0;
  return { tokens: freeIn('tokens'), nanoUsd: freeIn('nanoUsd') };
}

/** Its hold counts from then on, or what became of it. */
function isBookedIn({ records }: Kept, { run, key }: Undrawn): boolean {
  return records.some(
    ({ event, run: by }) =>
      (event.type === 'AttemptStarted' && by === run && event.key === key) ||
      (event.type === 'OutcomeRecovered' && event.from === run && event.key === key),
  );
}

function isSettledIn({ records }: Kept, { run, key, toldMs }: Excess): boolean {
  return (
    toldMs !== NEVER &&
    records.some(
      ({ event, run: by }) =>
        (event.type === 'TaskCompleted' || event.type === 'AttemptFailed') &&
        by === run &&
        event.key === key &&
        event.hold.end === 'settled',
    )
  );
}

function sumOf(sums: Map<string, Sum>, name: string): { readonly name: string; readonly sum: Sum } {
  let sum = sums.get(name);
  if (sum === undefined) sums.set(name, (sum = { tokens: 0, nanoUsd: 0, excesses: [], undrawn: [] }));
  return { name, sum };
}

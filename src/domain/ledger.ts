import { type Account, ZERO, add, subtract } from './budget.ts';
import { type Draft, runOf, touch } from './draft.ts';
import type { HoldEnd } from './event.ts';
import { invariant } from './invariant.ts';
import type { InFlight } from './state.ts';
import type { TaskId } from './task.ts';
import { NO_TOTALS, addCall, spentOf } from './totals.ts';
import { type Timestamp, dayOf, monthOf } from './units.ts';

/** Sets a call's worst case aside in the run's, the day's and the month's books. */
export function openHold(draft: Draft, id: TaskId, call: InFlight): void {
  invariant(!draft.inFlight.has(id), `task "${id}" has an attempt in flight already`);
  draft.inFlight.set(id, call);
  draft.run = { ...runOf(draft), calls: runOf(draft).calls + 1 };
  post(draft, call.at, account => ({ spent: account.spent, held: add(account.held, call.hold) }));
}

/** Ends a call: its hold becomes what was really spent, in the books in which it was made. */
export function closeHold(draft: Draft, id: TaskId, end: HoldEnd, kind: 'answered' | 'failed'): InFlight {
  const call = draft.inFlight.get(id);
  invariant(call, `task "${id}" has no attempt in flight`);
  draft.inFlight.delete(id);

  const spent = spentOf(call.hold, end);
  post(draft, call.at, account => ({
    spent: add(account.spent, spent),
    held: subtract(account.held, call.hold),
  }));
  touch(draft, id, spent);
  total(draft, call, end, kind === 'failed');
  return call;
}

const EMPTY: Account = { spent: ZERO, held: ZERO };

function post(draft: Draft, at: Timestamp, change: (account: Account) => Account): void {
  const run = runOf(draft);
  const [day, month] = [dayOf(at), monthOf(at)];
  draft.run = { ...run, account: change(run.account) };
  draft.days.set(day, change(draft.days.get(day) ?? EMPTY));
  draft.months.set(month, change(draft.months.get(month) ?? EMPTY));
}

function total(draft: Draft, call: InFlight, end: HoldEnd, failed: boolean): void {
  const month = monthOf(call.at);
  const { taskType, model } = call;
  const row = [month, taskType, model].join('\t');
  const totals = draft.totals.get(row) ?? NO_TOTALS;
  draft.totals.set(row, { month, taskType, model, ...addCall(totals, call.hold, end, failed) });
}

import { type Amount, ZERO, add, subtract } from './budget.ts';
import { type AccountDraft, type Draft, runOf, touch } from './draft.ts';
import type { EventOf, HoldEnd, RunId } from './event.ts';
import { invariant } from './invariant.ts';
import type { InFlight } from './state.ts';
import type { TaskId } from './task.ts';
import { NO_TOTALS, addCall, rowName, spentOf, takeBackCharged } from './totals.ts';
import { type Timestamp, dayOf, monthOf } from './units.ts';

/** A call begins: the run counts it, and its hold is made. */
export function openHold(draft: Draft, id: TaskId, call: InFlight): void {
  invariant(!draft.inFlight.has(id), `task "${id}" has an attempt in flight already`);
  runOf(draft).calls += 1;
  setAside(draft, id, call);
}

/** Sets a call's worst case aside in the run's, the day's and the month's books. */
export function setAside(draft: Draft, id: TaskId, call: InFlight): void {
  draft.inFlight.set(id, call);
  draft.keysInFlight.add(call.key);
  for (const account of booksOf(draft, call.at)) account.held = add(account.held, call.hold);
}

/** Ends a call: its hold becomes what was really spent, in the books in which it was made. */
export function closeHold(draft: Draft, id: TaskId, end: HoldEnd, kind: 'answered' | 'failed'): InFlight {
  const call = draft.inFlight.get(id);
  invariant(call, `task "${id}" has no attempt in flight`);
  draft.inFlight.delete(id);
  draft.keysInFlight.delete(call.key);

  const spent = spentOf(call.hold, end);
  for (const account of booksOf(draft, call.at)) {
    account.spent = add(account.spent, spent);
    account.held = subtract(account.held, call.hold);
  }
  touch(draft, id, spent);
  addCall(rowOf(draft, call), call.hold, end, kind === 'failed');
  return call;
}

/**
 * A call of a run that lost its place. Where that run was charged for what nobody knew, what it is now known to have spent
 * is part of the charge: the books have it already. Only what is beyond comes to them.
 */
export function accountFor(draft: Draft, event: EventOf<'OutcomeRecovered'>): void {
  const { from, taskType, model, countsAt, wasCharged } = event;
  const hold = { tokens: event.holdTokens, nanoUsd: event.holdNanoUsd };
  const row = rowOf(draft, { taskType, model, at: countsAt });
  if (wasCharged) takeBackCharged(row, hold);
  addCall(row, hold, event.hold, event.ended === 'failed');

  const known = wasCharged ? hold : ZERO;
  const beyond = explain(draft, from, subtract(spentOf(hold, event.hold), known));
  for (const book of windowsOf(draft, countsAt)) book.spent = add(book.spent, beyond);
}

/** Takes what was spent off the charge of a run, and returns what is beyond that. */
function explain(draft: Draft, run: RunId, spent: Amount): Amount {
  const charge = draft.charges.get(run);
  if (charge === undefined) return spent;
  const rest = subtract(charge.amount, spent);
  const amount = { tokens: Math.max(0, rest.tokens), nanoUsd: Math.max(0, rest.nanoUsd) };
  draft.charges.set(run, { ...charge, amount });
  return subtract(amount, rest);
}

/** A run whose log's end is lost: what it drew and is not known to have spent is gone, in the books it was drawn from. */
export function chargeEscrow(draft: Draft, { interrupted, charged }: EventOf<'RunInterrupted'>): void {
  if (charged === undefined) return;
  const at = runOf(draft).startedAt;
  draft.charges.set(interrupted, { at, amount: charged });
  for (const book of windowsOf(draft, at)) book.spent = add(book.spent, charged);
}

/** It was not gone after all. */
export function releaseEscrow(draft: Draft, run: RunId): void {
  const charge = draft.charges.get(run);
  invariant(charge, `nothing was charged for run "${run}"`);
  draft.charges.delete(run);
  for (const book of windowsOf(draft, charge.at)) book.spent = subtract(book.spent, charge.amount);
}

function booksOf(draft: Draft, at: Timestamp): readonly AccountDraft[] {
  return [runOf(draft).account, ...windowsOf(draft, at)];
}

function windowsOf(draft: Draft, at: Timestamp): readonly AccountDraft[] {
  return [bookOf(draft.days, dayOf(at)), bookOf(draft.months, monthOf(at))];
}

function bookOf(books: Map<string, AccountDraft>, window: string): AccountDraft {
  const known = books.get(window);
  if (known !== undefined) return known;
  const book = { spent: ZERO, held: ZERO };
  books.set(window, book);
  return book;
}

function rowOf(draft: Draft, { taskType, model, at }: Pick<InFlight, 'taskType' | 'model' | 'at'>) {
  const month = monthOf(at);
  const name = rowName({ month, taskType, model });
  const row = draft.totals.get(name) ?? { month, taskType, model, ...NO_TOTALS };
  draft.totals.set(name, row);
  return row;
}

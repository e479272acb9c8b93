import assert from 'node:assert/strict';

import type { Amount, Limits } from '../../src/domain/budget.ts';
import type { HoldEnd, LogRecord } from '../../src/domain/event.ts';
import type { State } from '../../src/domain/state.ts';

type Call = {
  readonly attempt: number;
  readonly tokens: bigint;
  readonly nanoUsd: bigint;
  readonly books: readonly Book[];
};

/** One window's figures in one unit, and the limit that was in force when its last hold was made. */
type Book = {
  readonly name: string;
  readonly unit: keyof Amount;
  spent: bigint;
  held: bigint;
  limit: bigint | undefined;
};

/**
 * A second pair of books, kept from the log alone and with none of the domain's code: sums are exact, every attempt
 * ends once, no budget is passed at any event, and State says the same.
 */
export class Audit {
  readonly #books = new Map<string, Book>();
  readonly #calls = new Map<string, Call>();
  #run = 0;
  /** What went over a limit, in words. */
  readonly overshoots: string[] = [];

  note({ event, at }: LogRecord, limits: Limits): void {
    if (event.type === 'RunStarted') this.#run += 1;
    if (event.type === 'AttemptStarted') {
      const hold = { tokens: event.holdTokens, nanoUsd: event.holdNanoUsd };
      this.#open(event.task, event.attempt, at, hold, limits);
    }
    if (event.type === 'AttemptFailed' || event.type === 'TaskCompleted')
      this.#close(event.task, event.attempt, event.hold);
    if (event.type === 'HoldCharged') this.#close(event.task, event.attempt, { end: 'charged' });
    if (event.type === 'RunFinished')
      assert.equal(this.#calls.size, 0, 'a run finished and left a hold behind');
    this.#checkLimits();
  }

  checkAgainst(state: State): void {
    const names = [...state.days.keys(), ...state.months.keys()];
    const kept = [...this.#books.values()].filter(({ name }) => !name.startsWith('run '));
    assert.equal(names.length * 2, kept.length, 'State keeps the books of the same days and months');
    for (const unit of ['tokens', 'nanoUsd'] as const) {
      for (const name of names) {
        const account = state.days.get(name) ?? state.months.get(name);
        const { spent, held } = this.#book(name, unit);
        assert.deepEqual([account?.spent[unit], account?.held[unit]], [Number(spent), Number(held)], name);
      }
      if (state.run === undefined) continue;
      const { spent, held } = this.#book(`run ${this.#run}`, unit);
      assert.deepEqual(
        [state.run.account.spent[unit], state.run.account.held[unit]],
        [Number(spent), Number(held)],
      );
    }
    assert.deepEqual([...state.inFlight.keys()].sort(), [...this.#calls.keys()].sort());
  }

  #open(task: string, attempt: number, at: string, hold: Amount, limits: Limits): void {
    assert.ok(!this.#calls.has(task), `${task} starts while its last attempt has no end`);
    const windows = [
      { name: `run ${this.#run}`, limit: limits.run },
      { name: at.slice(0, 10), limit: limits.day },
      { name: at.slice(0, 7), limit: limits.month },
    ];
    const [tokens, nanoUsd] = [BigInt(hold.tokens), BigInt(hold.nanoUsd)];
    const books = windows.flatMap(({ name, limit }) =>
      (['tokens', 'nanoUsd'] as const).map(unit => {
        const book = this.#book(name, unit);
        const inForce = limit[unit];
        book.limit = inForce === undefined ? undefined : BigInt(inForce);
        book.held += unit === 'tokens' ? tokens : nanoUsd;
        return book;
      }),
    );
    this.#calls.set(task, { attempt, tokens, nanoUsd, books });
  }

  #close(task: string, attempt: number, end: HoldEnd): void {
    const call = this.#calls.get(task);
    assert.ok(call, `${task} ends an attempt that did not start, or had ended`);
    assert.equal(attempt, call.attempt);
    this.#calls.delete(task);
    for (const book of call.books) {
      book.held -= call[book.unit];
      book.spent += spentOf(call, end, book.unit);
    }
  }

  #checkLimits(): void {
    for (const { name, unit, spent, held, limit } of this.#books.values()) {
      assert.ok(held >= 0n && spent >= 0n);
      if (limit !== undefined && spent + held > limit)
        this.overshoots.push(`${name}: ${spent} + ${held} ${unit} > ${limit}`);
    }
  }

  #book(name: string, unit: keyof Amount): Book {
    const known = this.#books.get(`${name} ${unit}`);
    if (known !== undefined) return known;
    const book: Book = { name, unit, spent: 0n, held: 0n, limit: undefined };
    this.#books.set(`${name} ${unit}`, book);
    return book;
  }
}

function spentOf(call: Call, end: HoldEnd, unit: keyof Amount): bigint {
  if (end.end === 'released') return 0n;
  if (end.end === 'charged') return call[unit];
  const { promptTokens, completionTokens } = end.usage;
  return unit === 'tokens' ? BigInt(promptTokens) + BigInt(completionTokens) : BigInt(end.costNanoUsd);
}

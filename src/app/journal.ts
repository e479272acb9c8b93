import { decide, type Command } from '../domain/decide.ts';
import type { Event, RunId } from '../domain/event.ts';
import { evolve } from '../domain/evolve.ts';
import type { Policy } from '../domain/policy.ts';
import type { State } from '../domain/state.ts';
import { type Timestamp, timestampOf } from '../domain/units.ts';
import { type Head, seal } from '../log/chain.ts';
import type { Clock, LogStore } from '../ports.ts';

export type JournalOptions = {
  readonly state: State;
  readonly head: Head;
  /** The last line's, which no later one may be earlier than. */
  readonly at: Timestamp;
  /** How many bytes the log has. */
  readonly end: number;
  readonly run: RunId;
  readonly policy: Policy;
};

/**
 * The one way from a command to a durable fact.
 *
 * State shows a decision at once, so that the next one takes it into account; the promise resolves when the disk
 * has it, and nothing may be done in the world before. Decisions made while the disk is busy share the next append.
 * When an append fails the journal is broken: it takes no further command, as State is ahead of the log.
 */
export class Journal {
  readonly state: State;
  readonly run: RunId;
  readonly #store: LogStore;
  readonly #clock: Clock;
  readonly #policy: Policy;
  #head: Head;
  #end: number;
  #durableAt: Timestamp;
  /** Of the last event in State; the head is behind it while an append is on its way. */
  #seq: number;
  #at: Timestamp;
  #next: Append | undefined;
  #writing: Promise<void> | undefined;
  #broken: { readonly error: unknown } | undefined;

  constructor(store: LogStore, clock: Clock, options: JournalOptions) {
    this.#store = store;
    this.#clock = clock;
    this.state = options.state;
    this.run = options.run;
    this.#head = options.head;
    this.#end = options.end;
    this.#durableAt = options.at;
    this.#seq = options.head.seq;
    this.#at = options.at;
    this.#policy = options.policy;
  }

  /** Where the log on the disk stands. */
  get head(): Head {
    return this.#head;
  }

  /** The time of its last event; empty when there is none. */
  get at(): Timestamp {
    return this.#durableAt;
  }

  /** How many bytes of it are durable: all of them up to the head's seal. */
  get end(): number {
    return this.#end;
  }

  /** No append is on its way: State is that of the log at its head. Said of this very moment, up to the next `await`. */
  get isAtRest(): boolean {
    return this.#writing === undefined && this.#broken === undefined;
  }

  /** Decides, and resolves with the events once they are durable. No events: nothing came of the command. */
  async commit(command: Command): Promise<readonly Event[]> {
    if (this.#broken !== undefined)
      throw new Error('The log can no longer be written.', { cause: this.#broken.error });
    const events = decide(command, this.state, this.#policy);
    await this.record(events);
    return events;
  }

  /** Notes facts that nobody decides: those about the log itself. */
  async record(events: readonly Event[]): Promise<void> {
    if (events.length === 0) return;
    const append = this.#open();
    for (const event of events) {
      append.events.push(event);
      evolve(this.state, { seq: ++this.#seq, at: append.at, run: this.run, event });
    }
    this.#writing ??= this.#write();
    await append.durable.promise;
  }

  /** The time that a decision made now will bear in the log: budgets count by its day and month. */
  stamp(): Timestamp {
    return this.#open().at;
  }

  #open(): Append {
    if (this.#next !== undefined && this.#next.events.length > 0) return this.#next;

    // A clock that was set back must not make the log go back.
    const now = timestampOf(this.#clock.now());
    this.#at = now > this.#at ? now : this.#at;
    return (this.#next = { at: this.#at, events: [], durable: Promise.withResolvers<void>() });
  }

  async #write(): Promise<void> {
    // Everything that is decided in this turn of the event loop goes into the first append.
    await Promise.resolve();
    while (this.#next !== undefined && this.#next.events.length > 0) {
      const append = this.#next;
      this.#next = undefined;
      try {
        await this.#append(append);
        append.durable.resolve();
      } catch (error) {
        this.#broken = { error };
        append.durable.reject(error);
        // What was decided while the disk failed is lost with it. Nobody waits for a stamp.
        const lost = this.#next as Append | undefined;
        this.#next = undefined;
        if (lost !== undefined && lost.events.length > 0) lost.durable.reject(error);
      }
    }
    this.#writing = undefined;
  }

  async #append({ at, events }: Append): Promise<void> {
    const texts: Uint8Array[] = [];
    let head = this.#head;
    for (let first = 0; first < events.length; first += EVENTS_PER_APPEND) {
      const sealed = seal(head, at, this.run, events.slice(first, first + EVENTS_PER_APPEND));
      texts.push(sealed.bytes);
      head = sealed.head;
    }
    const bytes = Buffer.concat(texts);
    await this.#store.append(bytes);
    this.#head = head;
    this.#end += bytes.length;
    this.#durableAt = at;
  }
}

type Append = {
  readonly at: Timestamp;
  readonly events: Event[];
  readonly durable: PromiseWithResolvers<void>;
};

/** Only a task list of this size is ever longer, and each of its events stands for itself. */
const EVENTS_PER_APPEND = 10_000;

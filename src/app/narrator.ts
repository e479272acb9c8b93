import type { Event } from '../domain/event.ts';
import type { State } from '../domain/state.ts';
import { eventText } from '../report/event-text.ts';
import { progressLine } from '../report/progress.ts';
import type { Clock, Console } from '../ports.ts';

/** On a terminal the progress line moves all the time; in a log, a line this often is enough. */
const LINE_EVERY_MS = 15_000;

const PROGRESS_EVERY_MS = 100;

/** Tells a run while it is on: one line a decision that people care about, and how far it has come. */
export class Narrator {
  readonly #console: Console;
  readonly #clock: Clock;
  readonly #total: number;
  #lineMs: number;
  #progressMs = 0;

  constructor(console: Console, clock: Clock, state: State) {
    this.#console = console;
    this.#clock = clock;
    this.#total = state.pending.size + state.retries.length;
    this.#lineMs = clock.now();
  }

  tell(events: readonly Event[]): void {
    for (const event of events) {
      const told = eventText(event);
      if (told !== undefined) this.#console.write(told.level, told.text);
    }
  }

  progress(state: State): void {
    const nowMs = this.#clock.now();
    const { run, inFlight, retries } = state;
    if (run === undefined || nowMs < this.#progressMs + PROGRESS_EVERY_MS) return;
    this.#progressMs = nowMs;

    const touched = [...run.touched.keys()].map(id => state.tasks.get(id)?.status);
    const quarantined = touched.filter(status => status === 'quarantined').length;
    const done = touched.filter(status => status === 'completed').length + quarantined;
    const { tokens, nanoUsd: costNanoUsd } = run.account.spent;
    const text = progressLine({
      done,
      total: this.#total,
      inFlight: inFlight.size,
      failed: retries.length,
      quarantined,
      tokens,
      costNanoUsd,
    });

    this.#console.progress(text);
    if (nowMs < this.#lineMs + LINE_EVERY_MS) return;
    this.#lineMs = nowMs;
    this.#console.write('info', text);
  }
}

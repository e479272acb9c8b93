import type { Event } from '../domain/event.ts';
import { isSkipped } from '../domain/requests/skipped.ts';
import type { State } from '../domain/state.ts';
import { eventText } from '../report/event-text.ts';
import { type Progress, progressLine } from '../report/progress.ts';
import type { Clock, Console } from '../ports.ts';

/** Counting takes as long as the run has tasks, and nobody sees a line that stands for less. */
const PROGRESS_EVERY_MS = 100;

/** In a log, where no line is replaced: one at each tenth of the tasks, and one at least this often. */
const LINES_PER_RUN = 10;
const LINE_EVERY_MS = 30_000;

/** Tells a run while it is on: one line a decision that people care about, and how far it has come. */
export class Narrator {
  readonly #console: Console;
  readonly #clock: Clock;
  /** With those that are done already: what another run had done of it was taken in. */
  readonly #total: number;
  #countedMs = 0;
  #lineMs: number;
  #lineDone: number;

  constructor(console: Console, clock: Clock, state: State) {
    this.#console = console;
    this.#clock = clock;
    const { done } = progressOf(state, 0);
    this.#total = done + state.pending.size + state.retries.length;
    this.#lineMs = clock.now();
    this.#lineDone = done + this.#total / LINES_PER_RUN;
  }

  tell(events: readonly Event[]): void {
    for (const event of events) {
      const told = eventText(event);
      if (told !== undefined) this.#console.write(told.level, told.text);
    }
  }

  progress(state: State): void {
    const nowMs = this.#clock.now();
    if (nowMs < this.#countedMs + PROGRESS_EVERY_MS) return;
    this.#countedMs = nowMs;

    const progress = progressOf(state, this.#total);
    const text = progressLine(progress);
    this.#console.progress(text);
    if (progress.done < this.#lineDone && nowMs < this.#lineMs + LINE_EVERY_MS) return;

    this.#console.write('info', text);
    this.#lineMs = nowMs;
    this.#lineDone = progress.done + this.#total / LINES_PER_RUN;
  }
}

function progressOf({ run, tasks, inFlight, retries }: State, total: number): Progress {
  let [completed, quarantined] = [0, 0];
  for (const id of run?.touched.keys() ?? []) {
    const task = tasks.get(id);
    if (task?.status === 'completed') completed += 1;
    if (task?.status === 'quarantined' && !isSkipped(task)) quarantined += 1;
  }
  const { tokens, nanoUsd: costNanoUsd } = run?.account.spent ?? { tokens: 0, nanoUsd: 0 };
  return {
    done: completed + quarantined,
    total,
    inFlight: inFlight.size,
    failed: retries.length,
    quarantined,
    tokens,
    costNanoUsd,
  };
}

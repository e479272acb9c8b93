import assert from 'node:assert/strict';

import type { AttemptResult } from '../../src/domain/attempt-result.ts';
import type { Amount, Limits } from '../../src/domain/budget.ts';
import { type Command, decide } from '../../src/domain/decide.ts';
import type { Event, HoldEnd, LogRecord } from '../../src/domain/event.ts';
import { evolve } from '../../src/domain/evolve.ts';
import type { Failure } from '../../src/domain/failure.ts';
import type { ListedTask } from '../../src/domain/list-tasks.ts';
import { type Step, type Work, plan } from '../../src/domain/plan.ts';
import { BACKOFF } from '../../src/domain/retry.ts';
import { type State, newState } from '../../src/domain/state.ts';
import { timestampOf } from '../../src/domain/units.ts';
import type { Audit } from './audit.ts';
import type { Chance } from './chance.ts';

export type Simulation = {
  readonly chance: Chance;
  readonly audit: Audit;
  readonly tasks: readonly ListedTask[];
  readonly work: ReadonlyMap<string, Work>;
  readonly limits: Limits;
  readonly startMs: number;
  readonly concurrency: number;
  /** What came of a call. */
  readonly outcome: (hold: Amount, chance: Chance) => Outcome;
  readonly killed?: number;
  /** How State looks to whoever plans and decides: as it is, unless a test wants to see what then goes wrong. */
  readonly view?: (state: State) => State;
};

export type Outcome = { readonly result: AttemptResult['result']; readonly hold: HoldEnd };

type Call = { readonly task: string; readonly endsMs: number; readonly outcome: Outcome };

const STEPS_MAX = 20_000;

/**
 * The core in a loop, without a disk, a network or a clock: runs one after another on one log, until one ends in
 * peace. `killed` is the chance at each step that the process dies; then the next run finds what the log says.
 */
export class Simulated {
  readonly state: State = newState();
  readonly records: LogRecord[] = [];
  /** The most calls that were in flight at once. */
  inFlightMax = 0;
  readonly #simulation: Simulation;
  #limits: Limits;
  #calls: Call[] = [];
  #nowMs: number;
  #runs = 0;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    this.#limits = simulation.limits;
    this.#nowMs = simulation.startMs;
    this.#do({ type: 'CreateLog', log: 'log-1', repository: '42', agent: 'default' });
  }

  /** Runs, and is killed and runs again, until a run ends by itself. */
  run(limits: Limits = this.#limits): void {
    this.#limits = limits;
    this.#startRun();
    for (let steps = 0; steps < STEPS_MAX; steps += 1) {
      const { chance, killed = 0 } = this.#simulation;
      if (chance.is(killed)) {
        this.#die();
      } else if (!this.#step()) {
        this.#do({ type: 'FinishRun', outcome: 'completed' });
        return;
      }
    }
    assert.fail('the simulation has no end');
  }

  #startRun(): void {
    this.#runs += 1;
    this.#do({ type: 'StartRun', version: '1.0.0', provider: 'openrouter' });
    this.#do({ type: 'ListTasks', tasks: this.#simulation.tasks });
  }

  /** Half of the time by force, which the log learns only from the next run; else the calls are aborted in good order. */
  #die(): void {
    const orderly = this.#simulation.chance.is(0.5);
    for (const call of orderly ? this.#calls : [])
      this.#end(call, { result: { kind: 'aborted' }, hold: { end: 'charged' } });
    if (orderly) this.#do({ type: 'FinishRun', outcome: 'interrupted' });
    this.#calls = [];
    this.#nowMs += this.#simulation.chance.integer(0, 3_600_000);
    this.#startRun();
  }

  /** False when there is nothing left to do. */
  #step(): boolean {
    const { chance, concurrency, work, view } = this.#simulation;
    const seen = view?.(this.state) ?? this.state;
    const step: Step =
      this.#calls.length < concurrency
        ? plan(seen, work, this.#limits, this.#nowMs)
        : { do: 'wait', until: undefined };

    if (step.do === 'attempt') {
      this.#attempt(step.task, step.hold);
      if (chance.is(0.3)) this.#nowMs += chance.integer(0, 400);
      return true;
    }
    if (step.do === 'stop') return false;
    this.#wait(step.until === undefined ? Infinity : Date.parse(step.until));
    return true;
  }

  #attempt(task: string, hold: Amount): void {
    const { chance, outcome, work } = this.#simulation;
    const started = this.#do({
      type: 'StartAttempt',
      task,
      model: work.get(task)?.model ?? '',
      hold,
      now: timestampOf(this.#nowMs),
    });
    assert.equal(started.length, 1, 'what was planned is what is decided');
    this.inFlightMax = Math.max(this.inFlightMax, this.#calls.length + 1);
    this.#calls.push({
      task,
      endsMs: this.#nowMs + chance.integer(0, 30_000),
      outcome: outcome(hold, chance),
    });
  }

  /** Until then, or until the first call ends. */
  #wait(untilMs: number): void {
    const first = this.#calls.reduce<Call | undefined>(
      (soonest, call) => (soonest === undefined || call.endsMs < soonest.endsMs ? call : soonest),
      undefined,
    );
    if (first === undefined || first.endsMs > untilMs) {
      this.#nowMs = Math.max(this.#nowMs, untilMs);
      return;
    }
    this.#nowMs = Math.max(this.#nowMs, first.endsMs);
    this.#calls = this.#calls.filter(call => call !== first);
    this.#end(first, first.outcome);
  }

  #end({ task }: Call, { result, hold }: Outcome): void {
    const { chance, work } = this.#simulation;
    const needs = work.get(task);
    assert.ok(needs);
    this.#do({
      type: 'FinishAttempt',
      task,
      attemptsMax: needs.attemptsMax,
      holdDoubled: needs.holdDoubled,
      result,
      hold,
      sent: { outputCapName: 'max_tokens', withoutTemperature: false },
      durationMs: 50,
      nowMs: this.#nowMs,
      random: chance.fraction(),
    });
  }

  #do(command: Command): readonly Event[] {
    const { audit, view } = this.#simulation;
    const events = decide(command, view?.(this.state) ?? this.state, {
      limits: this.#limits,
      backoff: BACKOFF,
    });
    for (const event of events) {
      const record: LogRecord = {
        seq: this.records.length + 1,
        at: timestampOf(this.#nowMs),
        run: `run-${this.#runs}`,
        event,
      };
      this.records.push(record);
      evolve(this.state, record);
      audit.note(record, this.#limits);
    }
    return events;
  }
}

const FAILURES: readonly [Failure, ...Failure[]] = [
  { kind: 'rate-limited', status: 429 },
  { kind: 'rate-limited', status: 429, retryAfterMs: 5_000 },
  { kind: 'network', code: 'ECONNREFUSED' },
  { kind: 'timeout', timeoutMs: 30_000 },
  { kind: 'server-error', status: 503 },
  { kind: 'error-in-answer' },
  { kind: 'malformed-answer' },
  { kind: 'empty-answer' },
  { kind: 'invalid-answer', keyword: 'required' },
  { kind: 'too-large', status: 413 },
  { kind: 'context-too-long', status: 400 },
  { kind: 'content-refused', status: 403 },
  { kind: 'weight-exceeds-budget', status: 402 },
  { kind: 'bad-request', status: 400 },
  { kind: 'length', completionTokensMax: 50 },
];

/** Failures after which a run soon has nothing left to do. */
const STOPPERS: readonly [Failure, ...Failure[]] = [
  { kind: 'unauthorized', status: 401 },
  { kind: 'out-of-credit', status: 402 },
  { kind: 'key-limit', status: 402 },
  { kind: 'model-not-found', status: 404 },
  { kind: 'parameter-refused', status: 400, parameter: 'max_tokens' },
  { kind: 'schema-refused', status: 400 },
  { kind: 'type-not-supported' },
];

/** An answer, or a failure of any kind, with any end of its hold. */
export function anyOutcome(answers: number): (hold: Amount, chance: Chance) => Outcome {
  return (hold, chance) => {
    if (chance.is(answers)) return { result: answered(), hold: anyEnd(hold, chance) };
    const failure = chance.pick(chance.is(0.04) ? STOPPERS : FAILURES);
    return { result: { kind: 'failed', failure }, hold: anyEnd(hold, chance) };
  };
}

/** An answer that takes all that was held for it. */
export function worstOutcome(hold: Amount): Outcome {
  return { result: answered(), hold: settled(hold.tokens, hold.nanoUsd) };
}

function answered(): AttemptResult['result'] {
  return { kind: 'answered', answer: 'a'.repeat(64), servedBy: undefined, finishReason: undefined };
}

function anyEnd(hold: Amount, chance: Chance): HoldEnd {
  switch (chance.integer(0, 5)) {
    case 0:
      return { end: 'charged' };
    case 1:
      return { end: 'released' };
    case 2:
      return settled(hold.tokens, hold.nanoUsd);
    default:
      return settled(chance.integer(0, hold.tokens), chance.integer(0, hold.nanoUsd));
  }
}

export function settled(tokens: number, costNanoUsd: number): HoldEnd {
  const promptTokens = Math.floor(tokens / 2);
  const usage = { promptTokens, completionTokens: tokens - promptTokens };
  return { end: 'settled', usage, costNanoUsd, costSource: 'provider' };
}

import type { Failure } from '../../../src/domain/failure.ts';
import type { Call, Clock, Llm, Pace, Reply } from '../../../src/ports.ts';

/** What the model does with a call; `nth` counts from 1. */
export type Script = (call: Call, nth: number) => Reply | Promise<Reply>;

const CALL_MS = 1_000;

/** A model that follows a script. Each of its calls takes a second, or what the test says. */
export class ScriptedLlm implements Llm {
  script: Script;
  readonly calls: Call[] = [];
  callMs = CALL_MS;
  inFlight = 0;
  /** The most calls that were in flight at once. */
  inFlightMax = 0;
  closed = 0;
  readonly #clock: Clock;

  constructor(clock: Clock, script: Script = () => answered('One plain sentence.')) {
    this.#clock = clock;
    this.script = script;
  }

  async ask(call: Call, signal: AbortSignal): Promise<Reply> {
    this.calls.push(call);
    const nth = this.calls.length;
    this.inFlight += 1;
    this.inFlightMax = Math.max(this.inFlightMax, this.inFlight);
    await this.#clock.sleep(this.callMs, signal);
    this.inFlight -= 1;
    if (signal.aborted) return { result: { kind: 'aborted' }, spend: { kind: 'unknown' }, pace: {} };
    return this.script(call, nth);
  }

  async close(): Promise<void> {
    this.closed += 1;
  }
}

/** 30 tokens in and 10 out, and the provider says what it cost. */
export function answered(text: string, finishReason = 'stop', pace: Pace = {}): Reply {
  return {
    result: { kind: 'answer', text, finishReason, servedBy: 'small-2026' },
    spend: {
      kind: 'known',
      usage: { promptTokens: 30, completionTokens: 10 },
      costNanoUsd: 400,
    },
    pace,
  };
}

/** An HTTP error: nothing is paid for it, unless the test says that nobody knows. */
export function refused(failure: Failure, spend: 'none' | 'unknown' = 'none', pace: Pace = {}): Reply {
  return { result: { kind: 'failure', failure }, spend: { kind: spend }, pace };
}

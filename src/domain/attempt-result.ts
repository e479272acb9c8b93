import type { Amount } from './budget.ts';
import type { Event, HoldEnd, StopReason, StopScope } from './event.ts';
import type { Failure } from './failure.ts';
import type { Policy } from './policy.ts';
import type { InFlight, RunState, State, Tries } from './state.ts';
import type { TaskId } from './task.ts';
import type { Sha256 } from './units.ts';

/** What came of one attempt, and what is needed to say what follows. */
export type AttemptResult = {
  readonly task: TaskId;
  readonly attemptsMax: number;
  /** The hold of a next attempt with twice the output cap. */
  readonly holdDoubled: Amount;
  readonly result:
    | {
        readonly kind: 'answered';
        readonly answer: Sha256;
        readonly servedBy: string | undefined;
        readonly finishReason: string | undefined;
      }
    | { readonly kind: 'failed'; readonly failure: Failure }
    | { readonly kind: 'aborted' };
  readonly hold: HoldEnd;
  readonly sent: SentParameters;
  readonly durationMs: number;
  readonly nowMs: number;
  /** In [0, 1). */
  readonly random: number;
};

/** The parameters of a request that may have been adapted to its model. */
export type SentParameters = {
  readonly outputCapName: 'max_tokens' | 'max_completion_tokens';
  readonly withoutTemperature: boolean;
};

/** An attempt that has ended, with all that the choice of what follows may look at. */
export type Context = {
  readonly attempt: AttemptResult;
  readonly call: InFlight;
  readonly tries: Tries;
  readonly run: RunState;
  readonly state: State;
  readonly policy: Policy;
};

/** A stop that is in force already is not said again by every call that was in flight. */
export function stop(
  { run }: Context,
  scope: StopScope,
  reason: StopReason,
  failure: Failure | undefined,
): Event[] {
  const known = run.stops.some(known => sameScope(known.scope, scope));
  return known
    ? []
    : [{ type: 'ProviderStopped', scope, reason, ...(failure === undefined ? {} : { failure }) }];
}

function sameScope(a: StopScope, b: StopScope): boolean {
  return a.kind === b.kind && ('name' in a ? a.name : '') === ('name' in b ? b.name : '');
}

import { alertOf, asBefore, endedByItself, leftIn, sorted } from './alert-of.ts';
import type { Alert } from './alert.ts';
import { type AnomalyDetails, anomalyAlert } from './anomaly-alert.ts';
import { type BudgetDetails, budgetAlert } from './budget-alert.ts';
import type { Limits } from './budget.ts';
import type { Outcome, StopReason } from './event.ts';
import { type Oddities, type Oddity, odditiesOf } from './oddity.ts';
import { isSkipped } from './skipped.ts';
import { staleAlert } from './stale-alert.ts';
import type { StaleFinding } from './stale.ts';
import type { Interruption, Quarantined, State, Stop } from './state.ts';
import type { Sha256, Timestamp } from './units.ts';

/** An alert that fires now, with what there is to say about it. */
export type Firing = {
  readonly alert: Alert;
  /** Undefined: nothing was learnt about it in this run, so what was said of it still stands. */
  readonly details: AlertDetails | undefined;
};

export type AlertDetails =
  | {
      readonly kind: 'quarantine';
      readonly tasks: readonly Quarantined[];
      /** What was out of the ordinary about types of tasks that this run set aside; absent: nothing. */
      readonly odd?: readonly Oddity[];
    }
  | BudgetDetails
  | AnomalyDetails
  | { readonly kind: 'provider'; readonly stops: readonly Stop[]; readonly left: number }
  | { readonly kind: 'interrupted'; readonly interruption: Interruption }
  | { readonly kind: 'state'; readonly problem: StateProblem }
  | { readonly kind: 'stale'; readonly finding: StaleFinding };

/** Why the log is not worked on, or what was done is not where it should be. A message says what to do; names in it are other people's words. */
export type StateProblem =
  | {
      readonly kind: 'corrupt' | 'newer' | 'foreign' | 'clock' | 'fork' | 'unproved';
      readonly message: string;
    }
  /** `runs`: how many in a row could not reach it, this one included. */
  | { readonly kind: 'cache-unreachable'; readonly runs: number }
  /** The log is fine, and no result gets to where people look for it. */
  | { readonly kind: 'results-refused'; readonly message: string }
  /** All others get there. */
  | { readonly kind: 'results-held-back'; readonly results: readonly HeldBack[] }
  /** People who are told by the webhook alone were not told. */
  | { readonly kind: 'webhook-lost'; readonly message: string };

/** A result that is refused for what is in it. The reason is in GitHub's words. */
export type HeldBack = { readonly path: string; readonly reason: string };

/** What State does not say about the run that is about to finish. */
export type RunFacts = {
  readonly agent: string;
  readonly outcome: Outcome;
  readonly problem: StateProblem | undefined;
  /** What this run saw of its own past as it started: it hangs elsewhere, or will be switched off. */
  readonly silence?: StaleFinding | undefined;
  /** The budgets in force. */
  readonly limits: Limits;
  readonly now: Timestamp;
};

/** Of the text's UTF-8 bytes. Passed in, as this room has no means of its own. */
export type Hash = (text: string) => Sha256;

/**
 * What there is to call for help about when a run ends, before it finishes in the log; the gravest first.
 *
 * - `state`: the log was refused or forked, what another run handed over could not be proved, the cache could not be reached three runs in a row, or results could not be
 *   published.
 * - `provider`: the run was stopped by account, outage or configuration; over with a run that sent something, or
 *   finished the list, and was not.
 * - `quarantine`: while any task is in it that nobody has put there.
 * - `budget`: the run was stopped by one, so work is left, or one is near its limit; over when neither is so.
 * - `interrupted`: a run before this one was killed, and none since then has ended by itself.
 * - `stale`: another run of the agent hangs, or GitHub will switch its schedule off.
 * - `anomaly`: something was out of the ordinary for its type; over with a run that tried the type and found nothing.
 */
export function firingAlerts(state: State, facts: RunFacts, hash: Hash): Firing[] {
  const { agent, problem, silence } = facts;
  const odd = odditiesOf(state);
  const firing = [
    problem === undefined ? webhookAsBefore(state, agent) : stateAlert(agent, problem, hash),
    staleAlert(agent, { finding: silence }, hash),
    providerAlert(state, facts, hash),
    quarantineAlert(state, agent, odd, hash),
    budgetAlert(state, facts, hash),
    interruptedAlert(state, agent, hash),
    anomalyAlert(state, agent, odd, hash),
  ];
  return firing.filter(alert => alert !== undefined);
}

/** Unreachable is not missing: two runs wait for the cache to come back before somebody is called. */
export const UNREACHABLE_RUNS_UNTIL_ALERT = 3;

/** Known without State: the log that would tell it may be what cannot be read. */
export function stateAlert(agent: string, problem: StateProblem, hash: Hash): Firing | undefined {
  const { kind } = problem;
  if (kind === 'cache-unreachable' && problem.runs < UNREACHABLE_RUNS_UNTIL_ALERT) return undefined;

  const told =
    kind === 'results-held-back' ? sorted([[kind], ...problem.results.map(({ path }) => [path])]) : kind;
  const alert = alertOf(agent, 'state', { reason: kind, told }, hash);
  return { alert, details: { kind: 'state', problem } };
}

/** A run that has nothing to send it learns nothing about a webhook. Whoever sent something says what came of it. */
function webhookAsBefore(state: State, agent: string): Firing | undefined {
  const before = asBefore(state, agent, 'state');
  return before?.alert.reason === 'webhook-lost' ? before : undefined;
}

function providerAlert(state: State, { agent, outcome }: RunFacts, hash: Hash): Firing | undefined {
  const { stops = [], calls = 0 } = state.run ?? {};
  const [gravest] = [...stops].sort((a, b) => GRAVITY.indexOf(a.reason) - GRAVITY.indexOf(b.reason));
  if (gravest === undefined) {
    const tried = calls > 0 || outcome === 'completed' || outcome === 'idle';
    return tried && endedByItself(outcome) ? undefined : asBefore(state, agent, 'provider');
  }
  const { reason } = gravest;
  const told = stops.map(({ scope, reason, failure }) => [
    scope.kind,
    'name' in scope ? scope.name : '',
    reason,
    failure?.kind ?? '',
  ]);
  const alert = alertOf(agent, 'provider', { reason, told: sorted(told) }, hash);
  return { alert, details: { kind: 'provider', stops, left: leftIn(state) } };
}

const GRAVITY: readonly StopReason[] = ['hold-exceeded', 'account', 'configuration', 'breaker'];

function quarantineAlert(state: State, agent: string, { grouped }: Oddities, hash: Hash): Firing | undefined {
  const tasks: Quarantined[] = [];
  for (const task of state.tasks.values()) {
    if (task.status === 'quarantined' && !isSkipped(task)) tasks.push(task);
  }
  if (tasks.length === 0) return undefined;

  const told = sorted(tasks.map(({ id, key, facts }) => [id, key, facts.failure.kind]));
  const alert = alertOf(agent, 'quarantine', { reason: 'quarantined', told }, hash);
  return { alert, details: { kind: 'quarantine', tasks, ...(grouped.length > 0 && { odd: grouped }) } };
}

/** Once may be a cancelled job or a lost machine; so often in a row something kills them. */
const INTERRUPTIONS_UNTIL_WARNING = 3;

function interruptedAlert({ interruption }: State, agent: string, hash: Hash): Firing | undefined {
  if (interruption === undefined) return undefined;
  const reason = interruption.runsInARow < INTERRUPTIONS_UNTIL_WARNING ? 'killed' : 'killed-repeatedly';
  const alert = alertOf(agent, 'interrupted', { reason, told: 'killed' }, hash);
  return { alert, details: { kind: 'interrupted', interruption } };
}

import type { Firing, Hash, RunFacts, StateProblem } from './firing.ts';
import { alertOf, asBefore, endedByItself, leftIn, sorted } from './alert-of.ts';
import { anomalyAlert } from './anomaly-alert.ts';
import { budgetAlert } from './budget-alert.ts';
import type { StopReason } from '../event.ts';
import { type Oddities, odditiesOf } from '../oddities/oddity.ts';
import { isSkipped } from '../requests/skipped.ts';
import { staleAlert } from './stale-alert.ts';
import type { Quarantined, State } from '../state.ts';
import { hasUnpublished } from '../unpublished.ts';

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
    problem === undefined ? stateAsBefore(state, agent) : stateAlert(agent, problem, hash),
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

/**
 * A run that has nothing to send it learns nothing about a webhook: whoever sent something says what came of it. And one that
 * did not come to publish, or had no answer to that, learns nothing about the results that still wait.
 */
function stateAsBefore(state: State, agent: string): Firing | undefined {
  const before = asBefore(state, agent, 'state');
  const reason = before?.alert.reason;
  if (reason === 'webhook-lost') return before;
  return reason !== undefined && OF_RESULTS.has(reason) && hasUnpublished(state) ? before : undefined;
}

const OF_RESULTS: ReadonlySet<string> = new Set(['results-refused', 'results-held-back']);

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

import type { BudgetAlarm, Firing, Hash, RunFacts } from './firing.ts';
import { alertOf, asBefore, endedByItself, leftIn, sorted } from './alert-of.ts';
import { type BudgetRefusal, budgetsOf } from '../budget.ts';
import { windowEnd } from '../budget-window.ts';
import { limitsInForce } from '../requests/limits-in-force.ts';
import { runsNeeded } from '../runs-needed.ts';
import { isSkipped } from '../requests/skipped.ts';
import { type RunState, type State, accountsAt, bookedAt } from '../state.ts';

/**
 * One alert for all budgets: those that stopped the run, and those that are near their limit as it ends. It is over when
 * none is near and none stopped the run. A run that was cut off can tell what it met, and not that something is over.
 */
export function budgetAlert(state: State, facts: RunFacts, hash: Hash): Firing | undefined {
  const { agent, outcome } = facts;
  const stopped = state.run?.budgetsReached ?? [];
  if (stopped.length === 0 && !endedByItself(outcome)) {
    const before = asBefore(state, agent, 'budget');
    if (before !== undefined) return before;
  }
  const left = leftIn(state);
  const budgets = [...stoppedBy(state.run, facts), ...usedUp(state, facts, left)].sort(byGravity);
  const [gravest] = budgets;
  if (gravest === undefined) return undefined;

  // How far it was spent differs from run to run and is no news; that nothing is left after there was little is.
  const told = sorted(budgets.map(({ window, unit, limit, level }) => [window, unit, String(limit), level]));
  const { window, unit, level } = gravest;
  const reason = `${window}-${unit}${level === 'near' ? '-near' : ''}`;
  const alert = alertOf(agent, 'budget', { reason, told }, hash);
  const runs = runsNeeded({ done: doneIn(state), rest: left });
  return { alert, details: { kind: 'budget', budgets, left, runs } };
}

function stoppedBy(run: RunState | undefined, { now }: RunFacts): BudgetAlarm[] {
  return (run?.budgetsReached ?? []).map(budget => {
    // A run that drew its budget before midnight was stopped by that of a day that is over.
    const end = windowEnd(budget.window, bookedAt(run, now));
    return { ...budget, level: 'reached', freeAt: end !== undefined && end > now ? end : undefined };
  });
}

/**
 * Budgets that did not stop the run and are near their limit. Of day and month the books of this moment count: one whose
 * window is over is new. The run's own is new with the next run, so it matters only when work was left over: without,
 * its window is over, nobody was kept waiting, and there is nothing to be done about it.
 */
function usedUp(state: State, { limits, now }: RunFacts, left: number): BudgetAlarm[] {
  const { run, days, months } = state;
  const accounts = {
    ...accountsAt({ run: undefined, days, months }, now),
    ...(run !== undefined && left > 0 && { run: run.account }),
  };
  const stopped = new Set(run?.budgetsReached.map(nameOf));
  return budgetsOf(accounts, limitsInForce(limits, { ...state, run: undefined }, now))
    .filter(budget => isNear(budget) && !stopped.has(nameOf(budget)))
    .map(budget => {
      const { window, limit, spent, held } = budget;
      const level = spent + held >= limit ? 'reached' : 'near';
      return { ...budget, level, freeAt: windowEnd(window, now) };
    });
}

/** At 80 %, in integers. One of which nothing was spent is none to speak of, however small it was made. */
function isNear({ limit, spent, held }: BudgetRefusal): boolean {
  return spent + held > 0 && (spent + held) * 5 >= limit * 4;
}

function nameOf({ window, unit }: Pick<BudgetRefusal, 'window' | 'unit'>): string {
  return `${window}-${unit}`;
}

/** One that is reached is graver than one that is near; then the one for which one waits longest. */
function byGravity(a: BudgetAlarm, b: BudgetAlarm): number {
  return (
    GRAVITY.indexOf(a.level) - GRAVITY.indexOf(b.level) || WAITS.indexOf(a.window) - WAITS.indexOf(b.window)
  );
}

const GRAVITY: readonly BudgetAlarm['level'][] = ['reached', 'near'];
const WAITS: readonly BudgetAlarm['window'][] = ['month', 'day', 'run'];

/** Tasks that this run has brought to an end. */
function doneIn({ run, tasks }: State): number {
  let done = 0;
  for (const id of run?.touched.keys() ?? []) {
    const task = tasks.get(id);
    if (task?.status === 'completed' || (task?.status === 'quarantined' && !isSkipped(task))) done += 1;
  }
  return done;
}

import {
  type Amount,
  type BudgetRefusal,
  type Limits,
  add,
  neverFits,
  refusalOf,
} from '../../domain/budget.ts';
import { assertNever } from '../../domain/invariant.ts';
import { limitsInForce } from '../../domain/requests/limits-in-force.ts';
import { isSkipped } from '../../domain/requests/skipped.ts';
import { OFFLINE_MODEL } from '../../domain/task.ts';
import { type ListedTask, standingOf } from '../../domain/list-tasks.ts';
import { type State, type TaskState, accountsAt, idsOf, versionOf } from '../../domain/state.ts';
import type { PlannedTask, TaskPlan } from '../../domain/task-plan.ts';
import { sumOf } from '../../domain/totals.ts';
import type { NanoUsd, Timestamp, Tokens } from '../../domain/units.ts';
import { priceOf } from '../../request/price.ts';
import { budgetInput } from '../../report/budget-text.ts';
import type { Prepared } from '../prepare-tasks.ts';

/** Says per task what the next run would do and why, and what it would take. Pure: nothing is asked, written or spent. */
export function planTasks(state: State, prepared: Prepared, limits: Limits, now: Timestamp): TaskPlan {
  const means = meansOf(state);
  const keys = new Set<string>();
  const tasks = prepared.listed.map(listed => {
    const planned = planTask(listed, state, prepared, limits, now, keys, means);
    if (planned.action === 'run') keys.add(listed.key);
    return planned;
  });

  const running = tasks.filter(({ action }) => action === 'run');
  return {
    tasks,
    expected: total(running.map(({ expected }) => expected)),
    worst: total(running.map(({ worst }) => worst)),
    ...fit(running, state, limits, now),
  };
}

type Verdict = Pick<PlannedTask, 'action' | 'why'>;

function planTask(
  listed: ListedTask,
  state: State,
  prepared: Prepared,
  limits: Limits,
  now: Timestamp,
  keys: ReadonlySet<string>,
  means: Means,
): PlannedTask {
  const { id, taskType: type, model } = listed;
  const task = versionOf(state, id, listed.key) ?? state.tasks.get(id);
  const needs = prepared.work.get(id);
  const worst =
    (task !== undefined && 'tries' in task && task.tries.doubled ? needs?.holdDoubled : needs?.hold) ??
    NOTHING;

  const oversized = neverFits(worst, limits);
  const found = verdictOf(listed, task, state, keys, now);
  const verdict: Verdict =
    found.action === 'run' && oversized !== undefined
      ? { action: 'blocked', why: `its worst case is above the whole ${budgetInput(oversized)}` }
      : found;
  const again = task?.status === 'completed' && !rehearsedOnly(listed, task) && verdict.action === 'run';
  return {
    id,
    type,
    model,
    ...verdict,
    again,
    priced: priceOf(model, prepared.pricing) !== undefined,
    expected: expectedOf(listed, worst, means),
    worst,
  };
}

function verdictOf(
  listed: ListedTask,
  task: TaskState | undefined,
  state: State,
  keys: ReadonlySet<string>,
  now: Timestamp,
): Verdict {
  if (task === undefined) return unlessShared(listed, state, keys, 'new');

  const standing = state.tasks.get(task.id) === task ? standingOf(listed, state) : 'returned';
  switch (standing) {
    case 'new':
    case 'known':
      return situationOf(listed, task, state, keys, now);
    case 'changed':
      return unlessShared(
        listed,
        state,
        keys,
        rehearsedOnly(listed, task)
          ? 'only rehearsed offline so far'
          : `changed: ${changesOf(listed, task).join(', ')}`,
      );
    case 'kept':
      return {
        action: 'skip',
        why:
          listed.onChange === 'keep'
            ? 'done; kept although its prompt changed (on-change: keep)'
            : 'done by a model; a rehearsal does not replace that',
      };
    case 'returned':
      return { action: 'skip', why: 'done before it was edited or removed, and now it is back as it was' };
    case 'busy':
      return {
        action: 'run',
        why: 'the last run was killed while it was in flight, and it has changed since',
      };
    default:
      return assertNever(standing);
  }
}

function situationOf(
  listed: ListedTask,
  task: TaskState,
  state: State,
  keys: ReadonlySet<string>,
  now: Timestamp,
): Verdict {
  switch (task.status) {
    case 'pending':
      return unlessShared(
        listed,
        state,
        keys,
        task.tries.attempts === 0 ? 'pending' : `pending after ${task.tries.attempts} of its attempts`,
      );
    case 'processing':
      return { action: 'run', why: 'the last run was killed while it was in flight' };
    case 'failed':
      return task.retryAt <= now
        ? { action: 'run', why: 'its retry is due' }
        : { action: 'wait', why: `to be retried at ${task.retryAt}` };
    case 'completed':
      return { action: 'skip', why: `done in run ${task.facts.run}` };
    case 'quarantined': {
      const why = isSkipped(task) ? 'skipped, as somebody asked' : `quarantined (${task.facts.failure.kind})`;
      return { action: 'blocked', why: `${why}; "retry ${task.id}" puts it back` };
    }
    default:
      return assertNever(task);
  }
}

function unlessShared(
  { id, key }: ListedTask,
  state: State,
  keys: ReadonlySet<string>,
  why: string,
): Verdict {
  const owner = idsOf(state, key).find(
    other => other !== id && versionOf(state, other, key)?.status === 'completed',
  );
  if (owner !== undefined)
    return { action: 'skip', why: `the same work as ${owner}, whose answer it shares` };
  return keys.has(key)
    ? { action: 'skip', why: 'the same work as a task before it, whose answer it will share' }
    : { action: 'run', why };
}

/** An offline answer is no answer: when a model is asked at last, that is new work. */
function rehearsedOnly(listed: ListedTask, task: TaskState): boolean {
  return task.model === OFFLINE_MODEL && listed.model !== OFFLINE_MODEL;
}

/** What of a task is another than the last time, as far as hashes can tell. */
export function changesOf(listed: ListedTask, task: TaskState): string[] {
  const changes = [
    ...(task.input === listed.input ? [] : ['input']),
    ...(task.taskType === listed.taskType ? [] : [`type ${task.taskType} to ${listed.taskType}`]),
    ...(task.model === listed.model ? [] : [`model ${task.model} to ${listed.model}`]),
  ];
  return changes.length > 0 ? changes : ['prompt, parameters or schema'];
}

const NOTHING: Amount = { tokens: 0, nanoUsd: 0 };

type Means = ReadonlyMap<string, { readonly tokens: Tokens; readonly nanoUsd: NanoUsd }>;

/** What an answer of a type and model has come to so far, failed calls included: by `type model`. */
function meansOf(state: State): Means {
  const groups = Map.groupBy(state.totals.values(), ({ taskType, model }) => `${taskType} ${model}`);
  const means = new Map<string, Amount>();
  for (const [group, rows] of groups) {
    const { calls, failedCalls, promptTokens, completionTokens, chargedTokens, costNanoUsd } = sumOf(rows);
    const answers = calls - failedCalls;
    if (answers === 0) continue;
    const tokens = promptTokens + completionTokens + chargedTokens;
    means.set(group, { tokens: Math.ceil(tokens / answers), nanoUsd: Math.ceil(costNanoUsd / answers) });
  }
  return means;
}

/** Worst cases count bytes as tokens and answers at their cap: without history, a fifth of that is near what comes. */
const EXPECTED_SHARE = 5;

function expectedOf({ taskType, model }: ListedTask, worst: Amount, means: Means): Amount {
  const guess = {
    tokens: Math.ceil(worst.tokens / EXPECTED_SHARE),
    nanoUsd: Math.ceil(worst.nanoUsd / EXPECTED_SHARE),
  };
  return means.get(`${taskType} ${model}`) ?? guess;
}

function fit(
  running: readonly PlannedTask[],
  state: State,
  limits: Limits,
  now: Timestamp,
): Pick<TaskPlan, 'fitting' | 'likely' | 'refusal'> {
  const { run: _, ...rest } = accountsAt(state, now);
  const inForce = limitsInForce(limits, state, now);
  const accounts = { ...rest, run: { spent: NOTHING, held: NOTHING } };
  let [held, spent] = [NOTHING, NOTHING];
  let [fitting, likely] = [0, 0];
  let refusal: BudgetRefusal | undefined;
  for (const { worst, expected } of running) {
    const refused = refusalOf(add(held, worst), accounts, inForce);
    refusal ??= refused;
    if (refused === undefined) {
      held = add(held, worst);
      fitting += 1;
    }
    // One after the other: a call holds its worst case only until it settles.
    if (refusalOf(add(spent, worst), accounts, inForce) === undefined) {
      spent = add(spent, expected);
      likely += 1;
    }
  }
  return { fitting, likely, refusal };
}

function total(amounts: readonly Amount[]): Amount {
  let [tokens, nanoUsd] = [0, 0];
  for (const amount of amounts) {
    tokens += amount.tokens;
    nanoUsd += amount.nanoUsd;
  }
  return { tokens, nanoUsd };
}

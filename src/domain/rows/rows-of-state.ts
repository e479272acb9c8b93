import { askedRows } from './asked-row.ts';
import type { Amount } from '../budget.ts';
import type { HoldEnd } from '../event.ts';
import {
  type CompletionFacts,
  type RunState,
  type State,
  type TaskState,
  type TaskWork,
  type Tries,
  idsOf,
} from '../state.ts';
import type { AmountColumns, FactsColumns, HoldColumn, Row, TriesColumns, WorkColumns } from './state-row.ts';
import type { Extreme, Tally } from '../oddities/tally.ts';
import type { TaskId } from '../task.ts';
import type { Sha256 } from '../units.ts';

/** State as rows, from which `Restoration` makes it again. Equal States give equal rows, whatever led to them. */
export function* rowsOf(state: State): Generator<Row, void> {
  for (const rows of Object.values(ROWS_OF)) yield* rows(state);
}

/** Each field has its rows, in this order, or none because all of it follows from others. */
const ROWS_OF: { readonly [field in keyof State]: (state: State) => Iterable<Row> } = {
  log: ({ log }) => (log === undefined ? [] : [['log', log.id, log.repository, log.agent]]),
  throttle: ({ throttle }) => [['throttle', throttle.until ?? null, throttle.waits]],
  *adaptations({ adaptations }) {
    for (const [model, all] of adaptations) for (const one of all) yield ['adaptation', model, one];
  },
  *days({ days }) {
    for (const [day, { spent }] of days) yield ['day', day, amountColumns(spent)];
  },
  *months({ months }) {
    for (const [month, { spent }] of months) yield ['month', month, amountColumns(spent)];
  },
  *charges({ charges }) {
    for (const [run, { at, amount }] of charges) yield ['charge', run, at, amountColumns(amount)];
  },
  *takenIn({ takenIn }) {
    for (const [run, seq] of takenIn) yield ['taken-in', run, seq];
  },
  totals: totalRows,
  *alerts({ alerts }) {
    for (const { alert, fingerprint, severity, reason, facts, since, changedAt } of alerts.values())
      yield ['alert', alert, fingerprint, severity, reason, facts, since, changedAt];
  },
  *usual({ usual }) {
    for (const [taskType, { samples, runs, odd }] of usual) {
      const shares = runs.map(({ failed, attempts }): [number, number] => [failed, attempts]);
      yield ['usual', taskType, [...samples.durationsMs], [...samples.costsNanoUsd], shares, [...odd]];
    }
  },
  *alertMemories({ alertMemories }) {
    for (const [fingerprint, memory] of alertMemories) yield ['alert-memory', fingerprint, sorted(memory)];
  },
  *interruption({ interruption }) {
    if (interruption === undefined) return;
    const { run, startedAt, at, calls, spent, runsInARow } = interruption;
    yield ['interruption', run, startedAt, at, calls, amountColumns(spent), runsInARow];
  },
  asked: ({ asked }) => askedRows(asked),
  run: ({ run }) => (run === undefined ? [] : runRows(run)),
  *tasks({ tasks }) {
    for (const task of tasks.values()) yield taskRow(task);
  },
  *archive({ archive }) {
    for (const task of archive.values()) {
      const { answer, published = null, facts } = task;
      yield ['archived', workColumns(task), answer, published, factsColumns(facts)];
    }
  },
  idsByKey: sharerRows,
  *pending({ pending }) {
    for (const id of pending) yield ['next', id];
  },
  *retries({ retries }) {
    for (const { task } of retries) yield ['retry', task];
  },
  *inFlight({ inFlight }) {
    for (const [id, { model, hold, at }] of inFlight) yield ['call', id, model, amountColumns(hold), at];
  },
  keysInFlight: () => [],
};

function* totalRows({ totals }: State): Generator<Row, void> {
  for (const row of totals.values()) {
    const { promptTokens, completionTokens, cachedTokens, reasoningTokens, chargedTokens } = row;
    const { month, taskType, model, calls, costNanoUsd, failedCalls, failedCostNanoUsd } = row;
    yield [
      ...(['total', month, taskType, model, calls] as const),
      [promptTokens, completionTokens, cachedTokens, reasoningTokens, chargedTokens],
      ...([costNanoUsd, failedCalls, failedCostNanoUsd] as const),
    ];
  }
}

function* runRows(run: RunState): Generator<Row, void> {
  const { id, startedAt, provider, escrow, calls, account } = run;
  yield ['run', id, startedAt, provider, sorted(escrow), calls, amountColumns(account.spent)];
  for (const { scope, reason, failure } of run.stops) yield ['stop', sorted(scope), reason, sorted(failure)];
  for (const { window, unit, limit, spent, held } of run.budgetsReached)
    yield ['budget-reached', window, unit, limit, spent, held];
  for (const task of run.outage) yield ['outage', task];
  for (const { task, model, taskType, signature } of run.suspects)
    yield ['suspect', task, model, taskType, signature];
  for (const model of run.alive.models) yield ['alive-model', model];
  for (const type of run.alive.types) yield ['alive-type', type];
  for (const [task, spent] of run.touched) yield ['touched', task, amountColumns(spent)];
  for (const [taskType, tally] of run.tallies) yield tallyRow(taskType, tally);
}

function tallyRow(taskType: string, { attempts, failed, samples, slowest, dearest }: Tally): Row {
  const extremes = (all: readonly Extreme[]) => all.map(({ task, value }): [TaskId, number] => [task, value]);
  return [
    ...(['tally', taskType, attempts, failed] as const),
    [...samples.durationsMs],
    [...samples.costsNanoUsd],
    ...([extremes(slowest), extremes(dearest)] as const),
  ];
}

function taskRow(task: TaskState): Row {
  const work = workColumns(task);
  switch (task.status) {
    case 'pending':
    case 'processing':
      return [task.status, work, triesColumns(task.tries)];
    case 'failed':
      return ['failed', work, triesColumns(task.tries), task.retryAt];
    case 'quarantined': {
      const { tries, published = null, facts } = task;
      const { at, run, failure, spent } = facts;
      const why = [at, run, sorted(failure), amountColumns(spent)] as const;
      return ['quarantined', work, triesColumns(tries), published, ...why];
    }
    case 'completed': {
      const { answer, published = null, facts } = task;
      return ['completed', work, answer, published, factsColumns(facts)];
    }
  }
}

/** Only of keys whose tasks came in another order than that in which their rows stand. */
function* sharerRows(state: State): Generator<Row, void> {
  const byRows = new Map<Sha256, TaskId[]>();
  for (const { id, key } of [...state.tasks.values(), ...state.archive.values()]) {
    if (idsOf(state, key).length === 1) continue;
    const ids = byRows.get(key);
    if (ids === undefined) byRows.set(key, [id]);
    else ids.push(id);
  }
  for (const [key, ids] of byRows) {
    const known = idsOf(state, key);
    if (known.join() === ids.join()) continue;
    for (const id of known) yield ['sharer', key, id];
  }
}

function workColumns({ id, key, input, taskType, model }: TaskWork): WorkColumns {
  return [id, key, input, taskType, model];
}

function triesColumns({ attempts, failures, interruptions, doubled, lastFailure }: Tries): TriesColumns {
  return [attempts, failures, interruptions, doubled, sorted(lastFailure)];
}

function factsColumns(facts: CompletionFacts): FactsColumns {
  const { at, run, attempts, model, hold, servedBy = null, finishReason = null, sameAs = null } = facts;
  return [at, run, attempts, model, holdColumn(hold), servedBy, finishReason, sameAs];
}

function holdColumn(hold: HoldEnd): HoldColumn {
  if (hold.end !== 'settled') return hold.end;
  const { promptTokens, completionTokens, cachedTokens = null, reasoningTokens = null } = hold.usage;
  return [promptTokens, completionTokens, cachedTokens, reasoningTokens, hold.costNanoUsd, hold.costSource];
}

function amountColumns({ tokens, nanoUsd }: Amount): AmountColumns {
  return [tokens, nanoUsd];
}

/** The same facts with their fields in one order: those of an event that was read may stand otherwise than when it was decided. */
function sorted<Flat extends object>(flat: Flat): Flat;
function sorted<Flat extends object>(flat: Flat | undefined): Flat | null;
function sorted<Flat extends object>(flat: Flat | undefined): Flat | null {
  if (flat === undefined) return null;
  return Object.fromEntries(Object.entries(flat).sort(([a], [b]) => (a < b ? -1 : 1))) as Flat;
}

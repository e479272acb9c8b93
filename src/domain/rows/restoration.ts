import { addAskedRow } from './asked-row.ts';
import { ZERO } from '../budget.ts';
import { type AccountDraft, type Draft, rememberKey } from '../draft.ts';
import { insertRetry } from '../due.ts';
import { setAside } from '../ledger.ts';
import { addRunPart, runOfRow } from './run-of-rows.ts';
import type { Row, RowOf } from './state-row.ts';
import { type Retry, type State, type TaskState, idsOf, newState } from '../state.ts';
import type { TaskId } from '../task.ts';
import { Names, amountOf, completedOfRow, taskOfRow } from './task-of-row.ts';
import { rowName } from '../totals.ts';
import type { Sha256 } from '../units.ts';

export type Restored =
  { readonly ok: true; readonly state: State } | { readonly ok: false; readonly reason: string };

/**
 * State on its way back from its rows. Whatever these say, on a State that comes of them `evolve` and the plan can rely as
 * on one from a log: each open task stands in its queue once, and each call in flight is of a task that waits for it.
 * What follows from other rows is worked out, so that no row can say it wrong.
 */
export class Restoration {
  readonly #draft = newState() as Draft;
  readonly #names = new Names();
  /** Tasks that must stand in the queue, among the retries or in flight, and do not yet. */
  readonly #missing = new Set<TaskId>();
  readonly #sharers = new Map<Sha256, TaskId[]>();

  /** Takes the next row in. The answer is undefined, or why it cannot stand there. */
  add(row: Row): string | undefined {
    const draft = this.#draft;
    switch (row[0]) {
      case 'log': {
        const [, id, repository, agent] = row;
        draft.log = { id, repository, agent };
        return undefined;
      }
      case 'throttle': {
        const [, until, waits] = row;
        draft.throttle = { until: until ?? undefined, waits };
        return undefined;
      }
      case 'adaptation': {
        const [, model, adaptation] = row;
        draft.adaptations.set(model, new Set([...(draft.adaptations.get(model) ?? []), adaptation]));
        return undefined;
      }
      case 'day':
        return addNew(draft.days, row[1], bookOf(row));
      case 'month':
        return addNew(draft.months, row[1], bookOf(row));
      case 'charge': {
        const [, run, at, amount] = row;
        return addNew(draft.charges, run, { at, amount: amountOf(amount) });
      }
      case 'taken-in':
        return addNew(draft.takenIn, row[1], row[2]);
      case 'total': {
        const total = totalOf(row);
        return addNew(draft.totals, rowName(total), total);
      }
      case 'alert': {
        const [, alert, fingerprint, severity, reason, facts, since, changedAt] = row;
        const state = { alert, fingerprint, severity, reason, facts, since, changedAt };
        return addNew(draft.alerts, fingerprint, state);
      }
      case 'usual': {
        const [, taskType, durationsMs, costsNanoUsd, shares, odd] = row;
        const runs = shares.map(([failed, attempts]) => ({ failed, attempts }));
        return addNew(draft.usual, taskType, { samples: { durationsMs, costsNanoUsd }, runs, odd });
      }
      case 'alert-memory': {
        const [, fingerprint, memory] = row;
        return addNew(draft.alertMemories, fingerprint, memory);
      }
      case 'interruption': {
        const [, run, startedAt, at, calls, spent, runsInARow] = row;
        draft.interruption = { run, startedAt, at, calls, spent: amountOf(spent), runsInARow };
        return undefined;
      }
      case 'paused':
      case 'lowered':
      case 'snoozed':
      case 'taken':
        return addAskedRow(draft, row);
      case 'run':
        draft.run = runOfRow(row);
        return undefined;
      case 'stop':
      case 'budget-reached':
      case 'outage':
      case 'suspect':
      case 'alive-model':
      case 'alive-type':
      case 'touched':
      case 'tally':
        if (draft.run === undefined) return NO_RUN;
        addRunPart(draft.run, row);
        return undefined;
      case 'pending':
      case 'processing':
      case 'failed':
        this.#missing.add(row[1][0]);
        return this.#addTask(taskOfRow(row, this.#names));
      case 'quarantined':
      case 'completed':
        return this.#addTask(taskOfRow(row, this.#names));
      case 'archived': {
        const task = completedOfRow(row, this.#names);
        rememberKey(draft, task);
        return addNew(draft.archive, task.id, task);
      }
      case 'sharer': {
        const [, key, id] = row;
        const ids = this.#sharers.get(key);
        if (ids === undefined) this.#sharers.set(key, [id]);
        else ids.push(id);
        return undefined;
      }
      case 'next':
        if (this.#place(row[1], 'pending') === undefined) return NO_PLACE;
        draft.pending.add(row[1]);
        return undefined;
      case 'retry': {
        const task = this.#place(row[1], 'failed');
        if (task === undefined) return NO_PLACE;
        insertRetry(draft.retries as Retry[], { at: task.retryAt, task: task.id });
        return undefined;
      }
      case 'call':
        return this.#addCall(row);
    }
  }

  /** State, once all rows are in: then nothing may be left that lacks its other half. */
  finish(): Restored {
    const { tasks, archive, idsByKey } = this.#draft;
    if (this.#missing.size > 0) return refused('an open task stands in no queue');

    for (const { id, key } of archive.values()) {
      const task = tasks.get(id);
      if (task?.key === key || (task !== undefined && 'published' in task))
        return refused(`task "${id}" is finished and archived as well`);
    }
    for (const [key, ids] of this.#sharers) {
      if (ids.toSorted().join() !== idsOf(this.#draft, key).toSorted().join())
        return refused('those said to share a key are not those that do');
      idsByKey.set(key, ids);
    }
    return { ok: true, state: this.#draft };
  }

  #addTask(task: TaskState): string | undefined {
    rememberKey(this.#draft, task);
    return addNew(this.#draft.tasks, task.id, task);
  }

  #addCall([, id, model, hold, at]: RowOf<'call'>): string | undefined {
    const draft = this.#draft;
    const task = this.#place(id, 'processing');
    if (task === undefined) return NO_PLACE;
    if (draft.run === undefined) return NO_RUN;
    if (draft.keysInFlight.has(task.key)) return 'a call for equal work is there already';

    const { key, taskType, tries } = task;
    const call = {
      key,
      attempt: tries.attempts,
      model: this.#names.one(model),
      taskType,
      hold: amountOf(hold),
      at,
    };
    setAside(draft, id, call);
    return undefined;
  }

  /** The task, if it is of this status and had no place yet. From now on it has one. */
  #place<Status extends TaskState['status']>(
    id: TaskId,
    status: Status,
  ): Extract<TaskState, { status: Status }> | undefined {
    const task = this.#draft.tasks.get(id);
    const placed = task?.status === status && this.#missing.delete(id);
    return placed ? (task as Extract<TaskState, { status: Status }>) : undefined;
  }
}

const NO_RUN = 'no run is on';
const NO_PLACE = 'no task has to stand there';

function refused(reason: string): Restored {
  return { ok: false, reason };
}

function addNew<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): string | undefined {
  if (map.has(key)) return 'there is one already';
  map.set(key, value);
  return undefined;
}

function bookOf([, , spent]: RowOf<'day' | 'month'>): AccountDraft {
  return { spent: amountOf(spent), held: ZERO };
}

function totalOf([, month, taskType, model, calls, tokens, cost, failedCalls, failedCost]: RowOf<'total'>) {
  const [promptTokens, completionTokens, cachedTokens, reasoningTokens, chargedTokens] = tokens;
  return {
    ...{ month, taskType, model, calls, failedCalls },
    ...{ promptTokens, completionTokens, cachedTokens, reasoningTokens, chargedTokens },
    ...{ costNanoUsd: cost, failedCostNanoUsd: failedCost },
  };
}

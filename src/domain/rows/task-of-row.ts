import type { Amount } from '../budget.ts';
import type { HoldEnd } from '../event.ts';
import type { Completed, CompletionFacts, TaskState, TaskWork, Tries } from '../state.ts';
import type {
  AmountColumns,
  FactsColumns,
  HoldColumn,
  RowOf,
  TriesColumns,
  WorkColumns,
} from './state-row.ts';

/** The task that a row tells of, as State has it. */
export function taskOfRow(
  row: RowOf<'pending' | 'processing' | 'failed' | 'quarantined' | 'completed'>,
  names: Names,
): TaskState {
  switch (row[0]) {
    case 'pending':
    case 'processing': {
      const [status, work, tries] = row;
      return { ...workOf(work, names), status, tries: triesOf(tries) };
    }
    case 'failed': {
      const [status, work, tries, retryAt] = row;
      return { ...workOf(work, names), status, tries: triesOf(tries), retryAt };
    }
    case 'quarantined': {
      const [status, work, tries, published, at, run, failure, spent] = row;
      return {
        ...workOf(work, names),
        status,
        tries: triesOf(tries),
        published: published ?? undefined,
        facts: { at, run: names.one(run), failure, spent: amountOf(spent) },
      };
    }
    case 'completed':
      return completedOfRow(row, names);
  }
}

export function completedOfRow(row: RowOf<'completed' | 'archived'>, names: Names): Completed {
  const [, work, answer, published, facts] = row;
  return {
    ...workOf(work, names),
    status: 'completed',
    answer,
    published: published ?? undefined,
    facts: factsOf(facts, names),
  };
}

export function amountOf([tokens, nanoUsd]: AmountColumns): Amount {
  return { tokens, nanoUsd };
}

/** One string for each of the few names that a million rows repeat: else State would hold a million copies of each. */
export class Names {
  readonly #known = new Map<string, string>();

  one(name: string): string {
    const known = this.#known.get(name);
    if (known === undefined) this.#known.set(name, name);
    return known ?? name;
  }

  oneOrNone(name: string | null): string | undefined {
    return name === null ? undefined : this.one(name);
  }
}

function workOf([id, key, input, taskType, model]: WorkColumns, names: Names): TaskWork {
  return { id, key, input, taskType: names.one(taskType), model: names.one(model) };
}

function triesOf([attempts, failures, interruptions, doubled, lastFailure]: TriesColumns): Tries {
  return { attempts, failures, interruptions, doubled, lastFailure: lastFailure ?? undefined };
}

function factsOf(columns: FactsColumns, names: Names): CompletionFacts {
  const [at, run, attempts, model, hold, servedBy, finishReason, sameAs] = columns;
  return {
    at,
    run: names.one(run),
    attempts,
    model: names.one(model),
    hold: holdOf(hold),
    servedBy: names.oneOrNone(servedBy),
    finishReason: names.oneOrNone(finishReason),
    sameAs: sameAs ?? undefined,
  };
}

function holdOf(column: HoldColumn): HoldEnd {
  if (typeof column === 'string') return { end: column };
  const [promptTokens, completionTokens, cachedTokens, reasoningTokens, costNanoUsd, costSource] = column;
  const usage = {
    promptTokens,
    completionTokens,
    ...(cachedTokens === null ? {} : { cachedTokens }),
    ...(reasoningTokens === null ? {} : { reasoningTokens }),
  };
  return { end: 'settled', usage, costNanoUsd, costSource };
}

import type { Pause } from '../domain/requests/asked.ts';
import type { Status } from '../domain/status.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import { budgetName, plainAmount } from './budget-text.ts';
import { failureText } from './failure-text.ts';
import { jsonText } from './json-text.ts';
import { count } from './money.ts';
import { textTable } from './text-table.ts';

/** How the agent stands, for a terminal. */
export function statusText(status: Status): string {
  const { log, counts, quarantined, pause, unfinished, budgets, throttledUntil, leftAlone } = status;
  if (log === undefined) return 'There is no log yet: the first run makes one.';

  return [
    `Agent "${log.agent}" of repository ${log.repository}, log ${log.id}.`,
    `${count(counts.completed)} completed, ${count(counts.pending)} pending, ${count(counts.failed)} waiting for a retry, ${count(counts.quarantined)} quarantined${counts.skipped === 0 ? '' : `, ${count(counts.skipped)} skipped as asked`}.`,
    ...(pause === undefined ? [] : [pauseText(pause)]),
    ...(unfinished === undefined
      ? []
      : [
          `Run ${unfinished.id} started at ${unfinished.startedAt} and has not finished: it is on, or it was killed, with ${count(counts.processing)} calls in flight.`,
        ]),
    ...(throttledUntil === undefined ? [] : [`The provider asked to wait until ${throttledUntil}.`]),
    ...(counts.unpublished === 0
      ? []
      : [`${count(counts.unpublished)} results are not written yet: the next run writes them.`]),
    ...budgets.map(
      budget =>
        `${budgetName(budget)}: ${plainAmount(budget, budget.spent)} spent, ${plainAmount(budget, budget.held)} held, of ${plainAmount(budget, budget.limit)}.`,
    ),
    ...(quarantined.length === 0 ? [] : ['', quarantineTable(quarantined)]),
    ...(leftAlone.length === 0
      ? []
      : [
          '',
          'Results that people have edited or deleted, and that are left alone ("rerun" makes them anew):',
          ...leftAlone.map(path => `  ${path}`),
        ]),
  ].join('\n');
}

export function statusJson(status: Status): string {
  const { budgets, quarantined, ...rest } = status;
  return jsonText({
    version: 1,
    ...rest,
    quarantined: quarantined.map(({ id, taskType, model, tries, facts }) => ({
      id,
      type: taskType,
      model,
      attempts: tries.attempts,
      at: facts.at,
      failure: { kind: facts.failure.kind, message: failureText(facts.failure) },
    })),
    budgets: budgets.map(({ window, unit, limit, spent, held }) => {
      const per = unit === 'cost' ? NANO_PER_USD : 1;
      return {
        window,
        unit: unit === 'cost' ? 'usd' : unit,
        limit: limit / per,
        spent: spent / per,
        held: held / per,
      };
    }),
  });
}

function pauseText({ since, until, by }: Pause): string {
  return `Paused by ${by} since ${since}, until ${until ?? 'somebody resumes it'}: nothing is sent.`;
}

function quarantineTable(quarantined: Status['quarantined']): string {
  return textTable(
    [
      { title: 'QUARANTINED', cell: ({ id }) => id },
      { title: 'SINCE', cell: ({ facts }) => facts.at },
      { title: 'ATTEMPTS', cell: ({ tries }) => count(tries.attempts), align: 'right' },
      { title: 'WHY', cell: ({ facts }) => failureText(facts.failure) },
    ],
    quarantined,
  );
}

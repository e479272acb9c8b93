import type { Quarantined } from '../domain/state.ts';
import type { AlertWords } from './alert-words.ts';
import { boundedTable } from './bounded-table.ts';
import { moneyCell } from './budget-text.ts';
import { failureText } from './failure-text.ts';
import { codeSpan } from './markdown.ts';
import { count } from './money.ts';
import { timeText } from './time-text.ts';

const COLUMNS = [
  { title: 'Task' },
  { title: 'Type' },
  { title: 'Model' },
  { title: 'Status' },
  { title: 'Failure' },
  { title: 'Attempts', align: 'right' },
  { title: 'Cost', align: 'right' },
  { title: 'Since' },
  { title: 'Why, and what to do' },
] as const;

/** Which tasks were set aside, why, and what they have cost the run that did it. */
export function quarantineWords(tasks: readonly Quarantined[]): AlertWords {
  return {
    happened:
      tasks.length === 1 ? '1 task is in quarantine.' : `${count(tasks.length)} tasks are in quarantine.`,
    means:
      'They failed too often, or in a way that another try cannot mend. They are left alone and cost nothing more; all other tasks go on.',
    advice:
      'The table says why each failed. A task runs again when it is edited, or, as it is, after `background-agent retry <task>`. A task that nobody needs can be taken out of the task file.',
    table: boundedTable(COLUMNS, tasks.map(row), '`background-agent status` names them all.'),
  };
}

function row({ id, taskType, model, tries, facts }: Quarantined): readonly string[] {
  return [
    codeSpan(id),
    codeSpan(taskType, NAME_LENGTH_MAX),
    codeSpan(model, NAME_LENGTH_MAX),
    'quarantined',
    codeSpan(facts.failure.kind),
    count(tries.attempts),
    moneyCell(facts.spent.nanoUsd),
    timeText(facts.at),
    codeSpan(failureText(facts.failure), 400),
  ];
}

const NAME_LENGTH_MAX = 80;

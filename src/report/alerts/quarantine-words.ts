import type { Oddity } from '../../domain/oddities/oddity.ts';
import type { Quarantined } from '../../domain/state.ts';
import type { AlertWords } from './alert-words.ts';
import { boundedTable } from '../bounded-table.ts';
import { moneyCell } from '../budget-text.ts';
import { failureText } from '../failure-text.ts';
import { codeSpan } from '../markdown.ts';
import { count } from '../money.ts';
import { typeSpan } from '../oddity-text.ts';
import { timeText } from '../time-text.ts';

const COLUMNS = [
  { title: 'Task' },
  { title: 'Type' },
  { title: 'Model' },
  { title: 'Attempts', align: 'right' },
  { title: 'Cost', align: 'right' },
  { title: 'Since' },
  { title: 'Why, and what to do' },
] as const;

/**
 * Which tasks were set aside, why, and what they have cost the run that did it. `odd`: what else was out of the ordinary
 * about their types as it did so, told here and in no issue of its own.
 */
export function quarantineWords(tasks: readonly Quarantined[], odd: readonly Oddity[] = []): AlertWords {
  return {
    happened:
      tasks.length === 1 ? '1 task is in quarantine.' : `${count(tasks.length)} tasks are in quarantine.`,
    means:
      'They failed too often, or in a way that another try cannot mend. They are left alone and cost nothing more; all other tasks go on.',
    advice:
      'The table says why each failed. A task runs again when it is edited or, as it is, after the comment `/agent retry <task>` on this issue; `/agent skip <task>` leaves it alone for good, without an alert. The dashboard has a box for each.' +
      oddText(odd),
    table: boundedTable(COLUMNS, tasks.map(row), '`background-agent status` names them all.'),
  };
}

/** One sentence, with as many types as anybody reads. */
function oddText(odd: readonly Oddity[]): string {
  if (odd.length === 0) return '';
  const shown = odd.slice(0, TYPES_SHOWN_MAX).map(oddity => {
    const what =
      oddity.kind === 'mismatched' ? 'gave no answer that fits' : 'failed far more often than usual';
    return `type ${typeSpan(oddity.taskType)} ${what}`;
  });
  const more = odd.length > shown.length ? ', and more' : '';
  return ` In the run that set the last of them aside, ${shown.join(', ')}${more}: look first at what was changed about its prompt, its schema or its model.`;
}

const TYPES_SHOWN_MAX = 3;

function row({ id, taskType, model, tries, facts }: Quarantined): readonly string[] {
  return [
    codeSpan(id),
    codeSpan(taskType, NAME_LENGTH_MAX),
    codeSpan(model, NAME_LENGTH_MAX),
    count(tries.attempts),
    moneyCell(facts.spent.nanoUsd),
    timeText(facts.at),
    codeSpan(failureText(facts.failure), 400),
  ];
}

const NAME_LENGTH_MAX = 80;

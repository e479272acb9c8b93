import type { AnomalyDetails, OddType } from '../../domain/alerts/firing.ts';
import type { OddKind } from '../../domain/event.ts';
import type { Oddity } from '../../domain/oddities/oddity.ts';
import type { AlertWords } from './alert-words.ts';
import { boundedTable } from '../bounded-table.ts';
import { codeSpan } from '../markdown.ts';
import { counted } from '../money.ts';
import { seenText, typeSpan, usualText } from '../oddity-text.ts';

const COLUMNS = [
  { title: 'Type' },
  { title: 'Task' },
  { title: 'What was seen' },
  { title: 'What is usual' },
] as const;

/** What was out of the ordinary in a run, what that may mean, and where to look. */
export function anomalyWords({ own, grouped, standing }: AnomalyDetails): AlertWords {
  const kinds = new Set([...own.map(({ kind }) => kind), ...standing.flatMap(({ kinds }) => kinds)]);
  return {
    happened: happenedText(own, standing),
    means:
      'No task was stopped by it. The provider may be slow or in trouble today, the model behind the name may have changed, or the tasks have become larger or harder. What lasts is taken for usual within some runs, and is no alert any more.',
    advice: ADVICE.flatMap(([kind, text]) => (kinds.has(kind) ? [text] : [])).join(' '),
    table: boundedTable(
      COLUMNS,
      [...own.map(odd => row(odd)), ...grouped.map(groupedRow), ...standing.map(standingRow)],
      'The report file of the run names them all.',
    ),
  };
}

const ADVICE: readonly (readonly [OddKind, string])[] = [
  [
    'failing',
    '`background-agent explain <task>` says why an attempt failed. If the model or the prompt of the type was changed not long ago, look there first.',
  ],
  [
    'dear',
    'For what is dear, look at the input of the task and at the reasoning of the model; a lower `max-output-tokens` bounds what one call can cost.',
  ],
  [
    'slow',
    'For what is slow, look at the status page of the provider; a lower `max-output-tokens` or a faster `model` makes each call shorter, and `timeout` bounds it.',
  ],
];

function happenedText(odd: readonly Oddity[], standing: readonly OddType[]): string {
  const numberOf = (kind: OddKind) => odd.filter(oddity => oddity.kind === kind).length;
  const [failing, dear, slow] = [numberOf('failing'), numberOf('dear'), numberOf('slow')];
  const parts = [
    ...(failing > 0 ? [`attempts of ${counted(failing, 'type')} failed far more often than usual`] : []),
    ...(dear > 0 ? [`${counted(dear, 'call')} cost far more than usual`] : []),
    ...(slow > 0 ? [`${counted(slow, 'call')} took far longer than usual`] : []),
  ];
  const sentence = parts.join('; ');
  const now = sentence === '' ? [] : [`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`];
  const before = `What was odd about ${counted(standing.length, 'type')} in an earlier run was not tried since.`;
  return [...now, ...(standing.length === 0 ? [] : [before])].join(' ');
}

function row(odd: Oddity): readonly string[] {
  return [typeSpan(odd.taskType), 'task' in odd ? codeSpan(odd.task) : '', seenText(odd), usualText(odd)];
}

function groupedRow(odd: Oddity): readonly string[] {
  const usual = usualText(odd);
  return [...row(odd).slice(0, 3), `${usual === '' ? '' : `${usual}; `}see the quarantine issue`];
}

function standingRow({ taskType, kinds }: OddType): readonly string[] {
  return [typeSpan(taskType), '', `${kinds.map(kind => STANDING[kind]).join(', ')}, in an earlier run`, ''];
}

const STANDING: Readonly<Record<OddKind, string>> = {
  failing: 'failed far more often',
  dear: 'calls that cost far more',
  slow: 'calls that took far longer',
};

import type { Row } from './row.ts';
import type { Judged } from './verdict.ts';

const TITLES = ['MEASURED', 'VALUE', 'GOAL', '', 'NOTE'];

/** The measurements as text, a line each, in columns. */
export function tableOf(judged: readonly Judged[]): string {
  const lines = [TITLES, ...judged.map(cellsOf)];
  const widths = TITLES.map((_, column) => Math.max(...lines.map(cells => cells[column]?.length ?? 0)));
  return lines
    .map(cells =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf({ row, verdict, tries }: Judged): string[] {
  const note = [row.note, tries > 1 && row.goal !== undefined ? `best of ${tries} tries` : undefined];
  return [
    row.name,
    amount(row.value, row.unit),
    goalText(row),
    verdict,
    note.filter(part => part !== undefined).join('; '),
  ];
}

function goalText({ goal, direction, unit }: Row): string {
  if (goal === undefined) return '';
  return `${direction === 'at-most' ? '<=' : '>='} ${amount(goal, unit)}`;
}

function amount(value: number, unit: string): string {
  return `${value.toFixed(value < 100 ? 2 : 0)} ${unit}`;
}

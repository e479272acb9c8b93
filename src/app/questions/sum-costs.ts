import type { CostColumn, CostRow } from '../../domain/cost-rows.ts';
import { type TotalsRow, sumOf } from '../../domain/totals.ts';
import type { State } from '../../domain/state.ts';

/** What was spent, summed by the columns asked for, oldest month first, then the dearest. */
export function sumCosts(state: State, columns: readonly CostColumn[], month: string | undefined): CostRow[] {
  const rows = [...state.totals.values()].filter(row => month === undefined || row.month === month);
  const groups = Map.groupBy(rows, row => columns.map(column => cell(row, column)).join('\t'));
  return [...groups.values()]
    .map(group => rowOf(group, columns))
    .sort((a, b) => (a.month ?? '').localeCompare(b.month ?? '', 'en') || b.costNanoUsd - a.costNanoUsd);
}

function rowOf(group: readonly TotalsRow[], columns: readonly CostColumn[]): CostRow {
  const [first] = group;
  const names = first === undefined ? [] : columns.map(column => [column, cell(first, column)] as const);
  return { ...Object.fromEntries(names), ...sumOf(group) };
}

function cell(row: TotalsRow, column: CostColumn): string {
  return column === 'type' ? row.taskType : row[column];
}

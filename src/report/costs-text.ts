import { stringify } from 'csv-stringify/sync';

import type { CostColumn, CostRow } from '../domain/cost-rows.ts';
import { type Totals, sumOf } from '../domain/totals.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import { jsonText } from './json-text.ts';
import { count, money } from './money.ts';
import { type TextColumn, textTable } from './text-table.ts';

/** What was spent, as a table for people; as JSON and CSV below, with every figure in it. */
export function costsText(rows: readonly CostRow[], columns: readonly CostColumn[]): string {
  if (rows.length === 0) return 'Nothing was spent yet.';
  const table: TextColumn<CostRow>[] = [
    ...columns.map(column => ({
      title: column.toUpperCase(),
      cell: (row: CostRow) => row[column] ?? 'total',
    })),
    { title: 'CALLS', cell: ({ calls }) => count(calls), align: 'right' },
    { title: 'FAILED', cell: ({ failedCalls }) => count(failedCalls), align: 'right' },
    { title: 'PROMPT', cell: ({ promptTokens }) => count(promptTokens), align: 'right' },
    { title: 'COMPLETION', cell: ({ completionTokens }) => count(completionTokens), align: 'right' },
    { title: 'CHARGED', cell: ({ chargedTokens }) => count(chargedTokens), align: 'right' },
    { title: 'COST', cell: ({ costNanoUsd }) => money(costNanoUsd), align: 'right' },
    { title: 'OF IT FAILED', cell: ({ failedCostNanoUsd }) => money(failedCostNanoUsd), align: 'right' },
  ];
  return textTable(table, rows.length > 1 ? [...rows, sumOf(rows)] : rows);
}

export function costsJson(rows: readonly CostRow[]): string {
  return jsonText({ version: 1, rows: rows.map(inUsd) });
}

export function costsCsv(rows: readonly CostRow[], columns: readonly CostColumn[]): string {
  const figures = Object.keys(inUsd(sumOf([])));
  return stringify(rows.map(inUsd), {
    header: true,
    columns: [...columns, ...figures],
    escape_formulas: true,
  });
}

function inUsd({ costNanoUsd, failedCostNanoUsd, ...rest }: Totals): object {
  return { ...rest, costUsd: costNanoUsd / NANO_PER_USD, failedCostUsd: failedCostNanoUsd / NANO_PER_USD };
}

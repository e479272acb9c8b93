import type { TotalsRow } from '../domain/totals.ts';
import { moneyCell } from './budget-text.ts';
import { codeSpan, table } from './markdown.ts';

type Share = { readonly name: string; readonly nanoUsd: number };

/**
 * What a UTC month has cost by type of task: a pie, which GitHub draws in a summary, and the same numbers as a table.
 * Empty when nothing was spent. The rows are all of one month.
 */
export function costChart(totals: readonly MonthTotals[]): string {
  const shares = sharesOf(totals);
  const [{ month } = { month: '' }] = totals;
  return shares.length === 0 ? '' : `${pie(shares, month)}\n\n${sharesTable(shares)}`;
}

export type MonthTotals = Pick<TotalsRow, 'month' | 'taskType' | 'costNanoUsd'>;

/** More slices nobody can tell apart: the smallest are drawn and listed as one. */
const SLICES_MAX = 10;

function sharesOf(totals: readonly MonthTotals[]): readonly Share[] {
  const sums = new Map<string, number>();
  for (const { taskType, costNanoUsd } of totals) {
    if (costNanoUsd > 0) sums.set(taskType, (sums.get(taskType) ?? 0) + costNanoUsd);
  }
  const shares = [...sums]
    .map(([name, nanoUsd]) => ({ name, nanoUsd }))
    .sort((a, b) => b.nanoUsd - a.nanoUsd);
  if (shares.length <= SLICES_MAX) return shares;

  const rest = shares.slice(SLICES_MAX - 1);
  const nanoUsd = rest.reduce((sum, share) => sum + share.nanoUsd, 0);
  return [...shares.slice(0, SLICES_MAX - 1), { name: `${rest.length} other types`, nanoUsd }];
}

/** Mermaid has no escape for a quote, so of a name only plain characters are left, and its number tells it from others. */
function pie(shares: readonly Share[], month: string): string {
  const slices = shares.map(
    ({ name, nanoUsd }, index) => `    "${index + 1} ${plainName(name)}" : ${inCents(nanoUsd)}`,
  );
  const title = `Cost of ${month.replace(/[^\d-]/g, '')} by type, in US cents`;
  return ['```mermaid', 'pie showData', `    title ${title}`, ...slices, '```'].join('\n');
}

function plainName(name: string): string {
  return name.slice(0, 40).replace(/[^A-Za-z0-9_. -]/g, '_');
}

const NANO_PER_CENT = 10_000_000;

/** A slice of Mermaid's is above zero, with two decimals at most. */
function inCents(nanoUsd: number): string {
  return Math.max(0.01, nanoUsd / NANO_PER_CENT).toFixed(2);
}

function sharesTable(shares: readonly Share[]): string {
  const columns = [
    { title: '', align: 'right' },
    { title: 'Type' },
    { title: 'Cost', align: 'right' },
  ] as const;
  const rows = shares.map(({ name, nanoUsd }, index) => [
    String(index + 1),
    codeSpan(name, 80),
    moneyCell(nanoUsd),
  ]);
  return table(columns, rows);
}

import { stringify } from 'csv-stringify/sync';

import type { Result } from './result-file.ts';

export function resultsJsonLines(results: readonly Result[]): string {
  return results.map(result => JSON.stringify(result)).join('\n');
}

const COLUMNS = [
  'id',
  'type',
  'status',
  'output',
  'failure',
  'model',
  'servedBy',
  'promptTokens',
  'completionTokens',
  'costUsd',
  'attempts',
  'completedAt',
  'run',
  'key',
];

/** One row a result. An output that is no text stands as JSON; a cell that a spreadsheet would run is defused. */
export function resultsCsv(results: readonly Result[]): string {
  return stringify(results.map(rowOf), { header: true, columns: COLUMNS, escape_formulas: true });
}

function rowOf(result: Result): object {
  if (result.status === 'quarantined') return { ...result, failure: result.failure.message };
  const { output, usage, ...rest } = result;
  return { ...rest, ...usage, output: typeof output === 'string' ? output : JSON.stringify(output) };
}

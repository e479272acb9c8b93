import { sumCosts } from '../../app/questions/sum-costs.ts';
import { COST_COLUMNS, type CostColumn } from '../../domain/cost-rows.ts';
import { costsCsv, costsJson, costsText } from '../../report/costs-text.ts';
import { USAGE } from '../exit-code.ts';
import { type CommandContext, stateForReading } from './context.ts';

type CostOptions = {
  readonly month?: unknown;
  readonly by?: unknown;
  readonly json?: unknown;
  readonly csv?: unknown;
};

/** `costs`: what was spent, by month, type or model. */
export function showCosts(context: CommandContext, options: CostOptions): number {
  const words = String(options.by)
    .split(',')
    .map(word => word.trim());
  const columns = words.filter((word): word is CostColumn => COST_COLUMNS.some(column => column === word));
  if (columns.length < words.length) {
    context.console.write(
      'error',
      `Flag --by must name some of ${COST_COLUMNS.join(', ')}, separated by commas, got "${String(options.by)}".`,
    );
    return USAGE;
  }
  const month = typeof options.month === 'string' ? options.month : undefined;
  if (month !== undefined && !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) {
    context.console.write('error', `Flag --month must be a month like 2026-01, got "${month}".`);
    return USAGE;
  }
  const opened = stateForReading(context);
  if (opened === undefined) return 1;
  const rows = sumCosts(opened.state, columns, month);
  const text =
    options.json === true
      ? costsJson(rows)
      : options.csv === true
        ? costsCsv(rows, columns)
        : costsText(rows, columns);
  context.console.print(text);
  return 0;
}

import type { Totals } from './totals.ts';

/** What costs can be summed by. */
export const COST_COLUMNS = ['month', 'type', 'model'] as const;
export type CostColumn = (typeof COST_COLUMNS)[number];

export type CostRow = Totals & { readonly [column in CostColumn]?: string };

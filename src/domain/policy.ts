import type { Limits } from './budget.ts';
import type { Backoff } from './retry.ts';

/** The rules in force when something is decided. */
export type Policy = { readonly limits: Limits; readonly backoff: Backoff };

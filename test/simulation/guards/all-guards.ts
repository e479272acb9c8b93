import { BUDGET_GUARDS } from './budget-guards.ts';
import { GITHUB_GUARDS } from './github-guards.ts';
import type { Guard } from './guard.ts';
import { HOME_GUARDS } from './home-guards.ts';
import { LOG_GUARDS } from './log-guards.ts';
import { OPENING_GUARDS } from './opening-guards.ts';
import { WORK_GUARDS } from './work-guards.ts';

/** Each must be seen to be missing. */
export const ALL_GUARDS: readonly Guard[] = [
  ...BUDGET_GUARDS,
  ...WORK_GUARDS,
  ...LOG_GUARDS,
  ...OPENING_GUARDS,
  ...HOME_GUARDS,
  ...GITHUB_GUARDS,
];

/** @throws Error where there is none of that name. */
export function guardNamed(name: string): Guard {
  const guard = ALL_GUARDS.find(each => each.name === name);
  if (guard !== undefined) return guard;
  const names = ALL_GUARDS.map(each => each.name).join(', ');
  throw new Error(`Expected one of the guards ${names}, got "${name}".`);
}

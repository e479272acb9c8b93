// node --import: before anything of the product is loaded, the guard that the environment names is left out.
import { guardNamed } from './all-guards.ts';
import { leaveOut } from './leave-out.ts';

/** Names the guard, for a process and all that it starts. */
export const WITHOUT_GUARD = 'WITHOUT_GUARD';

const name = process.env[WITHOUT_GUARD];

/** Undefined: all of them are there. */
export const leftOut = name === undefined ? undefined : leaveOut(guardNamed(name));

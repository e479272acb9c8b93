import type { BranchView } from '../../ports/state-branch.ts';
import { IDLE } from './home.ts';

/** Files that go into the same commit as the log. Only what is there may be removed. */
export type Beside = { readonly put: ReadonlyMap<string, Uint8Array>; readonly remove: readonly string[] };

export const NOTHING_BESIDE: Beside = { put: new Map(), remove: [] };

export function together(one: Beside, other: Beside): Beside {
  return { put: new Map([...one.put, ...other.put]), remove: [...one.remove, ...other.remove] };
}

/** Nothing can be removed twice. */
export function withoutGone({ put, remove }: Beside, view: BranchView | undefined): Beside {
  return { put, remove: remove.filter(path => view?.files.has(path) === true) };
}

/** Somebody was at the branch meanwhile, and may have told people of something that is to be looked after. */
export function withoutMark({ put, remove }: Beside): Beside {
  return { put: new Map([...put].filter(([path]) => path !== IDLE)), remove };
}

import type { ResultBranch } from '../../ports.ts';
import type { Place } from './branch-place.ts';
import { tipOf } from './branch-tip.ts';
import { follow } from './follow-tip.ts';

/** The branch of the repository's people, at its tip and not as it was checked out. */
export function resultBranch(place: Place): ResultBranch {
  return {
    tip: async () => {
      const asked = await tipOf(place, `read the branch "${place.branch}"`);
      return asked.ok ? { ...asked, value: asked.value?.oid } : asked;
    },
    change: change => follow(place, change, change.follows),
  };
}

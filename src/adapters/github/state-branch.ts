import type { StateBranch } from '../../ports/state-branch.ts';
import { begin } from './begin-branch.ts';
import type { Place } from './branch-place.ts';
import { follow } from './follow-tip.ts';
import { fetchAll, fetchFile, look } from './view-branch.ts';

/** A branch of a repository, by GitHub's API: no checkout is needed, and no push of somebody else's is in the way. */
export function stateBranch(place: Place): StateBranch {
  return {
    look: paths => look(place, paths),
    fetch: file => fetchFile(place, file),
    fetchAll: files => fetchAll(place, files),
    change: change =>
      change.follows === undefined ? begin(place, change) : follow(place, change, change.follows),
  };
}

import type { Check } from '../check.ts';

/** A run that went on from a whole copy in the cache does not ask for what was done in it: also where the branch does not know of it. */
export function theCacheCounts(): Check {
  return {
    name: 'the cache counts',
    called: ({ run, key, content, doneInCopy }) =>
      doneInCopy.has(key)
        ? `run ${run} asked for ${content}, whose answer was in the copy that it had from the cache`
        : undefined,
  };
}

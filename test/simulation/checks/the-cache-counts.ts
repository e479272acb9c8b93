import type { Check } from './check.ts';

/**
 * A run that went on from a whole copy in the cache does not ask for what was done in it: also where the branch does not know of
 * it. Unless its task wanted something else since, or the log says that the answer was gone: a run before had a damaged copy.
 */
export function theCacheCounts(
  /** The work that each task wanted last. */
  asked = new Map<string, string>(),
  /** Tasks that were ever released: a copy may be of the time before. */
  released = new Set<string>(),
): Check {
  return {
    name: 'the cache counts',
    called({ run, key, content, hold, doneInCopy }) {
      const task = hold?.task ?? '';
      const isOther = asked.has(task) && asked.get(task) !== key;
      asked.set(task, key);
      return !isOther && !released.has(task) && doneInCopy.get(task) === key
        ? `run ${run} asked for ${content}, whose answer was in the copy that it had from the cache`
        : undefined;
    },
    kept({ records }) {
      for (const { event } of records) {
        if (event.type === 'TaskReleased') released.add(event.task);
      }
      return undefined;
    },
    fork: () => theCacheCounts(new Map(asked), new Set(released)),
  };
}

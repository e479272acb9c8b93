/**
 * Turns costly work that serves everybody, such as a sync, into one that is shared: whoever calls while it runs gets
 * the next run, as this one may have begun too early for them. Runs never overlap.
 */
export function shareNext(work: () => Promise<void>): () => Promise<void> {
  let next: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();

  return () => {
    if (next !== undefined) return next;
    const run = last.then(() => {
      next = undefined;
      return work();
    });
    next = run;
    // A run that failed has told its callers; the one after it decides for itself.
    last = run.catch(() => {});
    return run;
  };
}

import { fork } from 'node:child_process';

import type { Found, Portion } from './one-repository.ts';

export type ManyOptions = {
  /** So many must have been cancelled. */
  readonly runs: number;
  readonly action?: string | undefined;
};

/** Repositories at once. More would wait for each other on a machine of two cores. */
const LANES = 2;

/**
 * Cancels as many runs as one likes, each repository with its servers in a process of its own: one that is busy with
 * another repository answers late, and that is not what is measured.
 */
export async function cancelInMany({ runs, action }: ManyOptions): Promise<Found> {
  const found = { times: [] as Found['times'][number][], violations: [] as string[] };
  const isEnough = () => found.times.length >= runs;
  let next = 0;

  const lane = async () => {
    const worker = fork(new URL('./repository-process.ts', import.meta.url));
    const died = new Promise<never>((_, reject) => {
      worker.once('exit', code => reject(new Error(`A process with servers ended with ${code}.`)));
    });
    // Nobody waits for its end any more once all is done.
    died.catch(() => {});
    try {
      // Some runs end before their moment comes, but never all of a repository's: with one each it would be enough.
      for (let nth = next++; !isEnough() && nth < runs; nth = next++) {
        const { promise, resolve } = Promise.withResolvers<Found>();
        worker.once('message', resolve);
        worker.send({ nth, action } satisfies Portion);
        const { times, violations } = await Promise.race([promise, died]);
        found.times.push(...times);
        found.violations.push(...violations);
      }
    } finally {
      worker.kill();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (!isEnough())
    found.violations.push(`Only ${found.times.length} of ${runs} runs were cancelled in time.`);
  return found;
}

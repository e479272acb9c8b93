import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

import type { Portion, Sums } from './some-stories.ts';

const PORTION = 250;

export type ManyOptions = {
  readonly workers?: number | undefined;
  /** Told after each portion. */
  readonly onProgress?: ((soFar: Sums) => void) | undefined;
};

/** Lives through as many stories as one likes, on all cores. What comes of each does not depend on that. */
export async function liveMany(
  whole: Portion,
  { workers = availableParallelism(), onProgress }: ManyOptions = {},
): Promise<Sums> {
  const portions: Portion[] = [];
  const end = whole.first + whole.schedules;
  for (let first = whole.first; first < end; first += PORTION)
    portions.push({ ...whole, first, schedules: Math.min(PORTION, end - first) });
  const sums = new Map<number, Sums>();
  let next = 0;

  const work = async () => {
    const worker = fork(new URL('./stories-process.ts', import.meta.url));
    const died = new Promise<never>((_, reject) => {
      worker.once('exit', code => reject(new Error(`A process of the simulation ended with ${code}.`)));
    });
    // Nobody waits for its end any more once all is done.
    died.catch(() => {});
    try {
      for (let at = next++; at < portions.length; at = next++) {
        const { promise, resolve } = Promise.withResolvers<Sums>();
        worker.once('message', resolve);
        worker.send(portions[at] ?? whole);
        sums.set(at, await Promise.race([promise, died]));
        onProgress?.(together(sums));
      }
    } finally {
      worker.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, portions.length) }, work));
  return together(sums);
}

function together(sums: ReadonlyMap<number, Sums>): Sums {
  const inOrder = [...sums].sort(([a], [b]) => a - b).map(([, sum]) => sum);
  const total = (name: 'schedules' | 'calls' | 'steps' | 'met') =>
    inOrder.reduce((sum, part) => sum + part[name], 0);
  return {
    ...{ schedules: total('schedules'), calls: total('calls'), steps: total('steps'), met: total('met') },
    failed: inOrder.flatMap(({ failed }) => failed),
    traces: inOrder.flatMap(({ traces }) => traces),
  };
}

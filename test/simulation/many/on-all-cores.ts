import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * With room for the whole of some stories, next to nothing is left of them when it is tidied up. That a disk refuses something
 * is no news here, so an error has no stack: a story that fails is lived through once more by whoever tells of it. The last is
 * the compiler of schemas.
 */
const FULL_SPEED: readonly string[] = [
  ...['--max-semi-space-size=32', '--stack-trace-limit=0'],
  `--import=${import.meta.resolve('zod/compile')}`,
];

export type CoresOptions<Answer> = {
  readonly workers?: number | undefined;
  /** Told after each answer, with all that are there by then, in the order of their jobs. */
  readonly onProgress?: ((soFar: readonly Answer[]) => void) | undefined;
};

/**
 * Sends each job to one of several processes, which answer with one message each. What comes of a job does not depend on which
 * that was.
 */
export async function onAllCores<Answer>(
  program: URL,
  jobs: readonly object[],
  { workers = availableParallelism(), onProgress }: CoresOptions<Answer> = {},
): Promise<readonly Answer[]> {
  const answers = new Map<number, Answer>();
  const inOrder = () => [...answers].sort(([a], [b]) => a - b).map(([, answer]) => answer);
  const waiting = jobs.entries();

  const work = async () => {
    const worker = fork(program, { execArgv: [...process.execArgv, ...FULL_SPEED] });
    const died = new Promise<never>((_, reject) => {
      worker.once('exit', code => reject(new Error(`A process of the simulation ended with ${code}.`)));
    });
    // Nobody waits for its end any more once all is done.
    died.catch(() => {});
    try {
      for (const [at, job] of waiting) {
        const { promise, resolve } = Promise.withResolvers<Answer>();
        worker.once('message', resolve as (message: unknown) => void);
        worker.send(job);
        answers.set(at, await Promise.race([promise, died]));
        onProgress?.(inOrder());
      }
    } finally {
      worker.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, work));
  return inOrder();
}

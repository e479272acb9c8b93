// Tries mutants on the tests that come by them.
import { globSync } from 'node:fs';

import type { Instrumented, Mutant } from './instrument.ts';
import { reachOf } from './reach.ts';
import type { TestRef } from './trial.ts';
import { type Verdict, openWorkerProcess } from './worker-process.ts';

export type Judged = { readonly mutant: Mutant; readonly verdict: Verdict | { readonly how: 'unreached' } };

export type Trials = {
  readonly root: string;
  readonly instrumented: Instrumented;
  /** Those that are to be tried. */
  readonly mutants: readonly Mutant[];
  /** Globs of test files, relative to the root. */
  readonly tests: readonly string[];
  /** Which are not asked: whole files, and single tests as `file > title`. */
  readonly leaveOut: { readonly files: readonly string[]; readonly tests: readonly string[] };
  /** Processes at a time. */
  readonly jobs: number;
  readonly testCpuMsMax?: number;
  readonly onJudged?: (judged: Judged) => void;
};

/** The longest that came to an end took a quarter, or to load its file did. */
const TEST_CPU_MS_MAX = 5_000;

/** So many tests that have killed a mutant of a source are asked first about its others. */
const KEEN_MAX = 6;

export async function tryMutants({
  root,
  instrumented,
  mutants,
  tests,
  leaveOut,
  jobs,
  testCpuMsMax = TEST_CPU_MS_MAX,
  onJudged,
}: Trials): Promise<readonly Judged[]> {
  const files = globSync([...tests], { cwd: root })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => !leaveOut.files.includes(path))
    .sort();
  const workers = Array.from({ length: jobs }, () =>
    openWorkerProcess({ root, sources: instrumented.sources, testCpuMsMax }),
  );
  try {
    const [first] = workers;
    if (first === undefined) throw new Error('Give it one process at least.');
    const reach = reachOf(await first.survey(files, leaveOut.tests), leaveOut.tests);

    const keen = new Map<string, TestRef[]>();
    const judged: Judged[] = [];
    const waiting = mutants.values();
    await Promise.all(
      workers.map(async worker => {
        // The iterator is shared: each process takes the next.
        for (const mutant of waiting) {
          const killers = keen.get(mutant.file) ?? [];
          const trial = reach.trialOf(mutant, killers);
          const verdict = trial === undefined ? ({ how: 'unreached' } as const) : await worker.try(trial);
          if (verdict.how === 'failed') keen.set(mutant.file, withFirst(verdict.test, killers));
          judged.push({ mutant, verdict });
          onJudged?.({ mutant, verdict });
        }
      }),
    );
    return judged;
  } finally {
    for (const worker of workers) worker.close();
  }
}

function withFirst(test: TestRef, others: readonly TestRef[]): TestRef[] {
  const rest = others.filter(({ file, name }) => file !== test.file || name !== test.name);
  return [test, ...rest].slice(0, KEEN_MAX);
}

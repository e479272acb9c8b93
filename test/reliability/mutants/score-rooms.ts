// The mutation scores of the two rooms that the promises rest on.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

import { EQUIVALENTS } from './equivalents.ts';
import { type Mutant, instrument } from './instrument.ts';
import { type Score, scoreOf, wrongEquivalents } from './score.ts';
import { SLOW_FILES, SLOW_TESTS } from './slow-tests.ts';
import { type Judged, tryMutants } from './try-mutants.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ROOMS = ['src/domain', 'src/log'] as const;

export type Scored = {
  readonly scores: readonly Score[];
  /** How many mutants there are in all, tried or not. */
  readonly mutants: number;
  /** Entries of the list of equivalents that are not true. */
  readonly wrong: readonly string[];
};

/** `choose` picks those that are tried, `jobs` at a time. */
export async function scoreRooms(
  choose: (mutants: readonly Mutant[]) => readonly Mutant[],
  {
    jobs = availableParallelism(),
    onJudged,
  }: { readonly jobs?: number; readonly onJudged?: (judged: Judged) => void } = {},
): Promise<Scored> {
  const instrumented = await instrument(
    ROOT,
    ROOMS.map(room => `${room}/**/*.ts`),
  );
  const judged = await tryMutants({
    root: ROOT,
    instrumented,
    mutants: choose(instrumented.mutants),
    tests: ['test/domain/**/*.test.ts', 'test/log/**/*.test.ts'],
    leaveOut: { files: SLOW_FILES, tests: SLOW_TESTS },
    jobs,
    ...(onJudged && { onJudged }),
  });
  return {
    scores: ROOMS.map(room => scoreOf(room, judged, EQUIVALENTS)),
    mutants: instrumented.mutants.length,
    wrong: wrongEquivalents(EQUIVALENTS, instrumented.mutants, judged),
  };
}

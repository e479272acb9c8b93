// Which tests can notice a mutant, and in which order they are asked.
import { basename } from 'node:path';

import type { Mutant } from './instrument.ts';
import type { Survey, SurveyedTest, TestRef, Trial } from './trial.ts';

export type Reach = {
  /** Undefined: no test comes by it. `first` are asked before others: tests that have killed its neighbours. */
  readonly trialOf: (mutant: Mutant, first: readonly TestRef[]) => Trial | undefined;
};

/**
 * A test can notice a mutant that it comes by. One that was come by while modules were loaded may have become a part of
 * anything: every test of a file can notice it that needs its module.
 */
export function reachOf({ tests, loaded, imports }: Survey, leaveOut: readonly string[]): Reach {
  const files = new Map<string, { ms: number; tests: SurveyedTest[] }>();
  const reaching = new Map<string, SurveyedTest[]>();
  for (const test of tests) {
    const file = files.get(test.file) ?? { ms: 0, tests: [] };
    file.ms += test.ms;
    file.tests.push(test);
    files.set(test.file, file);
    for (const mutant of test.hits.keys()) {
      const before = reaching.get(mutant);
      if (before === undefined) reaching.set(mutant, [test]);
      else before.push(test);
    }
  }
  const needs = new Map([...files.keys()].map(file => [file, neededBy(file, imports)]));

  return {
    trialOf: (mutant, first) => {
      const isLoaded = loaded.has(mutant.id);
      const asked = isLoaded ? filesThatNeed(mutant) : filesThatReach(mutant);
      if (asked.size === 0) return undefined;

      const early = first.flatMap(({ file, name }) => {
        const tests = asked.get(file)?.filter(test => test.name === name) ?? [];
        return tests.length === 0 ? [] : [{ file, tests, leaveOut: [] }];
      });
      const rest = [...asked].toSorted(([a], [b]) => rank(a, mutant) - rank(b, mutant));
      return {
        mutant: mutant.id,
        hitsMax: [...asked.values()]
          .flat()
          .reduce((most, test) => Math.max(most, test.hitsMax), hitsMaxOf(loaded.get(mutant.id) ?? 0)),
        files: [
          ...early,
          // With such a mutant a file may have other tests than without.
          ...rest.map(([file, tests]) => ({ file, tests: isLoaded ? undefined : tests, leaveOut })),
        ],
      };
    },
  };

  function filesThatNeed(mutant: Mutant): ReadonlyMap<string, readonly AskedTest[]> {
    return new Map(
      [...files]
        .filter(([file]) => needs.get(file)?.has(mutant.file) === true)
        .map(([file, { tests }]) => [file, tests.map(asking(mutant))]),
    );
  }

  function filesThatReach(mutant: Mutant): ReadonlyMap<string, readonly AskedTest[]> {
    const quickest = (reaching.get(mutant.id) ?? []).toSorted((a, b) => a.ms - b.ms);
    const byFile = [...Map.groupBy(quickest, ({ file }) => file)];
    return new Map(byFile.map(([file, tests]) => [file, tests.map(asking(mutant))]));
  }

  /** The test that bears the name of the source first, then the quick ones. */
  function rank(file: string, mutant: Mutant): number {
    const own = basename(file, '.test.ts') === basename(mutant.file, '.ts');
    return own ? 0 : (files.get(file)?.ms ?? 0);
  }
}

type AskedTest = { readonly name: string; readonly hitsMax: number };

function asking({ id }: Mutant): (test: SurveyedTest) => AskedTest {
  return ({ name, hits }) => ({ name, hitsMax: hitsMaxOf(hits.get(id) ?? 0) });
}

/** Far more than it was without the mutant, and soon reached by a loop without end. */
function hitsMaxOf(hits: number): number {
  return 20 * hits + 10_000;
}

function neededBy(file: string, imports: Survey['imports']): ReadonlySet<string> {
  const needed = new Set([file]);
  for (const path of needed) for (const other of imports.get(path) ?? []) needed.add(other);
  return needed;
}

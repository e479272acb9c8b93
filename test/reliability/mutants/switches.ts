// The switches of the mutants: what the code that Stryker writes into the sources looks at.

/** Name and shape are Stryker's own (`INSTRUMENTER_CONSTANTS`, `InstrumenterContext`). */
const NAMESPACE = '__stryker__';

type Switchboard = {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  mutantCoverage: {
    static: Record<string, number>;
    perTest: Record<string, Record<string, number>>;
  };
  hitCount: number | undefined;
  hitLimit: number | undefined;
};

export type Switches = {
  /** All of them. */
  readonly sleep: () => void;
  /** It alone, with a count of its hits that begins at 0. */
  readonly wake: (mutant: string, hitsMax: number) => void;
  /** What is come by from now on counts for this test. */
  readonly countFor: (test: string) => () => ReadonlyMap<string, number>;
  /** What was come by outside of tests. */
  readonly loaded: () => ReadonlyMap<string, number>;
};

export function switches(): Switches {
  const board = switchboard();
  return {
    sleep: () => {
      board.activeMutant = undefined;
      board.currentTestId = undefined;
      board.hitCount = undefined;
    },
    wake: (mutant, hitsMax) => {
      board.activeMutant = mutant;
      board.currentTestId = undefined;
      board.hitCount = 0;
      board.hitLimit = hitsMax;
    },
    countFor: test => {
      board.currentTestId = test;
      return () => {
        board.currentTestId = undefined;
        return countsOf(board.mutantCoverage.perTest[test] ?? {});
      };
    },
    loaded: () => countsOf(board.mutantCoverage.static),
  };
}

function switchboard(): Switchboard {
  const world: typeof globalThis & { [NAMESPACE]?: Switchboard } = globalThis;
  world[NAMESPACE] ??= {
    activeMutant: undefined,
    currentTestId: undefined,
    mutantCoverage: { static: {}, perTest: {} },
    hitCount: undefined,
    hitLimit: undefined,
  };
  return world[NAMESPACE];
}

function countsOf(counts: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(counts));
}

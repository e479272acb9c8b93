// What the process that hands out mutants and the one that tries them say to each other.

/** A test: its file, relative to the root, and its full name there. */
export type TestRef = { readonly file: string; readonly name: string };

export type Setting = {
  readonly root: string;
  /** The sources with all mutants in them, by path relative to the root. */
  readonly sources: ReadonlyMap<string, string>;
  /** What a test may use of the processor before it is taken to hang. */
  readonly testCpuMsMax: number;
};

export type SurveyedTest = TestRef & {
  readonly ms: number;
  /** How often it came by each mutant. */
  readonly hits: ReadonlyMap<string, number>;
};

/** One run of all tests with every mutant asleep. */
export type Survey = {
  readonly tests: readonly SurveyedTest[];
  /** What was come by while modules were loaded, before any test. */
  readonly loaded: ReadonlyMap<string, number>;
  /** Which file imports which, by path relative to the root. */
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
};

export type Trial = {
  readonly mutant: string;
  /** To come by it more often in one test, or while a file is loaded, is a loop without end. */
  readonly hitsMax: number;
  /** In this order. */
  readonly files: readonly {
    readonly file: string;
    /** Undefined: all that the file has, as it may have others with this mutant. */
    readonly tests: readonly { readonly name: string; readonly hitsMax: number }[] | undefined;
    readonly leaveOut: readonly string[];
  }[];
};

export type Tried = {
  /** The first test that failed; without one the mutant has survived. */
  readonly killedBy: TestRef | undefined;
  /** The process has loaded so much that another had better go on. */
  readonly full: boolean;
};

export type Wish =
  | { readonly type: 'set'; readonly setting: Setting }
  | { readonly type: 'survey'; readonly files: readonly string[]; readonly leaveOut: readonly string[] }
  | { readonly type: 'try'; readonly trial: Trial };

export type Reply =
  | { readonly type: 'ready' }
  | { readonly type: 'surveyed'; readonly survey: Survey }
  | { readonly type: 'tried'; readonly tried: Tried }
  | { readonly type: 'broken'; readonly problem: string };

/** `leaveOut` names tests as `file > title`, whatever suite they are in. */
export function isLeftOut({ file, name }: TestRef, leaveOut: readonly string[]): boolean {
  return leaveOut.some(
    test => test.startsWith(`${file} > `) && ` > ${name}`.endsWith(test.slice(file.length)),
  );
}

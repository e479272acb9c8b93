// Mutants that no test can tell from the original. Each has its reason; whatever merely has no test yet is not for here.

/** Told by the line where it begins, and by what is taken away and put there: line numbers move. */
export type Equivalent = {
  readonly file: string;
  readonly text: string;
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
};

export const EQUIVALENTS: readonly Equivalent[] = [];

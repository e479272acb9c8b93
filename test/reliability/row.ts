/** `short`: what every commit has time for; `full`: the figures that are published. */
export type Scale = 'short' | 'full';

export type Measured = {
  /** What was found, for the table: counts, and what they are of. */
  readonly figure: string;
  readonly holds: boolean;
  /** What broke, each with all that is needed to see it again. */
  readonly violations: readonly string[];
};

/** One figure of reliability: what must hold, and how it is tried. */
export type Row = {
  /** Its name on the command line, in kebab case. */
  readonly name: string;
  readonly says: string;
  readonly goal: string;
  readonly measure: (scale: Scale) => Promise<Measured>;
};

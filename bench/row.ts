/** One measurement with its goal. Ratios compare two things of one run, so that a slow machine changes neither side alone. */
export type Row = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Undefined: told for information, and no goal. */
  readonly goal: number | undefined;
  readonly direction: 'at-most' | 'at-least';
  readonly note?: string;
};

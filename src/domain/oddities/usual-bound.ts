/** Up to where a figure is nothing out of the ordinary, and the middle of those that it is compared with. */
export type UsualBound = { readonly median: number; readonly bound: number };

/** With fewer figures nobody can say what is usual. */
export const SAMPLES_MIN = 20;

/**
 * What is usual of durations or costs: the median, and a bound that only what is out of the ordinary passes. The largest of
 *
 * - median and MAD of the logarithms: median + 5 × 1.4826 × MAD. 1.4826 = 1 / Φ⁻¹(3/4) makes the MAD of normal figures
 *   their standard deviation (Rousseeuw and Croux, Alternatives to the Median Absolute Deviation, JASA 88, 1993), and a few
 *   wild ones do not move it. Of logarithms, because what calls take spreads by factors: as they are, such figures have a
 *   long tail to the right, and median + 8 × 1.4826 × MAD finds something odd in every sixth run of 200 quite ordinary calls
 *   (log-normal, σ 0.5) and in nearly every run at σ 1. With logarithms and 5 it is one run in thousands whatever the σ, once
 *   there are 128 figures, and about one in twenty while there are twenty.
 * - 3 × the median: where all are alike, a small difference is none worth a word.
 * - 2 × the second largest of them: a type with two sorts of tasks has two usual sizes, and the rarer one does not show in
 *   a median. What came twice among the last so many is not out of the ordinary, and one slip does not set the bound.
 * - the median + `least`, below which nobody cares.
 *
 * Undefined: there are too few, or it is usually nothing.
 */
export function usualBound(values: readonly number[], least: number): UsualBound | undefined {
  const [, second = 0] = values.toSorted((a, b) => b - a);
  const median = medianOf(values);
  if (values.length < SAMPLES_MIN || median === 0) return undefined;

  const logs = values.map(value => Math.log(Math.max(1, value)));
  const middle = medianOf(logs);
  const deviation = SIGMA_OF_MAD * medianOf(logs.map(log => Math.abs(log - middle)));
  const bound = Math.max(Math.exp(middle + 5 * deviation), 3 * median, 2 * second, median + least);
  return { median, bound };
}

const SIGMA_OF_MAD = 1.4826;

/** Of an even number, what lies between the two in the middle; of none, 0. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return (low + high) / 2;
}

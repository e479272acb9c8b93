// What the times of cancelled runs come to.
import type { Measured } from '../row.ts';
import type { Times } from './cancelled-run.ts';

const SAVED_MS_MAX = 5_000;

export function judge(
  times: readonly Pick<Times, 'branchMs' | 'cacheMs'>[],
  violations: readonly string[],
): Measured {
  const [saved, branch] = [times.map(savedMsOf), times.map(({ branchMs }) => branchMs)];
  const p99 = percentileOf(saved, 99);
  const figures = [50, 95].map(percent => `p${percent} ${seconds(percentileOf(saved, percent))}`);
  const places = `on the state branch p99 ${seconds(percentileOf(branch, 99))}`;
  return {
    figure: `p99 ${seconds(p99)} (${figures.join(', ')}, max ${seconds(Math.max(...saved))}) of ${times.length} runs; ${places}`,
    holds: p99 <= SAVED_MS_MAX && violations.length === 0,
    violations,
  };
}

/** When both were there. */
function savedMsOf({ branchMs, cacheMs }: Pick<Times, 'branchMs' | 'cacheMs'>): number {
  return Math.max(branchMs, cacheMs);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}

/** The smallest value that so many percent of all are not above; 0 of none. */
export function percentileOf(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}

import { onAllCores } from './on-all-cores.ts';
import type { Portion, Sums } from './some-stories.ts';

const PORTION = 250;

export type ManyOptions = {
  readonly workers?: number | undefined;
  /** Told after each portion. */
  readonly onProgress?: ((soFar: Sums) => void) | undefined;
};

/** Lives through as many stories as one likes, on all cores. What comes of each does not depend on that. */
export async function liveMany(whole: Portion, { workers, onProgress }: ManyOptions = {}): Promise<Sums> {
  const portions: Portion[] = [];
  const end = whole.first + whole.schedules;
  for (let first = whole.first; first < end; first += PORTION)
    portions.push({ ...whole, first, schedules: Math.min(PORTION, end - first) });
  const program = new URL('./stories-process.ts', import.meta.url);
  const sums = await onAllCores<Sums>(program, portions, {
    workers,
    onProgress: onProgress && (soFar => onProgress(together(soFar))),
  });
  return together(sums);
}

function together(sums: readonly Sums[]): Sums {
  const total = (name: 'schedules' | 'calls' | 'steps' | 'met') =>
    sums.reduce((sum, part) => sum + part[name], 0);
  return {
    ...{ schedules: total('schedules'), calls: total('calls'), steps: total('steps'), met: total('met') },
    failed: sums.flatMap(({ failed }) => failed),
    traces: sums.flatMap(({ traces }) => traces),
  };
}

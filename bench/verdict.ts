import type { Row } from './row.ts';

export type Judged = { readonly row: Row; readonly verdict: 'pass' | 'FAIL' | ''; readonly tries: number };

/** Other work on the machine only ever makes a measurement worse, so a bench that fails is given a second and a third try. */
const TRIES_MAX = 3;

/** Measures until every row passes, or the tries are used up; of several tries the best one counts, and the table says so. */
export async function judge(
  bench: () => Promise<readonly Row[]>,
  { tolerance }: { readonly tolerance: number },
): Promise<Judged[]> {
  let best: readonly Row[] = [];
  for (let tries = 1; ; tries += 1) {
    const rows = await bench();
    best = rows.map((row, index) => betterOf(row, best[index]));
    const judged = best.map(row => ({ row, verdict: verdictOf(row, tolerance), tries }));
    if (tries === TRIES_MAX || judged.every(({ verdict }) => verdict !== 'FAIL')) return judged;
  }
}

function betterOf(row: Row, known: Row | undefined): Row {
  if (known === undefined) return row;
  const isBetter = row.direction === 'at-most' ? row.value < known.value : row.value > known.value;
  return isBetter ? row : known;
}

function verdictOf({ value, goal, direction }: Row, tolerance: number): Judged['verdict'] {
  if (goal === undefined) return '';
  const passes = direction === 'at-most' ? value <= goal * tolerance : value >= goal / tolerance;
  return passes ? 'pass' : 'FAIL';
}

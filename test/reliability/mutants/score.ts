// How much the tests notice: of the mutants that can be noticed at all, the share that is.
import type { Equivalent } from './equivalents.ts';
import type { Mutant } from './instrument.ts';
import type { Judged } from './try-mutants.ts';

export type Score = {
  readonly room: string;
  readonly noticed: number;
  /** Without those that are equivalent to the original. */
  readonly all: number;
  readonly survivors: readonly Mutant[];
};

/** A hung process is noticed: so are people who wait for it. */
export function scoreOf(room: string, judged: readonly Judged[], equivalents: readonly Equivalent[]): Score {
  const here = judged.filter(({ mutant }) => mutant.file.startsWith(`${room}/`));
  const survivors = here
    .filter(({ verdict }) => verdict.how === 'survived' || verdict.how === 'unreached')
    .map(({ mutant }) => mutant);
  const telling = survivors.filter(mutant => !equivalents.some(listed => isListed(listed, mutant)));
  const all = here.length - survivors.length + telling.length;
  return { room, noticed: all - telling.length, all, survivors: telling };
}

/** In per cent, rounded down: 90 is not said of less. */
export function percentOf({ noticed, all }: Score): number {
  return all === 0 ? 0 : Math.floor((1_000 * noticed) / all) / 10;
}

/** Entries of the list that are no longer true: of no mutant, or of one that a test has noticed after all. */
export function wrongEquivalents(
  equivalents: readonly Equivalent[],
  mutants: readonly Mutant[],
  judged: readonly Judged[],
): readonly string[] {
  return equivalents.flatMap(listed => {
    const name = `${listed.file}: "${listed.text}": ${listed.original} → ${listed.replacement}`;
    if (!mutants.some(mutant => isListed(listed, mutant)))
      return [`${name} is listed as equivalent, and there is no such mutant: take it off the list.`];
    const noticed = judged.some(
      ({ mutant, verdict }) =>
        isListed(listed, mutant) && (verdict.how === 'failed' || verdict.how === 'hung'),
    );
    return noticed ? [`${name} is listed as equivalent, and a test notices it: take it off the list.`] : [];
  });
}

export function isListed({ file, text, original, replacement }: Equivalent, mutant: Mutant): boolean {
  return (
    file === mutant.file &&
    text === mutant.text &&
    original === mutant.original &&
    replacement === mutant.replacement
  );
}

import { createHash } from 'node:crypto';

import type { Mutant } from './instrument.ts';

/**
 * One mutant of so many. Each is drawn by what it is, not by where it stands in the list: so a change of one source leaves
 * the sample of all others as it was.
 */
export function sampleOf(mutants: readonly Mutant[], oneOf: number): readonly Mutant[] {
  return mutants.filter(({ file, text, original, replacement }) => {
    const name = [file, text, original, replacement].join('\0');
    return createHash('sha256').update(name).digest().readUInt32BE() % oneOf === 0;
  });
}

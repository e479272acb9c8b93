import type { Mutant } from './mutants/instrument.ts';
import { sampleOf } from './mutants/sample.ts';
import { percentOf } from './mutants/score.ts';
import { scoreRooms } from './mutants/score-rooms.ts';
import type { Row } from './row.ts';

const PERCENT_MIN = 90;

/** About 250 of each room, which take a minute together. */
const SAMPLE_ONE_OF_DOMAIN = 24;
const SAMPLE_ONE_OF_LOG = 4;

/** So many of those that nobody noticed are named. */
const NAMED_MAX = 50;

export const mutants: Row = {
  name: 'mutants',
  says: 'mutation score of src/domain and src/log',
  goal: `≥ ${PERCENT_MIN} % of each`,
  measure: async scale => {
    const found = await scoreRooms(mutants => (scale === 'full' ? mutants : shortSampleOf(mutants)));
    const { scores, wrong } = found;
    const low = scores.filter(score => percentOf(score) < PERCENT_MIN);
    const violations = [
      ...wrong,
      ...low.flatMap(({ survivors }) =>
        survivors
          .slice(0, NAMED_MAX)
          .map(({ file, line, original, replacement }) => `${file}:${line}: ${original} → ${replacement}`),
      ),
    ];
    const figures = scores.map(score => `${score.room} ${percentOf(score)} % of ${score.all}`);
    const sample = scale === 'full' ? '' : `, a sample of ${found.mutants}`;
    return {
      figure: `${figures.join(', ')}${sample}`,
      holds: low.length === 0 && wrong.length === 0,
      violations,
    };
  },
};

/** A small room needs a larger part, to say as much. */
function shortSampleOf(mutants: readonly Mutant[]): readonly Mutant[] {
  const isLog = ({ file }: Mutant): boolean => file.startsWith('src/log/');
  return [
    ...sampleOf(
      mutants.filter(mutant => !isLog(mutant)),
      SAMPLE_ONE_OF_DOMAIN,
    ),
    ...sampleOf(mutants.filter(isLog), SAMPLE_ONE_OF_LOG),
  ];
}

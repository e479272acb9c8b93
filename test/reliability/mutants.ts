import { sampleOf } from './mutants/sample.ts';
import { percentOf } from './mutants/score.ts';
import { scoreRooms } from './mutants/score-rooms.ts';
import type { Row } from './row.ts';

const PERCENT_MIN = 90;

/** About 500 of them, which take a minute. */
const SAMPLE_ONE_OF = 14;

/** So many of those that nobody noticed are named. */
const NAMED_MAX = 50;

export const mutantsRow: Row = {
  name: 'mutants',
  says: 'Mutation score of src/domain and src/log: small changes of the code that a test notices.',
  goal: `≥ ${PERCENT_MIN} % of each`,
  measure: async scale => {
    const { scores, mutants, wrong } = await scoreRooms(all =>
      scale === 'full' ? all : sampleOf(all, SAMPLE_ONE_OF),
    );
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
    const sample = scale === 'full' ? '' : `, a sample of ${mutants}`;
    return {
      figure: `${figures.join(', ')}${sample}`,
      holds: low.length === 0 && wrong.length === 0,
      violations,
    };
  },
};

// `npm run mutants -- src/domain/lease.ts`: the mutants of these files that no test notices, for who writes the tests.
import { parseArgs } from 'node:util';

import { percentOf } from './score.ts';
import { scoreRooms } from './score-rooms.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { jobs: { type: 'string' } } });
if (positionals.length === 0) throw new Error('Name the files or folders whose mutants are to be tried.');

const { scores, wrong } = await scoreRooms(
  mutants =>
    mutants.filter(({ file }) => positionals.some(path => file === path || file.startsWith(`${path}/`))),
  values.jobs === undefined ? {} : { jobs: Number(values.jobs) },
);
for (const score of scores.filter(({ all }) => all > 0)) {
  for (const { file, line, original, replacement } of score.survivors)
    console.log(`${file}:${line}: ${JSON.stringify(original)} → ${JSON.stringify(replacement)}`);
  console.log(`${score.room}: ${score.noticed} of ${score.all} are noticed, ${percentOf(score)} %`);
}
for (const problem of wrong) console.log(problem);

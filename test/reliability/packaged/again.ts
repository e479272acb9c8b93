// One point by hand, to see again what a row has complained of:
// `node test/reliability/packaged/again.ts later KILL write model 3`, with `lost` at the end for the machine to be lost with it,
// or with `EIO`, `ENOSPC` or `EROFS` in place of `KILL`. Without a call it lists all calls of the story.
import { hitOf, killAt } from './kill-at.ts';
import { ERRORS, failAt } from './packaged-disk-errors.ts';
import { pointsIn, record } from './points.ts';
import { type StoryName, tellStories } from './story.ts';
import { nameOf } from './trace.ts';

const [story = '', what = '', ...words] = process.argv.slice(2);
const isLost = words.at(-1) === 'lost';
const name = words.slice(0, isLost ? -1 : undefined).join(' ');
const code = ERRORS.find(each => each === what);

using stories = await tellStories();
const found = stories[story as StoryName];
const points = pointsIn(found, await record(found));
const point = points.find(({ step }) => nameOf(step) === name);
if (point === undefined) console.log(points.map(({ step }) => nameOf(step)).join('\n'));
else if (code !== undefined) console.log(await failAt({ point: { ...point, isLost }, code }));
else {
  const killed = await killAt({ ...point, isLost });
  console.log(`Killed in: ${hitOf(killed) ?? 'none of these'}`);
  console.log(killed.broken.join('\n'));
}

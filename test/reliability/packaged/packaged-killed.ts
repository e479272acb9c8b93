import type { Row, Scale } from '../row.ts';
import { askedTooEarly, unnoticed } from './controls.ts';
import { type Killed, hitOf, killAt, nextIndex } from './kill-at.ts';
import { inLanes } from './lanes.ts';
import { type Point, nameOfPoint, pointsIn, record, sampled } from './points.ts';
import { type Stories, tellStories } from './story.ts';
import { whyNot } from './tools.ts';
import { nameOf } from './trace.ts';

/** So many points have a commit's time. */
const SAMPLE = 200;
/** A call that was missed is aimed at again so many times: where it is counted differs by a few from run to run. */
const ROUNDS = 4;

/**
 * The packaged action is started as the runner starts it, and killed by the tracer in one call to disk or network; then its
 * post step runs, or its machine is lost with it, and a run cleans up. What can be counted reliably is what the main thread
 * does: the tracer counts each thread for itself, and libuv gives a call to whichever thread is free. Those threads only sync
 * and clean up, and a process that dies takes no bytes of the kernel's with it, so that a kill in a sync is one before the
 * next call of the main thread. Among its writes are those that wake a thread, and they are as many as it takes: so where a
 * call stands among those of its kind differs by a few, and it is known by what it is to and which of these it is.
 *
 * Three controls are tried each time: a hold that is not synced, one that comes after its call, and a post step that keeps
 * nothing. Each must be noticed.
 */
export const packagedKilled: Row = {
  name: 'packaged-killed',
  says: 'packaged action killed by syscall',
  goal: '200 sampled, all once; 0 violations',
  measure,
};

async function measure(scale: Scale) {
  const reason = whyNot('strace');
  if (reason !== undefined) return { figure: 'could not be tried', holds: false, violations: [reason] };

  using stories = await tellStories();
  const points = await allPoints(stories);
  const chosen = scale === 'short' ? sampled(points, SAMPLE) : points;
  const killed = [...(await inLanes(chosen, point => killAt(point)))];
  if (scale === 'full') killed.push(...(await aimAgain(killed)));

  const later = points.filter(({ story }) => story.name === 'later');
  const violations = [
    ...killed.flatMap(({ point, index, broken }) =>
      broken.map(sentence => `${nameOfPoint(point)}, the ${index}th: ${sentence}`),
    ),
    ...(await askedTooEarly(stories.later)).map(task => `${task} was asked for before its hold was synced`),
    ...(await unnoticed(stories.later, later)),
  ];
  const hits = new Set(killed.flatMap(kill => hitOfPoint(kill) ?? []));
  const kills = killed.filter(({ isKilled }) => isKilled).length;
  return {
    figure: `${kills} kills, ${hits.size} of ${points.length} points hit, ${violations.length} violations`,
    holds: violations.length === 0 && (scale === 'full' ? hits.size : kills) >= chosen.length * HIT_MIN,
    violations,
  };
}

/** Where a sync is done in a thread, or two answers come in one packet, a call of the recordings is not made. */
const HIT_MIN = 0.95;

export async function allPoints(stories: Stories): Promise<readonly Point[]> {
  const points: Point[] = [];
  for (const story of [stories.first, stories.later, stories.recovery, stories.rescue])
    points.push(...pointsIn(story, await record(story)));
  return points;
}

/** Until each is hit, or for some rounds. */
async function aimAgain(before: readonly Killed[]): Promise<readonly Killed[]> {
  const hits = new Set(before.flatMap(kill => hitOfPoint(kill) ?? []));
  const again: Killed[] = [];
  let last = before;
  for (let round = 0; round < ROUNDS; round += 1) {
    const missed = last.filter(({ point }) => !hits.has(nameOfTarget(point)));
    last = await inLanes(missed, kill => killAt(kill.point, { index: nextIndex(kill) }));
    for (const kill of last) hits.add(hitOfPoint(kill) ?? '');
    again.push(...last);
  }
  return again;
}

function hitOfPoint(kill: Killed): string | undefined {
  const hit = hitOf(kill);
  return hit === undefined ? undefined : `${kill.point.story.name}: ${hit}`;
}

function nameOfTarget({ story, step }: Point): string {
  return `${story.name}: ${nameOf(step)}`;
}

import type { JobEnd } from '../../support/workflow/running-job.ts';
import type { Row, Scale } from '../row.ts';
import { hurtAndClean } from './hurt.ts';
import { inLanes } from './lanes.ts';
import { patchedAction } from './patched-action.ts';
import { type Point, pointsIn, record, sampled } from './points.ts';
import { brokenPromises } from './promises.ts';
import { type Stories, type Story, tellStories } from './story.ts';
import { whyNot } from './tools.ts';
import { nameOf } from './trace.ts';
import { injectionAt } from './tracer.ts';

/** A full disk, a broken one, and one that the kernel has made read-only because it is broken. */
export const ERRORS = ['ENOSPC', 'EIO', 'EROFS'] as const;
type Code = (typeof ERRORS)[number];

type Fault = { readonly point: Point; readonly code: Code };
type Faulted = { readonly isHit: boolean; readonly isRed: boolean; readonly broken: readonly string[] };

const SAMPLE = 60;
const HIT_MIN = 0.9;
const BYTES_MAX = 100_000;
const STATE = 'work/.background-agent';

/** With it, a sync that fails is taken for one that worked, and the call is sent. */
const FAILED_SYNC_IGNORED = [
  {
    from: 'this.#disk.inPlace(descriptor);',
    to: 'try { this.#disk.inPlace(descriptor); } catch { /* ignored */ }',
  },
];

/**
 * Each call that changes the state folder fails once, in each of three ways: no call may be sent whose hold is not durable, the
 * run goes on to a good end or ends red with a sentence that says what is wrong, and the next run finishes.
 * The control is an action that takes a failed sync of the log for one that worked: the tracer sees that a hold was never
 * synced and its call was sent, and the row must say so.
 */
export const packagedDiskErrors: Row = {
  name: 'packaged-disk-errors',
  says: 'ENOSPC, EIO, EROFS at each write',
  goal: '0 calls sent without a durable hold',
  measure,
};

async function measure(scale: Scale) {
  const reason = whyNot('strace');
  if (reason !== undefined) return { figure: 'could not be tried', holds: false, violations: [reason] };

  using stories = await tellStories();
  const all = await allFaults(stories);
  const faults = scale === 'short' ? sampled(all, SAMPLE) : all;
  const faulted = await inLanes(faults, fault => failAt(fault));
  const violations = [
    ...faulted.flatMap(({ broken }) => broken),
    ...((await isControlNoticed(all))
      ? []
      : ['The control found nothing wrong with a failed sync that is ignored.']),
  ];
  const hits = faulted.filter(({ isHit }) => isHit).length;
  const red = faulted.filter(({ isRed }) => isRed).length;
  return {
    figure: `${hits} of ${faults.length} faults met, ${red} runs red, ${violations.length} violations`,
    holds: violations.length === 0 && hits >= faults.length * HIT_MIN,
    violations,
  };
}

export async function allFaults(stories: Stories): Promise<readonly Fault[]> {
  const points: Point[] = [];
  for (const story of [stories.first, stories.later, stories.rescue])
    points.push(...(await pointsOnDisk(story)));
  return ERRORS.flatMap(code => points.map(point => ({ point, code })));
}

async function pointsOnDisk(story: Story): Promise<readonly Point[]> {
  return pointsIn(story, await record(story)).filter(({ step }) => step.target.startsWith(STATE));
}

export async function failAt({ point, code }: Fault, action?: string): Promise<Faulted> {
  const injection = injectionAt(point.step, `error=${code}`);
  const hurt = { injection, isLost: point.isLost, isWide: injection.path !== undefined, bytesMax: BYTES_MAX };
  const name = `${point.story.name}: ${code} at ${nameOf(point.step)}`;
  try {
    return await hurtAndClean(point.story, { ...hurt, stage: { action } }, aftermath => {
      const { steps, undurable, askedByHurt } = aftermath;
      const isHit = steps.some(({ end }) => end === 'failed');
      const unsynced = undurable.atEnd.filter(task => askedByHurt.includes(task));
      const broken = [
        ...brokenPromises(aftermath),
        ...unsynced.map(
          task => `no call without a durable hold: ${task} was asked for, its hold was never synced`,
        ),
        ...(isHit ? complaintsOf(aftermath.hurt, point.story) : []),
      ];
      const isRed = aftermath.hurt.conclusion === 'failure';
      return { isHit, isRed, broken: broken.map(sentence => `${name}: ${sentence}`) };
    });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { isHit: false, isRed: false, broken: [`${name}: ${text}`] };
  }
}

/** Green only if all is done; else red, and with words for people instead of a stack. */
function complaintsOf({ exitCode, postExitCode, outputs, log }: JobEnd, { phase }: Story): readonly string[] {
  if (phase === 'post')
    return [0, 1].includes(postExitCode ?? -1) ? [] : [`the post step ended in its own way: ${log}`];
  if (exitCode === 0)
    return outputs.get('outcome') === 'completed' && outputs.get('pending') === '0'
      ? []
      : [`green, and not all is done: ${log}`];
  if (exitCode !== 1) return [`it ended with ${exitCode}: ${log}`];
  return /^::error .*(?:no space left|read-only|the disk reported (?:E[A-Z]+|an unknown error)\.)/m.test(
    log,
  ) && !/%0A\s+at /.test(log)
    ? []
    : [`red, and nobody can tell why: ${log}`];
}

async function isControlNoticed(faults: readonly Fault[]): Promise<boolean> {
  using patched = patchedAction(FAILED_SYNC_IGNORED);
  const syncs = faults.filter(
    ({ point: { story, step }, code }) =>
      story.name === 'later' && step.call === 'fdatasync' && step.target.includes('/log/') && code === 'EIO',
  );
  for (const fault of syncs) {
    const { broken } = await failAt(fault, patched.folder);
    if (broken.some(sentence => sentence.includes('was never synced'))) return true;
  }
  return false;
}

import { appendFileSync } from 'node:fs';

import type { StepTold } from './told.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the step notes for its second start, at the end of the job. */
export const MAIN_BEGAN = 'main-began';
export const MAIN_ENDED = 'main-ended';

/** The first argument of a step that was started at the end of the job: `post.ts` puts it there. */
export const POST = 'post';

/**
 * `main`: the step's own turn. `post`: the end of the job, after a step that was killed or could not keep all that it did.
 * `over`: the end of the job after a step that ended by itself: nothing is left to do.
 */
export function phaseOf(env: Environment, argument: string | undefined): 'main' | 'post' | 'over' {
  if (env[`STATE_${MAIN_ENDED}`] === 'true') return 'over';
  // A step that was killed before it could note anything began nothing; at the end of the job nothing may be begun either.
  return argument === POST || env[`STATE_${MAIN_BEGAN}`] === 'true' ? 'post' : 'main';
}

/** Every runner that starts a step again at the end of a job has a place for it. */
export function noteState({ GITHUB_STATE: path }: Environment, name: string): void {
  if (path === undefined || path === '') return;
  try {
    appendFileSync(path, `${name}=true\n`);
  } catch {
    // A full disk must not end a run.
  }
}

/**
 * What a run did is on the disk, and not all of it elsewhere: a commit failed, maybe the first one, of which nobody knows
 * then whether it was made.
 */
export function isCutOff(told: StepTold): boolean {
  return told.kind === 'refused' || (told.kind === 'reported' && told.report.problem !== undefined);
}

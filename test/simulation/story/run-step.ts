import { LOOKED_AT } from '../../../src/app/home/home.ts';
import { idleOnBranch } from '../../../src/app/home/idle-on-branch.ts';
import { rescueState } from '../../../src/app/home/rescue-state.ts';
import { type RunEnd, runAgent } from '../../../src/app/run-agent.ts';
import { timestampOf } from '../../../src/domain/units.ts';
import { Askers } from '../../../src/app/requests/askers.ts';
import { newRequests } from '../../../src/app/requests/new-requests.ts';
import { StorageError } from '../../../src/adapters/local-disk/storage-error.ts';
import { type Booted, IDENTITY } from './boot.ts';

/** How a step of a job ended, whether or not by itself. */
export type StepEnd = RunEnd | 'idle' | 'over' | 'died' | 'disk failed';

/** As the step does: a look at the branch and at what people ask for, and mostly there is nothing to do. */
export async function runStep(ports: Booted, stop: AbortSignal): Promise<RunEnd | 'idle'> {
  const { requests } = ports.home;
  const [looked, asked] = await Promise.all([ports.home.looked(), requests?.looked()]);
  const left = looked.ok ? idleOnBranch(looked.value, IDENTITY) : undefined;
  const now = timestampOf(ports.clock.now());
  const mayBeIdle = left !== undefined && ports.isIdleBy(left.text, left.head, now);
  const issues = asked?.ok === true ? asked.value.issues : [];
  const { agent } = IDENTITY;
  const askers = requests && new Askers(requests.inbox);
  if (mayBeIdle && (!askers || (await newRequests(issues, { agent, askers })).length === 0)) return 'idle';

  const home = {
    ...ports.home,
    looked: () => Promise.resolve(looked),
    ...(requests && asked && { requests: { ...requests, looked: () => Promise.resolve(asked) } }),
  };
  return runAgent({ ...ports, home }, ports.settings, stop);
}

/** What the runner starts after a step that did not end by itself. */
export async function secondStep(ports: Booted, run: string): Promise<unknown> {
  return rescueState(ports, await ports.home.branch.look(LOOKED_AT), { identity: IDENTITY, run });
}

/** Whether the runner has to start the step again: what it did is on the disk, and not all of it elsewhere. */
export function isCutOff(end: StepEnd): boolean {
  if (typeof end === 'string') return end === 'died' || end === 'disk failed';
  return end.kind === 'refused' || (end.kind === 'reported' && end.report.problem !== undefined);
}

/** One that came to its end and kept all of it where later runs find it. */
export function endedWell(end: StepEnd): boolean {
  if (typeof end === 'string' || end.kind !== 'reported') return false;
  return end.report.problem === undefined && !['interrupted', 'failed'].includes(end.report.outcome);
}

export function wordFor(end: StepEnd): string {
  if (typeof end === 'string') return end;
  return end.kind === 'reported' ? end.report.outcome : end.kind;
}

/** Whether it was the disk that failed a process, and no bug. */
export function isOfTheDisk(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if (at instanceof StorageError || 'code' in at) return true;
  return false;
}

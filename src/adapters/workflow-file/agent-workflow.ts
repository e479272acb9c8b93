import type { WatchedFile } from '../../domain/watch/watched.ts';
import type { WorkflowFile } from '../../ports/workflows.ts';
import { type ReadWorkflow, type UsedAction, type WorkflowJob, readWorkflow } from './read-workflow.ts';

export type AgentSearch = {
  /** Undefined: none of the files runs that agent. */
  readonly file: WatchedFile | undefined;
  /** Files that cannot be read, each with why, in other people's words. */
  readonly unreadable: readonly string[];
};

/**
 * The workflow file that runs an agent: one with a step that uses this action, `owner/repo`, or the action of its own
 * repository, in the mode `run`, under that name. Where files of the same repository call that one, those run it, unless
 * it has a schedule of its own; who calls them is not looked for. Of several the first with a schedule, else the first.
 * `path`: only that file may be it.
 */
export function workflowOfAgent(
  files: readonly WorkflowFile[],
  { action, name, path: only }: { readonly action: string; readonly name: string; readonly path?: string },
): AgentSearch {
  const readings = files.map(file => ({ path: file.path, ...readWorkflow(file) }));
  const workflows = readings.flatMap(reading => (reading.ok ? [reading.workflow] : []));
  const thoseWith = (isName: (given: string) => boolean) =>
    workflows.filter(({ jobs }) => jobs.some(({ uses }) => uses.some(step => isAgent(step, action, isName))));
  const unreadable = readings.flatMap(({ path, ...reading }) =>
    reading.ok ? [] : [`${path}: ${reading.complaint}`],
  );
  const named = thoseWith(given => given === name);
  // What a name will be that is made up as it runs nobody knows. Rather this than none, but for one that needs no name.
  const mayBeUnread = readings.some(({ ok, path }) => !ok && only === undefined && path.includes(name));
  const isElsewhere = named.length > 0 || mayBeUnread || name === DEFAULTS.name;
  const withStep = isElsewhere ? named : thoseWith(isExpression);
  const running = withStep
    .flatMap(workflow => runnersOf(workflow, workflows))
    .filter(({ path }) => only === undefined || path === only);
  const found =
    running.find(({ lines }) => lines.length > 0) ??
    running.find(({ complaints }) => complaints.length > 0) ??
    running[0];
  return {
    file: found && watchedFileOf(found, withStep),
    unreadable,
  };
}

/** Whether one of them is to keep the agent's schedule on: a step in the mode `monitor` with `keepalive: true`. */
export function isKeptOn(
  files: readonly WorkflowFile[],
  { action, name }: { readonly action: string; readonly name: string },
): boolean {
  const steps = files.flatMap(file => {
    const reading = readWorkflow(file);
    return reading.ok ? reading.workflow.jobs.flatMap(({ uses }) => uses) : [];
  });
  return steps.some(
    step =>
      isOurs(step, action, given => given === name) &&
      inputOf(step.with, 'mode') === 'monitor' &&
      inputOf(step.with, 'keepalive') === 'true',
  );
}

function isAgent(step: UsedAction, action: string, isName: (given: string) => boolean): boolean {
  const mode = inputOf(step.with, 'mode');
  return (mode === 'run' || isExpression(mode)) && isOurs(step, action, isName);
}

/** Whether it uses this action, under such a name. */
function isOurs(
  { uses, with: inputs }: UsedAction,
  action: string,
  isName: (given: string) => boolean,
): boolean {
  const [used = ''] = uses.split('@');
  const isAction = used === './' || used.toLowerCase() === action.toLowerCase();
  return isAction && isName(inputOf(inputs, 'name'));
}

/** What `action.yml` says of them. */
const DEFAULTS = { mode: 'run', name: 'default', keepalive: 'false' } as const;

function inputOf(inputs: UsedAction['with'], input: keyof typeof DEFAULTS): string {
  // The names of inputs are the same in any case.
  const [, value = ''] = Object.entries(inputs).find(([key]) => key.toLowerCase() === input) ?? [];
  return value.trim() || DEFAULTS[input];
}

function isExpression(value: string): boolean {
  return value.includes('${{');
}

/** The workflows whose schedule and runs are those of one with the step: itself, or those that call it. */
function runnersOf(workflow: ReadWorkflow, workflows: readonly ReadWorkflow[]): readonly ReadWorkflow[] {
  const hasSchedule = workflow.lines.length > 0 || workflow.complaints.length > 0;
  const callers = workflows.filter(({ jobs }) => jobs.some(job => isCallOf(job, workflow)));
  return hasSchedule || callers.length === 0 ? [workflow] : callers;
}

/** Of a file of the same repository, at the same commit. */
function isCallOf({ calls }: WorkflowJob, { path }: ReadWorkflow): boolean {
  return calls === `./${path}`;
}

/** `called`: what its jobs may call, each with a time of its own. */
function watchedFileOf(
  { path, lines, complaints, hasDispatch, jobs }: ReadWorkflow,
  called: readonly ReadWorkflow[],
): WatchedFile {
  const minutes = minutesOf(jobs, job => {
    const its = called.find(workflow => isCallOf(job, workflow));
    return its === undefined ? job.timeoutMinutes : minutesOf(its.jobs, each => each.timeoutMinutes);
  });
  return { path, lines, complaints, canBeStarted: hasDispatch, timeoutMs: minutes * 60_000 };
}

/** Jobs that need others begin when those have ended. A run is on until its last job is over. */
function minutesOf(jobs: readonly WorkflowJob[], timeOf: (job: WorkflowJob) => number): number {
  const mayWait = jobs.some(({ hasNeeds }) => hasNeeds);
  return jobs.map(timeOf).reduce((sum, each) => (mayWait ? sum + each : Math.max(sum, each)), 0);
}

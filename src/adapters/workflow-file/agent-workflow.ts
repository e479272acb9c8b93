import type { WatchedFile } from '../../domain/watch/watched.ts';
import type { WorkflowFile } from '../../ports/workflows.ts';
import { type ReadWorkflow, type UsedAction, readWorkflow } from './read-workflow.ts';

export type AgentSearch = {
  /** Undefined: none of the files runs that agent. */
  readonly file: WatchedFile | undefined;
  /** Files that cannot be read, each with why, in other people's words. */
  readonly unreadable: readonly string[];
};

/**
 * The workflow file that runs an agent: one with a step that uses this action, `owner/repo`, or the action of its own
 * repository, in the mode `run`, under that name. Of several the first with a schedule, else the first.
 */
export function workflowOfAgent(
  files: readonly WorkflowFile[],
  { action, name }: { readonly action: string; readonly name: string },
): AgentSearch {
  const readings = files.map(file => ({ path: file.path, ...readWorkflow(file) }));
  const running = readings
    .flatMap(reading => (reading.ok ? [reading.workflow] : []))
    .filter(({ jobs }) => jobs.some(({ uses }) => uses.some(step => isAgent(step, action, name))));
  const found =
    running.find(({ lines }) => lines.length > 0) ??
    running.find(({ complaints }) => complaints.length > 0) ??
    running[0];
  return {
    file: found && watchedFileOf(found),
    unreadable: readings.flatMap(({ path, ...reading }) =>
      reading.ok ? [] : [`${path}: ${reading.complaint}`],
    ),
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
      isOurs(step, action, name) &&
      inputOf(step.with, 'mode') === 'monitor' &&
      inputOf(step.with, 'keepalive') === 'true',
  );
}

function isAgent(step: UsedAction, action: string, name: string): boolean {
  const mode = inputOf(step.with, 'mode');
  return (mode === 'run' || isExpression(mode)) && isOurs(step, action, name);
}

/** Whether it uses this action, under that name. */
function isOurs({ uses, with: inputs }: UsedAction, action: string, name: string): boolean {
  const [used = ''] = uses.split('@');
  const isAction = used === './' || used.toLowerCase() === action.toLowerCase();
  return isAction && inputOf(inputs, 'name') === name;
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

function watchedFileOf({ path, lines, complaints, hasDispatch, jobs }: ReadWorkflow): WatchedFile {
  const minutes = jobs.map(({ timeoutMinutes }) => timeoutMinutes);
  // Jobs that need others begin when those have ended. A run is on until its last job is over.
  const mayWait = jobs.some(({ hasNeeds }) => hasNeeds);
  const all = minutes.reduce((sum, each) => (mayWait ? sum + each : Math.max(sum, each)), 0);
  return { path, lines, complaints, canBeStarted: hasDispatch, timeoutMs: all * 60_000 };
}

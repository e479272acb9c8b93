import type { WatchedFile } from '../../domain/watched.ts';
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

function isAgent({ uses, with: inputs }: UsedAction, action: string, name: string): boolean {
  const [used = ''] = uses.split('@');
  if (used !== './' && used.toLowerCase() !== action.toLowerCase()) return false;
  const mode = inputOf(inputs, 'mode');
  return (mode === 'run' || isExpression(mode)) && inputOf(inputs, 'name') === name;
}

/** What `action.yml` says of them. */
const DEFAULTS = { mode: 'run', name: 'default' } as const;

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

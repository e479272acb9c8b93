import * as z from 'zod';

import type { WorkflowRun } from '../../ports/workflows.ts';

/** What GitHub gives at once. */
export const RUNS_MAX = 30;

/** GitHub's form of a time, in milliseconds since the epoch. */
export const Time = z
  .string()
  .transform(text => Date.parse(text))
  .refine(ms => !Number.isNaN(ms));

const QUEUED: ReadonlySet<string> = new Set(['queued', 'requested', 'waiting', 'pending']);

/** Of those that end in another way nobody can say whether the agent has run. */
const CONCLUSIONS: ReadonlyMap<string, WorkflowRun['conclusion']> = new Map([
  ['success', 'success'],
  ['failure', 'failure'],
  ['cancelled', 'cancelled'],
  ['timed_out', 'timed-out'],
  ['startup_failure', 'not-started'],
]);

const Run = z
  .object({
    id: z.int().positive(),
    run_attempt: z.int().positive().catch(1),
    event: z.string().catch(''),
    head_branch: z.string().optional().catch(undefined),
    status: z.string().catch(''),
    conclusion: z.string().catch(''),
    created_at: Time,
    run_started_at: Time.optional().catch(undefined),
    updated_at: Time.optional().catch(undefined),
  })
  .transform((run): WorkflowRun => {
    const status = statusOf(run.status);
    const startedAtMs = run.run_started_at ?? run.created_at;
    return {
      id: run.id,
      attempt: run.run_attempt,
      event: run.event,
      branch: run.head_branch,
      status,
      conclusion: status === 'over' ? (CONCLUSIONS.get(run.conclusion) ?? 'other') : undefined,
      createdAtMs: run.created_at,
      startedAtMs,
      updatedAtMs: run.updated_at ?? startedAtMs,
    };
  });

/** GitHub's answer as the runs in it. One that cannot be told from another, or from old ones, spoils them all. */
export const RunList = z
  .object({ workflow_runs: z.array(Run) })
  .transform(({ workflow_runs: runs }): readonly WorkflowRun[] =>
    runs.sort((a, b) => b.createdAtMs - a.createdAtMs || b.id - a.id).slice(0, RUNS_MAX),
  );

/** Words that are not known yet may mean anything but that it is over. */
function statusOf(word: string): WorkflowRun['status'] {
  if (word === 'completed') return 'over';
  return QUEUED.has(word) ? 'queued' : 'in-progress';
}

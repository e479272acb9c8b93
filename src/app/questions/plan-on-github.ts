import type { Mistake } from '../../domain/task.ts';
import type { TaskPlan } from '../../domain/task-plan.ts';
import { type NanoUsd, timestampOf } from '../../domain/units.ts';
import { type PlanFound, planCommentOf, planSummaryOf } from '../../report/plan-comment.ts';
import type { GitHubPlace } from '../../report/run-link.ts';
import type { Clock, TaskSource } from '../../ports.ts';
import type { PullRequestComments } from '../../ports/comments.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import { planTasks } from './plan-tasks.ts';
import { prepareTasks } from '../prepare-tasks.ts';
import type { StateRead } from './read-branch-state.ts';
import type { Settings } from '../settings.ts';
import { tellPlan } from './tell-plan.ts';

export type PlanPorts = {
  readonly source: TaskSource;
  readonly clock: Clock;
  /** State as the base knows it. */
  readonly readState: () => Promise<StateRead>;
  /** Where the pull request is told; undefined: nowhere. */
  readonly pull: { readonly number: number; readonly comments: PullRequestComments } | undefined;
};

export type PlanOptions = {
  readonly costNanoUsdMax: NanoUsd | undefined;
  readonly place: GitHubPlace | undefined;
  /** Takes secrets out of what is published. */
  readonly redact: (text: string) => string;
};

export type PlanEnd =
  | {
      readonly kind: 'planned';
      readonly found: PlanFound;
      /** What people should know about task files that are right. */
      readonly notices: readonly Mistake[];
      /** Markdown. */
      readonly summary: string;
      /** Why the pull request could not be told. */
      readonly untold: GitHubTrouble | undefined;
    }
  /** There is no plan: on a wrong state it would mislead. */
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Says what the task files of this checkout would come to: read against the state that the base knows, which is not
 * changed. No model is asked, so no key is needed; the only thing that is written is the comment.
 */
export async function planOnGitHub(
  ports: PlanPorts,
  settings: Settings,
  options: PlanOptions,
): Promise<PlanEnd> {
  const now = timestampOf(ports.clock.now());
  const read = prepareTasks(ports.source, { ...settings, at: now });
  if (!read.ok) return tell(ports, settings, options, { kind: 'mistakes', mistakes: read.mistakes }, []);

  const known = await ports.readState();
  if (!known.ok) return { kind: 'refused', message: known.message };
  const plan = planTasks(known.state, read.prepared, settings.limits, now);
  return tell(ports, settings, options, { kind: 'plan', plan }, read.prepared.notices);
}

async function tell(
  { pull }: PlanPorts,
  { agent, run }: Settings,
  { costNanoUsdMax, place, redact }: PlanOptions,
  found: PlanFound,
  notices: readonly Mistake[],
): Promise<PlanEnd> {
  const words = { agent, found, costNanoUsdMax, run, place };
  const isNews = found.kind === 'mistakes' || hasNews(found.plan);
  const untold =
    pull &&
    (await tellPlan(pull.comments, pull.number, { agent, body: redact(planCommentOf(words)), isNews }));
  return { kind: 'planned', found, notices, summary: planSummaryOf(words), untold };
}

/** A pull request that changes nothing for the agent is left alone. */
function hasNews({ tasks }: TaskPlan): boolean {
  return tasks.some(({ action }) => action === 'run' || action === 'blocked');
}

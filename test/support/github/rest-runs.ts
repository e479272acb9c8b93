// Workflow runs over REST: who runs, who ended, and how.
import { readCommit } from './git-commits.ts';
import { pageOf } from './pages.ts';
import { notFound } from './refusal.ts';
import { type Answer, type RestCall, type RestOperations, ok, operation, orRefuse } from './rest-call.ts';
import { timeShape } from './shape-of-issue.ts';
import { apiPlace, nodeId, repositoryShape, webPlace } from './shape-of-repository.ts';
import { userShape } from './shape-of-user.ts';
import { findWorkflow, workflowIdOf } from './workflows.ts';
import type { WorkflowRun, World } from './world.ts';

export const runOperations: RestOperations = {
  'actions/get-workflow-run': operation(['actions', 'read'], ({ world, path }) => {
    const attempts = world.runs.filter(({ id }) => id === Number(path['run_id']));
    return ok(runShape(world, orRefuse(newest(attempts), notFound)));
  }),

  'actions/get-workflow-run-attempt': operation(['actions', 'read'], ({ world, path }) => {
    const [id, attempt] = [Number(path['run_id']), Number(path['attempt_number'])];
    const found = world.runs.find(run => run.id === id && run.attempt === attempt);
    return ok(runShape(world, orRefuse(found, notFound)));
  }),

  'actions/list-workflow-runs-for-repo': operation(['actions', 'read'], call =>
    listShape(call, call.world.runs),
  ),

  'actions/list-workflow-runs': operation(['actions', 'read'], call => {
    const { path } = orRefuse(findWorkflow(call.world, call.path['workflow_id'] ?? ''), notFound);
    return listShape(
      call,
      call.world.runs.filter(({ workflow }) => workflow === path),
    );
  }),
};

/** The newest first, and of each run the newest attempt only. */
function listShape(call: RestCall, runs: readonly WorkflowRun[]): Answer {
  const { world, query } = call;
  const { branch, event, status, head_sha: sha, actor, created } = query;
  const found = runs
    .filter(run => newest(runs.filter(({ id }) => id === run.id)) === run)
    .filter(run => branch === undefined || run.branch === branch)
    .filter(run => event === undefined || run.event === event)
    .filter(run => status === undefined || run.status === status || run.conclusion === status)
    .filter(run => sha === undefined || run.headSha === sha)
    .filter(run => actor === undefined || run.actor.login === actor)
    .filter(run => created === undefined || isCreated(run, created))
    .sort((a, b) => b.createdAtMs - a.createdAtMs || b.id - a.id);
  const { items, headers } = pageOf(call, found);
  return {
    ...ok({ total_count: found.length, workflow_runs: items.map(run => runShape(world, run)) }),
    headers,
  };
}

/** Of GitHub's date syntax, what is asked here: `>=`, `<=`, `>`, `<` before a time. */
function isCreated({ createdAtMs }: WorkflowRun, created: string): boolean {
  const [, sign, time = ''] = /^([<>]=?)(.*)$/.exec(created) ?? [];
  const atMs = Date.parse(time);
  if (sign === undefined || Number.isNaN(atMs))
    throw new Error(
      `Expected created to be >=, <=, > or < and a time, got ${created}. Teach rest-runs.ts the rest.`,
    );
  const isLess = sign.startsWith('<') ? createdAtMs < atMs : createdAtMs > atMs;
  return isLess || (sign.endsWith('=') && createdAtMs === atMs);
}

function newest(attempts: readonly WorkflowRun[]): WorkflowRun | undefined {
  return [...attempts].sort((a, b) => b.attempt - a.attempt)[0];
}

function fileNameOf({ workflow }: WorkflowRun): string {
  return workflow.split('/').at(-1) ?? '';
}

function runShape(world: World, run: WorkflowRun): object {
  const place = apiPlace(world, `/actions/runs/${run.id}`);
  const workflowId = workflowIdOf(run.workflow);
  const commit = readCommit(world.git.objects, run.headSha);
  return {
    id: run.id,
    name: fileNameOf(run),
    node_id: nodeId('WFR', run.id),
    check_suite_id: run.id + 1,
    check_suite_node_id: nodeId('CS', run.id + 1),
    head_branch: run.branch,
    head_sha: run.headSha,
    path: run.workflow,
    run_number: run.number,
    run_attempt: run.attempt,
    run_started_at: timeShape(run.startedAtMs ?? run.createdAtMs),
    display_title: fileNameOf(run),
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: workflowId,
    url: place,
    html_url: webPlace(world, `/actions/runs/${run.id}`),
    pull_requests: [],
    created_at: timeShape(run.createdAtMs),
    updated_at: timeShape(run.updatedAtMs),
    actor: userShape(world, run.actor),
    triggering_actor: userShape(world, run.actor),
    jobs_url: `${place}/jobs`,
    logs_url: `${place}/logs`,
    check_suite_url: apiPlace(world, `/check-suites/${run.id + 1}`),
    artifacts_url: `${place}/artifacts`,
    cancel_url: `${place}/cancel`,
    rerun_url: `${place}/rerun`,
    previous_attempt_url: run.attempt === 1 ? null : `${place}/attempts/${run.attempt - 1}`,
    workflow_url: apiPlace(world, `/actions/workflows/${workflowId}`),
    head_commit:
      commit === undefined
        ? null
        : {
            id: commit.oid,
            tree_id: commit.tree,
            message: commit.message,
            timestamp: timeShape(commit.committer.atMs),
            author: { name: commit.author.name, email: commit.author.email },
            committer: { name: commit.committer.name, email: commit.committer.email },
          },
    repository: repositoryShape(world),
    head_repository: repositoryShape(world),
  };
}

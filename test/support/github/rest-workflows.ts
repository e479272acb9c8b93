// Workflows over REST: what they are, switched on and off, and started by hand.
import { pageOf } from './pages.ts';
import { notFound, refusal } from './refusal.ts';
import { type RestCall, type RestOperations, noContent, ok, operation, orRefuse } from './rest-call.ts';
import { timeShape } from './shape-of-issue.ts';
import { apiPlace, nodeId, webPlace } from './shape-of-repository.ts';
import {
  type Workflow,
  findWorkflow,
  isDispatched,
  newRun,
  startingPoint,
  workflowAt,
  workflowPaths,
} from './workflows.ts';
import type { WorkflowState, World } from './world.ts';

export const workflowOperations: RestOperations = {
  'actions/list-repo-workflows': operation(['actions', 'read'], call => {
    const paths = workflowPaths(call.world);
    const { items, headers } = pageOf(call, paths);
    const workflows = items.map(path => workflowShape(call.world, workflowAt(call.world, path)));
    return { ...ok({ total_count: paths.length, workflows }), headers };
  }),

  'actions/get-workflow': operation(['actions', 'read'], call =>
    ok(workflowShape(call.world, workflowOf(call))),
  ),

  'actions/enable-workflow': operation(['actions', 'write'], call => become(call, 'active')),
  'actions/disable-workflow': operation(['actions', 'write'], call => become(call, 'disabled_manually')),

  'actions/create-workflow-dispatch': operation(['actions', 'write'], call => {
    const { world, token } = call;
    const { ref, ...rest } = call.body as { readonly ref: string };
    if (Object.keys(rest).length > 0)
      throw new Error(`Expected a ref only, got ${Object.keys(rest).join(', ')}. Teach rest-workflows.ts.`);
    const { path, state } = workflowOf(call);
    if (state !== 'active') throw refusal(422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow");
    const from = orRefuse(startingPoint(world, ref), () => refusal(422, `No ref found for: ${ref}`));
    if (!isDispatched(world, path, from.commit))
      throw refusal(422, "Workflow does not have 'workflow_dispatch' trigger");

    const run = newRun(world, { id: world.nextId(), event: 'workflow_dispatch', actor: token.identity });
    const { name: branch, commit } = from;
    world.runs.push({ ...run, branch, headSha: commit.oid, workflow: path, status: 'queued' });
    return noContent;
  }),
};

function workflowOf({ world, path }: RestCall): Workflow {
  return orRefuse(findWorkflow(world, path['workflow_id'] ?? ''), notFound);
}

function become(call: RestCall, state: WorkflowState) {
  const { path } = workflowOf(call);
  call.world.workflows.set(path, { ...call.world.workflows.get(path), state, updatedAtMs: call.world.now() });
  return noContent;
}

function workflowShape(world: World, { id, path, state, createdAtMs, updatedAtMs }: Workflow): object {
  const { defaultBranch } = world.repository;
  const name = path.split('/').at(-1) ?? '';
  return {
    id,
    node_id: nodeId('W', id),
    name,
    path,
    state,
    created_at: timeShape(createdAtMs),
    updated_at: timeShape(updatedAtMs),
    url: apiPlace(world, `/actions/workflows/${id}`),
    html_url: webPlace(world, `/blob/${defaultBranch}/${path}`),
    badge_url: webPlace(world, `/workflows/${name}/badge.svg`),
  };
}

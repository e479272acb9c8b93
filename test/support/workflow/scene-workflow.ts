import type { Inputs } from '../action-runner.ts';
import type { Permissions } from '../github/world.ts';

export const WORKFLOW_PATH = '.github/workflows/background-agent.yml';

export type WorkflowOptions = {
  /** Of the step that is the agent. */
  readonly with?: Inputs;
  /** Default: what the README asks for. */
  readonly permissions?: Partial<Permissions>;
};

const PERMISSIONS: Partial<Permissions> = { contents: 'write', issues: 'write', actions: 'read' };

/** The workflow of a scene that brings none: a checkout and the agent, for every event. JSON is YAML too. */
export function workflowText({ with: inputs = {}, permissions = PERMISSIONS }: WorkflowOptions): string {
  const usual: Inputs = {
    ...{ provider: 'compatible', 'base-url': '${{ vars.LLM_URL }}', 'api-key': '${{ secrets.LLM_KEY }}' },
    ...{ concurrency: '1' },
  };
  const workflow = {
    name: 'Background agent',
    on: {
      schedule: [{ cron: '17 3 * * *' }],
      ...{ workflow_dispatch: null, repository_dispatch: null, push: null, pull_request: null },
    },
    permissions,
    jobs: {
      agent: {
        'runs-on': 'ubuntu-latest',
        steps: [
          { uses: 'actions/checkout@v6' },
          { uses: 'background-agent/background-agent@v1', id: 'agent', with: { ...usual, ...inputs } },
        ],
      },
    },
  };
  return `${JSON.stringify(workflow, null, 2)}\n`;
}

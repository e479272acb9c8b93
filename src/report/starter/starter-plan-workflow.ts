import { ACTION, CHECKOUT, type Starter, commonInputs, starterPaths, workflowName } from './starter.ts';

/** The workflow that says on a pull request what its task file would run and cost, as YAML. It has no key. */
export function starterPlanWorkflow(starter: Starter): string {
  const { name, model } = starter;
  const { tasks } = starterPaths(name);
  const inputs = [
    'mode: plan',
    ...commonInputs(starter),
    ...(model === undefined ? [] : [`model: '${model}'`]),
    ...(name === 'default' ? [] : [`results: results/${name}`]),
  ];
  return `\
# Says on a pull request what its changes to ${tasks} would run and cost. It needs no key, and runs nothing.
name: ${workflowName(name)} plan

on:
  pull_request:
    paths:
      - ${tasks}

concurrency:
  group: background-agent-plan-${name}-\${{ github.ref }}
  cancel-in-progress: true

permissions: {}
cache-mode: read

jobs:
  plan:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read # the task file, and the agent's state
      pull-requests: write # one comment, kept up to date; without it, or from a fork, the summary says the same
    steps:
${CHECKOUT}\
      - uses: ${ACTION}
        with:
${inputs.map(line => `          ${line}\n`).join('')}`;
}

import {
  ACTION,
  CHECKOUT,
  type Starter,
  commonInputs,
  secretOf,
  starterPaths,
  workflowName,
} from './starter.ts';

/** The workflow that runs the agent, as YAML. */
export function starterWorkflow(starter: Starter): string {
  const { name, model, cron, publish, branch } = starter;
  const { tasks } = starterPaths(name);
  return `\
# Works through ${tasks}. Written by \`background-agent init\`; it is yours from here on.
name: ${workflowName(name)}

on:
  schedule:
    - cron: '${cron}' # UTC. A minute of its own: around round ones GitHub starts late, or not at all
  workflow_dispatch:
    inputs:
${model === undefined ? '' : input('model', `Model for this run, in place of ${model}`)}\
${input('token-budget', 'Most tokens of this run, in place of 50000')}\
${input('cost-budget', 'Most USD of this run, in place of 1.00')}\
  repository_dispatch:
    types: [background-agent]
  push:
    branches: ['${branch}'] # the default one
    paths:
      - ${tasks} # and the files that its tasks read, if their changes should start a run

# One run at a time. A run that is at work is never cancelled; the next one waits for it.
concurrency:
  group: background-agent-${name}
  cancel-in-progress: false

# Every job has nothing but what it asks for. The agent's state has a copy in the cache: other jobs that this
# workflow may get must not be able to write one. (GitHub Enterprise Server may not know \`cache-mode\` yet.)
permissions: {}
cache-mode: none

jobs:
  work:
    runs-on: ubuntu-latest
    timeout-minutes: 60 # the agent stops by itself after 50, and needs time to put things away
    cache-mode: write
    permissions:
      contents: write # its state, on the branch background-agent/${name}, and the commits of results
      issues: write # tells you of trouble
      actions: read # sees whether a run that never came to its end is over
${publish === 'pull-request' ? '      pull-requests: write # brings the results\n' : ''}\
    steps:
${CHECKOUT}\
      # Better: the full SHA of a commit that you have read. A tag can be moved.
      - uses: ${ACTION}
        with:
${inputsOf(starter)
  .map(line => `          ${line}\n`)
  .join('')}`;
}

function input(name: string, description: string): string {
  return `\
      ${name}:
        description: ${description}
        type: string
`;
}

function inputsOf(starter: Starter): readonly string[] {
  const { name, provider, model, publish } = starter;
  const secret = secretOf(provider);
  return [
    ...commonInputs(starter),
    ...(secret === undefined ? [] : [`api-key: \${{ secrets.${secret} }}`]),
    ...(model === undefined ? [] : [`model: \${{ inputs.model || '${model}' }}`]),
    `token-budget: \${{ inputs.token-budget || '50000' }}`,
    `cost-budget: \${{ inputs.cost-budget || '1.00' }}`,
    `monthly-cost-budget: '10'`,
    ...(name === 'default' ? [] : [`results: results/${name}`]),
    ...(publish === 'commit' ? [] : [`publish: ${publish}`]),
  ];
}

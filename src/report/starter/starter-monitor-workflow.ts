import { ACTION, type Starter, starterPaths, workflowName } from './starter.ts';

/** The workflow that watches over the agent, as YAML. It has no key, no cache and no checkout. */
export function starterMonitorWorkflow({ name, branch, cron }: Starter): string {
  const { workflow } = starterPaths(name);
  return `\
# Watches over ${workflow}, and tells you when no run comes any more. Written by
# \`background-agent init\`; it is yours from here on. It asks no model and takes no command from an issue: it reads
# only the agent's own, for what it has told already.
name: ${workflowName(name)} monitor

on:
  schedule:
    - cron: '${monitorMinute(cron)} * * * *' # at another minute than the agent
  # GitHub may drop its schedule as well: whatever else happens here is a chance to look.
  workflow_run:
    workflows: ['${workflowName(name)}']
    types: [completed]
  push:
    branches: ['${branch}']
  issues:
    types: [opened, closed]
  workflow_dispatch:

concurrency:
  group: background-agent-monitor-${name}
  cancel-in-progress: false

permissions: {}
cache-mode: none

jobs:
  watch:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read # the schedule in the workflow file, and how the agent stands
      issues: write # tells you
      actions: read # what GitHub knows of its runs; \`write\`: may start a run that was missed, too
    steps:
      # Better: the full SHA of a commit that you have read. A tag can be moved.
      - uses: ${ACTION}
        with:
          # webhook-url: \${{ secrets.WEBHOOK_URL }} # and the other inputs about alerts, as the agent has them
          mode: monitor
${name === 'default' ? '' : `          name: '${name}'\n`}\
          # keepalive: true # with \`actions: write\`: switches a workflow on again that GitHub switched off
`;
}

/** Half an hour from the agent's own, or from the first of its minutes. */
function monitorMinute(cron: string): number {
  const [, minute = '0'] = /^(\d{1,2})/.exec(cron) ?? [];
  return (Number(minute) + 34) % 60;
}

import { LABEL } from '../alerts/issue-text.ts';
import { ACTION, type Starter, workflowName } from './starter.ts';

/** The workflow that takes what people ask for on the agent's issues, as YAML. It has no key, no cache and no checkout. */
export function starterInboxWorkflow({ name }: Starter): string {
  return `\
# Takes what you ask of the agent on its issues: comments such as \`/agent retry <task>\`, and boxes that you tick. It
# looks who asked, and starts the agent. Written by \`background-agent init\`; it is yours from here on.
name: ${workflowName(name)} inbox

on:
  issue_comment:
    types: [created]
  issues:
    types: [edited]

# Each comment for itself; the agent takes all that waits in one run.
concurrency:
  group: background-agent-inbox-${name}-\${{ github.run_id }}
  cancel-in-progress: false

permissions: {}
cache-mode: none

jobs:
  take:
    # No machine is started for what is none of the agent's business.
    if: >-
      contains(github.event.issue.labels.*.name, '${LABEL}') && !github.event.issue.pull_request &&
      (github.event_name == 'issues' || contains(github.event.comment.body, '/agent'))
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read # which workflow is the agent's
      issues: write # shows that it has seen what you asked
      actions: write # starts the agent
    steps:
      # Better: the full SHA of a commit that you have read. A tag can be moved.
      - uses: ${ACTION}
        with:
          mode: inbox
${name === 'default' ? '' : `          name: '${name}'\n`}`;
}

import { numberedSteps } from './numbered-steps.ts';
import { type Starter, secretOf, starterPaths, workflowFileName } from './starter.ts';
import { watchersStep } from './watchers-step.ts';

/** What is left to do by hand after `init`, for a terminal. A branch that may be another than the default is not named. */
export function starterSteps(
  starter: Starter,
  { isBranchKnown }: { readonly isBranchKnown: boolean },
): string {
  const { name, provider, publish } = starter;
  const branch = isBranchKnown ? starter.branch : 'the default branch';
  const secret = secretOf(provider);
  const { workflow } = starterPaths(name);
  const steps = [
    ...(secret === undefined
      ? []
      : [
          `Give the repository the key of the provider, as a secret${provider === 'compatible' ? ' (not if the server takes none)' : ''}:\n` +
            `gh secret set ${secret}`,
        ]),
    ...(provider === 'compatible'
      ? ['Name the price of the model in the task file: with a cost budget, one without a price is refused.']
      : []),
    'Settings > Actions > General: Actions must be allowed. "Workflow permissions" may stay on read: the workflow\n' +
      'itself asks for what it needs.' +
      (publish === 'pull-request'
        ? ' Tick "Allow GitHub Actions to create and approve pull requests" there.'
        : ''),
    'Settings > General > Features: with Issues on, you are told of trouble by an issue. With Issues off, give the\n' +
      'steps of agent, monitor and inbox `alerts: none`; trouble is then in the summary of the run only.',
    ...(publish === 'commit'
      ? [
          `Settings > Rules: if ${branch} takes no commits by github-actions[bot] (a protected branch does not), results\n` +
            'cannot be committed there. Give the step `publish: pull-request`, and the job `pull-requests: write`.',
        ]
      : []),
    `Settings > Rules: no rule may keep github-actions[bot] from the branch background-agent/${name}, where the agent\n` +
      (publish === 'pull-request'
        ? `keeps its state, and background-agent-results/${name}, which its pull requests come from.`
        : 'keeps its state.'),
    watchersStep(name),
    `Commit the files to ${branch}: schedules run from there only. Then start the first run:\n` +
      `gh workflow run ${workflowFileName(workflow)}`,
  ];
  return numberedSteps(steps);
}

import { numberedSteps } from './numbered-steps.ts';
import { type Starter, starterPaths, workflowName } from './starter.ts';
import { watchersStep } from './watchers-step.ts';

/** What is left to do by hand after `init` has added the monitor and the inbox to workflows of an older version. */
export function addedSteps(
  { name, branch }: Starter,
  { isBranchKnown }: { readonly isBranchKnown: boolean },
): string {
  const { workflow, monitor } = starterPaths(name);
  return numberedSteps([
    `${workflow} must have \`workflow_dispatch:\` under \`on:\`:\n` +
      'by that the inbox starts the agent, and the monitor if you let it.',
    `The \`name:\` of that workflow must be the one under \`workflow_run:\` in ${monitor},\n` +
      `which is '${workflowName(name)}'.`,
    watchersStep(name),
    `Commit the files to ${isBranchKnown ? branch : 'the default branch'}: GitHub starts them from there only.`,
  ]);
}

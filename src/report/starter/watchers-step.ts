import { starterPaths, workflowFileName } from './starter.ts';

/** What whoever gets the monitor and the inbox must know of them, for a terminal. */
export function watchersStep(name: string): string {
  const { monitor, inbox } = starterPaths(name);
  return (
    `The monitor (${workflowFileName(monitor)}) looks each hour, and the inbox (${workflowFileName(inbox)}) starts the agent\n` +
    "when somebody who may write asks for it on its issues, within the agent's limits. In a private repository the\n" +
    'monitor takes about 720 minutes of Actions a month, and one for each push, issue and run besides: make its\n' +
    'schedule rarer, or leave it out.'
  );
}

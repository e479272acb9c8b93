import { workflowBooks } from '../adapters/github/workflow-books.ts';
import { readIssueEvent } from '../adapters/runner-event.ts';
import { workflowOfAgent } from '../adapters/workflow-file/agent-workflow.ts';
import { receiveAsked } from '../app/requests/receive.ts';
import type { Console } from '../ports.ts';
import type { Config, GitHubConfig } from './config.ts';
import { openGitHub, openInbox } from './github-ports.ts';
import type { InboxTold } from './told.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** `mode: inbox`: starts the agent when somebody who may asks for something. It reads no task and no log, and needs no key. */
export async function inboxStep(
  config: Config,
  github: GitHubConfig,
  { console, env }: { readonly console: Console; readonly env: Environment },
): Promise<InboxTold> {
  const { agent } = config.settings;
  // Such an agent reads no issue, so there is nothing that it could be started for.
  if (config.alerts === undefined) return { kind: 'heard', outcome: 'idle' };
  const ports = openGitHub(config, github);
  try {
    const { owner, name } = ports.placeOf('');
    const action = env['GITHUB_ACTION_REPOSITORY'] ?? '';
    const end = await receiveAsked(
      {
        inbox: openInbox(ports),
        books: workflowBooks({ api: ports.api, owner, name }),
        findFile: files => workflowOfAgent(files, { action, name: agent }).file,
        console,
      },
      agent,
      readIssueEvent(env['GITHUB_EVENT_PATH']),
    );
    if (end.kind === 'refused') console.write('error', end.message);
    return end.kind === 'refused' ? end : { kind: 'heard', outcome: end.kind };
  } finally {
    ports.api.close();
  }
}

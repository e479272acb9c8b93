import type { WatchedFile } from '../../domain/watch/watched.ts';
import type { Console } from '../../ports.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { Inbox } from '../../ports/inbox.ts';
import type { WorkflowBooks, WorkflowFile } from '../../ports/workflows.ts';
import { Askers } from './askers.ts';
import { lookIntoInbox } from './look-into-inbox.ts';
import { newRequests } from './new-requests.ts';
import type { PersonsRequest } from './pending-requests.ts';

export type ReceivePorts = {
  readonly inbox: Inbox;
  readonly books: Pick<WorkflowBooks, 'files' | 'repository' | 'start'>;
  /** Which of these files runs the agent. */
  readonly findFile: (
    files: readonly WorkflowFile[],
  ) => Pick<WatchedFile, 'path' | 'canBeStarted'> | undefined;
  readonly console: Console;
};

/** Where something has happened. `comment`: the new one; undefined: the text of the issue was edited. */
export type IssueEvent = { readonly issue: number; readonly comment: number | undefined };

export type Received =
  | { readonly kind: 'received' }
  /** There is nothing new, or nobody asked who may. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Hears what somebody asks for: shows that it was seen, and starts the agent, whose next run takes it. Nothing of the event is
 * believed but where to look. Undefined `event`: something may have been asked anywhere.
 */
export async function receiveAsked(
  ports: ReceivePorts,
  agent: string,
  event: IssueEvent | undefined,
): Promise<Received> {
  const { inbox, console } = ports;
  const looked = await lookIntoInbox(inbox, agent);
  if (!looked.ok) return refused(looked.trouble.message);

  const askers = new Askers(inbox);
  const asked = await newRequests(looked.value.issues, { agent, askers }, request => isOf(event, request));
  if (asked.length === 0)
    return askers.trouble === undefined ? { kind: 'idle' } : refused(askers.trouble.message);

  for (const { source } of asked) {
    if (source.kind !== 'comment') continue;
    const reacted = await inbox.react(source.id, 'eyes');
    if (!reacted.ok) console.write('debug', reacted.trouble.message);
  }
  const trouble = await startAgent(ports);
  if (trouble !== undefined) return refused(trouble);
  console.write('info', 'Somebody who may has asked for something: the agent was started, and takes it.');
  return { kind: 'received' };
}

function isOf(event: IssueEvent | undefined, { issue, source }: PersonsRequest): boolean {
  if (event === undefined) return true;
  const comment = source.kind === 'comment' ? source.id : undefined;
  return issue === event.issue && comment === event.comment;
}

/** Undefined: GitHub has heard it. Else why not. Names of files are somebody's words, and in no message. */
async function startAgent({ books, findFile }: ReceivePorts): Promise<string | undefined> {
  const [files, repository] = await Promise.all([books.files(), books.repository()]);
  if (!files.ok) return messageOf(files.trouble);
  if (!repository.ok) return messageOf(repository.trouble);
  const file = findFile(files.value);
  if (file === undefined)
    return 'No workflow file of the default branch has a step that uses this action in the mode "run" under this name.';
  if (!file.canBeStarted)
    return 'The workflow of the agent has no "workflow_dispatch:" under "on:", so nobody can start it.';
  const started = await books.start(file.path, repository.value.defaultBranch);
  return started.ok ? undefined : messageOf(started.trouble);
}

function messageOf({ message }: GitHubTrouble): string {
  return message;
}

function refused(why: string): Received {
  return { kind: 'refused', message: `${why} What was asked is taken by the next run that comes.` };
}

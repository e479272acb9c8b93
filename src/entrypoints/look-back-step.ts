import { workflowBooks } from '../adapters/github/workflow-books.ts';
import { type LookBack, NOTHING_SEEN, lookBack } from '../app/watch/look-back.ts';
import { nextDue } from '../domain/watch/schedule.ts';
import { type Timestamp, timestampOf } from '../domain/units.ts';
import type { WatchedFile } from '../domain/watch/watched.ts';
import type { WorkflowBooks } from '../ports/workflows.ts';
import type { Config } from './config.ts';
import type { GitHubPorts } from './github-ports.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a run sees of its own past as it starts. Of one that no workflow of this repository runs there is nothing to see. */
export async function lookBackFrom(
  { settings, watching }: Config,
  { api, placeOf }: GitHubPorts,
  env: Environment,
): Promise<LookBack> {
  const path = ownWorkflowIn(env);
  const run = Number(env['GITHUB_RUN_ID']);
  if (path === undefined || !Number.isSafeInteger(run)) return NOTHING_SEEN;

  const { owner, name } = placeOf('');
  const books = workflowBooks({ api, owner, name });
  const files = once(() => books.files());
  const action = env['GITHUB_ACTION_REPOSITORY'] ?? '';
  const agent = { action, name: settings.agent };
  const file = () => fileAt(path, { files }, agent);
  const isKeptOn = () => hasKeeper({ files }, agent);
  const { staleAfterMs, graceMs } = watching;
  return lookBack({ books, file, isKeptOn }, { path, run, nowMs: Date.now(), staleAfterMs, graceMs });
}

/** Both questions are about the same files. */
function once(ask: WorkflowBooks['files']): WorkflowBooks['files'] {
  let asked: ReturnType<typeof ask> | undefined;
  return () => (asked ??= ask());
}

/** When the workflow that runs this job is due next, by its schedule on the default branch. */
export async function nextDueOf(
  { settings }: Config,
  { api, placeOf }: GitHubPorts,
  env: Environment,
): Promise<Timestamp | undefined> {
  const path = ownWorkflowIn(env);
  if (path === undefined) return undefined;
  const { owner, name } = placeOf('');
  const action = env['GITHUB_ACTION_REPOSITORY'] ?? '';
  const file = await fileAt(path, workflowBooks({ api, owner, name }), { action, name: settings.agent });
  const dueMs = nextDue(file?.lines ?? [], Date.now());
  return dueMs === undefined ? undefined : timestampOf(dueMs);
}

/** The file of the workflow that runs this job, as `.github/workflows/agent.yml`. */
export function ownWorkflowIn({ GITHUB_WORKFLOW_REF: ref = '' }: Environment): string | undefined {
  return /^[^/\s]+\/[^/\s]+\/(\.github\/workflows\/[^/@\s]+\.ya?ml)@/.exec(ref)?.[1];
}

/** As the default branch has it, where schedules come from. What reads YAML is loaded only now. */
async function fileAt(
  path: string,
  books: Pick<WorkflowBooks, 'files'>,
  agent: { readonly action: string; readonly name: string },
): Promise<WatchedFile | undefined> {
  const files = await books.files();
  if (!files.ok || files.value.every(file => file.path !== path)) return undefined;
  const { workflowOfAgent } = await import('../adapters/workflow-file/agent-workflow.ts');
  // The step may be in a file that this one calls.
  return workflowOfAgent(files.value, { ...agent, path }).file;
}

/** Whether a workflow of the default branch watches over the agent with `keepalive: true`. */
async function hasKeeper(
  books: Pick<WorkflowBooks, 'files'>,
  agent: { readonly action: string; readonly name: string },
): Promise<boolean> {
  const files = await books.files();
  if (!files.ok) return false;
  const { isKeptOn } = await import('../adapters/workflow-file/agent-workflow.ts');
  return isKeptOn(files.value, agent);
}

import * as z from 'zod';

import type { GitHubAsked } from '../../ports/github.ts';
import type { Workflow, WorkflowBooks } from '../../ports/workflows.ts';
import { type Wish, actionsTroubleOf } from './actions-trouble.ts';
import type { Asked } from './api.ts';
import { type RepositoryPlace, restPath } from './branch-place.ts';
import { repositoryFacts } from './repository-facts.ts';
import { troubleOf } from './trouble.ts';
import { workflowChange } from './workflow-change.ts';
import { workflowFiles, workflowNameIn } from './workflow-files.ts';
import { RUNS_MAX, RunList, Time } from './workflow-run-list.ts';

/** GitHub's books of the workflows of one repository. Texts of others, as the name of a file, are in no message. */
export function workflowBooks(place: RepositoryPlace): WorkflowBooks {
  const { api } = place;
  return {
    files: () => workflowFiles(place),
    workflow: async path => {
      const asked = await read(place, path, '', { schema: WorkflowAnswer, wish: SEE });
      return asked.ok ? { ...asked, value: asked.value && { path, ...asked.value } } : asked;
    },
    fileChangedMs: path => workflowChange(place, path),
    runs: async (path, branch) => {
      const only = branch === undefined ? '' : `&branch=${encodeURIComponent(branch)}`;
      const below = `/runs?per_page=${RUNS_MAX}${only}`;
      const asked = await read(place, path, below, { schema: RunList, wish: LIST });
      return asked.ok ? { ...asked, value: asked.value ?? [] } : asked;
    },
    repository: () => repositoryFacts(place),
    enable: path => write(place, path, ENABLE, url => api.write('PUT', `${url}/enable`, undefined)),
    start: (path, branch) =>
      write(place, path, START, url => api.write('POST', `${url}/dispatches`, { ref: branch })),
  };
}

const SEE: Wish = { doing: 'learn the state of the workflow', access: 'read' };
const LIST: Wish = { doing: 'list the runs of the workflow', access: 'read' };
const ENABLE: Wish = {
  doing: 'switch the workflow on',
  access: 'write',
  advice: 'Enable it on the Actions page of the repository.',
};
const START: Wish = {
  doing: 'start the workflow',
  access: 'write',
  // Which of them it is, GitHub says in words only.
  advice:
    'Its file on that branch needs "workflow_dispatch:" under "on:", with no input that is required, and the workflow must not be disabled.',
};

const STATES: ReadonlyMap<string, Workflow['state']> = new Map([
  ['active', 'active'],
  ['disabled_manually', 'disabled-by-hand'],
  ['disabled_inactivity', 'disabled-by-inactivity'],
]);

const WorkflowAnswer = z
  .object({ state: z.string(), created_at: Time, updated_at: Time.optional().catch(undefined) })
  .transform(({ state, created_at: createdAtMs, updated_at: updatedAtMs }) => ({
    // Deleted, never switched on in a fork, or a word that is not known yet: GitHub starts none but the active.
    state: STATES.get(state) ?? 'disabled',
    createdAtMs,
    updatedAtMs,
  }));

/** Undefined: GitHub knows no workflow at this path. */
async function read<Value>(
  place: RepositoryPlace,
  path: string,
  below: string,
  { schema, wish }: { readonly schema: z.ZodType<Value>; readonly wish: Wish },
): Promise<GitHubAsked<Value | undefined>> {
  const url = workflowUrl(place, path);
  if (url === undefined) return { ok: true, value: undefined, date: undefined };
  const asked = await place.api.read(url + below);
  if (asked.ok) return valueOf(asked, schema, wish.doing);
  if (asked.refusal.kind !== 'missing') return { ok: false, trouble: actionsTroubleOf(asked.refusal, wish) };

  // GitHub says the same of what the token may not see: only who is shown the others knows that this one is not there.
  const others = await place.api.read(`${restPath(place)}/actions/workflows?per_page=1`);
  return others.ok
    ? { ok: true, value: undefined, date: others.date }
    : { ok: false, trouble: actionsTroubleOf(others.refusal, wish) };
}

async function write(
  place: RepositoryPlace,
  path: string,
  wish: Wish,
  send: (url: string) => Promise<Asked>,
): Promise<GitHubAsked<undefined>> {
  const url = workflowUrl(place, path);
  const asked: Asked = url === undefined ? { ok: false, refusal: { kind: 'missing' } } : await send(url);
  return asked.ok
    ? { ok: true, value: undefined, date: asked.date }
    : { ok: false, trouble: actionsTroubleOf(asked.refusal, wish) };
}

function valueOf<Value>(
  { value, date }: Extract<Asked, { ok: true }>,
  schema: z.ZodType<Value>,
  doing: string,
): GitHubAsked<Value> {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { ok: true, value: parsed.data, date }
    : { ok: false, trouble: troubleOf(NO_ANSWER, doing) };
}

const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined } as const;

/** By the name of its file, as GitHub takes it. Undefined: no workflow can be there. */
function workflowUrl(place: RepositoryPlace, path: string): string | undefined {
  const name = workflowNameIn(path);
  return name && `${restPath(place)}/actions/workflows/${encodeURIComponent(name)}`;
}

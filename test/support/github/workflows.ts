// The workflows of the test GitHub: the files of the default branch, what was said of them, and a run that is asked for.
import { parseDocument } from 'yaml';

import { type Commit, history, touches } from './git-commits.ts';
import { resolveCommit } from './git-repository.ts';
import { folderMode, lookUp, readTree } from './git-trees.ts';
import type { Identity, WorkflowRun, WorkflowState, World } from './world.ts';

export type Workflow = {
  readonly id: number;
  readonly path: string;
  readonly state: WorkflowState;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
};

const folder = '.github/workflows';

/** By its id or the name of its file. */
export function findWorkflow(world: World, asked: string): Workflow | undefined {
  const path = workflowPaths(world).find(
    each => each.split('/').at(-1) === asked || String(workflowIdOf(each)) === asked,
  );
  return path === undefined ? undefined : workflowAt(world, path);
}

export function workflowAt(world: World, path: string): Workflow {
  const {
    state = 'active',
    createdAtMs = cameAtMs(world, path),
    updatedAtMs = createdAtMs,
  } = world.workflows.get(path) ?? {};
  return { id: workflowIdOf(path), path, state, createdAtMs, updatedAtMs };
}

/** Also of those whose file is not there, when they have runs, or something was said of them. */
export function workflowPaths({ git, repository, runs, workflows }: World): readonly string[] {
  const { tree } = resolveCommit(git, repository.defaultBranch) ?? {};
  const found = tree === undefined ? undefined : lookUp(git.objects, tree, folder);
  const files = found?.mode === folderMode ? readTree(git.objects, found.oid) : [];
  const names = files.map(({ name }) => name).filter(name => /\.ya?ml$/.test(name));
  const others = [...runs.map(({ workflow }) => workflow), ...workflows.keys()];
  return [...new Set([...names.map(name => `${folder}/${name}`), ...others])];
}

export function workflowIdOf(path: string): number {
  return [...path].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_000_007, 7);
}

/** A workflow can be started at a branch or tag, and not at a commit. Undefined: there is no such reference. */
export function startingPoint({ git }: World, ref: string): { name: string; commit: Commit } | undefined {
  const name = ref.replace(/^refs\/(?:heads|tags)\//, '');
  const commit = resolveCommit(git, `refs/heads/${name}`) ?? resolveCommit(git, `refs/tags/${name}`);
  return commit && { name, commit };
}

/** Whether the file, as it is at a commit, may be started by hand. */
export function isDispatched({ git }: World, path: string, commit: Commit): boolean {
  const file = lookUp(git.objects, commit.tree, path);
  const bytes = file === undefined ? undefined : git.objects.read(file.oid)?.bytes;
  const document = parseDocument(bytes?.toString('utf8') ?? '');
  if (document.errors.length > 0) return false;
  const on: unknown = document.get('on') === undefined ? undefined : document.toJS().on;
  if (typeof on === 'string') return on === 'workflow_dispatch';
  if (typeof on !== 'object' || on === null) return false;
  return Array.isArray(on) ? on.includes('workflow_dispatch') : 'workflow_dispatch' in on;
}

/** When its file came to the default branch; of one that is not there, when the repository came. */
function cameAtMs({ git, repository }: World, path: string): number {
  const tip = git.refs.read(`refs/heads/${repository.defaultBranch}`);
  const commits = tip === undefined ? [] : [...history(git.objects, tip)];
  const first = commits.findLast(commit => touches(git.objects, commit, path));
  return first?.committer.atMs ?? repository.createdAtMs;
}

/** The first of the repository's default workflow on its default branch, until it is said to be another's. */
export function newRun(
  world: World,
  { id, event, actor }: { readonly id: number; readonly event: string; readonly actor: Identity },
): WorkflowRun {
  const { defaultBranch } = world.repository;
  return {
    ...{ id, event, actor },
    attempt: 1,
    number: world.runs.length + 1,
    branch: defaultBranch,
    headSha: world.git.refs.read(`refs/heads/${defaultBranch}`) ?? '0'.repeat(40),
    workflow: '.github/workflows/background-agent.yml',
    status: 'in_progress',
    conclusion: null,
    createdAtMs: world.now(),
    startedAtMs: undefined,
    updatedAtMs: world.now(),
  };
}

// Why GitHub starts a workflow: the event, the commit it is about, and its payload.
import { execFileSync } from 'node:child_process';

import type { GitHub } from '../github/start-github.ts';
import type { Workflow } from './read-workflow.ts';

export type EventName = 'schedule' | 'workflow_dispatch' | 'repository_dispatch' | 'push' | 'pull_request';

export type Happening = {
  readonly event: EventName;
  readonly sha: string;
  /** `refs/heads/main`, or `refs/pull/7/merge`. */
  readonly ref: string;
  /** Of a pull request: the names of its branches. */
  readonly headRef: string;
  readonly baseRef: string;
  /** What is at GITHUB_EVENT_PATH. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Of `workflow_dispatch`, with their defaults. */
  readonly inputs: Readonly<Record<string, string | boolean | number>>;
  /** From there nothing may be written, and secrets stay at home. */
  readonly isFork: boolean;
};

export type Cause = {
  readonly event?: EventName;
  /** The commit it was about. Default: the tip of the branch. Another one: a run of long ago, run again. */
  readonly sha?: string;
  /** Default: the default branch. */
  readonly branch?: string;
  /** Of `workflow_dispatch`. */
  readonly inputs?: Readonly<Record<string, string | boolean | number>>;
  /** Number of the pull request. */
  readonly pull?: number;
  /** Of `repository_dispatch`. */
  readonly clientPayload?: object;
};

/** @throws Error when this would start no workflow. */
export function happen(github: GitHub, cause: Cause): Happening {
  const { event = cause.pull === undefined ? 'schedule' : 'pull_request' } = cause;
  const { defaultBranch } = github.repository;
  const repository = repositoryPayload(github);
  const base = { event, headRef: '', baseRef: '', inputs: cause.inputs ?? {}, isFork: false };
  if (event === 'pull_request') return { ...base, ...pullRequest(github, cause), inputs: {} };

  const { branch = defaultBranch } = cause;
  if (event === 'schedule' && branch !== defaultBranch)
    throw new Error(`Expected the default branch: a schedule knows no other, got ${branch}.`);
  const ref = `refs/heads/${branch}`;
  const sha = cause.sha ?? tipOf(github, branch);
  return {
    ...base,
    sha,
    ref,
    payload: {
      repository,
      sender: { login: 'ada' },
      ...(event === 'schedule' ? { schedule: '17 3 * * *' } : {}),
      ...(event === 'workflow_dispatch' ? { ref, inputs: cause.inputs ?? {} } : {}),
      ...(event === 'repository_dispatch'
        ? { action: 'run', branch, client_payload: cause.clientPayload ?? {} }
        : {}),
      ...(event === 'push' ? { ref, after: sha, head_commit: { id: sha } } : {}),
    },
  };
}

/** The inputs of a `workflow_dispatch` as the form of GitHub gives them. @throws Error when the workflow takes no such event, or not these inputs. */
export function inputsFor({ on, path }: Workflow, { event, inputs }: Happening): Happening['inputs'] {
  if (!(event in on))
    throw new Error(`Expected "on: ${event}" in ${path}, got ${Object.keys(on).join(', ')}.`);
  if (event !== 'workflow_dispatch') return {};
  const known = (on[event] as DispatchConfig | undefined)?.inputs ?? {};
  for (const [name, value] of Object.entries(inputs)) {
    const { options } = known[name] ?? {};
    if (!(name in known)) throw new Error(`Expected an input of ${path}, got ${name}.`);
    if (options !== undefined && !options.includes(String(value)))
      throw new Error(`Expected one of ${options.join(', ')} for ${name}, got ${value}.`);
  }
  const defaults = Object.entries(known).map(([name, input]) => [
    name,
    input.default ?? (input.type === 'boolean' ? false : ''),
  ]);
  return { ...Object.fromEntries(defaults), ...inputs };
}

type DispatchConfig = {
  readonly inputs?: Readonly<
    Record<
      string,
      {
        readonly type?: string;
        readonly default?: string | boolean | number;
        readonly options?: readonly string[];
      }
    >
  >;
};

function tipOf(github: GitHub, branch: string): string {
  const [tip] = github.commits(branch);
  if (tip === undefined) throw new Error(`Expected a branch ${branch} to start a workflow for.`);
  return tip.oid;
}

function repositoryPayload({ repository }: GitHub): object {
  const { id, owner, name, defaultBranch } = repository;
  return {
    ...{ id, name, full_name: `${owner}/${name}`, default_branch: defaultBranch },
    ...{ owner: { login: owner }, private: repository.private, fork: false },
  };
}

function pullRequest(github: GitHub, { pull: number = 0, sha }: Cause) {
  const { pull, title, author } = github.issue(number);
  if (pull === undefined) throw new Error(`Expected #${number} to be a pull request. It is an issue.`);
  const repository = repositoryPayload(github);
  const tips = { head: tipOf(github, pull.head), base: tipOf(github, pull.base) };
  const headRepository =
    pull.fork === undefined
      ? repository
      : { ...repository, id: 1, full_name: `${pull.fork.owner}/${github.repository.name}`, fork: true };
  const ref = `refs/pull/${number}/merge`;
  return {
    sha: sha ?? mergeOf(github, ref, tips),
    ref,
    headRef: pull.head,
    baseRef: pull.base,
    isFork: pull.fork !== undefined,
    payload: {
      action: 'synchronize',
      number,
      pull_request: {
        ...{ number, title, state: 'open', draft: pull.draft, user: { login: author.login } },
        head: { ref: pull.head, sha: tips.head, repo: headRepository },
        base: { ref: pull.base, sha: tips.base, repo: repository },
      },
      repository,
      sender: { login: author.login },
    },
  };
}

/** GitHub's own trial merge. @throws Error when there is a conflict: then GitHub starts nothing. */
function mergeOf(
  { gitDir }: GitHub,
  ref: string,
  { head, base }: { readonly head: string; readonly base: string },
): string {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['--git-dir', gitDir, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...SOMEBODY },
    }).trim();
  const tree = git('merge-tree', '--write-tree', base, head);
  const merge = git('commit-tree', tree, '-p', base, '-p', head, '-m', `Merge ${head} into ${base}`);
  git('update-ref', ref, merge);
  return merge;
}

const SOMEBODY = {
  ...{ GIT_AUTHOR_NAME: 'GitHub', GIT_AUTHOR_EMAIL: 'noreply@github.com' },
  ...{ GIT_COMMITTER_NAME: 'GitHub', GIT_COMMITTER_EMAIL: 'noreply@github.com' },
};

// All that the test GitHub knows: one repository, who may do what in it, its issues, labels, pull requests and runs.
import type { Role } from './collaborators.ts';
import type { GitRepository } from './git-repository.ts';
import type { Oid } from './git-objects.ts';

export type World = {
  /** Of this server: links in answers lead back to it. */
  apiUrl: string;
  readonly repository: Repository;
  readonly git: GitRepository;
  readonly tokens: Map<string, Token>;
  /** Issues and pull requests share their numbers, from 1. */
  readonly issues: Issue[];
  readonly labels: Label[];
  readonly runs: WorkflowRun[];
  /** By the path of the file: what a test or a request said of the workflow. */
  readonly workflows: Map<string, WorkflowFacts>;
  /** By login in small letters: what somebody was given. */
  readonly collaborators: Map<string, Role>;
  /** Logins of those who are on GitHub no more. */
  readonly deletedUsers: Set<string>;
  readonly rules: Rules;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Ids of issues and comments, unlike numbers, are GitHub-wide. */
  readonly nextId: () => number;
};

export type Repository = {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly createdAtMs: number;
  archived: boolean;
  issuesEnabled: boolean;
  private: boolean;
  /** The last push to any branch. */
  pushedAtMs: number;
};

/** Who did it. A bot is a GitHub App's. */
export type Identity = {
  readonly login: string;
  readonly id: number;
  readonly app?: { readonly id: number; readonly slug: string; readonly name: string };
};

export type Scope = 'contents' | 'issues' | 'pull-requests' | 'actions';
export type Access = 'none' | 'read' | 'write';
export type Permissions = Readonly<Record<Scope, Access>>;
export type Token = { readonly identity: Identity; permissions: Permissions };

export type Issue = {
  readonly id: number;
  readonly number: number;
  readonly author: Identity;
  readonly createdAtMs: number;
  updatedAtMs: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'reopened' | 'not_planned' | 'duplicate' | null;
  closedAtMs: number | undefined;
  closedBy: Identity | undefined;
  labels: readonly string[];
  assignees: readonly string[];
  locked: boolean;
  lockReason: string | null;
  /** GitHub answers 410 for what was deleted. */
  deleted: boolean;
  readonly comments: Comment[];
  /** Of its text, oldest first. */
  readonly edits: Edit[];
  readonly pull: Pull | undefined;
};

export type Comment = {
  readonly id: number;
  readonly author: Identity;
  readonly createdAtMs: number;
  updatedAtMs: number;
  body: string;
  readonly reactions: Reaction[];
};

export type Reaction = {
  readonly id: number;
  readonly user: Identity;
  readonly content: '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes';
  readonly createdAtMs: number;
};

export type Edit = {
  readonly id: number;
  readonly editor: Identity;
  readonly atMs: number;
  /** The whole text that it left. */
  readonly body: string;
  deletedAtMs: number | undefined;
};

export type Pull = {
  /** Branches of this repository. */
  readonly head: string;
  /** Of a fork instead, when the pull request came from there. */
  readonly fork: { readonly owner: string } | undefined;
  base: string;
  draft: boolean;
  mergedAtMs: number | undefined;
  mergeCommit: Oid | undefined;
  /** Where head and base were when it was closed: from then on they may go. */
  headOid: Oid | undefined;
  baseOid: Oid | undefined;
};

export type Label = {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
};

export type WorkflowRun = {
  readonly id: number;
  readonly attempt: number;
  readonly number: number;
  readonly event: string;
  readonly branch: string;
  readonly headSha: Oid;
  /** `.github/workflows/agent.yml` */
  readonly workflow: string;
  readonly status: 'queued' | 'requested' | 'waiting' | 'pending' | 'in_progress' | 'completed';
  readonly conclusion: Conclusion | null;
  readonly actor: Identity;
  readonly createdAtMs: number;
  /** Of this attempt. Undefined: as it was created. */
  readonly startedAtMs: number | undefined;
  readonly updatedAtMs: number;
};

type Conclusion =
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'timed_out'
  | 'startup_failure'
  | 'action_required'
  | 'neutral'
  | 'skipped'
  | 'stale';

export type WorkflowState =
  'active' | 'deleted' | 'disabled_fork' | 'disabled_inactivity' | 'disabled_manually';

/** What is left out is as its file has it: active, since that came. */
export type WorkflowFacts = {
  readonly state?: WorkflowState;
  readonly createdAtMs?: number;
  readonly updatedAtMs?: number;
};

/** What GitHub refuses to take. Bots obey all of them, people only those of content. */
export type Rules = {
  /** By branch: GitHub's reason why bots may not push there. */
  readonly protectedBranches: Map<string, string>;
  /** What looks like a secret, and its name. */
  readonly secrets: { readonly pattern: RegExp; readonly name: string }[];
  readonly refusedPaths: RegExp[];
  /** Logins to whom no issue can be assigned. */
  readonly strangers: Set<string>;
  fileBytesMax: number;
  /** Of a recursive listing; beyond it GitHub says `truncated`. */
  treeEntriesMax: number;
  /** Of the body of one request; beyond it 413. */
  requestBytesMax: number;
  /** Requests that create content, in 60 s; beyond it the secondary rate limit. */
  writesPerMinuteMax: number;
  /** For so long an issue that was opened stands in no list yet: GitHub's are not of this moment. */
  listLagMs: number;
};

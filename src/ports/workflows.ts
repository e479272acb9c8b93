import type { GitHubAsked } from './github.ts';

/** GitHub's own books of the repository's workflows and their runs. All times are milliseconds since the epoch. */
export interface WorkflowBooks {
  /** The workflow files of the default branch, each with its text. Reading them takes `contents: read`. */
  files(): Promise<GitHubAsked<readonly WorkflowFile[]>>;
  /** A workflow by the path of its file; undefined: GitHub knows none. It takes `actions: read`, as `runs` does. */
  workflow(path: string): Promise<GitHubAsked<Workflow | undefined>>;
  /** Its last runs on any event, the newest first; few dozen at most. */
  runs(path: string): Promise<GitHubAsked<readonly WorkflowRun[]>>;
  repository(): Promise<GitHubAsked<RepositoryFacts>>;
  /** Lets GitHub start it again. It takes `actions: write`, as `start` does. */
  enable(path: string): Promise<GitHubAsked<undefined>>;
  /** By `workflow_dispatch`. GitHub says that it has heard, not that a run will come. */
  start(path: string, branch: string): Promise<GitHubAsked<undefined>>;
}

export type WorkflowFile = { readonly path: string; readonly text: string };

export type Workflow = {
  readonly path: string;
  /** `disabled-by-inactivity`: by GitHub, 60 days after the last activity in a public repository. */
  readonly state: 'active' | 'disabled-by-hand' | 'disabled-by-inactivity' | 'disabled';
  readonly createdAtMs: number;
};

export type WorkflowRun = {
  readonly id: number;
  readonly attempt: number;
  /** The event that started it, as `schedule`. */
  readonly event: string;
  readonly status: 'queued' | 'in-progress' | 'over';
  /** Of one that is over. `not-started`: GitHub could not begin it, as with a workflow file that is none. */
  readonly conclusion:
    'success' | 'failure' | 'cancelled' | 'timed-out' | 'not-started' | 'other' | undefined;
  readonly createdAtMs: number;
  /** Of this attempt. */
  readonly startedAtMs: number;
  readonly updatedAtMs: number;
};

export type RepositoryFacts = {
  readonly defaultBranch: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** The last push to any branch. */
  readonly pushedAtMs: number | undefined;
};

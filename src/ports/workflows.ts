import type { WatchedRepository, WatchedRun, WatchedWorkflow } from '../domain/watch/watched.ts';
import type { GitHubAsked } from './github.ts';

/** GitHub's own books of the repository's workflows and their runs. All times are milliseconds since the epoch. */
export interface WorkflowBooks {
  /** The workflow files of the default branch, each with its text. Reading them takes `contents: read`. */
  files(): Promise<GitHubAsked<readonly WorkflowFile[]>>;
  /** A workflow by the path of its file; undefined: GitHub knows none. It takes `actions: read`, as `runs` does. */
  workflow(path: string): Promise<GitHubAsked<Workflow | undefined>>;
  /** When the last commit on the default branch that touched the file was made; undefined: there is none. It takes `contents: read`. */
  fileChangedMs(path: string): Promise<GitHubAsked<number | undefined>>;
  /** Its last runs on any event, the newest first; few dozen at most. `branch`: only those of what is there. */
  runs(path: string, branch?: string): Promise<GitHubAsked<readonly WorkflowRun[]>>;
  repository(): Promise<GitHubAsked<RepositoryFacts>>;
  /** Lets GitHub start it again. It takes `actions: write`, as `start` does. */
  enable(path: string): Promise<GitHubAsked<undefined>>;
  /** By `workflow_dispatch`. GitHub says that it has heard, not that a run will come. */
  start(path: string, branch: string): Promise<GitHubAsked<undefined>>;
}

export type WorkflowFile = { readonly path: string; readonly text: string };

export type Workflow = WatchedWorkflow & { readonly path: string };

export type WorkflowRun = WatchedRun & { readonly attempt: number };

export type RepositoryFacts = WatchedRepository & { readonly defaultBranch: string };

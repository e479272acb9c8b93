// All that the simulated GitHub knows, as plain values: what never changes is shared by its copies, the rest is copied.
import type { Permissions } from '../../support/github/world.ts';
import type { Files, SimulatedCommit } from './commits.ts';

export type World = {
  readonly nowMs: () => number;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  /** Of each branch all commits, the oldest first: the last is its tip. */
  readonly branches: Map<string, readonly SimulatedCommit[]>;
  /** Where each branch has been since when: `at` undefined, nowhere. */
  readonly moves: Map<
    string,
    readonly { readonly sinceMs: number; readonly at: SimulatedCommit | undefined }[]
  >;
  /** What was made, by its id, also what no branch has. */
  readonly commits: Map<string, SimulatedCommit>;
  readonly trees: Map<string, Files>;
  readonly blobs: Map<string, Buffer>;
  /** Issues and pull requests share their numbers, from 1. */
  readonly issues: SimulatedIssue[];
  /** As they were first written, by their names in small letters. */
  readonly labels: Map<string, string>;
  /** Status by `id.attempt`. */
  readonly runs: Map<string, string>;
  rules: Rules;
  /** Ids of comments, unlike numbers, are GitHub-wide. */
  lastId: number;
};

/** What GitHub refuses to take. Each is replaced as a whole. */
export type Rules = {
  readonly isTokenKnown: boolean;
  readonly permissions: Permissions;
  readonly issuesEnabled: boolean;
  /** By branch: GitHub's reason why bots may not push there. */
  readonly protectedBranches: ReadonlyMap<string, string>;
  /** What looks like a secret. */
  readonly secrets: readonly string[];
  /** Logins to whom no issue can be assigned. */
  readonly strangers: readonly string[];
  /** Logins of those who may write to the repository, besides its owner. */
  readonly writers: readonly string[];
  readonly limit: Limit | undefined;
  /** For so long an issue that was opened stands in no list yet: GitHub's are not of this moment. */
  readonly listLagMs: number;
  /** Whoever asks where a branch is hears where it was so long ago: GitHub answers from copies. What moves one knows better. */
  readonly readLagMs: number;
};

/**
 * Until then GitHub finds us too fast: `hour` for whatever is asked, the others for what writes. `secondary` says when to come
 * back, and `silent` looks like a permission that is missing.
 */
export type Limit = { readonly how: 'hour' | 'secondary' | 'silent'; readonly untilMs: number };

export type SimulatedIssue = {
  readonly number: number;
  /** `github-actions[bot]` is ours. */
  readonly author: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly closedAtMs: number | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly isLocked: boolean;
  /** GitHub answers 410 for what was deleted. */
  readonly isDeleted: boolean;
  readonly comments: readonly SimulatedComment[];
  /** Of the body, oldest first: the text as it was made is among them once there is another. */
  readonly edits: readonly SimulatedEdit[];
  readonly pull: SimulatedPull | undefined;
};

export type SimulatedComment = {
  readonly id: number;
  readonly author: string;
  readonly createdAtMs: number;
  readonly body: string;
  /** Of one content, everybody has one. */
  readonly reactions: readonly SimulatedReaction[];
};

export type SimulatedReaction = { readonly by: string; readonly content: string };

/** With the whole text that it left. */
export type SimulatedEdit = { readonly by: string; readonly atMs: number; readonly body: string };

export type SimulatedPull = {
  readonly head: string;
  readonly base: string;
  readonly isMerged: boolean;
  /** Where the head was when it ended: from then on it may go. */
  readonly endedAt: string | undefined;
};

export const NO_RULES: Rules = {
  isTokenKnown: true,
  permissions: { contents: 'write', issues: 'write', 'pull-requests': 'write', actions: 'write' },
  issuesEnabled: true,
  protectedBranches: new Map(),
  secrets: [],
  strangers: [],
  writers: [],
  limit: undefined,
  listLagMs: 0,
  readLagMs: 0,
};

/** What becomes of one does not touch the other. */
export function copyOf(world: World, nowMs: World['nowMs']): World {
  return {
    ...world,
    nowMs,
    branches: new Map(world.branches),
    moves: new Map(world.moves),
    commits: new Map(world.commits),
    trees: new Map(world.trees),
    blobs: new Map(world.blobs),
    issues: [...world.issues],
    labels: new Map(world.labels),
    runs: new Map(world.runs),
  };
}

import type { Timestamp } from '../domain/units.ts';
import type { GitHubAsked } from './github.ts';

/** Where people are told what they must do something about. It knows nothing of what the issues say. */
export interface IssueTracker {
  /** Issues with that label that were opened by whoever we are: open ones, and those closed since then. Oldest first. */
  list(label: string, closedSince: Timestamp): Promise<GitHubAsked<readonly TrackedIssue[]>>;
  /** What GitHub refuses of the wishes is left out. */
  create(issue: NewIssue): Promise<GitHubAsked<CreatedIssue>>;
  /** What is left out stays as it is. */
  change(number: number, change: IssueChange): Promise<GitHubAsked<undefined>>;
  comment(number: number, body: string): Promise<GitHubAsked<undefined>>;
}

export type TrackedIssue = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  /** How many there are. */
  readonly comments: number;
  readonly closedAt: Timestamp | undefined;
  /** Nobody can comment there any more, but for those who may write. */
  readonly isLocked: boolean;
};

export type NewIssue = {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly wishes: IssueWishes;
};

/** What people asked for beside: an issue that goes without is better than none. */
export type IssueWishes = { readonly labels: readonly string[]; readonly assignees: readonly string[] };

export type CreatedIssue = {
  readonly issue: TrackedIssue;
  /** Wishes that GitHub refused. */
  readonly refused: readonly (keyof IssueWishes)[];
};

export type IssueChange = {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  /** All that it is to have. */
  readonly labels?: readonly string[];
};

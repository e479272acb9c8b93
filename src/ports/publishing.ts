import type { GitHubAsked, GitHubTrouble } from './github.ts';
import type { BranchChange, Changed, CommitId } from './state-branch.ts';

/**
 * Takes results beyond this disk, to where the repository's people look for them. It never rejects for what the world
 * does: what did not land is kept by whoever has it, and brought again by a later run.
 */
export interface Publisher {
  readonly how: 'commit' | 'pull-request';
  /**
   * May be called several times in a run, with other files each time. `isOvertaken`: another run may have this one's place, and
   * publishes by its own log: nothing more is written then.
   */
  publish(files: readonly ResultFile[], isOvertaken?: () => boolean): Promise<Delivery>;
}

export type ResultFile = {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly status: 'completed' | 'quarantined';
};

export type Delivery = {
  readonly landed: readonly ResultFile[];
  /** Refused for what is in them, each alone: a rule about secrets, paths or sizes stands against them. */
  readonly heldBack: readonly { readonly file: ResultFile; readonly reason: string }[];
  /** Why the rest did not get there. */
  readonly trouble: GitHubTrouble | undefined;
  /** Where they went; undefined: it did not come to that. */
  readonly branch: string | undefined;
  /** The last commit of ours. */
  readonly tip: CommitId | undefined;
  readonly pull: Pick<PullRequest, 'number' | 'url'> | undefined;
};

/** The branch that results are committed to. People push to it, protect it and review it; it is never forced either. */
export interface ResultBranch {
  /** Undefined: there is no such branch. */
  tip(): Promise<GitHubAsked<BranchTip | undefined>>;
  change(
    change: Omit<BranchChange, 'follows'> & { readonly follows: BranchTip },
  ): Promise<GitHubAsked<Changed>>;
}
export type BranchTip = { readonly branch: string; readonly commit: CommitId };

/** Branches of our own that live as long as a pull request: made at a commit of others, and never forced. */
export interface ReviewBranches {
  /** The branch of that name, and those with a dot and a number behind it. */
  list(name: string): Promise<GitHubAsked<readonly BranchTip[]>>;
  open(branch: string): ResultBranch;
  /** `taken`: there is one already, at another commit. */
  begin(at: BranchTip): Promise<GitHubAsked<'begun' | 'taken'>>;
  /** Also when it is gone already. */
  remove(branch: string): Promise<GitHubAsked<undefined>>;
  /** Whether `ancestor` is in the history of `commit`. */
  contains(commit: CommitId, ancestor: CommitId): Promise<GitHubAsked<boolean>>;
}

export interface PullRequests {
  /** Those from that branch of this very repository, open and ended, whoever opened them. Newest first. */
  list(head: string): Promise<GitHubAsked<readonly PullRequest[]>>;
  look(number: number): Promise<GitHubAsked<PullRequest>>;
  create(pull: NewPullRequest): Promise<GitHubAsked<PullRequest>>;
  /** The rest stays as it is. */
  changeBody(number: number, body: string): Promise<GitHubAsked<PullRequest>>;
}

export type PullRequest = {
  readonly number: number;
  /** Its page. */
  readonly url: string;
  readonly body: string;
  readonly base: string;
  /** The last commit of its branch; of one that has ended, the last that belonged to it. */
  readonly tip: CommitId;
  readonly isOpen: boolean;
};
export type NewPullRequest = {
  readonly title: string;
  readonly body: string;
  readonly head: string;
  readonly base: string;
};

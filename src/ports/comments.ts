import type { GitHubAsked } from './github.ts';

/** The comments of pull requests. It knows nothing of what they say. */
export interface PullRequestComments {
  /**
   * Comments by whoever we are, oldest first, that are wanted by their text. One that is wanted is looked for until it is
   * found, and those that stand near it come with it.
   */
  find(pull: number, isWanted: (body: string) => boolean): Promise<GitHubAsked<readonly OwnComment[]>>;
  create(pull: number, body: string): Promise<GitHubAsked<undefined>>;
  change(comment: OwnComment, body: string): Promise<GitHubAsked<undefined>>;
}

export type OwnComment = { readonly id: number; readonly body: string };

import type { Timestamp } from '../domain/units.ts';
import type { GitHubAsked } from './github.ts';

/** Where people ask the agent for something: comments on its own issues, and boxes that they tick there. */
export interface Inbox {
  /**
   * The issues with that label that were opened by whoever we are, open or closed, the last changed first, a few dozen;
   * with their last comments, and the last edits of their texts, a few dozen of each. When there are more that nobody
   * has seen yet, by what `seenIn` says of those, they are fetched, too: some hundred issues, and a thousand comments or
   * so. What lies behind is somebody's game, and the look not complete.
   */
  look(label: string, seenIn?: SeenIn): Promise<GitHubAsked<InboxView>>;
  /** Whether somebody may write to the repository. Nobody may who has left GitHub, and no bot. */
  mayWrite(login: string): Promise<GitHubAsked<boolean>>;
  /** The same reaction twice is one. */
  react(comment: number, reaction: Reaction): Promise<GitHubAsked<undefined>>;
}

/** How far the caller has read, as the first of the issues tell it. */
export type SeenIn = (issues: readonly InboxIssue[]) => Seen;

/**
 * In all issues together: the last comment, and the last edit. Chat is read, too. Without them the caller does not know,
 * and nothing more is fetched.
 */
export type Seen =
  | { readonly comment: number; readonly edit: Timestamp }
  | { readonly comment?: never; readonly edit?: never };

export type InboxView = {
  readonly issues: readonly InboxIssue[];
  /** Whether nothing is left out that was not seen yet: neither an issue nor what was written in one. */
  readonly isComplete: boolean;
};

export type Reaction = '+1' | '-1' | 'confused' | 'eyes' | 'rocket';

export type InboxIssue = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly isLocked: boolean;
  /** Oldest first. */
  readonly comments: readonly InboxComment[];
  /**
   * Of the issue's text, oldest first, each with the whole text that it left. The first may be the text as it was made.
   * Those whose text somebody has deleted from the history are left out.
   */
  readonly edits: readonly InboxEdit[];
};

export type InboxComment = {
  /** GitHub's id of it; a later comment has a higher one. */
  readonly id: number;
  readonly at: Timestamp;
  readonly body: string;
  readonly author: Author;
  /** Whether we have reacted to it, and how: if in several ways, the one that says most; `eyes` says least. */
  readonly reaction: Reaction | undefined;
};

export type InboxEdit = { readonly at: Timestamp; readonly body: string; readonly author: Author };

/**
 * `own`: whoever we are. `bot`: another program, or anything else that is nobody. Undefined `login`: nobody can say any
 * more who it was.
 */
export type Author = { readonly kind: 'own' | 'bot' | 'person'; readonly login: string | undefined };

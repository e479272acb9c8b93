import type { Timestamp } from '../domain/units.ts';
import type { GitHubAsked } from './github.ts';

/** Where people ask the agent for something: comments on its own issues, and boxes that they tick there. */
export interface Inbox {
  /**
   * The issues with that label that were opened by whoever we are, open or closed, the last changed first, a few dozen
   * at most; with their last comments, and the last edits of their texts, a few dozen of each. When there are more that
   * nobody has seen yet, they are fetched, too, up to a thousand or so: what lies behind is somebody's game.
   */
  look(label: string, seen?: Seen): Promise<GitHubAsked<readonly InboxIssue[]>>;
  /** Whether somebody may write to the repository. Nobody may who has left GitHub, and no bot. */
  mayWrite(login: string): Promise<GitHubAsked<boolean>>;
  /** The same reaction twice is one. */
  react(comment: number, reaction: Reaction): Promise<GitHubAsked<undefined>>;
}

/** How far the caller has read, in all issues together: the last comment, and the last edit. Chat is read, too. */
export type Seen = {
  readonly comment?: number | undefined;
  readonly edit?: Timestamp | undefined;
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

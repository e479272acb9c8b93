import type { Timestamp } from '../domain/units.ts';
import type { GitHubAsked } from './github.ts';

/** Where people ask the agent for something: comments on its own issues, and boxes that they tick there. */
export interface Inbox {
  /**
   * The issues with that label that were opened by whoever we are, open or closed, the last changed first, a few dozen
   * at most; with their last comments, and the last edits of their texts.
   */
  look(label: string): Promise<GitHubAsked<readonly InboxIssue[]>>;
  /** Whether somebody may write to the repository. */
  mayWrite(login: string): Promise<GitHubAsked<boolean>>;
  /** The same reaction twice is one. */
  react(comment: number, reaction: Reaction): Promise<GitHubAsked<undefined>>;
}

export type Reaction = '+1' | '-1' | 'confused' | 'eyes' | 'rocket';

export type InboxIssue = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly isLocked: boolean;
  /** Oldest first. */
  readonly comments: readonly InboxComment[];
  /** Of the issue's text, oldest first, each with the whole text that it left. The first may be the text as it was made. */
  readonly edits: readonly InboxEdit[];
};

export type InboxComment = {
  /** GitHub's id of it; a later comment has a higher one. */
  readonly id: number;
  readonly at: Timestamp;
  readonly body: string;
  readonly author: Author;
  /** Whether we have reacted to it, and how. */
  readonly reaction: Reaction | undefined;
};

export type InboxEdit = { readonly at: Timestamp; readonly body: string; readonly author: Author };

/** `own`: whoever we are. `bot`: another program. Undefined `login`: nobody can say any more. */
export type Author = { readonly kind: 'own' | 'bot' | 'person'; readonly login: string | undefined };

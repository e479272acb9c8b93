import type { SimulatedSettings } from './schedule.ts';

/** For how long something lasts that is over by itself. */
type ForAWhile = { readonly forMs: number };

/** What happens to the repository, and to what GitHub lets a run do. */
type AtGitHub =
  | { readonly what: 'commit-to-main' | 'close-issues' }
  /** What people do with what is proposed to them. */
  | { readonly what: 'merge-pulls' | 'close-pulls' | 'delete-review-branches' }
  | ({ readonly what: 'github-down' | 'protect-main' | 'expire-token' | 'issues-off' } & ForAWhile)
  /** The token may only read there. */
  | ({ readonly what: 'forbid'; readonly area: 'contents' | 'issues' | 'pull-requests' } & ForAWhile)
  | ({ readonly what: 'slow-down'; readonly how: 'hour' | 'secondary' | 'silent' } & ForAWhile)
  /** Issues that were opened stand in no list for `lagMs`. */
  | ({ readonly what: 'list-issues-late'; readonly lagMs: number } & ForAWhile)
  /** Where a branch is is told as it was `lagMs` ago. */
  | ({ readonly what: 'read-late'; readonly lagMs: number } & ForAWhile)
  /** Push protection takes answers for secrets: all of them, or that to one content. */
  | ({ readonly what: 'refuse-answers'; readonly content: string | undefined } & ForAWhile);

/** What people ask of the agent on its issues. `by` writes to the repository, or does not. */
type Asking =
  /** A comment on the newest issue whose title has these words in it. */
  | { readonly what: 'ask'; readonly on: string; readonly says: string; readonly by?: string | undefined }
  /** A box of the dashboard is ticked. */
  | { readonly what: 'tick'; readonly box: string; readonly by?: string | undefined };

/** Somebody who can write to the state branch does what nobody should. */
export type Tampering =
  | { readonly what: 'delete-state' | 'reset-state' | 'litter-state' | 'copy-foreign-log' }
  | {
      readonly what: 'spoil-state';
      readonly file: 'head.json' | 'lease.json' | 'log';
      readonly flavour: number;
    };

export type PlannedHappening = { readonly atMs: number } & (
  | AtGitHub
  | Asking
  | Tampering
  | { readonly what: 'evict-all' | 'evict-some' }
  | { readonly what: 'damage-next-copy'; readonly flavour: number }
  | ({ readonly what: 'list-copies-late' | 'cache-down' | 'model-down' } & ForAWhile)
  | { readonly what: 'edit' | 'remove' | 'add'; readonly task: string; readonly content: string }
  /** The task has this content from now on, whether or not it is there. */
  | { readonly what: 'put'; readonly task: string; readonly content: string }
  /** Somebody writes into the result of a task, or takes it away. */
  | { readonly what: 'change-result' | 'delete-result'; readonly task: string }
  /** Something between us and GitHub refuses every question, and quotes what it was sent. */
  | ({ readonly what: 'echo' } & ForAWhile)
  /** The workflow and the task file say something else from now on. */
  | { readonly what: 'set'; readonly to: Partial<ChangeableSettings> }
);

export type ChangeableSettings = Pick<
  SimulatedSettings,
  'limits' | 'concurrency' | 'attemptsMax' | 'timeoutMs' | 'publish'
>;

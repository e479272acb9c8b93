import type { Severity } from '../alerts/alert.ts';

/** What keeps an agent from running, or soon will. All times are milliseconds since the epoch. */
export type StaleFinding = StaleCause & {
  readonly severity: Severity;
  /** Undefined: it has never run well, as far as anybody knows. */
  readonly lastSuccessMs: number | undefined;
  /** Of its workflow file, in somebody else's words; undefined: nobody knows which it is. */
  readonly path: string | undefined;
};

export type StaleReason = StaleCause['reason'];

export type StaleCause =
  /** GitHub starts it no more. `disabled`: for reasons of GitHub's own, as in a fork. */
  | { readonly reason: 'disabled' | 'disabled-by-hand' | 'disabled-by-inactivity' }
  | ({ readonly reason: 'broken' } & Broken)
  /** A run began and does not end; `isQueued`: it does not even begin. */
  | { readonly reason: 'hung'; readonly run: number; readonly sinceMs: number; readonly isQueued: boolean }
  /** So many runs in a row, the last of which is named. */
  | { readonly reason: 'failing'; readonly run: number; readonly runs: number }
  | {
      readonly reason: 'missed';
      /** Since then a run is missing. */
      readonly dueMs: number;
      /** A watcher asked for a run, and it did not help. */
      readonly wasStartedInVain: boolean;
      readonly lastRun: LastRun | undefined;
    }
  | { readonly reason: 'never-started'; readonly dueMs: number; readonly lastRun: LastRun | undefined }
  /** Nobody commits: GitHub switches the schedule off at `offMs`. */
  | { readonly reason: 'inactive'; readonly committedAtMs: number; readonly offMs: number }
  /** It was silent, and is back. */
  | { readonly reason: 'gap'; readonly dueMs: number; readonly backMs: number };

type Broken =
  /** GitHub could not begin this run. */
  | { readonly how: 'not-started'; readonly run: number }
  /** No file runs the agent any more; it may be in one of those that cannot be read. */
  | { readonly how: 'no-file'; readonly complaints: readonly string[] }
  /** GitHub takes none of the lines. */
  | { readonly how: 'bad-schedule'; readonly complaints: readonly string[] }
  /** It had one once. */
  | { readonly how: 'no-schedule' };

/** One that came since the last success, and was none itself: it failed, somebody cancelled it, or no machine takes it. */
export type LastRun = { readonly id: number; readonly stand: 'failed' | 'cancelled' | 'waits' };

/** Nothing goes on until somebody acts; but for what is still to come, and what is over. */
export const STALE_SEVERITIES: Readonly<Record<StaleReason, Severity>> = {
  disabled: 'critical',
  'disabled-by-hand': 'critical',
  'disabled-by-inactivity': 'critical',
  broken: 'critical',
  hung: 'critical',
  failing: 'critical',
  missed: 'critical',
  'never-started': 'critical',
  inactive: 'warning',
  gap: 'info',
};

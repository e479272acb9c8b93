import type { Alert } from './alert.ts';
import type { BudgetRefusal, Limits } from '../budget.ts';
import type { OddKind, Outcome } from '../event.ts';
import type { Oddity } from '../oddities/oddity.ts';
import type { StaleFinding, StaleReason } from '../watch/stale.ts';
import type { Interruption, Quarantined, Stop } from '../state.ts';
import type { Sha256, Timestamp } from '../units.ts';

/** An alert that fires now, with what there is to say about it. */
export type Firing = {
  readonly alert: Alert;
  /** Undefined: nothing was learnt about it in this run, so what was said of it still stands. */
  readonly details: AlertDetails | undefined;
};

export type AlertDetails =
  | {
      readonly kind: 'quarantine';
      readonly tasks: readonly Quarantined[];
      /** What was out of the ordinary about types of tasks that this run set aside; absent: nothing. */
      readonly odd?: readonly Oddity[];
    }
  | BudgetDetails
  | AnomalyDetails
  | { readonly kind: 'provider'; readonly stops: readonly Stop[]; readonly left: number }
  | { readonly kind: 'interrupted'; readonly interruption: Interruption }
  | { readonly kind: 'state'; readonly problem: StateProblem }
  | { readonly kind: 'stale'; readonly finding: StaleFinding };

/** Why the log is not worked on, or what was done is not where it should be. A message says what to do; names in it are other people's words. */
export type StateProblem =
  | {
      readonly kind: 'corrupt' | 'newer' | 'foreign' | 'clock' | 'fork' | 'unproved';
      readonly message: string;
    }
  /** `runs`: how many in a row could not reach it, this one included. */
  | { readonly kind: 'cache-unreachable'; readonly runs: number }
  /** The log is fine, and no result gets to where people look for it. */
  | { readonly kind: 'results-refused'; readonly message: string }
  /** All others get there. */
  | { readonly kind: 'results-held-back'; readonly results: readonly HeldBack[] }
  /** People who are told by the webhook alone were not told. */
  | { readonly kind: 'webhook-lost'; readonly message: string };

/** A result that is refused for what is in it. The reason is in GitHub's words. */
export type HeldBack = { readonly path: string; readonly reason: string };

/** What State does not say about the run that is about to finish. */
export type RunFacts = {
  readonly agent: string;
  readonly outcome: Outcome;
  readonly problem: StateProblem | undefined;
  /** What this run saw of its own past as it started: it hangs elsewhere, or will be switched off. */
  readonly silence?: StaleFinding | undefined;
  /** What it has looked for there, whether it was so or not; absent: for nothing. */
  readonly judged?: ReadonlySet<StaleReason> | undefined;
  /** The budgets in force. */
  readonly limits: Limits;
  readonly now: Timestamp;
};

/** Of the text's UTF-8 bytes. Passed in, as this room has no means of its own. */
export type Hash = (text: string) => Sha256;

/** A budget that somebody should know of, with its numbers. */
export type BudgetAlarm = BudgetRefusal & {
  /** `near`: four fifths of it are spent or held. `reached`: it stopped the run, or nothing of it is left. */
  readonly level: 'near' | 'reached';
  /** When it is new; undefined: with the next run. */
  readonly freeAt: Timestamp | undefined;
};

export type BudgetDetails = {
  readonly kind: 'budget';
  /** The gravest first. */
  readonly budgets: readonly BudgetAlarm[];
  /** Tasks that wait. */
  readonly left: number;
  /** So many more runs like this one do the rest; undefined: this one gives no measure. */
  readonly runs: number | undefined;
};

export type AnomalyDetails = {
  readonly kind: 'anomaly';
  /** What was odd in this run. */
  readonly own: readonly Oddity[];
  /** What was odd in it and is told by the issue about tasks in quarantine. */
  readonly grouped: readonly Oddity[];
  /** Types that were odd in an earlier run and were not tried since. */
  readonly standing: readonly OddType[];
};

export type OddType = { readonly taskType: string; readonly kinds: readonly OddKind[] };

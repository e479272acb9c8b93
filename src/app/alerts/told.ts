import type { Alert, AlertState, Fingerprint, Severity } from '../../domain/alerts/alert.ts';
import type { AlertMemory } from '../../domain/alerts/alert-memory.ts';
import type { Firing } from '../../domain/alerts/firing.ts';
import type { State } from '../../domain/state.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { IssueWishes } from '../../ports/issues.ts';
import type { Notification } from '../../ports/webhook.ts';

/** What came of telling people what fires. */
export type Told = {
  /** Alerts that people first heard of now, or again after they were over. */
  readonly fresh: ReadonlySet<Fingerprint>;
  /** Alerts for which an issue was made, or may have been where the reply was lost. */
  readonly opened: ReadonlySet<Fingerprint>;
  /** The issue of each alert that has one, as far as it was seen. */
  readonly issues: ReadonlyMap<Fingerprint, number>;
  /** Severities of alerts that have risen. */
  readonly risen: ReadonlyMap<Fingerprint, Severity>;
  /** Alerts that come and go, so that nobody is told yet that they are back. */
  readonly held: ReadonlySet<Fingerprint>;
  /** Alerts that stand as they were, as nobody knows yet. */
  readonly undecided: ReadonlySet<Fingerprint>;
  /** Alerts whose issue somebody closed while they fire. */
  readonly acknowledged: ReadonlySet<Fingerprint>;
  /** Alerts that would be one issue too many. */
  readonly withoutPlace: ReadonlySet<Fingerprint>;
  /**
   * What the log may say fires: what people have been told of, and of what they could not be told, what they were told
   * before. So nothing counts as news that reached nobody, and nothing as over whose issue is still open.
   */
  readonly told: readonly Alert[];
  /** What the log is to remember, as no issue does. */
  readonly memories: ReadonlyMap<Fingerprint, AlertMemory>;
  /**
   * What people were told now, one each. Where a reply was lost it may be told twice, by two runs: rather that than never.
   */
  readonly notifications: readonly Notification[];
  /** Nothing is left for a later run: all that fires was told, and no issue is open about something that is over. */
  readonly isSettled: boolean;
  /** Wishes that GitHub refused. */
  readonly refused: ReadonlySet<keyof IssueWishes>;
  readonly trouble: GitHubTrouble | undefined;
};

export const NOTHING_TOLD: Told = {
  fresh: new Set(),
  opened: new Set(),
  issues: new Map(),
  risen: new Map(),
  held: new Set(),
  undecided: new Set(),
  acknowledged: new Set(),
  withoutPlace: new Set(),
  told: [],
  memories: new Map(),
  notifications: [],
  isSettled: true,
  refused: new Set(),
  trouble: undefined,
};

/** Nothing was told now: what people know is what they knew before. */
export function toldBefore(alerts: State['alerts'], firing: readonly Firing[]): Told {
  return {
    ...NOTHING_TOLD,
    told: [...alerts.values()].map(asAlert),
    isSettled: firing.length === 0 && alerts.size === 0,
  };
}

/** The next run may meet none of it, without anybody doing anything. */
export function isPassing({ kind }: GitHubTrouble): boolean {
  return kind === 'unreachable' || kind === 'rate-limited';
}

export function asAlert({ since: _, changedAt: __, ...alert }: AlertState): Alert {
  return alert;
}

export function isSame(
  { severity, facts }: Pick<Alert, 'severity' | 'facts'>,
  other: Pick<Alert, 'severity' | 'facts'> | undefined,
): boolean {
  return other?.severity === severity && other.facts === facts;
}

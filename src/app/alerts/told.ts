import type { Alert, AlertState, Fingerprint } from '../../domain/alert.ts';
import type { Firing } from '../../domain/firing-alerts.ts';
import type { State } from '../../domain/state.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { IssueWishes } from '../../ports/issues.ts';

/** What came of telling people what fires. */
export type Told = {
  /** Alerts whose issue was opened, or opened again. */
  readonly fresh: ReadonlySet<Fingerprint>;
  /** The issue of each alert that has one, as far as it was seen. */
  readonly issues: ReadonlyMap<Fingerprint, number>;
  /**
   * What the log may say fires: what people have been told of, and of what they could not be told, what they were told
   * before. So nothing counts as news that reached nobody, and nothing as over whose issue is still open.
   */
  readonly told: readonly Alert[];
  /** Nothing is left for a later run: all that fires was told, and no issue is open about something that is over. */
  readonly isSettled: boolean;
  /** Wishes that GitHub refused. */
  readonly refused: ReadonlySet<keyof IssueWishes>;
  readonly trouble: GitHubTrouble | undefined;
};

/** Nothing was told now: what people know is what they knew before. */
export function toldBefore(alerts: State['alerts'], firing: readonly Firing[]): Told {
  return {
    fresh: new Set(),
    issues: new Map(),
    told: [...alerts.values()].map(asAlert),
    isSettled: firing.length === 0 && alerts.size === 0,
    refused: new Set(),
    trouble: undefined,
  };
}

/** The next run may meet none of it, without anybody doing anything. */
export function isPassing({ kind }: GitHubTrouble): boolean {
  return kind === 'unreachable' || kind === 'rate-limited';
}

export function asAlert({ since: _, changedAt: __, ...alert }: AlertState): Alert {
  return alert;
}

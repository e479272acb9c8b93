import type { Fingerprint } from '../../domain/alerts/alert.ts';
import type { Witness } from '../../domain/alerts/alert-rules.ts';
import type { RunId } from '../../domain/event.ts';
import type { Timestamp } from '../../domain/units.ts';
import type { GitHubPlace } from '../../report/run-link.ts';
import type { IssueWishes } from '../../ports/issues.ts';

/** Who tells people of alerts, when, and what they asked for. */
export type TellOptions = {
  readonly agent: string;
  readonly run: RunId;
  readonly nowMs: number;
  readonly place: GitHubPlace | undefined;
  /** What people want on new issues beside our own labels. The assignees are mentioned when an alert rises. */
  readonly wishes: IssueWishes;
  /** What somebody wants to hear nothing of, and until when. */
  readonly silencedUntil?: ReadonlyMap<Fingerprint, Timestamp> | undefined;
  /** False: this is none of the runs after which an alert rises, or is no longer taken for one that comes and goes. */
  readonly countsAsRun?: boolean;
  /** Alerts for which this run has made an issue already: GitHub's list need not show it yet. */
  readonly opened?: ReadonlySet<Fingerprint>;
  /** Alerts of which people heard when nobody wanted issues: that one has none is nobody's choice. */
  readonly toldElsewhere?: ReadonlySet<Fingerprint>;
  /** What this run does not know yet: alerts with this reason stand as they are unless it fires. */
  readonly undecided?: string;
  /** What ended, that does not meet an alert any more. */
  readonly witness?: Witness;
  /** What a run of the agent has looked for itself: only of that, of all that a monitor sees too, it may say that it is over. */
  readonly judged?: ReadonlySet<string> | undefined;
};

import type { Alert, AlertState } from '../domain/alert.ts';
import type { RunId } from '../domain/event.ts';
import type { Firing } from '../domain/firing-alerts.ts';
import { isNews } from '../domain/raise-alerts.ts';
import type { State } from '../domain/state.ts';
import { timestampOf } from '../domain/units.ts';
import { closingCommentOf, commentOf, reopeningCommentOf } from '../report/issue-comment.ts';
import { parseMarker } from '../report/issue-marker.ts';
import { type IssueContext, LABEL, type ToldAlert, issueOf } from '../report/issue-text.ts';
import type { GitHubPlace } from '../report/run-link.ts';
import type { GitHubTrouble, IssueTracker, TrackedIssue } from '../ports.ts';

export type TellOptions = {
  readonly agent: string;
  readonly run: RunId;
  readonly nowMs: number;
  readonly place: GitHubPlace | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
};

export type Told = {
  /** Issues opened, or opened again. */
  readonly opened: number;
  /**
   * What the log may say fires: what people have been told of, and of what they could not be told, what they were told
   * before. So nothing counts as news that reached nobody, and nothing as over whose issue is still open.
   */
  readonly told: readonly Alert[];
  readonly trouble: GitHubTrouble | undefined;
};

/** A storm is one issue for each kind of trouble; even so a run never opens more. */
const NEW_ISSUES_MAX = 3;
/** An issue that was closed not longer ago is opened again rather than doubled. */
const REOPEN_MS = 7 * 24 * 60 * 60_000;

/**
 * Brings the issues in line with what fires: one open issue for each alert, its text up to date, a comment only when
 * there is something new to say, closed when it is over. Issues are found again by label, author and marker, so one
 * whose reply was lost is found by the next run, and never doubled.
 */
export async function tellAlerts(
  tracker: IssueTracker,
  state: Pick<State, 'alerts'>,
  firing: readonly Firing[],
  options: TellOptions,
): Promise<Told> {
  if (!hasNews(state, firing))
    return { opened: 0, told: firing.map(({ alert }) => alert), trouble: undefined };

  const listed = await tracker.list(LABEL, timestampOf(options.nowMs - REOPEN_MS));
  if (!listed.ok)
    return { opened: 0, told: [...state.alerts.values()].map(asAlert), trouble: listed.trouble };
  const issues = new Issues(listed.value, options.agent);

  const teller = new Teller(tracker, state, options);
  for (const each of firing) await teller.tell(each, issues.of(each.alert.fingerprint));
  for (const [fingerprint, own] of issues.others(firing)) await teller.close(fingerprint, own);
  return teller.result;
}

function hasNews({ alerts }: Pick<State, 'alerts'>, firing: readonly Firing[]): boolean {
  return firing.length !== alerts.size || firing.some(({ alert }) => isNews(alert, alerts));
}

function asAlert({ since: _, changedAt: __, ...alert }: AlertState): Alert {
  return alert;
}

/** The issues of one agent, by what they are about. */
class Issues {
  readonly #byFingerprint = new Map<string, TrackedIssue[]>();

  constructor(issues: readonly TrackedIssue[], agent: string) {
    for (const issue of issues) {
      const marker = parseMarker(issue.body);
      if (marker?.agent !== agent) continue;
      const own = this.#byFingerprint.get(marker.fingerprint) ?? [];
      this.#byFingerprint.set(marker.fingerprint, [...own, issue]);
    }
  }

  of(fingerprint: string): readonly TrackedIssue[] {
    return this.#byFingerprint.get(fingerprint) ?? [];
  }

  others(firing: readonly Firing[]): readonly (readonly [string, readonly TrackedIssue[]])[] {
    const still = new Set(firing.map(({ alert }) => alert.fingerprint));
    return [...this.#byFingerprint].filter(([fingerprint]) => !still.has(fingerprint));
  }
}

class Teller {
  readonly #tracker: IssueTracker;
  readonly #alerts: State['alerts'];
  readonly #options: TellOptions;
  readonly #told: Alert[] = [];
  #opened = 0;
  #created = 0;
  #trouble: GitHubTrouble | undefined;

  constructor(tracker: IssueTracker, { alerts }: Pick<State, 'alerts'>, options: TellOptions) {
    this.#tracker = tracker;
    this.#alerts = alerts;
    this.#options = options;
  }

  get result(): Told {
    return { opened: this.#opened, told: this.#told, trouble: this.#trouble };
  }

  async tell({ alert, details }: Firing, issues: readonly TrackedIssue[]): Promise<void> {
    const [open, ...doubles] = issues.filter(({ closedAt }) => closedAt === undefined);
    // A reply was lost, and the list did not show the issue yet: the oldest stays.
    for (const double of doubles) await this.#done(this.#tracker.change(double.number, { state: 'closed' }));

    const isToBeTold = isNews(alert, this.#alerts);
    if (details === undefined || !isToBeTold) {
      this.#told.push(alert);
      return;
    }
    const told = { alert, details };
    const closed = issues.findLast(({ closedAt }) => closedAt !== undefined);
    const isDone =
      open !== undefined
        ? await this.#update(told, open)
        : closed !== undefined
          ? await this.#reopen(told, closed)
          : await this.#create(told);
    const known = this.#alerts.get(alert.fingerprint);
    if (isDone) this.#told.push(alert);
    else if (known !== undefined) this.#told.push(asAlert(known));
  }

  /** Whatever is open and does not fire is over, also what an earlier run could not close. */
  async close(fingerprint: string, issues: readonly TrackedIssue[]): Promise<void> {
    const known = this.#alerts.get(fingerprint);
    for (const { number, closedAt } of issues) {
      if (closedAt !== undefined) continue;
      const isClosed = await this.#done(this.#tracker.change(number, { state: 'closed' }));
      if (known === undefined) continue;
      if (!isClosed) {
        this.#told.push(asAlert(known));
        return;
      }
      const tookMs = this.#options.nowMs - Date.parse(known.since);
      await this.#done(this.#tracker.comment(number, closingCommentOf(known, tookMs, this.#context)));
    }
  }

  async #update(told: ToldAlert, { number, body }: TrackedIssue): Promise<boolean> {
    const issue = this.#issueOf(told);
    const isKnown = this.#alerts.has(told.alert.fingerprint);
    if (body !== issue.body && !(await this.#done(this.#tracker.change(number, issue)))) return false;
    // One that is not in the log was opened by a run whose reply was lost: it says everything already.
    return !isKnown || this.#done(this.#tracker.comment(number, commentOf(told, this.#context)));
  }

  async #reopen(told: ToldAlert, { number }: TrackedIssue): Promise<boolean> {
    const opened = await this.#done(this.#tracker.change(number, { ...this.#issueOf(told), state: 'open' }));
    if (!opened) return false;
    this.#opened += 1;
    await this.#done(this.#tracker.comment(number, reopeningCommentOf(told, this.#context)));
    return true;
  }

  async #create(told: ToldAlert): Promise<boolean> {
    if (this.#created === NEW_ISSUES_MAX) return false;
    this.#created += 1;
    const { labels, assignees } = this.#options;
    const text = issueOf(told, this.#contextOf(told.alert));
    const created = await this.#done(
      this.#tracker.create({ ...text, labels: [...text.labels, ...labels], assignees }),
    );
    if (created) this.#opened += 1;
    return created;
  }

  #issueOf(told: ToldAlert): { readonly title: string; readonly body: string } {
    const { title, body } = issueOf(told, this.#contextOf(told.alert));
    return { title, body };
  }

  #contextOf({ fingerprint }: Alert): IssueContext {
    const since = this.#alerts.get(fingerprint)?.since ?? timestampOf(this.#options.nowMs);
    return { ...this.#context, since };
  }

  get #context(): Omit<IssueContext, 'since'> {
    const { agent, run, nowMs, place } = this.#options;
    return { agent, run, now: timestampOf(nowMs), place };
  }

  async #done(asking: Promise<{ readonly ok: boolean; readonly trouble?: GitHubTrouble }>): Promise<boolean> {
    const asked = await asking;
    if (!asked.ok) this.#trouble ??= asked.trouble;
    return asked.ok;
  }
}

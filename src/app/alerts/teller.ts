import type { Alert, AlertState, Fingerprint } from '../../domain/alert.ts';
import type { RunId } from '../../domain/event.ts';
import type { Firing } from '../../domain/firing-alerts.ts';
import type { State } from '../../domain/state.ts';
import { type Timestamp, timestampOf } from '../../domain/units.ts';
import { closingCommentOf, commentOf, reopeningCommentOf } from '../../report/issue-comment.ts';
import { bodyOver } from '../../report/issue-marker.ts';
import { type IssueContext, LABEL, type ToldAlert, issueOf } from '../../report/issue-text.ts';
import type { GitHubPlace } from '../../report/run-link.ts';
import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type { IssueTracker, IssueWishes } from '../../ports/issues.ts';
import { type OwnIssue, isOpen, ownIssues } from './own-issues.ts';
import { type Told, asAlert, isPassing } from './told.ts';

export type TellOptions = {
  readonly agent: string;
  readonly run: RunId;
  readonly nowMs: number;
  readonly place: GitHubPlace | undefined;
  /** What people want on new issues beside our own labels. */
  readonly wishes: IssueWishes;
};

/** A storm is one issue for each kind of trouble; even so a run never opens more. */
const NEW_ISSUES_MAX = 3;
/** An issue that was closed not longer ago is opened again rather than doubled. */
const REOPEN_MS = 7 * 24 * 60 * 60_000;

/** Writes issues for one run: first it looks, then it tells what fires and closes what does not. */
export class Teller {
  readonly #tracker: IssueTracker;
  readonly #alerts: State['alerts'];
  readonly #options: TellOptions;
  readonly #told: Alert[] = [];
  readonly #numbers = new Map<Fingerprint, number>();
  readonly #fresh = new Set<Fingerprint>();
  readonly #refused = new Set<keyof IssueWishes>();
  #issues: ReadonlyMap<Fingerprint, readonly OwnIssue[]> = new Map();
  #isSettled = true;
  #created = 0;
  #trouble: GitHubTrouble | undefined;

  constructor(tracker: IssueTracker, alerts: State['alerts'], options: TellOptions) {
    this.#tracker = tracker;
    this.#alerts = alerts;
    this.#options = options;
  }

  get result(): Told {
    return {
      fresh: this.#fresh,
      issues: this.#numbers,
      told: this.#told,
      isSettled: this.#isSettled,
      refused: this.#refused,
      trouble: this.#trouble,
    };
  }

  async look(): Promise<boolean> {
    const { nowMs, agent } = this.#options;
    const listed = await this.#ask(() => this.#tracker.list(LABEL, timestampOf(nowMs - REOPEN_MS)));
    if (listed === undefined) return false;
    this.#issues = ownIssues(listed.value, agent);
    return true;
  }

  async tell({ alert, details }: Firing): Promise<void> {
    const { fingerprint } = alert;
    const issues = this.#issues.get(fingerprint) ?? [];
    const [open, ...doubles] = issues.filter(isOpen);
    // A reply was lost, and the list did not show the issue yet: the oldest stays.
    for (const double of doubles) await this.#close(double);

    const issue = open ?? issues.at(-1);
    if (issue !== undefined) this.#numbers.set(fingerprint, issue.number);
    const known = this.#alerts.get(fingerprint);
    if (details === undefined || isTold(alert, known, issue)) {
      this.#told.push(alert);
      return;
    }
    const told = { alert, details };
    const isDone = issue === undefined ? await this.#create(told) : await this.#bringUpToDate(told, issue);
    if (isDone) this.#told.push(alert);
    else this.#leave(known);
  }

  /** Whatever says that it fires, and does not, is over: also what an earlier run could not close, or did not know. */
  async closeAllBut(firing: readonly Firing[]): Promise<void> {
    const still = new Set(firing.map(({ alert }) => alert.fingerprint));
    for (const [fingerprint, issues] of this.#issues)
      if (!still.has(fingerprint)) await this.#end(issues, this.#alerts.get(fingerprint));
  }

  async #end(issues: readonly OwnIssue[], known: AlertState | undefined): Promise<void> {
    const firing = issues.filter(({ marker }) => marker.told !== undefined);
    // Somebody who closed it before has no need of a last word; one that we closed may still lack it.
    const last = firing.find(isOpen) ?? issues.findLast(issue => isOwedAWord(issue, known));
    let isOver = true;
    for (const issue of firing) isOver = (await this.#close(issue)) && isOver;
    if (isOver && last !== undefined) isOver = await this.#say(last, this.#closingCommentOn(last));
    if (!isOver) this.#leave(known);
  }

  #closingCommentOn(issue: OwnIssue): string {
    const { kind: alert, fingerprint } = issue.marker;
    const tookMs = this.#options.nowMs - Date.parse(this.#since(fingerprint, issue));
    return closingCommentOf({ alert }, tookMs, this.#context);
  }

  async #bringUpToDate(told: ToldAlert, issue: OwnIssue): Promise<boolean> {
    const isBack = !isOpen(issue) || issue.marker.told === undefined;
    const { title, body } = issueOf(told, this.#contextOf(told, issue));
    const change = isOpen(issue) ? { title, body } : ({ title, body, state: 'open' } as const);
    if ((await this.#ask(() => this.#tracker.change(issue.number, change))) === undefined) return false;

    if (!isOpen(issue)) this.#fresh.add(told.alert.fingerprint);
    const comment = isBack ? reopeningCommentOf(told, this.#context) : commentOf(told, this.#context);
    // That an issue is open again is told by GitHub itself, so it does without the comment.
    return (await this.#say(issue, comment)) || isBack;
  }

  async #create(told: ToldAlert): Promise<boolean> {
    if (this.#created === NEW_ISSUES_MAX) return false;
    this.#created += 1;
    const issue = { ...issueOf(told, this.#contextOf(told)), wishes: this.#wishes };
    const created = await this.#ask(() => this.#tracker.create(issue));
    if (created === undefined) return false;
    for (const wish of created.value.refused) this.#refused.add(wish);
    this.#numbers.set(told.alert.fingerprint, created.value.issue.number);
    this.#fresh.add(told.alert.fingerprint);
    return true;
  }

  /** What was refused once is not asked for again. */
  get #wishes(): IssueWishes {
    const { labels, assignees } = this.#options.wishes;
    return {
      labels: this.#refused.has('labels') ? [] : labels,
      assignees: this.#refused.has('assignees') ? [] : assignees,
    };
  }

  /** False: it is to be said again. Where nobody may comment, the issue's own text has to do. */
  async #say({ number, isLocked }: OwnIssue, body: string): Promise<boolean> {
    if (isLocked || this.#isRefused) return !this.#isRefused;
    const asked = await this.#tracker.comment(number, body);
    if (asked.ok || !isPassing(asked.trouble)) return true;
    this.#note(asked.trouble);
    return false;
  }

  /** Its marker then says that it is over, so that what comes back is news. */
  async #close({ number, body, marker }: OwnIssue): Promise<boolean> {
    const change = { state: 'closed', body: bodyOver(body, marker) } as const;
    const closed = await this.#ask(() => this.#tracker.change(number, change));
    if (closed === undefined) this.#isSettled = false;
    return closed !== undefined;
  }

  /** People could not be told: the log goes on saying what they were told before. */
  #leave(known: AlertState | undefined): void {
    this.#isSettled = false;
    if (known !== undefined) this.#told.push(asAlert(known));
  }

  #contextOf({ alert }: ToldAlert, issue?: OwnIssue): IssueContext {
    return { ...this.#context, since: this.#since(alert.fingerprint, issue) };
  }

  /** The log may not have known of it from the start. */
  #since(fingerprint: Fingerprint, issue: OwnIssue | undefined): Timestamp {
    const known = this.#alerts.get(fingerprint)?.since;
    const [earliest] = [known, issue?.marker.told?.since].filter(since => since !== undefined).sort();
    return earliest ?? timestampOf(this.#options.nowMs);
  }

  get #context(): Omit<IssueContext, 'since'> {
    const { agent, run, nowMs, place } = this.#options;
    return { agent, run, now: timestampOf(nowMs), place };
  }

  /** Undefined: it was not done, or nobody knows. */
  async #ask<Value>(ask: () => Promise<GitHubAsked<Value>>): Promise<{ value: Value } | undefined> {
    if (this.#isRefused) return undefined;
    const asked = await ask();
    if (asked.ok) return { value: asked.value };
    this.#note(asked.trouble);
    return undefined;
  }

  #note(trouble: GitHubTrouble): void {
    this.#trouble ??= trouble;
  }

  /** Who may not, or was too fast, does not ask again in this run. */
  get #isRefused(): boolean {
    const kind = this.#trouble?.kind;
    return kind === 'unauthorized' || kind === 'forbidden' || kind === 'rate-limited';
  }
}

/**
 * Whether people know this already. An issue says so itself; where the log knows better, the comment is missing. Without
 * an issue, because somebody moved it away, the log decides.
 */
function isTold(alert: Alert, known: AlertState | undefined, issue: OwnIssue | undefined): boolean {
  const told = issue === undefined ? known : issue.marker.told;
  return isSame(alert, told) && isSame(alert, known ?? told);
}

function isSame({ severity, facts }: Alert, other: Pick<Alert, 'severity' | 'facts'> | undefined): boolean {
  return other?.severity === severity && other.facts === facts;
}

/** A reply was lost as it was closed, after the alert was raised for the last time. */
function isOwedAWord({ closedAt, marker }: OwnIssue, known: AlertState | undefined): boolean {
  return (
    known !== undefined && closedAt !== undefined && marker.told === undefined && closedAt >= known.since
  );
}

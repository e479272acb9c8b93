import type { Alert, AlertKind, AlertState, Fingerprint, Severity } from '../../domain/alerts/alert.ts';
import {
  type AlertAct,
  type Occasion,
  hasRepeatPassed,
  hasRisen,
  isSilenced,
  stepOf,
  willRise,
} from '../../domain/alerts/alert-lifecycle.ts';
import type { AlertMemory } from '../../domain/alerts/alert-memory.ts';
import {
  type Reason,
  followsFrom,
  isEnoughFor,
  isForRuns,
  isGraver,
  ruleOf,
} from '../../domain/alerts/alert-rules.ts';
import type { Firing } from '../../domain/alerts/firing.ts';
import type { State } from '../../domain/state.ts';
import { timestampOf } from '../../domain/units.ts';
import type { ToldAlert } from '../../report/alerts/issue-text.ts';
import type { IssueTracker } from '../../ports/issues.ts';
import { IssueDesk, type Written } from './issue-desk.ts';
import { type OwnIssue, isAcknowledged, isOpen, isRecent } from './own-issues.ts';
import { toldOf } from './say-word.ts';
import type { TellOptions } from './tell-options.ts';
import { NOTHING_TOLD, type Told, asAlert, isSame } from './told.ts';

/** An alert that fires, with what there is to say of it and what is to be remembered then. */
type Case = { readonly alert: Alert; readonly told: ToldAlert; readonly memory: AlertMemory };

/** Tells people for one run, as the life of each alert demands: first it looks, then it tells what fires and ends what does not. */
export class Teller {
  readonly #desk: IssueDesk;
  readonly #alerts: State['alerts'];
  readonly #options: TellOptions;
  /** What fires, as far as anybody knows. */
  readonly #firing: Reason[] = [];
  readonly #told: Alert[] = [];
  readonly #numbers = new Map<Fingerprint, number>();
  readonly #fresh = new Set<Fingerprint>();
  readonly #held = new Set<Fingerprint>();
  readonly #undecided = new Set<Fingerprint>();
  readonly #risen = new Map<Fingerprint, Severity>();
  readonly #acknowledged = new Set<Fingerprint>();
  readonly #withoutPlace = new Set<Fingerprint>();
  #isSettled = true;

  constructor(tracker: IssueTracker, alerts: State['alerts'], options: TellOptions) {
    this.#desk = new IssueDesk(tracker, options);
    this.#alerts = alerts;
    this.#options = options;
  }

  get result(): Told {
    const { notifications, opened, refused, trouble } = this.#desk;
    return {
      ...NOTHING_TOLD,
      fresh: this.#fresh,
      opened,
      issues: this.#numbers,
      risen: this.#risen,
      held: this.#held,
      undecided: this.#undecided,
      acknowledged: this.#acknowledged,
      withoutPlace: this.#withoutPlace,
      told: this.#told,
      notifications,
      isSettled: this.#isSettled,
      refused,
      trouble,
    };
  }

  async look(firing: readonly Firing[]): Promise<boolean> {
    if (!(await this.#desk.look())) return false;
    for (const { alert } of firing) this.#firing.push(alert);
    for (const issue of this.#desk.ownIssues)
      if (isOpen(issue) && issue.memory.phase === 'firing' && !this.#canEnd(issue))
        this.#firing.push(reasonOf(issue));
    return true;
  }

  /** One that does not say that it is over. */
  hasIssue(fingerprint: Fingerprint): boolean {
    return this.#desk.issues.get(fingerprint)?.some(({ memory }) => memory.phase !== 'over') === true;
  }

  async tell(firing: Firing): Promise<void> {
    const { alert } = firing;
    const { fingerprint } = alert;
    const issues = this.#desk.issues.get(fingerprint) ?? [];
    const [open, ...doubles] = issues.filter(isOpen);
    // A reply was lost, and the list did not show the issue yet: the oldest stays.
    for (const double of doubles)
      this.#settle(await this.#desk.close(double, this.#endOf(double).memory, { isQuiet: true }));

    // Of those that are closed the one that somebody closed speaks: its double was closed by us.
    const issue = open ?? issues.findLast(isAcknowledged) ?? issues.at(-1);
    if (issue !== undefined && issue.memory.phase !== 'over') this.#numbers.set(fingerprint, issue.number);
    const told = toldOf(firing, issue?.memory);
    // Where there is none, because somebody took it away, the log says what people know.
    const isKnown = issue === undefined ? this.#isToldBefore(alert) : this.#isOverruled(alert, issue);
    if (told === undefined || isKnown) this.#told.push(alert);
    else await this.#bringInLine(firing, told, issue);
  }

  /** Whatever says that it fires, and does not, is over: also what an earlier run could not close, or did not know. */
  async closeAllBut(
    firing: readonly Firing[],
    isOurs: (kind: AlertKind) => boolean = () => true,
  ): Promise<void> {
    const still = new Set(firing.map(({ alert }) => alert.fingerprint));
    for (const [fingerprint, issues] of this.#desk.issues)
      if (!still.has(fingerprint) && issues.every(({ marker }) => isOurs(marker.kind)))
        await this.#end(issues, this.#alerts.get(fingerprint));
  }

  /** Says that alerts go on, when it is time for that: of an agent that is idle nobody else would. */
  async repeat(isOurs: (kind: AlertKind) => boolean): Promise<void> {
    const { nowMs } = this.#options;
    for (const issue of this.#desk.ownIssues) {
      const { memory, marker } = issue;
      if (!isOurs(marker.kind) || !isOpen(issue) || memory.phase !== 'firing') continue;
      const isQuiet = isSilenced(this.#occasionOf(marker.fingerprint, memory));
      if (isQuiet || followsFrom(reasonOf(issue), this.#firing)) continue;
      this.#settle(
        hasRepeatPassed(memory.severity, memory.toldAt, { nowMs })
          ? await this.#desk.repeat(issue, { ...memory, toldAt: timestampOf(nowMs) })
          : await this.#desk.sayMissing(issue, undefined),
      );
    }
  }

  async #bringInLine(firing: Firing, before: ToldAlert, issue: OwnIssue | undefined): Promise<void> {
    const { alert } = firing;
    const isTextNew = issue !== undefined && this.#desk.isTextNew(issue, before);
    const occasion = this.#occasionOf(alert.fingerprint, issue?.memory);
    const wantsSilence =
      issue !== undefined && isAcknowledged(issue) && (isSilenced(occasion) || !isForetold(alert, issue));
    if (wantsSilence) this.#acknowledged.add(alert.fingerprint);
    const { act, memory } = stepOf({
      ...{ ...occasion, alert, isTextNew },
      isAcknowledged: wantsSilence,
      isInhibited: followsFrom(alert, this.#firing),
    });
    // Nobody knows of it, and somebody wants it so.
    if (memory === undefined) return;

    const now: Case = { alert, told: { ...before, ...toldOf(firing, memory) }, memory };
    if (act.do === 'open' || act.do === 'reopen' || issue === undefined)
      await this.#place(now, act.do === 'open' ? 'firing' : 'again', issue);
    else this.#note(now, await this.#write(act, now, issue, isTextNew), issue);
  }

  #write(act: AlertAct, { told, memory }: Case, issue: OwnIssue, isTextNew: boolean): Promise<Written> {
    switch (act.do) {
      case 'comment':
        return this.#desk.rewrite(issue, told, memory, act.why);
      case 'update':
        return isTextNew ? this.#desk.rewrite(issue, told, memory) : this.#desk.note(issue, memory, told);
      case 'hold':
        return this.#desk.note(issue, memory, undefined);
      default:
        return isOpen(issue) ? this.#desk.sayMissing(issue, told) : Promise.resolve('written');
    }
  }

  /** Where people will look: an issue that is there already, if it is not too old. */
  async #place(now: Case, what: 'firing' | 'again', issue: OwnIssue | undefined): Promise<void> {
    const { told, memory, alert } = now;
    const { fingerprint } = alert;
    if (issue !== undefined && isRecent(issue, this.#options.nowMs)) {
      const written = await this.#desk.rewrite(issue, told, memory, 'again');
      this.#numbers.set(fingerprint, issue.number);
      if (written !== 'failed' && !isOpen(issue)) this.#fresh.add(fingerprint);
      this.#note(now, written, issue);
    } else if (this.#desk.hasPlace) {
      const number = await this.#desk.open(told, memory, what);
      if (number !== undefined) {
        this.#numbers.set(fingerprint, number);
        this.#fresh.add(fingerprint);
      }
      this.#note(now, number === undefined ? 'failed' : 'written', undefined);
    } else {
      this.#withoutPlace.add(fingerprint);
      this.#leave(this.#alerts.get(fingerprint));
    }
  }

  /** What people know now, and whether somebody has to look again. */
  #note({ alert, memory }: Case, written: Written, issue: OwnIssue | undefined): void {
    const { fingerprint } = alert;
    this.#settle(written);
    if (memory.phase === 'held') {
      this.#held.add(fingerprint);
      if (issue !== undefined) this.#numbers.set(fingerprint, issue.number);
      this.#isSettled = false;
      return;
    }
    if (written === 'failed') {
      this.#leave(this.#alerts.get(fingerprint));
      return;
    }
    this.#told.push(alert);
    if (hasRisen(alert, memory)) this.#risen.set(fingerprint, memory.severity);
    const isSilent = issue !== undefined && isAcknowledged(issue);
    if (willRise(alert, memory) && !isSilent) this.#isSettled = false;
  }

  /** Where it takes more than this run has seen to know that it is over, it goes on. */
  async #end(issues: readonly OwnIssue[], known: AlertState | undefined): Promise<void> {
    const ending = issues.filter(({ memory }) => memory.phase !== 'over');
    for (const { marker } of ending.filter(({ memory }) => this.#isUndecided(memory)))
      this.#undecided.add(marker.fingerprint);
    if (!ending.every(issue => this.#canEnd(issue))) {
      // A later run can tell, if it looks; of what only the monitor sees it cannot.
      if (ending.some(issue => !this.#isEnoughFor(issue) && isForRuns(reasonOf(issue))))
        this.#isSettled = false;
      if (known !== undefined) this.#told.push(asAlert(known));
      return;
    }
    const first = ending.find(isOpen);
    const counted = first ?? ending.find(({ memory }) => memory.phase === 'firing');
    let isOver = true;
    for (const issue of ending) {
      const { act, memory } = this.#endOf(issue);
      const isQuiet = issue !== first || (act.do === 'close' && act.isQuiet);
      const written =
        act.do === 'close'
          ? await this.#desk.close(issue, memory, { isQuiet })
          : await this.#desk.note(issue, memory, undefined);
      this.#settle(written);
      isOver = isOver && written !== 'failed';
      if (isQuiet && issue === counted && issue.memory.phase === 'firing' && written !== 'failed')
        this.#desk.noteEndElsewhere(issue, memory);
    }
    // One that an earlier run closed may still lack the last word.
    for (const issue of issues)
      if (!ending.includes(issue)) this.#settle(await this.#desk.sayMissing(issue, undefined));
    if (!isOver) this.#leave(known);
  }

  #endOf(issue: OwnIssue): { readonly act: AlertAct; readonly memory: AlertMemory } {
    const { memory, marker } = issue;
    const occasion = this.#occasionOf(marker.fingerprint, memory);
    const step = stepOf({ ...occasion, alert: undefined, isAcknowledged: isAcknowledged(issue) });
    return { act: step.act, memory: step.memory ?? memory };
  }

  #occasionOf(fingerprint: Fingerprint, memory: AlertMemory | undefined): Omit<Occasion, 'alert'> {
    const { nowMs, silencedUntil, countsAsRun = true } = this.#options;
    return { memory, nowMs, countsAsRun, silencedUntil: silencedUntil?.get(fingerprint) };
  }

  #canEnd(issue: OwnIssue): boolean {
    return !this.#isUndecided(issue.memory) && this.#isEnoughFor(issue);
  }

  #isEnoughFor(issue: OwnIssue): boolean {
    const { witness = 'any-run', judged } = this.#options;
    return isEnoughFor(reasonOf(issue), witness, judged);
  }

  #isToldBefore(alert: Alert): boolean {
    const { fingerprint } = alert;
    const isElsewhere = this.#options.toldElsewhere?.has(fingerprint) === true;
    return !isElsewhere && isSame(alert, this.#alerts.get(fingerprint));
  }

  /**
   * Its issue gives another reason, which is no less grave, and of which this run knows nothing: whoever does would take
   * it back.
   */
  #isOverruled({ reason, severity }: Alert, issue: OwnIssue): boolean {
    const { memory } = issue;
    return (
      memory.phase === 'firing' &&
      memory.reason !== reason &&
      !isGraver(severity, ruleOf(reasonOf(issue)).severity) &&
      !this.#isEnoughFor(issue)
    );
  }

  #isUndecided({ reason }: AlertMemory): boolean {
    return reason === this.#options.undecided;
  }

  #settle(written: Written): void {
    if (written !== 'written') this.#isSettled = false;
  }

  /** People could not be told: the log goes on saying what they were told before. */
  #leave(known: AlertState | undefined): void {
    this.#isSettled = false;
    if (known !== undefined) this.#told.push(asAlert(known));
  }
}

/** Whoever closed the warning of something has not heard of the thing itself. */
function isForetold({ reason }: Alert, { memory }: OwnIssue): boolean {
  return memory.reason === 'inactive' && reason !== 'inactive';
}

/** Why it fires, by what its issue says. */
function reasonOf({ marker, memory }: OwnIssue): Reason {
  return { alert: marker.kind, reason: memory.reason };
}

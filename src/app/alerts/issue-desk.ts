import { hash } from 'node:crypto';

import type { Fingerprint } from '../../domain/alerts/alert.ts';
import type { AlertMemory } from '../../domain/alerts/alert-memory.ts';
import { type Timestamp, timestampOf } from '../../domain/units.ts';
import {
  type Word,
  type WordKind,
  bodyWith,
  bodyWithoutWord,
  markerOf,
} from '../../report/alerts/issue-marker.ts';
import {
  type Issue,
  LABEL,
  type ToldAlert,
  bodyOf,
  issueOf,
  labelsAt,
  labelsOf,
} from '../../report/alerts/issue-text.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { IssueChange, IssueTracker, IssueWishes } from '../../ports/issues.ts';
import type { Notification } from '../../ports/webhook.ts';
import { CarefulTracker } from './careful-tracker.ts';
import { notificationOf } from './notification-of.ts';
import { type OwnIssue, isOpen, lacksWord, ownIssues } from './own-issues.ts';
import { type Said, contextOf, messageOf, saidOfFiring, saidOver, saidStill } from './say-word.ts';
import type { TellOptions } from './tell-options.ts';

/** A storm is one issue for each kind of trouble; even so a run never opens more. */
const NEW_ISSUES_MAX = 3;
/** Nor does an agent ever have more that are open. */
const OPEN_ISSUES_MAX = 10;

/** What became of it. `unsaid`: the issue is as it is to be, and its comment is missing. */
export type Written = 'written' | 'unsaid' | 'failed';

/** Where a run writes its issues: each with its marker, and each word of a comment once. */
export class IssueDesk {
  readonly #tracker: CarefulTracker;
  readonly notifications: Notification[] = [];
  readonly #options: TellOptions;
  issues: ReadonlyMap<Fingerprint, readonly OwnIssue[]> = new Map();
  readonly opened = new Set<Fingerprint>();

  constructor(tracker: IssueTracker, options: TellOptions) {
    this.#tracker = new CarefulTracker(tracker);
    this.#options = options;
  }

  /** Also at what was closed long ago: a person may have closed it, and what it is about may fire still. */
  async look(): Promise<boolean> {
    const listed = await this.#tracker.list(LABEL, timestampOf(0));
    if (listed === undefined) return false;
    this.issues = ownIssues(listed, this.#options.agent);
    return true;
  }

  get ownIssues(): readonly OwnIssue[] {
    return [...this.issues.values()].flat();
  }

  /** Wishes for new issues that GitHub refused. */
  get refused(): ReadonlySet<keyof IssueWishes> {
    return this.#tracker.refused;
  }

  get trouble(): GitHubTrouble | undefined {
    return this.#tracker.trouble;
  }

  get hasPlace(): boolean {
    const opened = this.opened.union(this.#options.opened ?? new Set());
    const before = this.ownIssues.filter(issue => isOpen(issue) && !opened.has(issue.marker.fingerprint));
    return opened.size < NEW_ISSUES_MAX && before.length + opened.size < OPEN_ISSUES_MAX;
  }

  /** Returns its number; undefined: it was not opened, or nobody knows. */
  async open(told: ToldAlert, memory: AlertMemory, what: 'firing' | 'again'): Promise<number | undefined> {
    const { agent, wishes } = this.#options;
    const { alert: kind, fingerprint } = told.alert;
    this.opened.add(fingerprint);
    const issue = this.#issueOf(told, memory);
    const body = bodyOf(markerOf({ agent, kind, memory, text: essenceOf(issue) }), issue);
    const { title } = issue;
    const created = await this.#tracker.create({ title, body, labels: labelsOf(kind), wishes });
    const number = created?.issue.number;
    // Where nobody knows, people may have got their mail.
    if (created !== undefined || this.#tracker.trouble?.kind === 'unreachable')
      this.notifications.push(
        notificationOf({ what, ...messageOf(told, memory), issue: number }, this.#options),
      );
    return number;
  }

  /** Whether its text is to be another than the one that was written last. What people have made of that since counts for nothing. */
  isTextNew(issue: OwnIssue, told: ToldAlert): boolean {
    return essenceOf(this.#issueOf(told, issue.memory)) !== issue.marker.text;
  }

  /** The whole of it, and opened if it is not; with a comment when there is something to say. */
  async rewrite(
    issue: OwnIssue,
    told: ToldAlert,
    memory: AlertMemory,
    says?: Exclude<WordKind, 'over'>,
  ): Promise<Written> {
    const text = this.#issueOf(told, memory);
    const { severity } = told.alert;
    const labels = labelsAt(issue.labels, { ...told, severity });
    const change = {
      title: text.title,
      body: bodyOf(this.#markerOf(issue, memory, says, essenceOf(text)), text),
      ...(!isOpen(issue) && { state: 'open' }),
      ...(labels.join('\n') !== issue.labels.join('\n') && { labels }),
    } satisfies IssueChange;
    if (!(await this.#tracker.change(issue.number, change))) return 'failed';
    const written = { ...issue, body: change.body };
    return says === undefined
      ? this.sayMissing(written, told)
      : this.#say(written, saidOfFiring(says, told, memory, issue.number, this.#options));
  }

  /** What is remembered, and nothing that anybody reads; and a comment that is missing, where it is known what it says. */
  async note(issue: OwnIssue, memory: AlertMemory, told: ToldAlert | undefined): Promise<Written> {
    const body = bodyWith(this.#markerOf(issue, memory), issue.body);
    if (!(await this.#tracker.change(issue.number, { body }))) return 'failed';
    return told === undefined ? 'written' : this.sayMissing({ ...issue, body }, told);
  }

  /** That it goes on. */
  async repeat(issue: OwnIssue, memory: AlertMemory): Promise<Written> {
    const body = bodyWith(this.#markerOf(issue, memory, 'still'), issue.body);
    if (!(await this.#tracker.change(issue.number, { body }))) return 'failed';
    return this.#say({ ...issue, body }, saidStill(issue, this.#options));
  }

  /** Its marker then says that it is over, so that what comes back is news. */
  async close(
    issue: OwnIssue,
    over: AlertMemory,
    { isQuiet }: { readonly isQuiet: boolean },
  ): Promise<Written> {
    const body = bodyWith(this.#markerOf(issue, over, isQuiet ? undefined : 'over'), issue.body);
    if (!(await this.#tracker.change(issue.number, { state: 'closed', body }))) return 'failed';
    return isQuiet
      ? 'written'
      : this.#say({ ...issue, body }, saidOver(issue, overAtOf(over), this.#options));
  }

  /** That it is over, to places that keep count of what they were told: whoever wants to hear nothing reads none of that. */
  noteEndElsewhere(issue: OwnIssue, over: AlertMemory): void {
    const { notification } = saidOver(issue, overAtOf(over), this.#options);
    this.notifications.push({ ...notification, isQuiet: true });
  }

  /** The comment that an earlier run could not write. `told` undefined: nobody knows what there is to say of it now. */
  async sayMissing(issue: OwnIssue, told: ToldAlert | undefined): Promise<Written> {
    const { word } = issue.marker;
    if (word === undefined || !lacksWord(issue, this.#options.nowMs)) return 'written';
    const { says } = word;
    if (says === 'over') return this.#sayAgain(issue, saidOver(issue, overAtOf(issue.memory), this.#options));
    if (says === 'still') return this.#sayAgain(issue, saidStill(issue, this.#options));
    return told === undefined
      ? 'unsaid'
      : this.#sayAgain(issue, saidOfFiring(says, told, issue.memory, issue.number, this.#options));
  }

  /** The issue as it was written with that word. Places elsewhere hear of it whether GitHub takes the comment or not. */
  #say(issue: OwnIssue, said: Said): Promise<Written> {
    this.notifications.push(said.notification);
    return this.#comment(issue, said);
  }

  /** Whoever wrote the issue has told the places elsewhere, or died before: so once more, when the comment is settled, and not at each try. */
  async #sayAgain(issue: OwnIssue, said: Said): Promise<Written> {
    const written = await this.#comment(issue, said);
    if (written === 'written') this.notifications.push(said.notification);
    return written;
  }

  /** One that is refused for good is tried no more. */
  async #comment(issue: OwnIssue, { comment }: Said): Promise<Written> {
    const saying = await this.#tracker.say(issue, comment);
    if (saying === 'lost') return 'unsaid';
    const body = bodyWithoutWord(issue.body);
    if (saying === 'said' || body === issue.body) return 'written';
    return (await this.#tracker.change(issue.number, { body })) ? 'written' : 'unsaid';
  }

  #issueOf(told: ToldAlert, { since }: AlertMemory): Issue {
    return issueOf(told, { ...contextOf(this.#options), since });
  }

  /** A comment that is missing stays so, until another one takes its place. */
  #markerOf(issue: OwnIssue, memory: AlertMemory, says?: WordKind, text = issue.marker.text): string {
    const { agent, kind, word } = issue.marker;
    const isMissing = memory.phase === issue.memory.phase && lacksWord(issue, this.#options.nowMs);
    const missing = isMissing ? word : undefined;
    const isNew = says !== undefined && !issue.isLocked;
    const said: Word | undefined = isNew ? { says, after: issue.comments } : missing;
    return markerOf({ agent, kind, memory, word: said, text });
  }
}

function overAtOf(memory: AlertMemory): Timestamp {
  return memory.phase === 'over' ? memory.overAt : memory.since;
}

/** All but the marker, and the run that has seen it last. */
function essenceOf({ title, text }: Issue): string {
  return hash('sha256', `${title}\n\n${text}`);
}

import type { Timestamp } from '../../domain/units.ts';
import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type {
  CreatedIssue,
  IssueChange,
  IssueTracker,
  IssueWishes,
  NewIssue,
  TrackedIssue,
} from '../../ports/issues.ts';
import { isPassing } from './told.ts';

/** What came of a comment. `lost`: it is to be said again. `refused`: nobody may comment, and the issue's own text has to do. */
export type Saying = 'said' | 'lost' | 'refused';

/** The issue tracker as one run uses it: what was refused is not asked for again, and the first trouble is remembered. */
export class CarefulTracker {
  readonly #tracker: IssueTracker;
  readonly refused = new Set<keyof IssueWishes>();
  trouble: GitHubTrouble | undefined;

  constructor(tracker: IssueTracker) {
    this.#tracker = tracker;
  }

  list(label: string, closedSince: Timestamp): Promise<readonly TrackedIssue[] | undefined> {
    return this.#ask(() => this.#tracker.list(label, closedSince));
  }

  async create({ wishes, ...issue }: NewIssue): Promise<CreatedIssue | undefined> {
    const labels = this.refused.has('labels') ? [] : wishes.labels;
    const assignees = this.refused.has('assignees') ? [] : wishes.assignees;
    const created = await this.#ask(() => this.#tracker.create({ ...issue, wishes: { labels, assignees } }));
    for (const wish of created?.refused ?? []) this.refused.add(wish);
    return created;
  }

  /** False: it was not done, or nobody knows. */
  async change(number: number, change: IssueChange): Promise<boolean> {
    const changed = await this.#ask(async () => {
      const asked = await this.#tracker.change(number, change);
      return asked.ok ? { ...asked, value: true } : asked;
    });
    return changed === true;
  }

  async say({ number, isLocked }: Pick<TrackedIssue, 'number' | 'isLocked'>, body: string): Promise<Saying> {
    if (this.isRefused) return 'lost';
    if (isLocked) return 'refused';
    const asked = await this.#tracker.comment(number, body);
    if (asked.ok) return 'said';
    if (!isPassing(asked.trouble)) return 'refused';
    this.trouble ??= asked.trouble;
    return 'lost';
  }

  /** Who may not, or was too fast, does not ask again in this run. */
  get isRefused(): boolean {
    const kind = this.trouble?.kind;
    return kind === 'unauthorized' || kind === 'forbidden' || kind === 'rate-limited';
  }

  async #ask<Value>(ask: () => Promise<GitHubAsked<Value>>): Promise<Value | undefined> {
    if (this.isRefused) return undefined;
    const asked = await ask();
    if (asked.ok) return asked.value;
    this.trouble ??= asked.trouble;
    return undefined;
  }
}

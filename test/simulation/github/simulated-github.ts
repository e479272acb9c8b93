// A GitHub in memory, for schedules by the million: it answers at once, by value, and exactly what our adapters ask.
import type { Outgoing, Received } from '../../../src/adapters/github/exchange.ts';
import {
  Refusal,
  badCredentials,
  primaryRateLimit,
  secondaryRateLimit,
} from '../../support/github/refusal.ts';
import type { Permissions } from '../../support/github/world.ts';
import { setBranch, tipOf } from './branches.ts';
import { type SimulatedCommit, commitTo } from './commits.ts';
import { type GraphqlBody, answerGraphql, doesMutate, errorOf } from './graphql.ts';
import {
  type By,
  type IssueChanges,
  type NewIssue,
  addComment,
  addIssue,
  changeIssue,
  closePull,
  issueAt,
} from './issues.ts';
import { type Answer, requirePermission } from './rest-call.ts';
import { gitRoutes } from './rest-git.ts';
import { issueRoutes } from './rest-issues.ts';
import { pullRoutes } from './rest-pulls.ts';
import { runRoutes } from './rest-runs.ts';
import { type Limit, NO_RULES, type Rules, type SimulatedIssue, type World, copyOf } from './world.ts';

export type SimulatedGitHubOptions = {
  readonly nowMs: () => number;
  /** `owner/name` */
  readonly repository?: string;
  readonly defaultBranch?: string;
  /** What the first commit of the default branch has. */
  readonly files?: Readonly<Record<string, string>>;
};

type NewCommit = {
  readonly branch?: string;
  /** By path; null: it goes. */
  readonly files: Readonly<Record<string, string | null>>;
  readonly message?: string;
};

const routes = [...gitRoutes, ...issueRoutes, ...pullRoutes, ...runRoutes];

/**
 * Knows nothing of latency and loss: whoever simulates a network hands a request in late, twice or never, or forgets the answer.
 * Every method but `handle` is what people do, and what GitHub decides.
 */
export class SimulatedGitHub {
  readonly #world: World;
  #told = { second: NaN, text: '' };

  constructor(options: SimulatedGitHubOptions | World) {
    if ('branches' in options) {
      this.#world = options;
      return;
    }
    const { nowMs, repository = 'octo/example', defaultBranch = 'main' } = options;
    const [owner = '', name = ''] = repository.split('/');
    this.#world = {
      ...{ nowMs, owner, name, defaultBranch, rules: NO_RULES, lastId: 2_900_000_000 },
      ...{ branches: new Map(), moves: new Map(), commits: new Map(), trees: new Map(), blobs: new Map() },
      ...{ issues: [], labels: new Map(), runs: new Map() },
    };
    this.push({ files: options.files ?? { 'README.md': '# A test\n' }, message: 'Start' });
  }

  /** What becomes of one does not touch the other. */
  clone(nowMs = this.#world.nowMs): SimulatedGitHub {
    return new SimulatedGitHub(copyOf(this.#world, nowMs));
  }

  /** Of each branch all commits, the oldest first. */
  get branches(): ReadonlyMap<string, readonly SimulatedCommit[]> {
    return this.#world.branches;
  }

  commitOf(id: string | undefined): SimulatedCommit | undefined {
    return id === undefined ? undefined : this.#world.commits.get(id);
  }

  /** Pull requests are among them. */
  get issues(): readonly SimulatedIssue[] {
    return this.#world.issues;
  }

  /** @throws Error for what our adapters do not ask, or what the simulated GitHub was not taught. */
  handle({ method, url, body, headers }: Outgoing): Received {
    const world = this.#world;
    try {
      if (!world.rules.isTokenKnown || headers['authorization'] === undefined) throw badCredentials();
      const parsed: unknown = body === undefined ? undefined : JSON.parse(body);
      if (method === 'POST' && url.pathname === '/graphql') {
        const asked = parsed as GraphqlBody;
        const text = this.#limitOnGraphql(asked) ?? answerGraphql(world, asked);
        return this.#received(200, text);
      }
      const answer = this.#answerRest(method, url, parsed);
      return this.#received(answer.status, answer.body === undefined ? '' : JSON.stringify(answer.body));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.#received(error.status, JSON.stringify(error.body), error.headers);
    }
  }

  #answerRest(method: string, url: URL, body: unknown): Answer {
    const world = this.#world;
    const above = `/repos/${world.owner}/${world.name}/`;
    const path = decodeURIComponent(url.pathname);
    const rest = path.startsWith(above) ? path.slice(above.length) : '';
    for (const { method: known, path: pattern, needs, answer } of routes) {
      const found = method === known ? pattern.exec(rest) : null;
      if (found === null) continue;
      this.#requireSlow(method !== 'GET');
      requirePermission(world, needs);
      return answer({ world, path: found.slice(1), query: url.searchParams, body });
    }
    throw new Error(
      `Expected what the simulated GitHub knows, got ${method} ${url.pathname}. Teach it this.`,
    );
  }

  /** GraphQL says with a success that the hour is used up. */
  #limitOnGraphql({ query }: GraphqlBody): string | undefined {
    if (this.#limit?.how === 'hour') return errorOf('RATE_LIMITED', 'API rate limit exceeded.');
    this.#requireSlow(doesMutate(query));
    return undefined;
  }

  /** @throws Refusal when GitHub finds us too fast. */
  #requireSlow(writes: boolean): void {
    const limit = this.#limit;
    if (limit?.how === 'hour') throw primaryRateLimit(limit.untilMs);
    if (limit === undefined || !writes) return;
    const seconds = Math.ceil((limit.untilMs - this.#world.nowMs()) / 1_000);
    throw secondaryRateLimit(limit.how === 'silent' ? undefined : seconds);
  }

  get #limit(): Limit | undefined {
    const { limit } = this.#world.rules;
    return limit !== undefined && this.#world.nowMs() < limit.untilMs ? limit : undefined;
  }

  #received(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Received {
    return { status, headers: { date: this.#date(), ...headers }, body };
  }

  /** It tells whole seconds: much is asked for within one. */
  #date(): string {
    const second = Math.floor(this.#world.nowMs() / 1_000);
    if (second !== this.#told.second) this.#told = { second, text: new Date(second * 1_000).toUTCString() };
    return this.#told.text;
  }

  /** One commit on the tip, by somebody. A branch that is not there starts with nothing before it. */
  push({ branch = this.#world.defaultBranch, files, message = 'Change files' }: NewCommit): string {
    const put = new Map<string, Buffer>();
    const remove: string[] = [];
    for (const [path, text] of Object.entries(files))
      if (text === null) remove.push(path);
      else put.set(path, Buffer.from(text));
    const commit = commitTo(this.#world, tipOf(this.#world, branch), { message, put, remove });
    setBranch(this.#world, branch, commit);
    return commit.id;
  }

  /** Where the branch points from now on, wherever it was: a forced push. */
  setBranch(branch: string, id: string): void {
    const commit = this.#world.commits.get(id);
    if (commit === undefined) throw new Error(`Expected a commit, got ${id}.`);
    setBranch(this.#world, branch, commit);
  }

  /** An open pull request from there is closed. */
  deleteBranch(branch: string): void {
    setBranch(this.#world, branch, undefined);
  }

  /** `by`: a login; `github-actions[bot]` is ours. */
  createIssue({ by = 'ada', ...fresh }: NewIssue & { readonly by?: string }): SimulatedIssue {
    return addIssue(this.#world, by, fresh);
  }

  editIssue(number: number, changes: IssueChanges & By): void {
    const issue = issueAt(this.#world, number);
    if (changes.state === 'closed') closePull(this.#world, issue);
    changeIssue(this.#world, issue, changes);
  }

  /** Nobody can comment there any more, but for those who may write. */
  lockIssue(number: number): void {
    changeIssue(this.#world, issueAt(this.#world, number), { isLocked: true });
  }

  deleteIssue(number: number): void {
    changeIssue(this.#world, issueAt(this.#world, number), { isDeleted: true });
  }

  comment(number: number, body: string, by = 'ada'): number {
    return addComment(this.#world, by, issueAt(this.#world, number), body);
  }

  /** As one commit on the tip of its base. */
  mergePull(number: number): string {
    const { pull, title } = issueAt(this.#world, number);
    const head = pull && tipOf(this.#world, pull.head);
    if (pull === undefined || head === undefined)
      throw new Error(`Expected an open pull request #${number}.`);
    const base = tipOf(this.#world, pull.base);
    const put = new Map([...head.files].filter(([path, bytes]) => base?.files.get(path) !== bytes));
    closePull(this.#world, issueAt(this.#world, number), true);
    const made = commitTo(this.#world, base, { message: `${title} (#${number})`, put, remove: [] });
    setBranch(this.#world, pull.base, made);
    return made.id;
  }

  /** What GitHub says of a workflow run. The same id and attempt again: from now on. */
  setRun({ id, attempt = 1, status = 'in_progress' }: SimulatedRun): void {
    this.#world.runs.set(`${id}.${attempt}`, status);
  }

  /** What is left out stays. */
  setPermissions(permissions: Partial<Permissions>): void {
    this.#rule({ permissions: { ...this.#world.rules.permissions, ...permissions } });
  }

  /** GitHub knows the token no more. */
  expireToken(): void {
    this.#rule({ isTokenKnown: false });
  }

  /** It knows it again, or its successor. */
  renewToken(): void {
    this.#rule({ isTokenKnown: true });
  }

  setIssuesEnabled(issuesEnabled: boolean): void {
    this.#rule({ issuesEnabled });
  }

  /** Bots may not push there any more; `reason` is GitHub's. */
  protect(branch: string, reason = 'Changes must be made through a pull request.'): void {
    const { protectedBranches } = this.#world.rules;
    this.#rule({ protectedBranches: new Map([...protectedBranches, [branch, reason]]) });
  }

  unprotect(branch: string): void {
    const left = [...this.#world.rules.protectedBranches].filter(([name]) => name !== branch);
    this.#rule({ protectedBranches: new Map(left) });
  }

  /** Push protection: files with this in them are refused to whoever pushes through the API. */
  refuseSecret(text: string): void {
    this.#rule({ secrets: [...this.#world.rules.secrets, text] });
  }

  /** Nothing is taken for a secret any more. */
  refuseNoSecret(): void {
    this.#rule({ secrets: [] });
  }

  /** Somebody to whom no issue can be assigned. */
  refuseAssignee(login: string): void {
    this.#rule({ strangers: [...this.#world.rules.strangers, login] });
  }

  /** From now on they may write. */
  letWrite(login: string): void {
    this.#rule({ writers: [...this.#world.rules.writers, login.toLowerCase()] });
  }

  /** Undefined: it is over. */
  limit(limit: Limit | undefined): void {
    this.#rule({ limit });
  }

  /** For so long an issue that was opened stands in no list yet. */
  setListLag(listLagMs: number): void {
    this.#rule({ listLagMs });
  }

  /** For so long a branch that was moved is read as it was. */
  setReadLag(readLagMs: number): void {
    this.#rule({ readLagMs });
  }

  get readLagMs(): number {
    return this.#world.rules.readLagMs;
  }

  #rule(rules: Partial<Rules>): void {
    this.#world.rules = { ...this.#world.rules, ...rules };
  }
}

/** Over once it is `completed`. */
export type SimulatedRun = {
  readonly id: number;
  readonly attempt?: number;
  readonly status?: 'queued' | 'requested' | 'waiting' | 'pending' | 'in_progress' | 'completed';
};

// Both GitHubs of the tests, the one with a server and a real git repository and the one in memory, behind one face: what holds
// for the adapters over one of them must hold over the other.
import { onTestFinished } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { BrokenExchange, type Exchange } from '../../../src/adapters/github/exchange.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { startGitHub } from '../../support/github/start-github.ts';
import type { Permissions } from '../../support/github/world.ts';
import { NOW_MS } from '../../support/literals.ts';
import type { By, IssueChanges } from './issues.ts';
import { SimulatedGitHub, type SimulatedRun } from './simulated-github.ts';

export interface Stage {
  /** GitHub's clock. */
  nowMs: number;
  /** Another client, with a chance and a clock of its own. */
  open(seed?: number): GitHubApi;
  /** `POST /repos/...: 201` of each request that was answered. */
  readonly exchanges: readonly string[];
  /** The next request like this is lost on its way, or its answer is. A text stands in its body. */
  lose(which: RegExp | 'createCommitOnBranch', when: 'before' | 'after', times?: number): void;

  push(commit: { branch?: string; files: Record<string, string | null>; message?: string }): void;
  deleteBranch(branch: string): void;
  createIssue(issue: { title: string; body?: string; labels?: readonly string[]; by?: string }): void;
  editIssue(number: number, changes: IssueChanges & By): void;
  lockIssue(number: number): void;
  deleteIssue(number: number): void;
  comment(number: number, body: string, by?: string): unknown;
  /** From now on they may write. */
  letWrite(login: string): void;
  mergePull(number: number): void;
  setRun(run: SimulatedRun): void;
  setPermissions(permissions: Partial<Permissions>): void;
  protect(branch: string): void;
  unprotect(branch: string): void;
  /** Letters only. */
  refuseSecret(text: string): void;
  refuseAssignee(login: string): void;
  setListLag(ms: number): void;

  /** `message` of each commit, the oldest first. */
  commits(branch: string): readonly string[];
  files(branch: string): Readonly<Record<string, string>>;
  branches(): readonly string[];
  issues(): readonly IssueSeen[];
}

export type IssueSeen = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly isPull: boolean;
  /** In small letters: in whatever letters they were given, GitHub's are the same. */
  readonly labels: readonly string[];
  readonly comments: readonly string[];
};

/** At the end of the test it is gone. */
export async function withServer(): Promise<Stage> {
  let nowMs = NOW_MS;
  const github = await startGitHub({ repository: 'octo/example', now: () => nowMs });
  const apis: GitHubApi[] = [];
  onTestFinished(async () => {
    for (const api of apis) api.close();
    await github.close();
  });
  const { url, token } = github;
  return {
    ...github,
    get nowMs() {
      return nowMs;
    },
    set nowMs(ms) {
      nowMs = ms;
    },
    open: (seed = 1) => {
      const [clock, random] = [new HastyClock(), new SeededRandom(seed)];
      const api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
      apis.push(api);
      return api;
    },
    get exchanges() {
      return github.requests.map(({ method, path, status }) => `${method} ${path}: ${status ?? 'lost'}`);
    },
    lose: (which, when, times = 1) => github.failNext(which, `drop ${when}`, { times }),
    mergePull: number => void github.mergePull(number, 'squash'),
    letWrite: login => github.setRole(login, 'write'),
    refuseSecret: text => github.refuseSecret(new RegExp(text)),
    setListLag: listLagMs => github.setLimits({ listLagMs }),
    commits: branch =>
      github
        .commits(branch)
        .map(({ message }) => message)
        .toReversed(),
    files: branch =>
      Object.fromEntries(github.files(branch).map(path => [path, github.read(branch, path) ?? ''])),
    issues: () =>
      github.issues.map(({ number, title, body, state, labels, comments, pull }) => ({
        ...{ number, title, body: body ?? '', state, isPull: pull !== undefined },
        labels: labels.map(label => label.toLowerCase()),
        comments: comments.map(comment => comment.body),
      })),
  };
}

export async function inMemory(): Promise<Stage> {
  let nowMs = NOW_MS;
  const github = new SimulatedGitHub({ nowMs: () => nowMs });
  const exchanges: string[] = [];
  const losses: { which: RegExp | string; when: 'before' | 'after'; times: number }[] = [];
  const exchange: Exchange = {
    send: async outgoing => {
      const { method, url, body } = outgoing;
      const line = `${method} ${url.pathname}${url.search}`;
      const loss = losses.find(({ which, times }) => {
        const isLike = typeof which === 'string' ? body?.includes(which) === true : which.test(line);
        return isLike && times > 0;
      });
      if (loss !== undefined) loss.times -= 1;
      const received = loss?.when === 'before' ? undefined : github.handle(outgoing);
      exchanges.push(`${line}: ${loss === undefined ? received?.status : 'lost'}`);
      if (loss !== undefined || received === undefined) throw new BrokenExchange(true, new Error('lost'));
      return received;
    },
    close: () => {},
  };
  const url = 'https://api.github.test';
  // Not a short one: it is taken out of every answer.
  const token = `ghs_${'1'.repeat(36)}`;
  return {
    get nowMs() {
      return nowMs;
    },
    set nowMs(ms) {
      nowMs = ms;
    },
    open: (seed = 1) => {
      const [clock, random] = [new HastyClock(), new SeededRandom(seed)];
      return openApi({
        url,
        graphqlUrl: `${url}/graphql`,
        token,
        clock,
        random,
        proxyEnv: {},
        exchange,
      });
    },
    exchanges,
    lose: (which, when, times = 1) => void losses.push({ which, when, times }),
    push: commit => void github.push(commit),
    deleteBranch: branch => github.deleteBranch(branch),
    createIssue: issue => void github.createIssue(issue),
    editIssue: (number, changes) => github.editIssue(number, changes),
    lockIssue: number => github.lockIssue(number),
    deleteIssue: number => github.deleteIssue(number),
    comment: (number, body, by) => github.comment(number, body, by),
    letWrite: login => github.letWrite(login),
    mergePull: number => void github.mergePull(number),
    setRun: run => github.setRun(run),
    setPermissions: permissions => github.setPermissions(permissions),
    protect: branch => github.protect(branch),
    unprotect: branch => github.unprotect(branch),
    refuseSecret: text => github.refuseSecret(text),
    refuseAssignee: login => github.refuseAssignee(login),
    setListLag: ms => github.setListLag(ms),
    commits: branch => (github.branches.get(branch) ?? []).map(({ message }) => message),
    files: branch =>
      Object.fromEntries(
        [...(github.branches.get(branch)?.at(-1)?.files ?? [])]
          .map(([path, bytes]) => [path, bytes.toString()] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    branches: () => [...github.branches.keys()].sort(),
    issues: () =>
      github.issues.map(({ number, title, body, state, labels, comments, pull }) => ({
        ...{ number, title, body, state, isPull: pull !== undefined },
        labels: labels.map(label => label.toLowerCase()),
        comments: comments.map(comment => comment.body),
      })),
  };
}

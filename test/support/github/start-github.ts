// A GitHub for tests: REST and GraphQL at a loopback address, over one real bare git repository. Every request and answer
// is checked against GitHub's own descriptions; what does not fit them makes `close()` throw.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Fault, type Match, type When, newFaults } from './faults.ts';
import { initRepository } from './git-repository.ts';
import { type Exchange, handle } from './github-server.ts';
import { githubActions, identityOf } from './identities.ts';
import { type People, peopleOf } from './people.ts';
import type { GitHubRequest } from './request-log.ts';
import type { Permissions, Repository, Rules, World } from './world.ts';

export type GitHubOptions = {
  /** `owner/name` */
  readonly repository?: string;
  readonly repositoryId?: number;
  readonly defaultBranch?: string;
  /** What the first commit of the default branch has; null: the repository is empty. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | null;
  readonly permissions?: Partial<Permissions>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
};

export type GitHub = People & {
  /** For GITHUB_API_URL; GraphQL is at `${url}/graphql`. */
  readonly url: string;
  /** The bare repository: to clone, or to look at with any git. */
  readonly gitDir: string;
  readonly repository: Repository;
  /** Of `github-actions[bot]`. */
  readonly token: string;
  readonly requests: readonly GitHubRequest[];
  /** What did not fit GitHub's descriptions, one sentence each. A test may take out what it expects. */
  readonly violations: string[];

  /** The next request that fits meets the fault; or a later one, or several. */
  failNext(match: Match, fault: Fault, when?: When): void;
  /** No fault that was not met is met any more. */
  failNoMore(): void;
  setClock(now: () => number): void;
  /** Of the first token. What is left out stays. */
  setPermissions(permissions: Partial<Permissions>): void;
  /** Another token, for a login of its own. */
  addToken(login: string, permissions?: Partial<Permissions>): string;
  setRepository(
    facts: Partial<Pick<Repository, 'archived' | 'issuesEnabled' | 'private' | 'pushedAtMs'>>,
  ): void;

  /** Bots may not push there any more; `reason` is GitHub's. */
  protect(branch: string, reason?: string): void;
  unprotect(branch: string): void;
  /** Push protection: files with this in them are refused, whoever pushes through the API. */
  refuseSecret(pattern: RegExp, name?: string): void;
  refusePath(pattern: RegExp): void;
  /** Somebody to whom no issue can be assigned. */
  refuseAssignee(login: string): void;
  setLimits(limits: Partial<Limits>): void;

  /** @throws Error when there were violations. */
  close(): Promise<void>;
};

export type Limits = Pick<
  Rules,
  'fileBytesMax' | 'requestBytesMax' | 'treeEntriesMax' | 'writesPerMinuteMax' | 'listLagMs'
>;

const allPermissions: Permissions = {
  contents: 'write',
  issues: 'write',
  'pull-requests': 'write',
  actions: 'write',
};

export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const folder = mkdtempSync(join(tmpdir(), 'github-'));
  const gitDir = join(folder, 'repository.git');
  const world = newWorld(gitDir, options);
  const people = peopleOf(world);
  const token = addToken(world, githubActions.login, options.permissions);
  const { files = { 'README.md': '# A test\n' } } = options;
  if (files !== null) people.push({ files, message: 'Start' });

  const exchange: Exchange = { world, requests: [], violations: [], faults: newFaults() };
  const server = createServer((request, response) => void handle(exchange, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world.apiUrl = url;

  const { rules, repository } = world;
  const { requests, violations, faults } = exchange;
  return {
    ...people,
    ...{ url, gitDir, repository, token, requests, violations },
    failNext: (match, fault, when = {}) => faults.add(match, fault, when),
    failNoMore: () => faults.clear(),
    setClock: now => void (world.now = now),
    setPermissions: permissions => {
      const known = world.tokens.get(token);
      if (known !== undefined) known.permissions = { ...known.permissions, ...permissions };
    },
    addToken: (login, permissions) => addToken(world, login, permissions),
    setRepository: facts => void Object.assign(repository, facts),

    protect: (branch, reason = 'Changes must be made through a pull request.') =>
      void rules.protectedBranches.set(branch, reason),
    unprotect: branch => void rules.protectedBranches.delete(branch),
    refuseSecret: (pattern, name = 'GitHub Personal Access Token') =>
      void rules.secrets.push({ pattern, name }),
    refusePath: pattern => void rules.refusedPaths.push(pattern),
    refuseAssignee: login => void rules.strangers.add(login),
    setLimits: limits => void Object.assign(rules, limits),

    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      rmSync(folder, { recursive: true, force: true });
      if (violations.length === 0) return;
      throw new Error(
        `Expected requests and answers as GitHub describes them, got:\n${violations.join('\n')}`,
      );
    },
  };
}

function newWorld(gitDir: string, options: GitHubOptions): World {
  const {
    repository = 'octo/example',
    repositoryId = 1_296_269,
    defaultBranch = 'main',
    now = Date.now,
  } = options;
  const [owner = '', name = ''] = repository.split('/');
  let id = 2_900_000_000;
  return {
    apiUrl: '',
    repository: {
      ...{ id: repositoryId, owner, name, defaultBranch, createdAtMs: now(), pushedAtMs: now() },
      ...{ archived: false, issuesEnabled: true, private: false },
    },
    git: initRepository(gitDir, defaultBranch),
    tokens: new Map(),
    issues: [],
    labels: [],
    runs: [],
    workflows: new Map(),
    collaborators: new Map(),
    deletedUsers: new Set(),
    rules: {
      protectedBranches: new Map(),
      secrets: [],
      refusedPaths: [],
      strangers: new Set(),
      fileBytesMax: 100 * 1024 * 1024,
      requestBytesMax: 45 * 1024 * 1024,
      treeEntriesMax: 100_000,
      writesPerMinuteMax: Infinity,
      listLagMs: 0,
    },
    now,
    nextId: () => (id += 1),
  };
}

function addToken(world: World, login: string, permissions: Partial<Permissions> = {}): string {
  const text = `ghs_${String(world.tokens.size + 1).padStart(36, '0')}`;
  world.tokens.set(text, { identity: identityOf(login), permissions: { ...allPermissions, ...permissions } });
  return text;
}

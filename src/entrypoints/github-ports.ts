import { cryptoRandom } from '../adapters/crypto-random.ts';
import { type GitHubApi, openApi } from '../adapters/github/api.ts';
import type { Place } from '../adapters/github/branch-place.ts';
import { inbox } from '../adapters/github/inbox.ts';
import { repositoryFiles } from '../adapters/github/repository-files.ts';
import { stateBranch } from '../adapters/github/state-branch.ts';
import { untilStopped } from '../adapters/github/until-stopped.ts';
import { checkout } from '../adapters/task-files/checkout.ts';
import { wallClock } from '../adapters/wall-clock.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { StateBranch } from '../ports/state-branch.ts';
import type { Config, GitHubConfig } from './config.ts';

/** What is needed to look whether there is work at all: GitHub's API, and the agent's own branch. */
export type GitHubPorts = {
  readonly api: GitHubApi;
  readonly branch: StateBranch;
  /** Of any branch. */
  readonly placeOf: (branch: string) => Place;
};

export function openGitHub(
  { settings, proxyEnv }: Pick<Config, 'proxyEnv'> & { settings: { agent: string } },
  github: GitHubConfig,
): GitHubPorts {
  const { apiUrl: url, graphqlUrl, token, owner, repository: name } = github;
  const random = cryptoRandom;
  const api = openApi({ url, graphqlUrl, token, clock: wallClock, random, proxyEnv });
  const placeOf = (branch: string): Place => ({ api, random, owner, name, branch });
  return { api, branch: stateBranch(placeOf(stateBranchOf(settings.agent))), placeOf };
}

/** All but the agent's own branch is given up once somebody wants the run to end: what it did is kept, and the rest can wait. */
export function givenUpAt(stop: AbortSignal, { branch, ...github }: GitHubPorts): GitHubPorts {
  const api = untilStopped(github.api, stop);
  return { api, branch, placeOf: name => ({ ...github.placeOf(name), api }) };
}

/** Where people ask the agent for something. */
export function openInbox({ api, placeOf }: GitHubPorts): Inbox {
  const { owner, name } = placeOf('');
  return inbox({ api, owner, name });
}

/** The checkout, and the files of its repository at any commit. */
export function checkoutPorts({ workspace, taskPatterns }: Config, { api, placeOf }: GitHubPorts) {
  return {
    checkout: checkout(workspace, taskPatterns),
    repository: repositoryFiles({ ...placeOf(''), api }),
  };
}

export type CheckoutPorts = ReturnType<typeof checkoutPorts>;

export function stateBranchOf(agent: string): string {
  return `background-agent/${agent}`;
}

import type { GitHubApi } from '../adapters/github/api.ts';
import { pullRequests } from '../adapters/github/pull-requests.ts';
import { resultBranch } from '../adapters/github/result-branch.ts';
import { reviewBranches } from '../adapters/github/review-branches.ts';
import { commitTo } from '../app/publishing/commit-to.ts';
import { publishByPullRequest } from '../app/publishing/publish-by-pull-request.ts';
import { commitMessageOf } from '../report/commit-message.ts';
import type { GitHubPlace } from '../report/run-link.ts';
import type { Clock, Random } from '../ports.ts';
import type { Publisher, ResultFile } from '../ports/publishing.ts';
import type { Config, GitHubConfig } from './config.ts';

export type PublisherWiring = {
  readonly api: GitHubApi;
  readonly clock: Clock;
  readonly random: Random;
  /** For links to the run. */
  readonly place: GitHubPlace | undefined;
};

/** Joins the way that was chosen for results with GitHub; undefined: they stay on the disk. */
export function wirePublisher(
  { api, clock, random, place }: PublisherWiring,
  { publishing, settings }: Pick<Config, 'publishing' | 'settings'>,
  { owner, repository: name }: Pick<GitHubConfig, 'owner' | 'repository'>,
): Publisher | undefined {
  const { agent, run } = settings;
  const message = (files: readonly ResultFile[]) => {
    const completed = files.filter(({ status }) => status === 'completed').length;
    const counts = { completed, quarantined: files.length - completed };
    return commitMessageOf({ subject: publishing.message, agent, counts, run, place });
  };
  const at = { api, random, owner, name };
  const branch = resultBranch({ ...at, branch: publishing.branch });
  switch (publishing.how) {
    case 'none':
      return undefined;
    case 'commit':
      return commitTo({ branch, clock, random }, message);
    case 'pull-request':
      return publishByPullRequest(
        { base: branch, branches: reviewBranches(at), pulls: pullRequests(at), clock, random },
        { agent, run, place, message },
      );
  }
}

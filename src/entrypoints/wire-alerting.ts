import { issueTracker } from '../adapters/github/issues.ts';
import { openWebhook } from '../adapters/webhook/webhook.ts';
import { wallClock } from '../adapters/wall-clock.ts';
import type { Alerting } from '../app/alerts/alert-people.ts';
import type { GitHubPlace } from '../report/run-link.ts';
import type { Console } from '../ports.ts';
import type { Webhook } from '../ports/webhook.ts';
import type { Config } from './config.ts';
import type { GitHubPorts } from './github-ports.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How people are called for help, by whichever mode has something to say. */
export function wireAlerting(
  config: Config,
  github: GitHubPorts,
  { console, env }: { readonly console: Console; readonly env: Environment },
): Alerting {
  const { api, placeOf } = github;
  const { owner, name } = placeOf('');
  return {
    tracker: config.alerts && issueTracker({ api, owner, name }),
    webhook: webhookIn(config, `${owner}/${name}`),
    clock: wallClock,
    console,
    place: placeIn(env, github),
    wishes: config.alerts ?? { labels: [], assignees: [] },
  };
}

function webhookIn({ webhook, proxyEnv }: Config, repository: string): Webhook | undefined {
  return webhook && openWebhook({ ...webhook, repository, proxyEnv, clock: wallClock });
}

/** Where links lead to. */
export function placeIn(env: Environment, { placeOf }: GitHubPorts): GitHubPlace {
  const { owner, name } = placeOf('');
  return { serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com', repository: `${owner}/${name}` };
}

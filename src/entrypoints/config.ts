import type { ProxyEnv } from 'node:http';

import { WEBHOOK_FORMATS } from '../adapters/webhook/format.ts';
import type { Limits } from '../domain/budget.ts';
import type { Provider, Settings } from '../app/settings.ts';
import { parseResultPattern } from '../report/result-path.ts';
import { InputReader, type InputSource, linesOf } from './input-reader.ts';
import { parsePingUrl } from './ping-url.ts';
import { parseProxy, proxySecrets } from './proxy.ts';
import { type WebhookPlace, parseWebhook } from './webhook-url.ts';

/** Everything the agent was told, parsed: the settings of a run, and where the world is. */
export type Config = {
  readonly settings: Settings;
  readonly workspace: string;
  /** Relative to the workspace, or absolute. */
  readonly stateFolder: string;
  readonly taskPatterns: readonly string[];
  readonly fallback: {
    readonly model: string;
    readonly completionTokensMax: number;
    readonly timeoutMs: number;
    readonly attemptsMax: number;
  };
  readonly apiKey: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The way out, for whoever sends something by https. */
  readonly proxyEnv: ProxyEnv;
  readonly failOn: FailOn;
  readonly pollIntervalMs: number;
  readonly mode: Mode;
  readonly planCostNanoUsdMax: number | undefined;
  /** Undefined: there is no GitHub here, or no token for it, and the state stays on this disk. */
  readonly github: GitHubConfig | undefined;
  readonly publishing: Publishing;
  readonly watching: Watching;
  /** Where signs of life go; undefined: nowhere. */
  readonly pingUrl: URL | undefined;
  /** Undefined: nobody is told. */
  readonly alerts: Alerting | undefined;
  /** Where beside GitHub people are told; undefined: nowhere. */
  readonly webhook: WebhookPlace | undefined;
  readonly checkpointIntervalMs: number;
};

/** What the step is there for. */
export type Mode = (typeof MODES)[number];

/** The repository on GitHub, and how to get there. */
export type GitHubConfig = {
  readonly token: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly owner: string;
  readonly repository: string;
};

/** What becomes of results. */
export type Publishing = {
  readonly how: 'commit' | 'pull-request' | 'none';
  /** Undefined: the default branch. */
  readonly branch: string | undefined;
  /** First line of the commits; undefined: ours. */
  readonly message: string | undefined;
};

/** What the issues have that tell people of trouble. */
export type Alerting = { readonly labels: readonly string[]; readonly assignees: readonly string[] };

/** When silence counts, and what may be done about it. */
export type Watching = {
  /** Undefined: the schedule of the workflow says. */
  readonly staleAfterMs: number | undefined;
  /** Undefined: the schedule says that, too. */
  readonly graceMs: number | undefined;
  readonly mayEnable: boolean;
};

/** What else makes the step red. */
export type FailOn = { readonly quarantine: boolean; readonly budget: boolean };

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

export type ConfigSource = InputSource & {
  readonly workspace: string;
  readonly version: string;
  /** A random word, for the name of a run that GitHub did not start. */
  readonly runWord: string;
};

/** Reads every setting, and names every one that is wrong. */
export function readConfig(source: ConfigSource): ReadConfig {
  const reader = new InputReader(source);
  const name = reader.text('name') ?? 'default';
  if (!/^[a-z0-9-]{1,32}$/.test(name))
    reader.refuse('name', 'must be 1 to 32 lower-case letters, digits or hyphens', name);

  const provider = reader.oneOf('provider', PROVIDERS) ?? 'openrouter';
  const results = parseResultPattern(reader.text('results') ?? 'results');
  if (!results.ok) reader.problems.push(results.message);
  const github = githubOf(reader.text('github-token'), source);
  const isAlone = provider === 'offline' && github === undefined && reader.text('ping-url') === undefined;
  const proxy = parseProxy(isAlone ? {} : source.env);
  if (!proxy.ok) reader.problems.push(proxy.message);
  const stateFolder = reader.text('state') ?? `.background-agent/${name}`;

  const limits: Limits = {
    run: { tokens: reader.tokens('token-budget', 50_000), nanoUsd: reader.usd('cost-budget', 1) },
    day: {
      tokens: reader.tokens('daily-token-budget', undefined),
      nanoUsd: reader.usd('daily-cost-budget', undefined),
    },
    month: {
      tokens: reader.tokens('monthly-token-budget', undefined),
      nanoUsd: reader.usd('monthly-cost-budget', undefined),
    },
  };
  const settings = {
    agent: name,
    repository: source.env['GITHUB_REPOSITORY_ID'] ?? 'local',
    version: source.version,
    run: runIdOf(source),
    provider,
    baseUrl: reader.text('base-url'),
    outputCapName: provider === 'openai' ? 'max_completion_tokens' : 'max_tokens',
    limits,
    pace: {
      concurrency: reader.whole('concurrency', { min: 1, max: 500 }) ?? 4,
      requestsPerMinute: reader.whole('requests-per-minute', { min: 1, max: 1_000_000 }),
      tokensPerMinute: reader.whole('tokens-per-minute', { min: 1, max: 1_000_000_000 }),
    },
    runtimeMsMax: reader.durationMs('max-runtime') ?? 50 * 60_000,
    logPath: `${stateFolder}/log`,
  } as const;
  const config: Omit<Config, 'settings'> = {
    workspace: source.workspace,
    stateFolder,
    taskPatterns: linesOf(reader.text('tasks') ?? '.github/background-agent/tasks.yml'),
    fallback: {
      model: reader.text('model') ?? '',
      completionTokensMax: reader.whole('max-output-tokens', { min: 1, max: 1_000_000 }) ?? 2_048,
      timeoutMs: reader.timeoutMs('timeout') ?? 300_000,
      attemptsMax: reader.whole('max-attempts', { min: 1, max: 100 }) ?? 3,
    },
    apiKey: apiKeyOf(reader, provider, source.env),
    headers: reader.headers('headers'),
    proxyEnv: proxy.ok ? proxy.proxyEnv : {},
    failOn: reader.failOn('fail-on'),
    pollIntervalMs: reader.environmentMs('BG_AGENT_POLL_INTERVAL') ?? 10_000,
    mode: reader.oneOf('mode', MODES) ?? 'run',
    planCostNanoUsdMax: reader.usd('max-plan-cost', undefined),
    github,
    publishing: {
      how: reader.oneOf('publish', ['commit', 'pull-request', 'none']) ?? 'commit',
      branch: reader.branch('branch'),
      message: reader.text('commit-message'),
    },
    watching: {
      staleAfterMs: reader.durationMs('stale-after'),
      graceMs: reader.durationMs('stale-grace'),
      mayEnable: reader.oneOf('keepalive', ['true', 'false']) === 'true',
    },
    pingUrl: pingUrlOf(reader),
    alerts: alertingOf(reader),
    webhook: webhookOf(reader),
    checkpointIntervalMs: reader.durationMs('checkpoint-interval') ?? 30_000,
  };

  if (!results.ok || reader.problems.length > 0) return { ok: false, problems: reader.problems };
  return { ok: true, config: { ...config, settings: { ...settings, results: results.pattern } } };
}

/** Every text in the settings that must not be shown. */
export function secretsOf({
  apiKey,
  headers,
  github,
  pingUrl,
  webhook,
  proxyEnv,
}: Pick<Config, 'apiKey' | 'headers' | 'github' | 'pingUrl' | 'webhook' | 'proxyEnv'>): string[] {
  const known = [apiKey, github?.token, pingUrl?.href, webhook?.url.href, webhook?.secret];
  const tokens = [...known, ...proxySecrets(proxyEnv)];
  return [...tokens.filter(token => token !== undefined), ...Object.values(headers)];
}

const MODES = ['run', 'plan', 'monitor', 'inbox'] as const;

const PROVIDERS: readonly Provider[] = ['openrouter', 'openai', 'compatible', 'offline'];

/** A key goes only to the provider it belongs to. */
function apiKeyOf(reader: InputReader, provider: Provider, env: ConfigSource['env']): string | undefined {
  const given = reader.text('api-key');
  if (given !== undefined) return given;
  const variable =
    provider === 'openrouter' ? 'OPENROUTER_API_KEY' : provider === 'openai' ? 'OPENAI_API_KEY' : undefined;
  const key = variable && env[variable]?.trim();
  return key === '' ? undefined : key;
}

/** On the command line the disk is all there is. */
function githubOf(token: string | undefined, { where, env }: ConfigSource): GitHubConfig | undefined {
  const [owner, repository] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (where === 'cli' || token === undefined || !owner || !repository) return undefined;
  return {
    token,
    apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
    graphqlUrl: env['GITHUB_GRAPHQL_URL'] || 'https://api.github.com/graphql',
    owner,
    repository,
  };
}

function pingUrlOf(reader: InputReader): URL | undefined {
  const text = reader.text('ping-url');
  const parsed = text === undefined ? undefined : parsePingUrl(text);
  if (parsed?.ok === false) reader.problems.push(parsed.message);
  return parsed?.ok === true ? parsed.url : undefined;
}

function webhookOf(reader: InputReader): WebhookPlace | undefined {
  const format = reader.oneOf('webhook-format', WEBHOOK_FORMATS);
  const text = reader.text('webhook-url');
  if (text === undefined) return undefined;
  const parsed = parseWebhook(text, { format, secret: reader.text('webhook-secret') });
  if (!parsed.ok) reader.problems.push(parsed.message);
  return parsed.ok ? parsed.webhook : undefined;
}

function alertingOf(reader: InputReader): Alerting | undefined {
  const where = reader.oneOf('alerts', ['issues', 'none']) ?? 'issues';
  const alerting = { labels: reader.list('alert-labels'), assignees: reader.list('alert-assignees') };
  return where === 'none' ? undefined : alerting;
}

function runIdOf({ env, runWord }: ConfigSource): string {
  const [run, attempt] = [env['GITHUB_RUN_ID'], env['GITHUB_RUN_ATTEMPT']];
  const known = /^\d{1,20}$/.test(run ?? '') && /^\d{1,6}$/.test(attempt ?? '');
  return known ? `${run}.${attempt}` : `local-${runWord}`;
}

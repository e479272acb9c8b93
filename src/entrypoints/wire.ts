import { resolve } from 'node:path';

import { cryptoRandom } from '../adapters/crypto-random.ts';
import { AnswerFolder } from '../adapters/local-disk/answer-folder.ts';
import { LogFolder } from '../adapters/local-disk/log-folder.ts';
import { resultsFolder } from '../adapters/results-folder/results-folder.ts';
import { taskFiles } from '../adapters/task-files/task-files.ts';
import { wallClock } from '../adapters/wall-clock.ts';
import type { AgentPorts, Connected } from '../app/run.ts';
import { BUILT_IN_TYPES } from '../request/built-in-types.ts';
import type { Console, TaskSource } from '../ports.ts';
import type { NewerFiles } from '../ports/checkout.ts';
import type { Config } from './config.ts';
import { stateFolderOf } from './state-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The world as the agent needs it. Whoever wrote to the log closes its store, before anybody else may write. */
export type Wired = AgentPorts & { readonly store: LogFolder };

/** Joins the ports with the world: the one place where it is chosen what stands behind each. */
export function wire(config: Config, console: Console, env: Environment, newer?: NewerFiles): Wired {
  const { workspace, settings } = config;
  const state = stateFolderOf(config);
  return {
    clock: wallClock,
    random: cryptoRandom,
    store: new LogFolder(resolve(state, 'log')),
    answers: new AnswerFolder(resolve(state, 'answers')),
    results: resultsFolder({ workspace, folder: settings.results.folder }),
    source: taskSource(config, newer),
    console,
    connect: () => connect(config, env),
  };
}

/** The task files as they lie here, but for what is `newer` elsewhere. */
export function taskSource(config: Config, newer: NewerFiles | undefined): TaskSource {
  const { workspace, taskPatterns: patterns, fallback } = config;
  return taskFiles({ workspace, patterns, types: BUILT_IN_TYPES, fallback, ...(newer && { newer }) });
}

/** The clients are loaded here and not before: a run that finds nothing to do never needs them. */
async function connect(config: Config, env: Environment): Promise<Connected> {
  const { settings, apiKey, headers, proxyEnv } = config;
  const { provider } = settings;
  if (provider === 'offline') {
    const { offlineLlm } = await import('../adapters/offline/offline-llm.ts');
    return { ok: true, llm: offlineLlm() };
  }
  if (apiKey === undefined && provider !== 'compatible') return { ok: false, message: keyAdvice(provider) };

  const [{ parseBaseUrl }, { openLlm }] = await Promise.all([
    import('../adapters/openai/endpoint.ts'),
    import('../adapters/openai/llm.ts'),
  ]);
  const endpoint = parseBaseUrl(provider, settings.baseUrl ?? '');
  if (!endpoint.ok) return endpoint;
  const app = { name: 'Background Agent', url: repositoryUrl(env) };
  return openLlm({ provider, url: endpoint.url, apiKey, headers, app, proxyEnv });
}

function keyAdvice(provider: 'openrouter' | 'openai'): string {
  const variable = provider === 'openrouter' ? 'OPENROUTER_API_KEY' : 'OPENAI_API_KEY';
  return `Provider "${provider}" needs a key, and there is none. Give it as "api-key", from a secret, or in the environment variable ${variable}. A workflow started from a fork or by Dependabot does not see the repository's secrets. To try without a key, use the provider "offline".`;
}

function repositoryUrl(env: Environment): string {
  const [server, repository] = [env['GITHUB_SERVER_URL'], env['GITHUB_REPOSITORY']];
  return server === undefined || repository === undefined ? 'https://github.com' : `${server}/${repository}`;
}

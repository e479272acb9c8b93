import type { Limits } from '../domain/budget.ts';
import { parseDurationMs } from '../domain/duration.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import type { Provider, Settings } from '../app/settings.ts';
import { parseResultPattern } from '../report/result-path.ts';
import { INPUTS, type Input, type InputName } from './inputs.ts';

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
  readonly failOn: FailOn;
  readonly pollIntervalMs: number;
};

/** What else makes the step red. */
export type FailOn = { readonly quarantine: boolean; readonly budget: boolean };

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Where settings come from. `given` holds the inputs or flags; an empty one is one that was not given. */
export type ConfigSource = {
  readonly given: Readonly<Partial<Record<InputName, string>>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly where: 'action' | 'cli';
  readonly workspace: string;
  readonly version: string;
  /** A random word, for the name of a run that GitHub did not start. */
  readonly runWord: string;
};

/** Reads every setting, and names every one that is wrong. */
export function readConfig(source: ConfigSource): ReadConfig {
  const reader = new Reader(source);
  const name = reader.text('name') ?? 'default';
  if (!/^[a-z0-9-]{1,32}$/.test(name))
    reader.refuse('name', 'must be 1 to 32 lower-case letters, digits or hyphens', name);

  const provider = reader.oneOf('provider', PROVIDERS) ?? 'openrouter';
  const results = parseResultPattern(reader.text('results') ?? 'results');
  if (!results.ok) reader.problems.push(results.message);
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
  const config = {
    workspace: source.workspace,
    stateFolder,
    taskPatterns: linesOf(reader.text('tasks') ?? '.github/background-agent/tasks.yml'),
    fallback: {
      model: reader.text('model') ?? '',
      completionTokensMax: reader.whole('max-output-tokens', { min: 1, max: 1_000_000 }) ?? 2_048,
      timeoutMs: reader.durationMs('timeout') ?? 300_000,
      attemptsMax: reader.whole('max-attempts', { min: 1, max: 100 }) ?? 3,
    },
    apiKey: apiKeyOf(reader, provider, source.env),
    headers: reader.headers('headers'),
    failOn: reader.failOn('fail-on'),
    pollIntervalMs: reader.environmentMs('BG_AGENT_POLL_INTERVAL') ?? 10_000,
  };

  if (!results.ok || reader.problems.length > 0) return { ok: false, problems: reader.problems };
  return { ok: true, config: { ...config, settings: { ...settings, results: results.pattern } } };
}

/** Every text in the settings that must not be shown. */
export function secretsOf({ apiKey, headers }: Pick<Config, 'apiKey' | 'headers'>): string[] {
  return [...(apiKey === undefined ? [] : [apiKey]), ...Object.values(headers)];
}

const PROVIDERS: readonly Provider[] = ['openrouter', 'openai', 'compatible', 'offline'];

type Value = { readonly text: string; readonly label: string; readonly advice: string };

class Reader {
  readonly problems: string[] = [];
  readonly #source: ConfigSource;

  constructor(source: ConfigSource) {
    this.#source = source;
  }

  text(input: InputName): string | undefined {
    return this.#value(input)?.text;
  }

  oneOf<Member extends string>(input: InputName, members: readonly Member[]): Member | undefined {
    const text = this.text(input);
    if (text === undefined) return undefined;
    const member = members.find(known => known === text);
    return member ?? this.refuse(input, `must be one of ${members.join(', ')}`, text);
  }

  whole(input: InputName, { min, max }: { min: number; max: number }): number | undefined {
    const text = this.text(input);
    if (text === undefined) return undefined;
    const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    return number >= min && number <= max
      ? number
      : this.refuse(input, `must be a whole number from ${min} to ${max}`, text);
  }

  tokens(input: InputName, fallback: number | undefined): number | undefined {
    const text = this.text(input);
    if (text === undefined) return fallback;
    if (text === 'none') return undefined;
    const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
    return number > 0
      ? number
      : this.refuse(input, 'must be a whole number of tokens above 0, or "none"', text);
  }

  usd(input: InputName, fallback: number | undefined): number | undefined {
    const text = this.text(input) ?? fallback?.toString();
    if (text === undefined || text === 'none') return undefined;
    const nanoUsd = /^\d{1,6}(?:\.\d{1,9})?$/.test(text) ? Math.round(Number(text) * NANO_PER_USD) : 0;
    return nanoUsd > 0
      ? nanoUsd
      : this.refuse(input, 'must be a number of USD above 0 and below a million, or "none"', text);
  }

  durationMs(input: InputName): number | undefined {
    const text = this.text(input);
    if (text === undefined) return undefined;
    const ms = parseDurationMs(text);
    return ms !== undefined && ms >= 1_000
      ? ms
      : this.refuse(input, 'must be a time like 90s, 15m or 2h', text);
  }

  environmentMs(name: string): number | undefined {
    const text = this.#source.env[name]?.trim();
    if (text === undefined || text === '') return undefined;
    const ms = parseDurationMs(text);
    if (ms !== undefined && ms > 0) return ms;
    this.problems.push(
      `The environment variable ${name} must be a number of seconds above 0, got "${text}".`,
    );
    return undefined;
  }

  headers(input: InputName): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const line of linesOf(this.text(input) ?? '')) {
      const match = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \t]*([\x20-\x7e\t]*)$/.exec(line);
      const [, header = '', value = ''] = match ?? [];
      // The line itself may hold a secret, so it is not shown.
      if (match === null || RESERVED_HEADERS.has(header.toLowerCase()))
        this.refuse(
          input,
          'must have one "Name: value" a line, and none of the headers the agent sets itself',
        );
      else headers[header] = value.trim();
    }
    return headers;
  }

  failOn(input: InputName): FailOn {
    const words = (this.text(input) ?? '').split(/[\s,]+/).filter(word => word !== '');
    for (const word of words) {
      if (word !== 'quarantine' && word !== 'budget')
        this.refuse(input, 'may name quarantine and budget, separated by a comma', word);
    }
    return { quarantine: words.includes('quarantine'), budget: words.includes('budget') };
  }

  refuse(input: InputName, rule: string, got?: string): undefined {
    const { label, advice } = this.#value(input) ?? this.#given(input, '');
    this.problems.push(`${label} ${rule}${got === undefined ? '' : `, got "${got}"`}. ${advice}`);
    return undefined;
  }

  #value(input: InputName): Value | undefined {
    const given = this.#source.given[input]?.trim();
    if (given !== undefined && given !== '') return this.#given(input, given);

    const { env }: Input = INPUTS.find(({ name }) => name === input) ?? { name: input, description: '' };
    if (env === undefined || (env.cliOnly === true && this.#source.where === 'action')) return undefined;
    const text = this.#source.env[env.name]?.trim();
    if (text === undefined || text === '') return undefined;
    return { text, label: `The environment variable ${env.name}`, advice: 'Change or unset it.' };
  }

  #given(input: InputName, text: string): Value {
    return this.#source.where === 'action'
      ? { text, label: `Input "${input}"`, advice: 'Set it in the "with:" block of the step.' }
      : { text, label: `Flag --${input}`, advice: 'See --help.' };
  }
}

const RESERVED_HEADERS = new Set([
  'authorization',
  'content-type',
  'content-length',
  'host',
  'connection',
  'transfer-encoding',
]);

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');
}

/** A key goes only to the provider it belongs to. */
function apiKeyOf(reader: Reader, provider: Provider, env: ConfigSource['env']): string | undefined {
  const given = reader.text('api-key');
  if (given !== undefined) return given;
  const variable =
    provider === 'openrouter' ? 'OPENROUTER_API_KEY' : provider === 'openai' ? 'OPENAI_API_KEY' : undefined;
  const key = variable && env[variable]?.trim();
  return key === '' ? undefined : key;
}

function runIdOf({ env, runWord }: ConfigSource): string {
  const [run, attempt] = [env['GITHUB_RUN_ID'], env['GITHUB_RUN_ATTEMPT']];
  const known = /^\d{1,20}$/.test(run ?? '') && /^\d{1,6}$/.test(attempt ?? '');
  return known ? `${run}.${attempt}` : `local-${runWord}`;
}

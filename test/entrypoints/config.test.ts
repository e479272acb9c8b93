import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { type Config, readConfig, secretsOf } from '../../src/entrypoints/config.ts';
import type { InputSource } from '../../src/entrypoints/input-reader.ts';
import { INPUTS, type InputName } from '../../src/entrypoints/inputs.ts';

type Given = InputSource['given'];
type Env = InputSource['env'];

function read(given: Given = {}, env: Env = {}, where: InputSource['where'] = 'action') {
  const all = { GITHUB_REPOSITORY: 'octo/demo', ...env };
  return readConfig({
    given,
    env: all,
    where,
    workspace: 'the-checkout',
    version: '1.2.3',
    runWord: 'abc123',
  });
}

function configOf(given: Given = {}, env: Env = {}, where: InputSource['where'] = 'action'): Config {
  const result = read(given, env, where);
  return result.ok ? result.config : assert.fail(result.problems.join('\n'));
}

function problemsOf(given: Given, env: Env = {}, where: InputSource['where'] = 'action'): readonly string[] {
  const result = read(given, env, where);
  return result.ok ? [] : result.problems;
}

/** What an input becomes, by the name of the input. */
const VALUE: { readonly [input in InputName]: (config: Config) => unknown } = {
  mode: ({ mode }) => mode,
  name: ({ settings }) => settings.agent,
  tasks: ({ taskPatterns }) => taskPatterns,
  provider: ({ settings }) => settings.provider,
  'base-url': ({ settings }) => settings.baseUrl,
  'api-key': ({ apiKey }) => apiKey,
  headers: ({ headers }) => headers,
  model: ({ fallback }) => fallback.model,
  'max-output-tokens': ({ fallback }) => fallback.completionTokensMax,
  timeout: ({ fallback }) => fallback.timeoutMs,
  concurrency: ({ settings }) => settings.pace.concurrency,
  'requests-per-minute': ({ settings }) => settings.pace.requestsPerMinute,
  'tokens-per-minute': ({ settings }) => settings.pace.tokensPerMinute,
  'max-attempts': ({ fallback }) => fallback.attemptsMax,
  'token-budget': ({ settings }) => settings.limits.run.tokens,
  'cost-budget': ({ settings }) => settings.limits.run.nanoUsd,
  'daily-token-budget': ({ settings }) => settings.limits.day.tokens,
  'daily-cost-budget': ({ settings }) => settings.limits.day.nanoUsd,
  'monthly-token-budget': ({ settings }) => settings.limits.month.tokens,
  'monthly-cost-budget': ({ settings }) => settings.limits.month.nanoUsd,
  'max-runtime': ({ settings }) => settings.runtimeMsMax,
  results: ({ settings }) => settings.results.text,
  state: ({ stateFolder }) => stateFolder,
  'checkpoint-interval': ({ checkpointIntervalMs }) => checkpointIntervalMs,
  publish: ({ publishing }) => publishing.how,
  branch: ({ publishing }) => publishing.branch,
  'commit-message': ({ publishing }) => publishing.message,
  'github-token': ({ github }) => github?.token,
  alerts: ({ alerts }) => alerts !== undefined,
  'alert-labels': ({ alerts }) => alerts?.labels,
  'alert-assignees': ({ alerts }) => alerts?.assignees,
  'max-plan-cost': ({ planCostNanoUsdMax }) => planCostNanoUsdMax,
  'stale-after': ({ watching }) => watching.staleAfterMs,
  'stale-grace': ({ watching }) => watching.graceMs,
  keepalive: ({ watching }) => watching.mayEnable,
  'ping-url': ({ pingUrl }) => pingUrl?.href,
  'webhook-url': ({ webhook }) => webhook?.url.href,
  'webhook-format': ({ webhook }) => webhook?.format,
  'webhook-secret': ({ webhook }) => webhook?.secret,
  'fail-on': ({ failOn }) => failOn,
};

const nowhere = { quarantine: false, budget: false };

/** An input, what it is when nobody gives it, and what becomes of a text. */
const GOOD: readonly (readonly [InputName, unknown, string, unknown])[] = [
  ['mode', 'run', 'plan', 'plan'],
  ['name', 'default', 'nightly-2', 'nightly-2'],
  ['tasks', ['.github/background-agent/tasks.yml'], ' a.yml \r\n\n b/*.json', ['a.yml', 'b/*.json']],
  ['provider', 'openrouter', 'compatible', 'compatible'],
  ['base-url', undefined, 'https://llm.example/v1', 'https://llm.example/v1'],
  ['api-key', undefined, ' sk-1\n', 'sk-1'],
  ['headers', {}, 'X-Team: core \nX-Note: a: b', { 'X-Team': 'core', 'X-Note': 'a: b' }],
  ['model', '', 'acme/small', 'acme/small'],
  ['max-output-tokens', 2_048, '1', 1],
  ['timeout', 300_000, '90s', 90_000],
  ['timeout', 300_000, '1d', 86_400_000],
  ['concurrency', 4, '500', 500],
  ['requests-per-minute', undefined, '60', 60],
  ['tokens-per-minute', undefined, '100000', 100_000],
  ['max-attempts', 3, '1', 1],
  ['token-budget', 50_000, '1234', 1_234],
  ['token-budget', 50_000, 'none', undefined],
  ['cost-budget', 1_000_000_000, '0.000000001', 1],
  ['cost-budget', 1_000_000_000, '2.50', 2_500_000_000],
  ['cost-budget', 1_000_000_000, 'none', undefined],
  ['daily-token-budget', undefined, '7', 7],
  ['daily-cost-budget', undefined, '7', 7_000_000_000],
  ['monthly-token-budget', undefined, '8', 8],
  ['monthly-cost-budget', undefined, '8', 8_000_000_000],
  ['max-runtime', 3_000_000, '6h', 21_600_000],
  ['results', 'results/{id}.json', 'out/{type}/{id}.json', 'out/{type}/{id}.json'],
  ['state', '.background-agent/default', '/var/agent', '/var/agent'],
  ['checkpoint-interval', 30_000, '2m', 120_000],
  ['publish', 'commit', 'pull-request', 'pull-request'],
  ['branch', undefined, 'release/1.x', 'release/1.x'],
  ['commit-message', undefined, 'Add answers', 'Add answers'],
  ['github-token', undefined, 'ghs_1', 'ghs_1'],
  ['alerts', true, 'none', false],
  ['alert-labels', [], 'triage, agents\nnight', ['triage', 'agents', 'night']],
  ['alert-assignees', [], 'mona', ['mona']],
  ['max-plan-cost', undefined, '0.25', 250_000_000],
  ['stale-after', undefined, '36h', 129_600_000],
  ['stale-grace', undefined, '6h', 21_600_000],
  ['keepalive', false, 'true', true],
  ['ping-url', undefined, ' https://hc-ping.com/1 ', 'https://hc-ping.com/1'],
  ['webhook-url', undefined, ' https://alerts.example/1 ', 'https://alerts.example/1'],
  // Without a URL there is nothing for these two to be about.
  ['webhook-format', undefined, 'slack', undefined],
  ['webhook-secret', undefined, 's', undefined],
  ['fail-on', nowhere, 'quarantine', { quarantine: true, budget: false }],
  ['fail-on', nowhere, 'budget, quarantine', { quarantine: true, budget: true }],
];

const BAD: readonly (readonly [InputName, string, RegExp])[] = [
  ['mode', 'watch', /one of run, plan, monitor, inbox, got "watch"/],
  ['name', 'Nightly', /1 to 32 lower-case letters, digits or hyphens, got "Nightly"/],
  ['name', 'x'.repeat(33), /1 to 32/],
  ['name', '../x', /1 to 32/],
  ['ping-url', 'hc-ping.com/1', /must be a URL such as/],
  ['webhook-url', 'http://alerts.example/1', /must be a URL such as/],
  ['webhook-format', 'teams', /one of slack, discord, pagerduty, json, got "teams"/],
  ['provider', 'anthropic', /one of openrouter, openai, compatible, offline, got "anthropic"/],
  ['headers', 'no colon', /one "Name: value" a line/],
  ['headers', 'X-Bad: ä', /one "Name: value" a line/],
  ['headers', 'Authorization: Bearer x', /none of the headers the agent sets itself/],
  ['headers', 'content-LENGTH: 3', /none of the headers the agent sets itself/],
  ['max-output-tokens', '0', /whole number from 1 to 1000000, got "0"/],
  ['max-output-tokens', '1000001', /whole number from 1/],
  ['timeout', '5 minutes', /a time like 90s, 15m or 2h, got "5 minutes"/],
  ['timeout', '0.9s', /a time like/],
  // Fifty minutes in milliseconds: a timer that far ahead would go off at once, and each call be charged whole.
  ['timeout', '3000000', /one day at most; a bare number is seconds, got "3000000"/],
  ['concurrency', '501', /from 1 to 500, got "501"/],
  ['concurrency', '1.5', /whole number/],
  ['concurrency', '-1', /whole number/],
  ['requests-per-minute', '0', /whole number from 1/],
  ['tokens-per-minute', 'many', /whole number from 1/],
  ['max-attempts', '101', /from 1 to 100/],
  ['token-budget', '0', /whole number of tokens above 0, or "none", got "0"/],
  ['token-budget', '1e6', /whole number of tokens above 0/],
  ['token-budget', 'None', /or "none"/],
  ['cost-budget', 'ten', /a number of USD above 0 and below a million, or "none", got "ten"/],
  ['cost-budget', '0', /above 0/],
  ['cost-budget', '1000000', /below a million/],
  ['cost-budget', '-1', /above 0/],
  ['cost-budget', '0.0000000001', /above 0/],
  ['daily-token-budget', '0', /above 0/],
  ['daily-cost-budget', 'x', /number of USD/],
  ['monthly-token-budget', 'x', /whole number of tokens/],
  ['monthly-cost-budget', '1,50', /number of USD/],
  ['max-runtime', 'soon', /a time like/],
  ['results', '../out', /must not have "\." or "\.\."/],
  ['checkpoint-interval', 'often', /a time like/],
  ['stale-after', 'soon', /a time like/],
  ['stale-grace', '-6h', /a time like/],
  ['keepalive', 'yes', /one of true, false/],
  ['publish', 'push', /one of commit, pull-request, none, got "push"/],
  ['branch', 'refs/heads/main', /the name of a branch/],
  ['branch', 'a..b', /the name of a branch/],
  ['branch', '-f', /the name of a branch/],
  ['branch', 'a b', /the name of a branch/],
  ['branch', 'a/.b', /the name of a branch/],
  ['alerts', 'mail', /one of issues, none, got "mail"/],
  ['max-plan-cost', 'x', /number of USD/],
  ['fail-on', 'quarantine, deadline', /may name quarantine and budget, separated by a comma, got "deadline"/],
];

describe('an input', () => {
  test.each(GOOD)('%s is %j when it is not given, and %j is understood', (input, usual, text, value) => {
    assert.deepEqual(VALUE[input](configOf()), usual);
    assert.deepEqual(VALUE[input](configOf({ [input]: text })), value);
  });

  test.each(GOOD)('%s that is empty is one that was not given', (input, usual) => {
    assert.deepEqual(VALUE[input](configOf({ [input]: '' })), usual);
    assert.deepEqual(VALUE[input](configOf({ [input]: ' \n' })), usual);
  });

  test.each(BAD)('%s that is %j is refused, and said what it must be', (input, text, rule) => {
    const [problem = '', ...rest] = problemsOf({ [input]: text });
    assert.deepEqual(rest, []);
    assert.match(problem, rule);
    assert.ok(problem.startsWith(`Input "${input}" `), problem);
  });

  test('is tried above, good and bad, whatever it is called', () => {
    const names = INPUTS.map(({ name }) => name);
    assert.deepEqual(
      names.filter(name => !GOOD.some(([input]) => input === name)),
      [],
    );
    assert.deepEqual(
      names.filter(name => !BAD.some(([input]) => input === name)),
      [
        'tasks',
        'base-url',
        'api-key',
        'model',
        'commit-message',
        'state',
        'github-token',
        'alert-labels',
        'alert-assignees',
        'webhook-secret',
      ],
    );
  });
});

describe('problems', () => {
  test('are all named at once', () => {
    assert.equal(problemsOf(Object.fromEntries(BAD.map(([input, text]) => [input, text]))).length, 30);
  });

  test('say where to set the input: in the step, or as a flag', () => {
    assert.match(problemsOf({ concurrency: '0' })[0] ?? '', /Set it in the "with:" block of the step\.$/);
    assert.match(problemsOf({ concurrency: '0' }, {}, 'cli')[0] ?? '', /^Flag --concurrency .*See --help\.$/);
  });

  test('never show a header, which may hold a secret', () => {
    const [problem = ''] = problemsOf({ headers: 'secret-without-name' });
    assert.ok(!problem.includes('secret'));
  });
});

describe('the environment', () => {
  /** A variable, the input it stands in for, a good text and its value, a bad text, and whether a step reads it. */
  const VARIABLES: readonly (readonly [string, InputName, string, unknown, string, boolean])[] = [
    ['LLM_PROVIDER', 'provider', 'offline', 'offline', 'nobody', false],
    ['MODEL', 'model', 'acme/small', 'acme/small', '', false],
    ['BG_AGENT_TIMEOUT', 'timeout', '45', 45_000, 'soon', true],
    ['BG_AGENT_TIMEOUT', 'timeout', '86400', 86_400_000, '86401', true],
    ['BG_AGENT_MAX_RETRIES', 'max-attempts', '5', 5, '0', true],
    ['BG_AGENT_TOKEN_BUDGET', 'token-budget', '99', 99, '0', true],
    ['BG_AGENT_COST_BUDGET', 'cost-budget', '0.5', 500_000_000, 'x', true],
  ];

  test.each(VARIABLES)('%s stands in for %s on the command line', (variable, input, text, value) => {
    assert.deepEqual(VALUE[input](configOf({}, { [variable]: text }, 'cli')), value);
  });

  test.each(VARIABLES)('%s in a step: read only when nobody else could have set it', (...row) => {
    const [variable, input, text, value, , inStep] = row;
    const usual = VALUE[input](configOf());
    assert.deepEqual(VALUE[input](configOf({}, { [variable]: text })), inStep ? value : usual);
  });

  test.each(VARIABLES.filter(([, , , , bad]) => bad !== ''))(
    '%s that is wrong is named, not the input',
    (variable, _input, _text, _value, bad) => {
      const [problem = '', ...rest] = problemsOf({}, { [variable]: bad }, 'cli');
      assert.deepEqual(rest, []);
      assert.ok(problem.startsWith(`The environment variable ${variable} must be `), problem);
      assert.match(problem, /Change or unset it\.$/);
    },
  );

  test('gives way to the input', () => {
    const { fallback } = configOf(
      { 'max-attempts': '7', model: 'mine' },
      { BG_AGENT_MAX_RETRIES: '5', MODEL: 'other' },
      'cli',
    );
    assert.deepEqual([fallback.attemptsMax, fallback.model], [7, 'mine']);
  });

  test('that is wrong does not matter where the input is given', () => {
    assert.deepEqual(problemsOf({ 'max-attempts': '7' }, { BG_AGENT_MAX_RETRIES: 'x' }), []);
  });

  test('that is empty stands in for nothing', () => {
    assert.equal(configOf({}, { BG_AGENT_TOKEN_BUDGET: ' ' }).settings.limits.run.tokens, 50_000);
  });

  test('stands in for no other input', () => {
    const every = Object.fromEntries(
      INPUTS.map(({ name }) => [name.toUpperCase().replaceAll('-', '_'), 'x']),
    );
    const { MODEL: _, ...others } = every;
    assert.deepEqual(configOf({}, others, 'cli'), configOf({}, {}, 'cli'));
  });

  test('says how often to poll', () => {
    assert.equal(configOf().pollIntervalMs, 10_000);
    assert.equal(configOf({}, { BG_AGENT_POLL_INTERVAL: '0.5' }).pollIntervalMs, 500);
    assert.match(
      problemsOf({}, { BG_AGENT_POLL_INTERVAL: '0' })[0] ?? '',
      /number of seconds above 0, got "0"/,
    );
  });
});

describe('a key', () => {
  const env = { OPENROUTER_API_KEY: 'sk-or', OPENAI_API_KEY: 'sk-oa' };

  test.each([
    ['openrouter', 'sk-or'],
    ['openai', 'sk-oa'],
    ['compatible', undefined],
    ['offline', undefined],
  ])('of %s comes from its own variable only', (provider, key) => {
    assert.equal(configOf({ provider }, env).apiKey, key);
  });

  test('that is given wins', () => assert.equal(configOf({ 'api-key': 'mine' }, env).apiKey, 'mine'));

  test('that is empty is none', () =>
    assert.equal(configOf({}, { OPENROUTER_API_KEY: ' ' }).apiKey, undefined));

  test('is a secret, and so are all values of headers', () => {
    const config = configOf({ 'api-key': 'mine', headers: 'X-A: one\nX-B: two' });
    assert.deepEqual(secretsOf(config), ['mine', 'one', 'two']);
    const behind = configOf({ 'api-key': 'mine' }, { HTTPS_PROXY: 'http://me:p%40ss@proxy:3128' });
    assert.deepEqual(secretsOf(behind), ['mine', 'p%40ss', 'p@ss']);
    assert.deepEqual(secretsOf(configOf()), []);
  });
});

describe('a webhook', () => {
  const url = 'https://alerts.example/1';

  test('gets what its host takes, or what it is said to take', () => {
    assert.deepEqual(configOf({ 'webhook-url': url }).webhook, {
      url: new URL(url),
      format: 'json',
      secret: undefined,
    });
    assert.equal(configOf({ 'webhook-url': url, 'webhook-format': 'discord' }).webhook?.format, 'discord');
    assert.equal(configOf({ 'webhook-url': url, 'webhook-secret': ' s\n' }).webhook?.secret, 's');
  });

  test('is a secret, and so is what it is signed with', () => {
    const config = configOf({ 'webhook-url': url, 'webhook-secret': 's3cret' });
    assert.deepEqual(secretsOf(config), [url, 's3cret']);
  });

  test('belongs to GitHub, so the command line reads none', () => {
    assert.ok(INPUTS.filter(({ name }) => name.startsWith('webhook-')).every(each => 'actionOnly' in each));
  });
});

describe('what GitHub says', () => {
  test('names the run and the repository', () => {
    const env = { GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '2', GITHUB_REPOSITORY_ID: '4242' };
    const { run, repository } = configOf({}, env).settings;
    assert.deepEqual([run, repository], ['77.2', '4242']);
  });

  test('is not needed', () => {
    const { run, repository } = configOf({}, { GITHUB_RUN_ID: '77' }).settings;
    assert.deepEqual([run, repository], ['local-abc123', 'local']);
  });

  test('is not believed when it is no number', () => {
    const env = { GITHUB_RUN_ID: '7/../7', GITHUB_RUN_ATTEMPT: '1' };
    assert.equal(configOf({}, env).settings.run, 'local-abc123');
  });
});

test('openai takes the output cap under its newer name, all others under the usual one', () => {
  const names = (['openrouter', 'openai', 'compatible', 'offline'] as const).map(
    provider => configOf({ provider }).settings.outputCapName,
  );
  assert.deepEqual(names, ['max_tokens', 'max_completion_tokens', 'max_tokens', 'max_tokens']);
});

test('an agent has its own folder for its state, and its log in it', () => {
  const { stateFolder, settings } = configOf({ name: 'nightly' });
  assert.equal(stateFolder, '.background-agent/nightly');
  assert.equal(settings.logPath, '.background-agent/nightly/log');
});

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { ActionsConsole } from '../../src/adapters/console/actions-console.ts';
import { AnswerFolder } from '../../src/adapters/local-disk/answer-folder.ts';
import { LogFolder } from '../../src/adapters/local-disk/log-folder.ts';
import { type Config, readConfig } from '../../src/entrypoints/config.ts';
import { type InputName, OUTPUTS } from '../../src/entrypoints/inputs.ts';
import { planStep } from '../../src/entrypoints/plan-step.ts';
import { runOnce } from '../../src/entrypoints/run-once.ts';
import { handOver } from '../../src/entrypoints/step-end.ts';
import { quiet } from '../support/a-call.ts';
import { RecordingConsole } from '../support/fakes/recording-console.ts';
import { treeOf } from '../support/file-tree.ts';
import { aliveIn, parseMarkdown } from '../support/github-markdown.ts';
import { pushState } from '../support/github/branch-of-agent.ts';
import { refusal } from '../support/github/refusal.ts';
import { type GitHub, startGitHub } from '../support/github/start-github.ts';
import { HOSTILE_MARKDOWN } from '../support/hostile-markdown.ts';
import { executedBy, outputsIn } from '../support/runner-rules.ts';

const TASKS = '.github/background-agent/tasks.yml';
const BOT = 'github-actions[bot]';
const ID = '1296269';
type Given = Partial<Record<InputName, string>>;
type Env = Readonly<Record<string, string>>;

let root: string;
let workspace: string;
let github: GitHub;
let pull: number;
let runs: number;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'plan-step-'));
  workspace = join(root, 'work');
  runs = 0;
  github = await startGitHub({ repository: 'octo/example', repositoryId: Number(ID) });
  github.push({ branch: 'change', from: 'main', files: { a: 'a' } });
  pull = github.openPull({ head: 'change' }).number;
  pullRequestEvent();
});

afterEach(async () => {
  rmSync(root, { recursive: true });
  await github.close();
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

/** The task file with these texts by id. */
function list(texts: Readonly<Record<string, string>>, head: object = {}): void {
  const tasks = Object.entries(texts).map(([id, text]) => ({ id, type: 'summarize', input: { text } }));
  write(TASKS, JSON.stringify({ version: 1, ...head, tasks }));
}

function event(content: object): void {
  writeFileSync(join(root, 'event.json'), JSON.stringify(content));
}

function pullRequestEvent({ head = Number(ID) } = {}): void {
  event({ pull_request: { number: pull, head: { repo: { id: head } }, base: { repo: { id: Number(ID) } } } });
}

function envOf(special: Env = {}): Env {
  runs += 1;
  return {
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'octo/example',
    GITHUB_REPOSITORY_ID: ID,
    GITHUB_RUN_ID: String(1_000 + runs),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_EVENT_PATH: join(root, 'event.json'),
    GITHUB_OUTPUT: join(root, `output-${runs}`),
    GITHUB_STEP_SUMMARY: join(root, `summary-${runs}`),
    ...special,
  };
}

function configOf(given: Given, env: Env): Config {
  const read = readConfig({ given, env, where: 'action', workspace, version: '1.0.0', runWord: 'abc' });
  return read.ok ? read.config : assert.fail(read.problems.join('\n'));
}

/** The whole step, as the runner sees it. */
async function plan(given: Given = {}, special: Env = {}) {
  const env = envOf(special);
  const config = configOf({ mode: 'plan', provider: 'offline', 'github-token': github.token, ...given }, env);
  let log = '';
  const secrets = [github.token];
  const console = new ActionsConsole({
    out: { write: text => (log += text) },
    secrets,
    debug: false,
    title: 'T',
  });
  const [before, asked] = [treeOf(workspace), github.requests.length];
  const told = await planStep(config, { console, env, secrets });
  assert.deepEqual(treeOf(workspace), before, 'nothing is written to the checkout');

  const paths = { 'results-path': 'results', 'log-path': 'log' };
  const failOn = { quarantine: false, budget: false };
  const exitCode = handOver(told, { paths, failOn, secrets, console, env });
  console.close();
  return {
    exitCode,
    log,
    outputs: Object.fromEntries(outputsIn(readFileSync(env['GITHUB_OUTPUT'] ?? '', 'utf8'))),
    summary: readFileSync(env['GITHUB_STEP_SUMMARY'] ?? '', 'utf8'),
    requests: github.requests.slice(asked),
  };
}

/** What the base knows: a real run of the tasks as they are now, on another machine, and its state kept on the branch. */
async function runAtBase(name = 'default'): Promise<void> {
  const env = envOf();
  const config = configOf({ provider: 'offline', name }, { ...env, GITHUB_REPOSITORY: '' });
  const told = await runOnce(
    config,
    { kind: 'once' },
    { console: new RecordingConsole(), env: {}, stop: quiet },
  );
  assert.equal(told.kind, 'reported');
  const state = join(workspace, '.background-agent', name);
  const [store, answers] = [new LogFolder(join(state, 'log')), new AnswerFolder(join(state, 'answers'))];
  await pushState(github, { store, answers }, { repository: ID, agent: name });
  await store.close();
  rmSync(join(workspace, '.background-agent'), { recursive: true });
  rmSync(join(workspace, 'results'), { recursive: true });
}

const comments = () => github.issue(pull).comments;
const commentsBy = (login: string) => comments().filter(({ author }) => author.login === login);
type Requests = GitHub['requests'];
const written = (requests: Requests) =>
  requests.filter(({ writes }) => writes).map(({ operation }) => operation);

const NOTES = 'The old importer kept its place in memory only, so a restart imported half of the rows twice.';
const BASE = { kept: NOTES, edited: `${NOTES} It was replaced.`, gone: `${NOTES} Nobody knew.` };
const HEAD = { kept: NOTES, edited: `${NOTES} It was repaired.`, fresh: `${NOTES} It was loud.` };

describe('a pull request that changes the task file', () => {
  beforeEach(async () => {
    list(BASE);
    await runAtBase();
    list(HEAD);
  });

  test('is told what it would run, new and again, and the step says so everywhere', async () => {
    const { exitCode, outputs, summary, log } = await plan();
    assert.equal(exitCode, 0);
    assert.deepEqual(Object.keys(outputs).toSorted(), OUTPUTS.map(({ name }): string => name).toSorted());
    assert.equal(outputs['outcome'], 'planned');
    assert.deepEqual([outputs['planned'], outputs['reruns']], ['2', '1']);
    assert.deepEqual([outputs['expected-cost-usd'], outputs['max-cost-usd']], ['0', '0']);

    const told = /2 of 3 tasks would run: 1 new work, 1 again/;
    assert.match(summary, told);
    assert.match(log, /^plan: 2 of 3 tasks would run, 1 of them again;/m);
    const [comment, ...others] = comments();
    assert.deepEqual([comment?.author.login, others], [BOT, []]);
    assert.match(comment?.body ?? '', told);
    assert.match(comment?.body ?? '', /` edited ` .* run \| ` changed: input `/);
    assert.match(comment?.body ?? '', /actions\/runs\/1002\/attempts\/1/);
  });

  test('costs six requests, and nothing is written but the comment', async () => {
    const branch = 'background-agent/default';
    const tip = github.commits(branch)[0]?.oid;
    const { requests } = await plan();
    assert.ok(requests.length <= 6, requests.map(({ operation }) => operation).join(', '));
    assert.deepEqual(written(requests), ['issues/create-comment']);
    assert.equal(github.commits(branch)[0]?.oid, tip);
    assert.ok(!existsSync(join(workspace, '.background-agent')));
    assert.deepEqual(github.branches().toSorted(), [branch, 'change', 'main']);
  });

  test('has one comment however often it is pushed to', async () => {
    await plan();
    const [first] = comments();
    list({ ...HEAD, second: `${NOTES} Twice.` });
    const { requests } = await plan();
    assert.deepEqual(written(requests), ['issues/update-comment']);
    assert.deepEqual(
      comments().map(({ id }) => id),
      [first?.id],
    );
    assert.match(comments()[0]?.body ?? '', /3 of 4 tasks would run/);
  });

  test('that says nothing new is not written again', async () => {
    await plan();
    const { requests } = await plan();
    assert.deepEqual(written(requests), []);
  });

  test('is told when there is nothing left to do, but only if it was told before', async () => {
    list({ kept: NOTES });
    const { requests, exitCode, outputs } = await plan();
    assert.deepEqual([exitCode, outputs['planned'], written(requests)], [0, '0', []]);

    list(HEAD);
    await plan();
    list({ kept: NOTES });
    await plan();
    assert.match(comments()[0]?.body ?? '', /0 of 1 task would run/);
    assert.equal(comments().length, 1);
  });

  test('leaves alone what a stranger wrote with our marker', async () => {
    const marker = '<!-- background-agent plan: {"agent":"default","v":1} -->\nAll is free!';
    github.comment(pull, marker, 'mallory');
    github.comment(pull, marker, 'other[bot]');
    await plan();
    await plan();
    assert.deepEqual(
      commentsBy('mallory').map(({ body }) => body),
      [marker],
    );
    assert.deepEqual(
      commentsBy('other[bot]').map(({ body }) => body),
      [marker],
    );
    assert.equal(commentsBy(BOT).length, 1);
  });

  test('has a comment for each of two agents, each against its own state', async () => {
    await plan();
    await plan({ name: 'night' });
    await plan({ name: 'night' });
    const bodies = comments().map(({ body }) => body);
    assert.equal(bodies.length, 2);
    assert.match(bodies[0] ?? '', /"default"[^]* 2 of 3 tasks would run/);
    assert.match(bodies[1] ?? '', /"night"[^]* 3 of 3 tasks would run: 3 new work/);
  });

  test.each(['drop after', 'drop before'] as const)(
    'has one comment when the reply is lost (%s)',
    async fault => {
      github.failNext('issues/create-comment', fault);
      const { exitCode, log } = await plan();
      assert.equal(exitCode, 0);
      assert.equal(comments().length, 1);
      assert.doesNotMatch(log, /::(?:warning|notice)/);
    },
  );

  test('is sent its comment twice at most', async () => {
    github.failNext('issues/create-comment', 'drop before', { times: 'always' });
    const { exitCode, log, requests } = await plan();
    assert.equal(exitCode, 0);
    assert.equal(written(requests).length, 2);
    assert.match(log, /^::warning title=T::Could not comment on the pull request/m);
  });

  test('keeps its comment up to date when that reply is lost', async () => {
    await plan();
    list({ kept: NOTES });
    github.failNext('issues/update-comment', 'drop after');
    await plan();
    assert.equal(comments().length, 1);
    assert.match(comments()[0]?.body ?? '', /0 of 1 task would run/);
  });

  test('gets every double brought up to date, which two runs at once may have made', async () => {
    await plan();
    github.comment(pull, comments()[0]?.body.replace('2 of 3', '9 of 9') ?? '', BOT);
    await plan();
    assert.deepEqual(
      comments().filter(({ body }) => !body.includes('2 of 3 tasks')),
      [],
    );
  });

  test('is not planned against a state that nobody can trust', async () => {
    github.push({ branch: 'background-agent/default', files: { 'head.json': '{}' } });
    const { exitCode, log, outputs, requests } = await plan();
    assert.equal(exitCode, 1);
    assert.match(log, /^::error title=T::The state branch of agent "default" is damaged/m);
    assert.deepEqual([outputs['outcome'], outputs['planned']], ['failed', '']);
    assert.deepEqual(written(requests), []);
  });
});

describe('a pull request that the step may not comment on', () => {
  beforeEach(() => list(HEAD));

  test('from a fork has the plan in the summary, and asks for no comment at all', async () => {
    pullRequestEvent({ head: 7 });
    github.setPermissions({ contents: 'read', issues: 'none', 'pull-requests': 'read' });
    const { exitCode, summary, outputs, log, requests } = await plan();
    assert.deepEqual([exitCode, outputs['planned'], outputs['reruns']], [0, '3', '0']);
    assert.match(summary, /3 of 3 tasks would run/);
    assert.deepEqual(
      executedBy(log).map(({ name }) => name),
      ['add-mask', 'notice'],
    );
    assert.match(log, /from a fork gets no comment/);
    assert.deepEqual(
      requests.map(({ operation }) => operation),
      ['repository'],
    );
    assert.deepEqual(comments(), []);
  });

  test('for want of a permission is told which line to add, and stays green', async () => {
    github.setPermissions({ issues: 'read', 'pull-requests': 'read' });
    const { exitCode, summary, log, requests } = await plan();
    assert.equal(exitCode, 0);
    assert.match(summary, /3 of 3 tasks would run/);
    assert.deepEqual(written(requests), ['issues/create-comment'], 'what was refused is not tried again');
    assert.match(log, /^::notice title=T::No comment .* Add "pull-requests: write" to the "permissions:"/m);
  });

  test('because GitHub will not have it stays green, and says so', async () => {
    github.failNext('issues/list-comments', refusal(404, 'Not Found'));
    const { exitCode, log } = await plan();
    assert.equal(exitCode, 0);
    assert.match(log, /^::warning title=T::Could not read the comments .* The plan is in the summary\.$/m);
  });
});

test('what is odd in a task file that is right is a warning on its line', async () => {
  const task = { type: 'summarize', input: { text: NOTES }, 'idempotency-key': 'k' };
  write(
    TASKS,
    `version: 1\ntasks:\n${['a', 'b'].map(id => `  - ${JSON.stringify({ id, ...task })}\n`).join('')}`,
  );
  const { exitCode, log } = await plan();
  assert.equal(exitCode, 0);
  const [warning, ...others] = executedBy(log).filter(({ name }) => name === 'warning');
  assert.match(warning?.properties ?? '', /^file=\.github\/background-agent\/tasks\.yml,line=4,/);
  assert.deepEqual(others, []);
});

test('a token that may not even read turns it red, and names the line to add', async () => {
  list(HEAD);
  github.setPermissions({ contents: 'none' });
  const { exitCode, log } = await plan();
  assert.equal(exitCode, 1);
  assert.match(log, /^::error title=T::.* Add "contents: read" to the "permissions:" of the job\.$/m);
});

describe('an invalid task file', () => {
  const WRONG = 'version: 1\ntasks:\n  - id: a\n    type: nonsense\n  - id: a b\n    type: summarize\n';
  beforeEach(() => write(TASKS, WRONG));

  test('is red, with every mistake on its line, in the summary and in the comment', async () => {
    const { exitCode, log, outputs, summary, requests } = await plan();
    assert.equal(exitCode, 2);
    const errors = executedBy(log).filter(({ name }) => name === 'error');
    const lines = errors.map(({ properties }) =>
      /^file=([^,]*),line=(\d+)/.exec(properties)?.slice(1).join(':'),
    );
    assert.deepEqual(new Set(lines), new Set([`${TASKS}:4`, `${TASKS}:5`]));
    assert.deepEqual([outputs['outcome'], outputs['planned'], outputs['max-cost-usd']], ['failed', '', '']);
    for (const text of [summary, comments()[0]?.body ?? '']) {
      assert.match(text, new RegExp(`cannot be used: ${errors.length} mistakes`));
      for (const line of lines) assert.ok(text.includes(`\` ${line}:`), `${line} in ${text}`);
    }
    assert.ok(requests.length <= 3, 'the state is not asked for');
  });

  test('that was corrected updates the comment', async () => {
    await plan();
    list(HEAD);
    await plan();
    assert.equal(comments().length, 1);
    assert.doesNotMatch(comments()[0]?.body ?? '', /cannot be used/);
  });

  test('from a fork is red with its mistakes in the summary', async () => {
    pullRequestEvent({ head: 7 });
    const { exitCode, summary } = await plan();
    assert.equal(exitCode, 2);
    assert.match(summary, /nonsense/);
  });
});

describe('the cost of what is planned', () => {
  const PRICES = {
    defaults: { model: 'm', 'max-output-tokens': 1_000 },
    prices: { m: { input: 0, output: 1 } },
  };
  const real: Given = { provider: 'openrouter' };

  test('is said without a key', async () => {
    list(HEAD, PRICES);
    const { exitCode, outputs } = await plan(real);
    assert.equal(exitCode, 0);
    assert.deepEqual([outputs['expected-cost-usd'], outputs['max-cost-usd']], ['0.0006', '0.003']);
  });

  test('turns the step red above max-plan-cost, in the comment too', async () => {
    list(HEAD, PRICES);
    assert.equal((await plan({ ...real, 'max-plan-cost': '0.003' })).exitCode, 0);
    const { exitCode, log, outputs } = await plan({ ...real, 'max-plan-cost': '0.0029' });
    assert.equal(exitCode, 1);
    assert.match(
      log,
      /^::error title=T::What is planned costs at most \$0\.003, and "max-plan-cost" is \$0\.0029\./m,
    );
    assert.equal(outputs['max-cost-usd'], '0.003');
    assert.match(comments()[0]?.body ?? '', /^\*\*Too much:\*\*/m);
  });

  test('is empty when it is unknown, and then no max-plan-cost is kept', async () => {
    list(HEAD, { defaults: PRICES.defaults });
    const free: Given = { ...real, 'cost-budget': 'none' };
    const { exitCode, outputs } = await plan(free);
    assert.deepEqual([exitCode, outputs['planned'], outputs['max-cost-usd']], [0, '3', '']);
    const limited = await plan({ ...free, 'max-plan-cost': '100' });
    assert.equal(limited.exitCode, 1);
    assert.match(
      limited.log,
      /^::error title=T::"max-plan-cost" is \$100\.00, and not every price is known\./m,
    );
  });
});

test('the action itself plans when it is told to', async () => {
  list(HEAD);
  const inputs = { MODE: 'plan', PROVIDER: 'offline', 'GITHUB-TOKEN': github.token, 'MAX-PLAN-COST': '1' };
  const env = { ...envOf({ GITHUB_WORKSPACE: workspace }), ...prefixed(inputs) };
  const step = spawn(process.execPath, ['src/entrypoints/action.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [log, [exitCode]] = await Promise.all([text(step.stdout), once(step, 'exit')]);
  assert.equal(exitCode, 0, log);
  assert.match(log, /^plan: 3 of 3 tasks would run/m);
  assert.equal(comments().length, 1);
  assert.ok(!existsSync(join(workspace, '.background-agent')));
});

function prefixed(inputs: Readonly<Record<string, string>>): Env {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value]));
}

describe('without a pull request', () => {
  beforeEach(() => list(HEAD));

  test.each([
    ['started by hand', { inputs: {} }],
    ['pushed', { ref: 'refs/heads/main' }],
  ])('the plan of a workflow that was %s is in summary and outputs', async (_, content) => {
    event(content);
    const { exitCode, summary, outputs, requests } = await plan();
    assert.deepEqual([exitCode, outputs['planned']], [0, '3']);
    assert.match(
      summary,
      /^## Background agent `default`: plan\n\nWith the task files of this checkout, 3 of 3/,
    );
    assert.deepEqual(
      requests.map(({ operation }) => operation),
      ['repository'],
    );
  });

  test('and without a token, the state on this disk is what counts', async () => {
    const local = configOf({ provider: 'offline' }, envOf({ GITHUB_REPOSITORY: '' }));
    const console = new RecordingConsole();
    await runOnce(local, { kind: 'once' }, { console, env: {}, stop: quiet });
    const { outputs, requests } = await plan({ 'github-token': '' });
    assert.deepEqual([outputs['planned'], requests.length], ['0', 0]);

    const stranger = await plan({ 'github-token': '' }, { GITHUB_REPOSITORY_ID: '7' });
    assert.equal(stranger.exitCode, 1);
    assert.match(stranger.log, /The log belongs to agent "default" of repository 1296269/);
  });
});

test('no name of a task, type, model or file comes alive in comment, summary or log', async () => {
  const names = HOSTILE_MARKDOWN.filter(name => name.length < 100);
  for (let start = 0; start < names.length; start += 40) {
    const some = names.slice(start, start + 40);
    const tasks = some.map((name, n) => ({
      id: `t${n}`,
      type: 'summarize',
      model: name,
      input: { text: name },
    }));
    const wrong = some.map(name => ({ id: name, type: name, input: { text: name } }));
    for (const content of [tasks, wrong]) {
      write(TASKS, JSON.stringify({ version: 1, tasks: content }));
      const { log, summary } = await plan({ provider: 'openrouter', 'cost-budget': 'none' });
      const body = comments()[0]?.body ?? '';
      assert.deepEqual(aliveIn(parseMarkdown(body), OWN), []);
      assert.deepEqual(aliveIn(parseMarkdown(summary), OWN), []);
      const commands = new Set(executedBy(log).map(({ name }) => name));
      for (const name of commands) assert.match(name, /^(?:add-mask|error|warning|notice)$/);
    }
  }
  assert.equal(comments().length, 1);
}, 60_000);

/** What is ours in them: the marker, and the link to the run. */
const OWN = [
  /^<!-- background-agent plan: \{"agent":"default","v":1\} -->$/,
  /^https:\/\/github\.com\/octo\/example\/actions\/runs\/\d+\/attempts\/1$/,
];

test('a secret is in no comment, summary or output', async () => {
  list({ [`x-${github.token}`]: NOTES });
  const { summary, log } = await plan();
  const published = [summary, comments()[0]?.body ?? '', log.replace(/^::add-mask::.*$/m, '')];
  for (const text of published) assert.ok(!text.includes(github.token), text);
  assert.ok(published[1]?.includes('x-***'));
});

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { readConfig } from '../../src/entrypoints/config.ts';
import { runAtHome } from '../../src/entrypoints/home-step.ts';
import { ownWorkflowIn } from '../../src/entrypoints/look-back-step.ts';
import type { Told } from '../../src/entrypoints/told.ts';
import { quiet } from '../support/a-call.ts';
import { SAVE_IN_CHILD } from '../support/cache-scene.ts';
import { RecordingConsole } from '../support/fakes/recording-console.ts';
import { type GitHub, startGitHub } from '../support/github/start-github.ts';
import type { WorkflowRun } from '../support/github/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PATH = '.github/workflows/agent.yml';
const WORKFLOW = `on:
  schedule: [{ cron: '17 * * * *' }]
jobs:
  work:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps: [{ uses: octo/agent@v0 }]
`;

let github: GitHub;
let workspace: string;
let console: RecordingConsole;
let nowMs: number;
let runs: number;

beforeEach(async () => {
  nowMs = Date.now() - 60 * DAY;
  github = await startGitHub({
    repository: 'octo/example',
    files: { [PATH]: WORKFLOW },
    now: () => nowMs,
  });
  nowMs = Date.now() - DAY;
  // Somebody is at work here, unless a test says otherwise.
  github.push({ files: { 'README.md': 'new' } });
  nowMs = Date.now();
  workspace = mkdtempSync(join(tmpdir(), 'look-back-'));
  mkdirSync(join(workspace, 'tasks'));
  console = new RecordingConsole();
  runs = 1_000;
  list('a');
});

afterEach(async () => {
  rmSync(workspace, { recursive: true });
  await github.close();
});

function list(...ids: readonly string[]): void {
  const tasks = ids.map(id => ({ id, type: 'summarize', input: { text: `One thing is noted in ${id}.` } }));
  writeFileSync(join(workspace, 'tasks/one.json'), JSON.stringify({ version: 1, tasks }));
}

/** A run that GitHub starts, of an agent whose results are no commit on the default branch. */
async function run(): Promise<Extract<Told, { kind: 'reported' }>> {
  runs += 1;
  github.setRun({ id: runs, workflow: PATH, status: 'in_progress' });
  const env = {
    GITHUB_REPOSITORY: 'octo/example',
    GITHUB_REPOSITORY_ID: '1296269',
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    GITHUB_RUN_ID: String(runs),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW_REF: `octo/example/${PATH}@refs/heads/main`,
    GITHUB_ACTION_REPOSITORY: 'octo/agent',
    RUNNER_TEMP: workspace,
  };
  const read = readConfig({
    given: { provider: 'offline', tasks: 'tasks/*.json', 'github-token': github.token, publish: 'none' },
    env,
    where: 'action',
    workspace,
    version: '1.0.0',
    runWord: 'abc',
  });
  assert.ok(read.ok && read.config.github !== undefined);
  const step = { console, env, program: SAVE_IN_CHILD, stop: () => quiet };
  const told = await runAtHome(read.config, read.config.github, step);
  ended(runs, 0);
  assert.ok(told.kind === 'reported', console.lines.join('\n'));
  return told;
}

function ended(id: number, agoMs: number, fields: Partial<WorkflowRun> = {}): void {
  const atMs = Date.now() - agoMs;
  const times = { createdAtMs: atMs, startedAtMs: atMs, updatedAtMs: atMs };
  github.setRun({ id, workflow: PATH, status: 'completed', conclusion: 'success', ...times, ...fields });
}

const issues = () => github.issues.filter(({ title }) => !title.includes('dashboard'));
const outcomes = async () => (await run()).report.outcome;

/** The default branch as it is after so long without a commit. */
async function rest(ms: number): Promise<void> {
  await github.close();
  nowMs = Date.now() - ms;
  github = await startGitHub({
    repository: 'octo/example',
    files: { [PATH]: WORKFLOW },
    now: () => nowMs,
  });
  nowMs = Date.now();
}

describe('an agent that starts', () => {
  test('in time says nothing of its past, and is idle when there is nothing to do', async () => {
    ended(1, HOUR);
    assert.deepEqual([await outcomes(), await outcomes()], ['completed', 'idle']);
    assert.deepEqual([issues(), console.lines.filter(line => line.includes('silent'))], [[], []]);
  });

  test('says that it was silent, once, in the log of its job and in its summary, also when it is idle', async () => {
    ended(1, 3 * DAY);
    const { report } = await run();
    assert.equal(report.gap?.reason, 'gap');
    assert.match(
      console.lines.find(line => line.includes('silent')) ?? '',
      /^notice: The agent was silent: a run was due/,
    );
    assert.deepEqual(issues(), []);

    ended(1_001, 3 * DAY);
    console.lines.splice(0);
    assert.equal(await outcomes(), 'idle');
    assert.equal(console.lines.filter(line => line.includes('silent')).length, 1);
  });

  test('goes by the schedule of its workflow also when its step is in one that this calls', async () => {
    const called = '.github/workflows/called.yml';
    const caller = `on: { schedule: [{ cron: '17 * * * *' }] }\njobs: { work: { uses: ./${called} } }\n`;
    const step = WORKFLOW.replace(/^on:.*\n.*\n/, 'on: workflow_call\n');
    github.push({ files: { [PATH]: caller, [called]: step } });
    ended(1, 3 * DAY);
    assert.equal((await run()).report.gap?.reason, 'gap');
  });

  test('tells of another run that hangs, and that it is over, though it has nothing to do itself', async () => {
    ended(1, HOUR);
    assert.equal(await outcomes(), 'completed');
    ended(2, 3 * HOUR, { status: 'in_progress', conclusion: null });
    // The last good run is older than the one that hangs.
    ended(1, 4 * HOUR);
    ended(1_001, 5 * HOUR);
    assert.equal(await outcomes(), 'idle');
    const [hung, ...others] = issues();
    assert.deepEqual(others, []);
    assert.match(hung?.title ?? '', /the schedule or its runs are in trouble/);
    assert.match(hung?.body ?? '', /Run `2`, at work since .* does not end/);
    assert.equal(hung?.state, 'open');

    ended(2, 0, { conclusion: 'cancelled' });
    assert.equal(await outcomes(), 'idle');
    assert.equal(issues()[0]?.state, 'closed');
    assert.equal(await outcomes(), 'idle');
    assert.equal(issues()[0]?.comments.length, 1);
  });

  test('tells that the last commit is 45 days old, while it works and while it is idle', async () => {
    await rest(46 * DAY);
    ended(1, HOUR);
    assert.equal(await outcomes(), 'completed');
    assert.match(issues()[0]?.body ?? '', /GitHub switches schedules off after 60 days/);
    assert.equal(await outcomes(), 'idle');
    assert.equal(issues().length, 1);

    github.push({ files: { 'README.md': 'A sign of life' } });
    // The log says that it fires, so a run that notes the end is worth its while.
    assert.equal(await outcomes(), 'completed');
    assert.deepEqual(
      issues().map(({ state }) => state),
      ['closed'],
    );
    assert.equal(await outcomes(), 'idle');
  });

  test('says when it is due next on its dashboard', async () => {
    await run();
    const dashboard = github.issues.find(({ title }) => title.includes('dashboard'));
    assert.match(dashboard?.body ?? '', /- Next run due \d{4}-\d\d-\d\d \d\d:17 UTC/);
  });

  test('without the right to see its runs works all the same', async () => {
    github.setPermissions({ contents: 'write', issues: 'write', 'pull-requests': 'none', actions: 'none' });
    assert.equal(await outcomes(), 'completed');
  });
});

test('the workflow that runs a job is named by its reference, and by nothing that only looks like one', () => {
  const read = (GITHUB_WORKFLOW_REF?: string) => ownWorkflowIn({ GITHUB_WORKFLOW_REF });
  assert.equal(read(`octo/example/${PATH}@refs/heads/main`), PATH);
  assert.equal(read(`octo/example/.github/workflows/a@b.yml@refs/heads/main`), undefined);
  for (const ref of [
    undefined,
    '',
    'octo/example',
    `octo/${PATH}@main`,
    `octo/x/.github/workflows/a/b.yml@x`,
  ])
    assert.equal(read(ref), undefined);
});

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { readConfig } from '../../src/entrypoints/config.ts';
import type { InputName } from '../../src/entrypoints/inputs.ts';
import { monitorStep } from '../../src/entrypoints/monitor-step.ts';
import { starterPaths } from '../../src/report/starter/starter.ts';
import { RecordingConsole } from '../support/fakes/recording-console.ts';
import { githubActions } from '../support/github/identities.ts';
import { missingPermission } from '../support/github/refusal.ts';
import { type GitHub, startGitHub } from '../support/github/start-github.ts';
import type { Access } from '../support/github/world.ts';
import { DAY, HOUR, filesOf, starterOf } from '../support/monitor-world.ts';

const { workflow, monitor } = starterPaths('default');

let github: GitHub;
let console: RecordingConsole;
beforeEach(() => void (console = new RecordingConsole()));
afterEach(() => github.close());

/** An agent whose last run began so long ago, and whose next one was due an hour after that; nobody has committed for a while, as a change of its file would put off what is due. */
async function open({ ranMs, idleMs = 20 * DAY }: { readonly ranMs: number; readonly idleMs?: number }) {
  const due = new Date(Date.now() - ranMs + HOUR);
  const cron = `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
  github = await startGitHub({
    files: filesOf(starterOf('default', { cron })),
    now: () => Date.now() - idleMs,
  });
  github.setClock(Date.now);
  const createdAtMs = Date.now() - ranMs;
  const done = { status: 'completed', conclusion: 'success', updatedAtMs: createdAtMs + 60_000 } as const;
  github.setRun({ id: 1, workflow, createdAtMs, ...done });
}

async function step(given: Partial<Record<InputName, string>> = {}, actions: Access = 'read') {
  const rights = { contents: 'read', issues: 'write', actions, 'pull-requests': 'none' } as const;
  const env = {
    GITHUB_REPOSITORY: 'octo/example',
    GITHUB_REPOSITORY_ID: '1296269',
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    GITHUB_RUN_ID: '77',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTION_REPOSITORY: 'background-agent/background-agent',
    GITHUB_WORKFLOW_REF: `octo/example/${monitor}@refs/heads/main`,
  };
  const read = readConfig({
    given: { mode: 'monitor', 'github-token': github.addToken(githubActions.login, rights), ...given },
    ...{ env, where: 'action', workspace: '/nowhere', version: '1.0.0', runWord: 'abc' },
  });
  assert.ok(read.ok && read.config.github !== undefined, read.ok ? '' : read.problems.join('\n'));
  return monitorStep(read.config, read.config.github, { console, env });
}

const levels = () => console.lines.map(line => line.split(':')[0]);
const enabled = () =>
  github.requests.flatMap(({ path }) => /\/workflows\/([^/]+)\/enable$/.exec(path)?.[1] ?? []);

describe('a run that is missed', () => {
  beforeEach(() => open({ ranMs: 14 * HOUR }));

  test('is a notice; that it may not be started, as init has it, is no warning', async () => {
    const told = await step();
    assert.equal(told.kind === 'watched' && told.health, 'missed');
    assert.deepEqual(levels(), ['notice', 'info']);
    assert.match(console.lines[1] ?? '', /"actions: write"/);
  });

  test('is a warning when GitHub would not start one although it may', async () => {
    github.failNext('actions/create-workflow-dispatch', 'drop before');
    await step({}, 'write');
    assert.deepEqual(levels(), ['notice', 'warning']);
  });
});

describe('a schedule that is to be kept on', () => {
  beforeEach(() => open({ ranMs: 2 * HOUR, idleMs: 46 * DAY }));

  test('is, with that of the workflow that looks', async () => {
    const told = await step({ keepalive: 'true' }, 'write');
    assert.ok(told.kind === 'watched');
    assert.match(told.summary, /GitHub was asked today to keep its workflow on/);
    assert.deepEqual(enabled(), ['background-agent.yml', 'background-agent-monitor.yml']);
    assert.deepEqual(github.issues, []);
  });

  test('is a warning, and an issue, when the right to that was forgotten', async () => {
    const told = await step({ keepalive: 'true' });
    assert.equal(told.kind === 'watched' && told.alertsOpened, 1);
    assert.match(console.lines.join('\n'), /^warning: .*"actions: write"/m);
  });
});

test('whoever wants no issues reads it in the log and the summary', async () => {
  await open({ ranMs: 4 * DAY });
  const told = await step({ alerts: 'none' });
  assert.ok(told.kind === 'watched');
  assert.deepEqual([told.health, told.alertsOpened, github.issues.length], ['stale', 0, 0]);
  assert.match(told.summary, /A run was due at/);
});

test('one that cannot look says so, and why', async () => {
  await open({ ranMs: HOUR });
  github.failNext('actions/get-workflow', missingPermission('actions=read'), { times: 'always' });
  const told = await step();
  assert.ok(told.kind === 'refused');
  assert.match(told.message, /nobody knows whether the agent is silent/);
  assert.deepEqual(levels(), ['error']);
});

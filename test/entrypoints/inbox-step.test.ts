import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type Config, readConfig } from '../../src/entrypoints/config.ts';
import { inboxStep } from '../../src/entrypoints/inbox-step.ts';
import type { InputName } from '../../src/entrypoints/inputs.ts';
import { boxLine } from '../../src/report/dashboard/dashboard-box.ts';
import { dashboardMarkerOf } from '../../src/report/dashboard/dashboard-marker.ts';
import { labelsOf } from '../../src/report/alerts/issue-text.ts';
import { markerOf } from '../../src/report/alerts/issue-marker.ts';
import type { Starter } from '../../src/report/starter/starter.ts';
import { starterInboxWorkflow } from '../../src/report/starter/starter-inbox-workflow.ts';
import { RecordingConsole } from '../support/fakes/recording-console.ts';
import { badCredentials, missingPermission } from '../support/github/refusal.ts';
import { type GitHub, startGitHub } from '../support/github/start-github.ts';
import type { Comment, Issue } from '../support/github/world.ts';

const BOT = 'github-actions[bot]';
const ACTION = 'background-agent/background-agent';
const AGENT = '.github/workflows/agent.yml';
const DASHBOARD = `${dashboardMarkerOf('default')}\n\n${boxLine({ kind: 'run' }, 'Run now')}\n`;

const workflow = (on = 'workflow_dispatch:', inputs = '{}') =>
  `on:\n  schedule: [{ cron: '0 3 * * *' }]\n  ${on}\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${ACTION}@v0\n        with: ${inputs}\n`;

const STARTER: Starter = {
  ...{ name: 'default', provider: 'offline', baseUrl: undefined, model: undefined },
  ...{ cron: '0 3 * * *', publish: 'commit', branch: 'main' },
};

let github: GitHub;
let root: string;
let console: RecordingConsole;
let dashboard: Issue;

beforeEach(async () => {
  github = await startGitHub({
    repository: 'octo/example',
    files: {
      [AGENT]: workflow(),
      '.github/workflows/inbox.yml': starterInboxWorkflow(STARTER),
    },
  });
  root = mkdtempSync(join(tmpdir(), 'inbox-step-'));
  console = new RecordingConsole();
  dashboard = github.createIssue({
    title: 'Dashboard',
    body: DASHBOARD,
    labels: ['background-agent'],
    by: BOT,
  });
  github.setRole('ada', 'write');
});

afterEach(async () => {
  rmSync(root, { recursive: true });
  await github.close();
});

function config(
  given: Partial<Record<InputName, string>> = {},
): Config & { github: NonNullable<Config['github']> } {
  const read = readConfig({
    given: { mode: 'inbox', 'github-token': github.token, ...given },
    env: {
      GITHUB_REPOSITORY: 'octo/example',
      GITHUB_REPOSITORY_ID: '1296269',
      GITHUB_API_URL: github.url,
      GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
      GITHUB_RUN_ID: '9',
      GITHUB_RUN_ATTEMPT: '1',
    },
    where: 'action',
    workspace: root,
    version: '1.0.0',
    runWord: 'abc',
  });
  assert.ok(read.ok && read.config.github !== undefined, read.ok ? '' : read.problems.join('\n'));
  return { ...read.config, github: read.config.github };
}

/** The step, started by what GitHub says of the event. */
async function step(event: object | undefined, settings = config()) {
  const path = join(root, 'event.json');
  if (event !== undefined) writeFileSync(path, JSON.stringify(event));
  const env = { GITHUB_ACTION_REPOSITORY: ACTION, ...(event !== undefined && { GITHUB_EVENT_PATH: path }) };
  const told = await inboxStep(settings, settings.github, { console, env });
  return told.kind === 'heard' ? told.outcome : told.message;
}

const ask = (text: string, by = 'ada', issue = dashboard) => github.comment(issue.number, text, by);
const commented = ({ id }: Comment, { number } = dashboard) => ({ issue: { number }, comment: { id } });
const edited = ({ number } = dashboard) => ({ action: 'edited', issue: { number } });
const starts = () =>
  github.requests
    .filter(({ operation }) => operation === 'actions/create-workflow-dispatch')
    .map(({ path }) => path);
const eyesOn = ({ reactions }: Comment) => reactions.map(({ content }) => content);

describe('somebody who may asks for something', () => {
  test('by a comment: it gets eyes, and the agent is started', async () => {
    const comment = ask('/agent retry a');
    assert.equal(await step(commented(comment)), 'received');
    assert.deepEqual(eyesOn(comment), ['eyes']);
    assert.deepEqual(starts(), ['/repos/octo/example/actions/workflows/agent.yml/dispatches']);
    const [run] = github.runs.slice(-1);
    assert.equal(run?.event, 'workflow_dispatch');
  });

  test('by a box: the agent is started', async () => {
    github.editIssue(dashboard.number, { body: DASHBOARD.replace('[ ]', '[x]'), by: 'ada' });
    assert.equal(await step(edited()), 'received');
    assert.equal(starts().length, 1);
  });

  test('on the issue of an alert', async () => {
    const body = `${markerOf({ agent: 'default', kind: 'quarantine' })}\n\nx\n`;
    const alert = github.createIssue({ title: 'x', body, labels: labelsOf('quarantine'), by: BOT });
    const comment = ask('/agent retry a', 'ada', alert);
    assert.equal(await step(commented(comment, alert)), 'received');
  });

  test('by a command that nobody understands: the agent will say so', async () => {
    assert.equal(await step(commented(ask('/agent dance'))), 'received');
  });

  test('where the workflow was started by hand: whatever is new counts', async () => {
    ask('/agent retry a');
    assert.equal(await step(undefined), 'received');
  });
});

describe('nothing is done, and nothing said,', () => {
  async function expectNothing(event: object): Promise<void> {
    assert.equal(await step(event), 'idle');
    assert.deepEqual(starts(), []);
    assert.deepEqual(console.lines, []);
    assert.deepEqual(
      github.requests.filter(({ writes }) => writes).map(({ operation }) => operation),
      [],
    );
  }
  const expectHeard = async () => assert.equal(await step(commented(ask('/agent retry a'))), 'received');

  test.each([
    ['a stranger', 'mallory', undefined],
    ['somebody who may only read', 'eve', 'read'],
    ['somebody who may only triage', 'tim', 'triage'],
    ['a bot', 'other[bot]', undefined],
    ['a bot with a role', 'other[bot]', 'admin'],
    ['ourselves', BOT, undefined],
    ['ourselves with a role', BOT, 'admin'],
  ] as const)('for %s', async (_, login, role) => {
    if (role !== undefined) github.setRole(login.replace('[bot]', ''), role);
    await expectNothing(commented(ask('/agent retry a', login)));
    await expectHeard();
  });

  test.each([
    'Thank you!',
    '> /agent retry a',
    '```\n/agent retry a\n```',
    '/agent other retry a',
    '/agents',
  ])('for %j', async text => {
    await expectNothing(commented(ask(text)));
    await expectHeard();
  });

  test('on a stranger’s issue with our marks, whatever the event says', async () => {
    const issue = github.createIssue({
      title: 'x',
      body: DASHBOARD,
      labels: ['background-agent'],
      by: 'mallory',
    });
    const comment = ask('/agent retry a', 'ada', issue);
    await expectNothing(commented(comment, issue));
    await expectNothing({ ...commented(comment), sender: { login: 'ada' } });
    await expectHeard();
  });

  test('for what was taken already, as the dashboard says, or answered', async () => {
    const [taken, answered] = [ask('/agent retry a'), ask('/agent retry b')];
    const marker = dashboardMarkerOf('default', { comment: taken.id, edit: undefined });
    github.editIssue(dashboard.number, { body: DASHBOARD.replace(/^.*\n/, `${marker}\n`), by: BOT });
    await expectNothing(commented(taken));
    github.react(answered, '+1', BOT);
    await expectNothing(commented(answered));
    await expectHeard();
  });

  test('when the text was edited by ourselves, or by somebody without a box', async () => {
    github.editIssue(dashboard.number, { body: DASHBOARD.replace('[ ]', '[x]'), by: BOT });
    await expectNothing(edited());
    github.editIssue(dashboard.number, { body: `${DASHBOARD}\nx`, by: 'ada' });
    await expectNothing(edited());
    await expectHeard();
  });

  test('where the agent has no issues to be asked on', async () => {
    const comment = ask('/agent retry a');
    assert.equal(await step(commented(comment), config({ alerts: 'none' })), 'idle');
    assert.deepEqual(github.requests, []);
    assert.equal(await step(commented(comment)), 'received');
  });

  test('for a comment beside the one that the event is about', async () => {
    ask('/agent retry a');
    await expectNothing(commented(ask('Thank you!')));
  });
});

describe('it says so, red, and that the next run takes it anyway,', () => {
  const TAKEN = /What was asked is taken by the next run that comes\.$/;

  async function expectRed(words: RegExp, settings = config()): Promise<void> {
    const message = await step(commented(ask('/agent retry a')), settings);
    assert.match(message, words);
    assert.match(message, TAKEN);
    assert.deepEqual(console.lines, [`error: ${message}`]);
  }

  test('when it may not start the agent', async () => {
    github.setPermissions({ actions: 'read' });
    await expectRed(/^Could not start the workflow: /);
  });

  test('when no workflow is the agent’s', async () => {
    github.push({ files: { [AGENT]: workflow('workflow_dispatch:', "{ name: 'other' }") } });
    await expectRed(/^No workflow file of the default branch/);
  });

  test('when it is none that can be started', async () => {
    github.push({ files: { [AGENT]: workflow('push:') } });
    await expectRed(/^The workflow of the agent has no "workflow_dispatch:"/);
  });

  test.each([
    ['who asked', /collaborators/, 0],
    ['the repository', 'repository', 1],
    ['anything', /graphql/, 0],
  ] as const)('when it cannot read %s', async (_, request, after) => {
    github.failNext(request, badCredentials(), { times: 'always', after });
    await expectRed(/token/);
  });

  test('but not for want of a reaction', async () => {
    github.failNext('reactions/create-for-issue-comment', missingPermission('issues=write'));
    assert.equal(await step(commented(ask('/agent retry a'))), 'received');
  });
});

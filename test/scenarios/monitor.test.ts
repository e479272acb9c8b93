// The workflow that `init` writes for the monitor, as the runner starts it: the packaged action, no key, no cache, no
// checkout, and the rights that are in the file. The runs it looks at lie in the past, as it reads the clock on the wall.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { starterPaths } from '../../src/report/starter/starter.ts';
import { withoutCacheMode } from '../support/cache-mode.ts';
import { DAY, HOUR, MINUTE, filesOf, starterOf } from '../support/monitor-world.ts';
import { summaries } from '../support/scene.ts';
import { type GitHubScene, openGitHubScene } from '../support/workflow/github-scene.ts';
import type { JobEnd } from '../support/workflow/running-job.ts';

const { workflow: AGENT, monitor: MONITOR } = starterPaths('default');

/** Due at a time of the day that was so long ago: the agent of `init`, with its workflow as `files` and `text`. */
function starterDue(agoMs: number) {
  const due = new Date(Date.now() - agoMs);
  const { [AGENT]: workflow = '', ...files } = filesOf(
    starterOf('default', { cron: `${due.getUTCMinutes()} ${due.getUTCHours()} * * *` }),
  );
  return { workflow, files };
}

/** Its files are twenty days old: a change of them would put off what is due. */
async function openMonitored({ dueMs = 2 * HOUR } = {}): Promise<GitHubScene> {
  const github = { now: () => Date.now() - 20 * DAY };
  const scene = await openGitHubScene({ tasks: summaries(1), ...starterDue(dueMs), github });
  scene.github.setClock(Date.now);
  return scene;
}

let runs = 500;
function ran(
  { github }: GitHubScene,
  agoMs: number,
  fields: Parameters<typeof github.setRun>[0] | object = {},
) {
  const createdAtMs = Date.now() - agoMs;
  const done = { status: 'completed', conclusion: 'success', updatedAtMs: createdAtMs + MINUTE } as const;
  github.setRun({ id: (runs += 1), workflow: AGENT, createdAtMs, ...done, ...fields });
}

/** The monitor's job, with some of its lines changed. */
function look(
  scene: GitHubScene,
  { lines = {}, ...options }: { lines?: Record<string, string> } & Parameters<GitHubScene['run']>[0] = {},
): Promise<JobEnd> {
  const text = Object.entries(lines).reduce(
    (whole, [line, other]) => {
      assert.ok(whole.includes(line), line);
      return whole.replace(line, other);
    },
    scene.github.read('main', MONITOR) ?? '',
  );
  // Which is none: the job has no token for the cache.
  return scene.run({ path: MONITOR, workflow: withoutCacheMode(text).text, ...options });
}

const MAY_START = { 'actions: read #': 'actions: write #' };
const KEEPS = { ...MAY_START, '# keepalive: true': 'keepalive: true' };

const shown = ({ outputs, exitCode }: JobEnd) =>
  [exitCode, outputs.get('outcome'), outputs.get('health'), outputs.get('alerts-opened')].join(' ');
const issues = ({ github }: GitHubScene) =>
  github.issues.map(({ state, comments }) => `${state}: ${comments.length}`).join(' ');
const startedIn = ({ requests }: JobEnd) =>
  requests.github.filter(({ writes }) => writes).map(({ operation }) => operation);

test('an agent that is well: green, with its health as output, and nothing is written', async () => {
  await using scene = await openMonitored();
  ran(scene, HOUR);
  const end = await look(scene);
  assert.equal(shown(end), '0 monitored well 0');
  assert.match(end.summary, /^## Background agent ` default `: well$/m);
  assert.deepEqual([startedIn(end), end.requests.model.length, end.requests.cache.length], [[], 0, 0]);
  assert.deepEqual([end.annotations, end.conclusion], [[], 'success']);
});

test('an agent that is silent: green, one issue, and closed when it runs again', async () => {
  await using scene = await openMonitored();
  ran(scene, 4 * DAY);
  const first = await look(scene);
  assert.equal(shown(first), '0 monitored stale 1');
  assert.match(first.summary, /A run was due at/);
  assert.equal(shown(await look(scene, { event: 'push' })), '0 monitored stale 0');
  assert.equal(issues(scene), 'open: 0');
  ran(scene, MINUTE);
  assert.equal(shown(await look(scene)), '0 monitored well 0');
  assert.equal(issues(scene), 'closed: 1');
});

describe('a run that is missed', () => {
  const openMissed = async () => {
    // Due thirteen hours ago, an hour after the last one, and twelve are its grace.
    const scene = await openMonitored({ dueMs: 13 * HOUR });
    ran(scene, 14 * HOUR);
    return scene;
  };

  test('is a notice and no issue with the rights that init writes', async () => {
    await using scene = await openMissed();
    const end = await look(scene);
    assert.equal(shown(end), '0 monitored missed 0');
    assert.match(end.annotations.join('\n'), /^::notice .*has not come/m);
    assert.deepEqual(scene.github.issues, []);
  });

  test('is started with "actions: write", once', async () => {
    await using scene = await openMissed();
    const first = await look(scene, { lines: MAY_START });
    assert.deepEqual(startedIn(first), ['actions/create-workflow-dispatch']);
    const second = await look(scene, { lines: MAY_START });
    assert.deepEqual([shown(second), startedIn(second)], ['0 monitored late 0', []]);
    const [asked] = scene.github.runs.filter(({ event }) => event === 'workflow_dispatch');
    assert.deepEqual([asked?.workflow, asked?.branch], [AGENT, 'main']);
  });
});

test('a schedule that GitHub switched off is switched on with "actions: write" and "keepalive: true"', async () => {
  await using scene = await openMonitored();
  ran(scene, HOUR);
  scene.github.setWorkflow(AGENT, { state: 'disabled_inactivity' });
  assert.equal(shown(await look(scene, { lines: MAY_START })), '0 monitored stale 1');
  const end = await look(scene, { lines: KEEPS });
  assert.deepEqual(startedIn(end)[0], 'actions/enable-workflow');
  assert.equal(issues(scene), 'closed: 1');
  assert.equal(shown(await look(scene)), '0 monitored well 0');
});

describe('without one of its rights', () => {
  test.each([
    ['contents', { 'contents: read #': 'contents: none #' }, /contents: read/],
    ['issues', { 'issues: write #': 'issues: none #' }, /issues: (?:read|write)/],
    ['actions', { 'actions: read #': 'actions: none #' }, /actions: read/],
  ] as const)('to %s it is red, and says which line to add', async (_, lines, needed) => {
    await using scene = await openMonitored();
    ran(scene, HOUR);
    const end = await look(scene, { lines });
    assert.equal(shown(end), '1 failed  0');
    assert.equal(end.conclusion, 'failure');
    const errors = end.annotations.filter(line => line.startsWith('::error'));
    assert.equal(errors.length, 1);
    assert.match(errors.join(''), needed);
    assert.match(errors.join(''), /nobody knows whether the agent is silent/);
  });

  test('to write issues it says in its own log what it could tell nobody', async () => {
    await using scene = await openMonitored();
    ran(scene, 4 * DAY);
    const end = await look(scene, { lines: { 'issues: write #': 'issues: read #' } });
    assert.equal(end.outputs.get('health'), 'stale');
    assert.match(end.annotations.join('\n'), /issues: write/);
    assert.deepEqual(scene.github.issues, []);
  });
});

describe('what started it does not matter', () => {
  test.each(['schedule', 'push', 'workflow_dispatch'] as const)('%s', async event => {
    await using scene = await openMonitored();
    ran(scene, HOUR);
    assert.equal(shown(await look(scene, { event })), '0 monitored well 0');
  });

  test.each(['issues', 'workflow_run', 'pull_request_target'])(
    '%s, and what its payload says is not even read',
    async name => {
      await using scene = await openMonitored();
      ran(scene, HOUR);
      const env = { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: '/nowhere/event.json' };
      assert.equal(shown(await look(scene, { env })), '0 monitored well 0');
    },
  );
});

test('an agent that nobody knows is no alert', async () => {
  await using scene = await openMonitored();
  const end = await look(scene, { lines: { 'mode: monitor': "mode: monitor\n          name: 'nobody'" } });
  assert.equal(shown(end), '0 monitored unknown 0');
  assert.deepEqual(scene.github.issues, []);
});

// The ways in which an agent that nobody watches falls silent: each is seen by a watcher that does not share the part that
// fails, ends in something that reaches a person, and ends there as well when it is over. The table for people says the same.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { starterMonitorWorkflow } from '../../src/report/starter/starter-monitor-workflow.ts';
import { starterWorkflow } from '../../src/report/starter/starter-workflow.ts';
import { starterPaths } from '../../src/report/starter/starter.ts';
import { withoutCacheMode } from '../support/cache-mode.ts';
import { markdownFile } from '../support/markdown-file.ts';
import { answer, refusal } from '../support/model-server.ts';
import { DAY, HOUR, MINUTE, MonitorWorld, shown, starterOf } from '../support/monitor-world.ts';
import { type PingService, startPingService } from '../support/ping-service.ts';
import { summaries } from '../support/scene.ts';
import { type GitHubScene, openGitHubScene } from '../support/workflow/github-scene.ts';
import { recordsInCache } from '../support/workflow/log-copies.ts';

/** Each with what its row in the table begins with, and who tells, as the row names them first. */
const MODES = {
  'dropped run': { row: 'GitHub drops a run', teller: 'the monitor' },
  'late run': { row: 'GitHub starts a run hours late', teller: 'nobody' },
  'disabled after 60 days': { row: 'the schedule is switched off after 60 days', teller: 'the monitor' },
  'disabled by hand': { row: 'somebody switches the workflow off', teller: 'the monitor' },
  'broken workflow file': { row: 'a commit breaks the workflow file', teller: 'the monitor' },
  // Nothing runs then, so nothing can be tried here.
  'no billing': { row: 'no money for Actions', teller: '`ping-url` only' },
  'key revoked': { row: 'the key is revoked', teller: 'the agent' },
  'hung run': { row: 'a run hangs', teller: 'the monitor' },
  'cache denied': { row: 'the cache is denied', teller: 'the agent' },
  'crash at start': { row: 'the agent crashes at its start', teller: 'GitHub' },
} as const;
type Mode = keyof typeof MODES;

const rows = markdownFile('docs/monitoring.md').table('What can go wrong, and who tells you');
/** By the titles of the tests below, each of which begins with its mode. */
const source = readFileSync(import.meta.filename, 'utf8');
const isTried = (mode: Mode) => source.includes(`'${mode}: `);

describe('the table for people', () => {
  test.each(Object.entries(MODES))('has a row for: %s', (_, { row, teller }) => {
    const found = rows.filter(([what = '']) => what.startsWith(row));
    assert.equal(found.length, 1);
    assert.ok(found[0]?.[1]?.startsWith(teller), found[0]?.[1]);
  });

  test('has no other but the one about GitHub as a whole, and each is tried here that can be', () => {
    const known = Object.values(MODES).map(({ row }) => row);
    const others = rows.filter(([what = '']) => !known.some(row => what.startsWith(row)));
    assert.deepEqual(
      others.map(([what, who]) => `${what}: ${who}`),
      ['GitHub as a whole is down: `ping-url` only'],
    );
    const untried = (Object.keys(MODES) as Mode[]).filter(mode => !isTried(mode));
    assert.deepEqual(untried, ['no billing']);
  });
});

describe('the monitor, which needs no run of the agent, sees', () => {
  let world: MonitorWorld;
  beforeEach(async () => {
    world = await MonitorWorld.open();
  });
  afterEach(() => world.close());

  const { workflow } = starterPaths('default');
  const push = { isScheduled: false } as const;
  const look = async (options?: Parameters<MonitorWorld['look']>[0]) =>
    shown(await world.look(options)).replace(', refused', '');
  const said = () => world.github.issue(1).comments.at(-1)?.body ?? '';

  /** It is told by one issue with these words, which says after the next good run that it is over. */
  async function expectToldAndOver(words: RegExp, mend: () => void): Promise<void> {
    assert.deepEqual(world.issues, ['1 open: 0']);
    assert.match(world.github.issue(1).body ?? '', words);
    mend();
    assert.equal(await look(), 'well');
    assert.deepEqual(world.issues, ['1 closed: 1']);
    assert.match(said(), /^\*\*Over/);
  }
  const runsAgain = () => void world.ran(HOUR, 'success');

  test('dropped run: it starts one in its place, and nobody has to be told', async () => {
    world.ran(34 * HOUR, 'success');
    assert.equal(await look({ rights: { actions: 'write' } }), 'missed, started');
    world.pass(5 * MINUTE);
    world.endAsked('success');
    assert.equal(await look(), 'well');
    assert.deepEqual(world.issues, []);
  });

  test('dropped run: when a second one is dropped, the issue says so', async () => {
    world.ran(34 * HOUR, 'success');
    assert.equal(await look(), 'missed');
    assert.deepEqual(world.issues, []);
    world.pass(3 * HOUR);
    assert.equal(await look(), 'stale: missed');
    await expectToldAndOver(/A run was due at 2026-11-19 02:17 UTC/, runsAgain);
  });

  test('late run: eleven hours are in time, and nobody is told', async () => {
    // Due at 02:17; now it is 13:17.
    world.pass(HOUR + 17 * MINUTE);
    world.ran(11 * HOUR + 30 * MINUTE, 'success');
    assert.equal(await look(), 'late');
    world.ran(MINUTE, 'success');
    assert.equal(await look(), 'well');
    assert.deepEqual(world.issues, []);
  });

  test('disabled after 60 days: told before and after, and over once it is on', async () => {
    world.pass(46 * DAY);
    world.ran(9 * HOUR, 'success');
    assert.equal(await look(), 'well: inactive');
    assert.match(world.github.issue(1).body ?? '', /switches schedules off after 60 days/);
    world.pass(15 * DAY);
    world.github.setWorkflow(workflow, { state: 'disabled_inactivity' });
    assert.equal(await look(push), 'stale: disabled-by-inactivity');
    assert.match(world.github.issue(1).body ?? '', /gh workflow enable background-agent\.yml/);
    world.github.setWorkflow(workflow, { state: 'active' });
    world.github.push({ files: { 'README.md': 'Ours, and alive.\n' } });
    world.ran(HOUR, 'success');
    assert.equal(await look(), 'well');
    assert.equal(world.github.issue(1).state, 'closed');
    assert.match(said(), /^\*\*Over/);
  });

  test('disabled by hand: told with its next look, whatever that comes from', async () => {
    world.ran(9 * HOUR, 'success');
    world.github.setWorkflow(workflow, { state: 'disabled_manually' });
    assert.equal(await look(push), 'stale: disabled-by-hand');
    await expectToldAndOver(/Somebody has switched the workflow of the agent off/, () => {
      world.github.setWorkflow(workflow, { state: 'active' });
    });
  });

  const sound = starterWorkflow(starterOf('default'));
  test.each<[string, string | null, RegExp]>([
    ['is no YAML', `${sound}\n  - oops: [`, /No workflow file of the default branch runs the agent/],
    ['is gone', null, /No workflow file of the default branch runs the agent/],
    [
      'has a schedule that is none',
      sound.replace('17 2 * * *', 'every night'),
      /a schedule that GitHub does not take/,
    ],
  ])('a workflow file that %s, by the push that did it', async (_, text, words) => {
    world.ran(9 * HOUR, 'success');
    assert.equal(await look(), 'well');
    world.github.push({ files: { [workflow]: text } });
    assert.equal(await look(push), 'stale: broken');
    await expectToldAndOver(words, () => world.github.push({ files: { [workflow]: sound } }));
  });

  test('broken workflow file: a run that GitHub could not even begin', async () => {
    world.ran(9 * HOUR, 'success');
    world.ran(HOUR, 'startup_failure');
    assert.equal(await look(push), 'stale: broken');
    await expectToldAndOver(/GitHub could not begin run/, () => void world.ran(MINUTE, 'success'));
  });

  test('hung run: told a quarter of an hour after its time is up', async () => {
    world.ran(33 * HOUR, 'success');
    const id = world.ran(0, 'in_progress');
    world.pass(60 * MINUTE + 15 * MINUTE);
    assert.equal(await look(), 'late');
    world.pass(MINUTE);
    assert.equal(await look(), 'stale: hung');
    await expectToldAndOver(/does not end: its time is up/, () => {
      world.github.setRun({ id, status: 'completed', conclusion: 'cancelled' });
      world.ran(MINUTE, 'success');
    });
  });
});

describe('what befalls a run itself', () => {
  let ping: PingService;
  beforeEach(async () => void (ping = await startPingService()));
  afterEach(() => ping.close());

  const signs = () => ping.signs.join(' ');
  const open = (options: Partial<Parameters<typeof openGitHubScene>[0]> = {}) =>
    openGitHubScene({ tasks: summaries(2), ...options, with: { 'ping-url': ping.url, ...options.with } });
  /** Of alerts: the dashboard, which is always there, tells nobody. */
  const issues = ({ github }: GitHubScene) =>
    github.issues
      .map(({ state, title }) => `${state}: ${title.replace(/^.*: /, '')}`)
      .filter(title => title !== 'open: dashboard');
  /** The packaged monitor, by its own workflow. */
  const look = async (scene: GitHubScene) => {
    const { text } = withoutCacheMode(starterMonitorWorkflow(starterOf('default')));
    const { outputs } = await scene.run({ path: starterPaths('default').monitor, workflow: text });
    return outputs.get('health');
  };

  test('key revoked: the agent’s own issue and the ping, and both know when it is over', async () => {
    await using scene = await open({ answering: () => refusal(401, {}) });
    const first = await scene.run();
    assert.deepEqual([first.conclusion, signs()], ['failure', 'start fail']);
    assert.deepEqual(issues(scene), ['open: the provider stopped the work']);
    // That the agent has said why keeps the monitor from saying it again.
    await scene.run();
    assert.notEqual(await look(scene), 'stale');
    assert.equal(issues(scene).length, 1);

    scene.answerWith(({ body }) => answer(body));
    await scene.run();
    assert.deepEqual(issues(scene), ['closed: the provider stopped the work']);
    assert.equal(ping.signs.at(-1), 'success');
  });

  test('crash at start: no ping, a red run, and from the second one on the monitor’s issue', async () => {
    await using scene = await open();
    const crash = { env: { NODE_OPTIONS: '--require=/nowhere/at-all.cjs' } };
    for (const health of ['pending', 'stale']) {
      const end = await scene.run(crash);
      assert.deepEqual([end.conclusion, signs()], ['failure', ''], 'the service waits in vain');
      assert.equal(await look(scene), health);
    }
    assert.deepEqual(issues(scene), ['open: the schedule or its runs are in trouble']);

    const end = await scene.run();
    assert.deepEqual([end.outputs.get('outcome'), signs()], ['completed', 'start success']);
    await look(scene);
    assert.deepEqual(issues(scene), ['closed: the schedule or its runs are in trouble']);
  });

  test('cache denied: it waits for it twice, with red runs and pings; then it goes on, and its issue says so', async () => {
    await using scene = await open({ with: { 'checkpoint-interval': '1s' } });
    scene.answerWith(({ body, prompt }) => (prompt.includes('Text 2') ? { fault: 'hang' } : answer(body)));
    const job = await scene.start();
    while (!(await recordsInCache(scene.cache)).some(({ event }) => event.type === 'TaskCompleted'))
      await sleep(20);
    await job.loseMachine();
    await job.ended;
    scene.answerWith(({ body }) => answer(body));

    scene.cache.trouble({ kind: 'status', status: 403 }, 'find');
    for (let waits = 0; waits < 2; waits += 1) {
      assert.equal((await scene.run()).conclusion, 'failure');
      assert.equal(ping.signs.at(-1), 'fail');
    }
    assert.equal((await scene.run()).outputs.get('state-source'), 'repository');
    const state = () =>
      issues(scene)
        .filter(title => /the log/.test(title))
        .map(title => title.replace(/:.*/, ''));
    assert.deepEqual(state(), ['open']);

    scene.cache.heal();
    scene.list({ tasks: summaries(3) });
    assert.equal((await scene.run()).outputs.get('outcome'), 'completed');
    assert.deepEqual([state(), ping.signs.at(-1)], [['closed'], 'success']);
  });
});

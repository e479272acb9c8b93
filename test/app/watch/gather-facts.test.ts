import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { markerOf } from '../../../src/report/alerts/issue-marker.ts';
import { starterPaths } from '../../../src/report/starter/starter.ts';
import { DAY, HOUR, MonitorWorld, filesOf, shown, starterOf } from '../../support/monitor-world.ts';
import { sha } from '../../support/literals.ts';
import { alertFor, memoryOf } from '../../support/words-everywhere.ts';
import { Refusal, missingPermission, serverError } from '../../support/github/refusal.ts';

let world: MonitorWorld;
beforeEach(async () => {
  world = await MonitorWorld.open();
});
afterEach(() => world.close());

const look = async (options?: Parameters<MonitorWorld['look']>[0]) => shown(await world.look(options));

const STATUS = 'status.json';
function note(text: string): void {
  world.github.push({ branch: 'background-agent/default', files: { [STATUS]: text } });
}
const statusOf = (outcome: string, finishedAt: string) =>
  JSON.stringify({ lastRun: { outcome, finishedAt } });

describe('a watcher that cannot look says so, and never that all is well', () => {
  beforeEach(() => void world.ran(3 * HOUR, 'success'));

  /** Each question that a look asks, of which GraphQL's are told by what they ask for. */
  const QUESTIONS = [
    'actions/get-workflow',
    'actions/list-workflow-runs',
    'issues/list-for-repo',
    'repository',
    'viewer',
  ] as const;

  test('these are its questions', async () => {
    assert.equal(await look(), 'well');
    const asked = world.github.requests.flatMap(({ operations }) => operations);
    assert.deepEqual([...new Set(asked)].sort(), QUESTIONS.toSorted());
  });

  test.each(QUESTIONS)('when %s is refused', async question => {
    world.github.failNext(question, missingPermission('x=read'), { times: 'always' });
    assert.equal(await look(), 'blind');
  });

  test.each(QUESTIONS)('when %s finds GitHub in trouble', async question => {
    world.github.failNext(question, serverError(502), { times: 'always' });
    assert.equal(await look(), 'blind');
  });

  test.each(['GET .*/actions/workflows/[^/]*$', '/runs\\?', '/issues\\?'])(
    'when what answers %s is no answer',
    async pattern => {
      world.github.failNext(new RegExp(pattern), new Refusal(200, { message: 'Hello.' }), {
        times: 'always',
      });
      assert.equal(await look(), 'blind');
      assert.notEqual(world.github.violations.splice(0).length, 0);
    },
  );

  test('one after the other of what is asked over GraphQL', async () => {
    const count = world.github.requests.filter(({ path }) => path === '/graphql').length;
    assert.equal(count, 0);
    await look();
    const questions = world.github.requests.filter(({ path }) => path === '/graphql').length;
    assert.ok(questions >= 3, `${questions}`);
    // The last of them is not needed to tell silence.
    for (let index = 0; index < questions - 1; index += 1) {
      world.github.failNext(/graphql/, missingPermission('x=read'), { after: index });
      assert.equal(await look(), 'blind', `the question ${index}`);
      world.github.failNoMore();
    }
  });

  test.each([['contents'], ['actions'], ['issues']] as const)('without %s: read', async right => {
    const end = await world.look({ rights: { [right]: 'none' } });
    assert.ok(end.kind === 'blind');
    assert.match(end.trouble.message, new RegExp(`${right}: (?:read|write)`));
  });

  test('but whoever wants no issues needs no right to them', async () => {
    assert.equal(await look({ rights: { issues: 'none' }, alerts: false }), 'well');
  });
});

describe('what the agent noted on its branch', () => {
  const EVENING = '2026-11-22T20:00:00.000Z';

  test.each([
    ['the end of a run that went well', statusOf('completed', EVENING), 'well'],
    ['the end of one that was idle', statusOf('idle', EVENING), 'well'],
    ['the end of one that failed', statusOf('failed', EVENING), 'stale: missed, refused'],
    ['nothing that anybody can read', '{"lastRun":', 'stale: missed, refused'],
    ['a time far ahead', statusOf('completed', '2099-01-01T00:00:00.000Z'), 'stale: missed, refused'],
  ])('%s counts for what it is', async (_, text, stand) => {
    world.ran(12 * HOUR, 'success');
    world.pass(2.5 * DAY);
    note(text);
    assert.equal(await look(), stand);
  });
});

describe('two runs that failed', () => {
  beforeEach(() => {
    world.ran(40 * HOUR, 'success');
    for (const agoMs of [10 * HOUR, 9 * HOUR]) world.ran(agoMs, 'failure');
  });

  const body = (agent = 'default') =>
    `${markerOf({ agent, kind: 'provider', memory: memoryOf(alertFor('provider')), text: sha(2) })}\nThe key is revoked.`;
  const issue = (by: string, text = body()) =>
    void world.github.createIssue({ title: 'x', body: text, labels: ['background-agent'], by });

  test('are an issue of their own where nothing explains them', async () => {
    assert.equal(await look(), 'stale: failing');
    assert.deepEqual(world.issues, ['1 open: 0']);
  });

  const noteAgo = (agoMs: number) =>
    note(statusOf('provider-stopped', new Date(world.nowMs - agoMs).toISOString()));

  test('are explained by an open issue of the agent that has noted the last of them', async () => {
    issue('github-actions[bot]');
    noteAgo(8 * HOUR);
    assert.equal(await look(), 'well');
    world.github.editIssue(1, { state: 'closed' });
    assert.equal(await look(), 'stale: failing');
  });

  test('are not explained by an issue of an agent that has died since', async () => {
    issue('github-actions[bot]');
    noteAgo(9.5 * HOUR);
    assert.equal(await look(), 'stale: failing');
  });

  test.each([
    ['cache-unreachable', 'well'],
    ['unproved', 'stale: failing'],
  ])('and an open issue about its state, %s, are %s', async (reason, stand) => {
    const memory = { ...memoryOf(alertFor('state')), reason };
    const marker = markerOf({ agent: 'default', kind: 'state', memory, text: sha(2) });
    issue('github-actions[bot]', `${marker}\nIts memory.`);
    assert.equal(await look(), stand);
  });

  test.each([
    ['a stranger', () => issue('mallory')],
    ['the bot of another app', () => issue('other[bot]')],
    ['another agent', () => issue('github-actions[bot]', body('other'))],
    ['no marker', () => issue('github-actions[bot]', 'The key is revoked.')],
  ])('are not explained by an issue of %s', async (_, write) => {
    write();
    noteAgo(8 * HOUR);
    assert.equal(await look(), 'stale: failing');
  });
});

describe('an agent that no workflow file runs', () => {
  const { workflow } = starterPaths('default');
  const replaceBy = (text: string | null) => void world.github.push({ files: { [workflow]: text } });

  test('is known by what GitHub knows of the file that init wrote, be it gone or spoilt', async () => {
    replaceBy(null);
    world.ran(3 * HOUR, 'success');
    assert.equal(await look(), 'stale: broken');
    replaceBy('on: [push\n');
    assert.equal(await look(), 'stale: broken');
    assert.match(world.github.issue(1).body ?? '', /background-agent\.yml: /);
  });

  test('is known by what it has left on its branch, however its last run ended', async () => {
    replaceBy(null);
    assert.equal(await look(), 'unknown');
    note(statusOf('provider-stopped', '2026-11-20T02:20:00.000Z'));
    assert.equal(await look(), 'stale: broken');
  });

  test('is not known by a file that runs something else', async () => {
    replaceBy('on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: make }] } }\n');
    world.ran(3 * HOUR, 'success');
    assert.equal(await look(), 'unknown');
    assert.deepEqual(world.issues, []);
  });
});

test('a run that was asked for and failed is told, whoever asked', async () => {
  world.ran(34 * HOUR, 'success');
  const id = world.ran(2 * HOUR, 'failure');
  const [run] = world.github.runs.filter(each => each.id === id);
  assert.ok(run);
  world.github.setRun({ ...run, event: 'workflow_dispatch' });
  assert.equal(await look(), 'stale: missed');
});

describe('runs of pull requests and of other branches', () => {
  const runIt = (agoMs: number, conclusion: 'success' | 'failure', fields: object) => {
    const id = world.ran(agoMs, conclusion);
    const [run] = world.github.runs.filter(each => each.id === id);
    assert.ok(run);
    world.github.setRun({ ...run, ...fields });
  };

  test.each([
    ['of a pull request', { event: 'pull_request', branch: 'topic' }],
    ['of another branch', { event: 'workflow_dispatch', branch: 'side' }],
  ])('are no sign of life %s, and hide none', async (_, fields) => {
    world.ran(62 * HOUR, 'success');
    for (let hour = 40; hour > 0; hour -= 1) runIt(hour * HOUR, 'success', fields);
    const end = await world.look();
    assert.equal(shown(end), 'stale: missed, refused');
    assert.ok(end.kind === 'watched');
    assert.equal(end.verdict.lastSuccessMs, world.nowMs - 62 * HOUR + 10 * 60_000);
  });

  test('fail without anybody being told', async () => {
    world.ran(3 * HOUR, 'success');
    for (const agoMs of [2 * HOUR, HOUR]) runIt(agoMs, 'failure', { branch: 'side' });
    assert.equal(await look(), 'well');
  });

  test('leave the watcher blind when those that count cannot be asked for', async () => {
    world.ran(3 * HOUR, 'success');
    runIt(HOUR, 'success', { branch: 'side' });
    world.github.failNext(/&branch=main/, serverError(502), { times: 'always' });
    assert.equal(await look(), 'blind');
  });
});

describe('an agent whose schedule was changed, or switched on, since its last success', () => {
  const { workflow } = starterPaths('default');

  test('is due from the change on, as far as anybody can tell when that was', async () => {
    world.ran(70 * HOUR, 'success');
    assert.equal(await look(), 'stale: missed, refused');
    const files = filesOf(starterOf('default', { cron: '19 2 * * *' }));
    world.github.push({ files: { [workflow]: files[workflow] ?? null } });
    world.pass(HOUR);
    const asked = () => world.github.requests.filter(({ path }) => path === '/graphql').length;
    const before = asked();
    assert.equal(await look(), 'well');
    const after = asked() - before - 1;
    world.github.failNext(/graphql/, serverError(502), { times: 'always', after });
    assert.equal(await look(), 'stale: missed, refused');
  });

  test('is due from when it was switched on', async () => {
    world.ran(20 * DAY, 'success');
    world.github.setWorkflow(workflow, { state: 'disabled_manually' });
    assert.equal(await look(), 'stale: disabled-by-hand');
    world.pass(HOUR);
    world.github.setWorkflow(workflow, { state: 'active' });
    assert.equal(await look(), 'well');
  });
});

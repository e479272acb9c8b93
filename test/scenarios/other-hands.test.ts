// The packaged action in a repository in which people do what they like, and rules stand against what it does.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { alertIssues } from '../support/alert-issues.ts';
import { type Answering, answer, refusal } from '../support/model-server.ts';
import { summaries } from '../support/scene.ts';
import { type GitHubScene, type SceneOptions, openGitHubScene } from '../support/workflow/github-scene.ts';
import type { JobEnd } from '../support/workflow/running-job.ts';

const BRANCH = 'background-agent/default';
const WITH_PULLS = { contents: 'write', issues: 'write', 'pull-requests': 'write' } as const;

/** The second task goes into quarantine, which is called for help about. */
const mixed: Answering = ({ body }) =>
  JSON.stringify(body).includes('Text 2 ') ? refusal(413, {}) : answer(body);

const open = (options: Partial<SceneOptions> = {}): Promise<GitHubScene> =>
  openGitHubScene({ tasks: summaries(2), answering: mixed, ...options });

const said = ({ annotations }: JobEnd): string => annotations.join('\n');
const outcomeOf = ({ outputs }: JobEnd) => outputs.get('outcome');
const callsOf = (...ends: readonly JobEnd[]) =>
  ends.reduce((sum, { requests }) => sum + requests.model.length, 0);
const issuesOf = ({ github }: GitHubScene) =>
  alertIssues(github).map(
    ({ number, state, author: { login }, title }) => `${number} ${state} by ${login}: ${title}`,
  );
const ours = (number: number, state: 'open' | 'closed', what: string) =>
  `${number} ${state} by github-actions[bot]: Background agent \`default\`: ${what}`;

const QUARANTINE = 'tasks are in quarantine';
const STATE = 'the log, the results or the webhook is in trouble';

describe.concurrent('issues', () => {
  test('get a label that exists already, and an issue of a stranger with our marker stays his', async () => {
    await using scene = await open();
    const { github } = scene;
    github.createLabel('background-agent');
    const first = await scene.run();
    const marker = /<!--[^]*?-->/.exec(github.issue(1).body ?? '')?.[0];
    assert.ok(marker !== undefined);
    const forged = github.createIssue({
      title: 'Forged',
      body: marker,
      labels: ['background-agent'],
      by: 'mallory',
    });

    // What the agent called for help about is over.
    scene.list({ tasks: summaries(1) });
    const second = await scene.run();

    assert.deepEqual([outcomeOf(first), outcomeOf(second)], ['completed', 'completed']);
    assert.deepEqual(issuesOf(scene), [
      ours(1, 'closed', QUARANTINE),
      `${forged.number} open by mallory: Forged`,
    ]);
    assert.deepEqual([forged.body, forged.comments], [marker, []]);
  });

  test('that a person edited, locked or deleted stop no run, and double nothing that is there', async () => {
    await using scene = await open();
    const { github } = scene;
    const ends = [await scene.run()];

    github.editIssue(1, { title: 'Ours now', body: 'Somebody looks at it.', by: 'ada' });
    scene.list({ tasks: summaries(3) });
    ends.push(await scene.run());
    assert.deepEqual([github.issue(1).body, alertIssues(github).length], ['Somebody looks at it.', 1]);

    github.lockIssue(1);
    github.deleteIssue(1);
    scene.list({ tasks: summaries(4) });
    ends.push(await scene.run());

    assert.deepEqual(ends.map(outcomeOf), ['completed', 'completed', 'completed']);
    assert.equal(callsOf(...ends), 4);
    assert.deepEqual([...scene.results().keys()], ['t1', 't2', 't3', 't4']);
  });
});

describe.concurrent('a state branch', () => {
  test('that somebody deleted is made again from the cache, at no cost', async () => {
    await using scene = await open();
    await scene.run();
    const before = scene.records().length;
    scene.github.deleteBranch(BRANCH);
    const next = await scene.run();
    assert.deepEqual([outcomeOf(next), callsOf(next)], ['completed', 0]);
    assert.ok(scene.records().length > before);
    assert.ok(
      scene.events().some(event => event.type === 'LogRecovered' && event.damage === 'branch-missing'),
    );
    assert.equal(scene.github.commits('main').length, 2);
    assert.deepEqual(issuesOf(scene), [ours(1, 'open', QUARANTINE)]);
    assert.equal(outcomeOf(await scene.run()), 'idle');
  });

  test('with a head that nobody can read spends nothing, tells people what to do, and goes on when it is put back', async () => {
    await using scene = await open();
    await scene.run();
    const { github } = scene;
    const [good] = github.commits(BRANCH);
    github.push({ branch: BRANCH, files: { 'head.json': '{"seq":' } });
    scene.list({ tasks: summaries(3) });

    const ends = [await scene.run(), await scene.run()];

    for (const end of ends) {
      assert.deepEqual([end.exitCode, outcomeOf(end), callsOf(end)], [1, 'failed', 0]);
      assert.match(
        said(end),
        /head\.json of the state branch cannot be read.* Take the branch back to a commit of the agent's, or delete the branch/,
      );
    }
    assert.deepEqual(issuesOf(scene), [ours(1, 'open', QUARANTINE), ours(3, 'open', STATE)]);
    assert.match(github.issue(3).body ?? '', /head\.json/);

    github.setBranch(BRANCH, good?.oid ?? '');
    const after = await scene.run();
    assert.deepEqual([outcomeOf(after), callsOf(after)], ['completed', 1]);
    assert.deepEqual(issuesOf(scene), [ours(1, 'open', QUARANTINE), ours(3, 'closed', STATE)]);
  });

  test('whose log somebody edited is not believed: the copy in the cache is, and without it nothing is spent', async () => {
    await using scene = await open();
    await scene.run();
    const { github } = scene;
    const path = scene.state()?.paths.findLast(each => each.startsWith('log/')) ?? '';
    const log = github.read(BRANCH, path) ?? '';
    assert.ok(log.includes('"t1"'));
    github.push({ branch: BRANCH, files: { [path]: log.replaceAll('"t1"', '"t9"') } });

    scene.list({ tasks: summaries(3) });
    const cached = await scene.run();
    assert.deepEqual(
      [outcomeOf(cached), cached.outputs.get('state-source'), callsOf(cached)],
      ['completed', 'cache', 1],
    );

    scene.cache.evict();
    scene.list({ tasks: summaries(4) });
    const alone = await scene.run();
    assert.deepEqual([alone.exitCode, callsOf(alone)], [1, 0]);
    assert.match(
      said(alone),
      /The log on the state branch is damaged\..*nothing was spent\. Take the branch back to a commit of the agent's/,
    );
    assert.deepEqual(issuesOf(scene), [ours(1, 'open', QUARANTINE), ours(3, 'open', STATE)]);
  });

  test('to which somebody added a note, and spoilt the lease, is gone on with', async () => {
    await using scene = await open();
    await scene.run();
    scene.github.push({ branch: BRANCH, files: { 'notes.md': 'Hello.\n', 'lease.json': '{"run":' } });
    scene.list({ tasks: summaries(3) });
    const next = await scene.run();
    assert.deepEqual([outcomeOf(next), callsOf(next)], ['completed', 1]);
    assert.equal(scene.github.read(BRANCH, 'notes.md'), 'Hello.\n');
    assert.deepEqual(scene.state()?.lease, undefined);
  });
});

describe.concurrent('results', () => {
  test('wait while the branch is protected, are told of, and land later at no cost', async () => {
    await using scene = await open();
    scene.github.protect('main');

    const ends = [await scene.run(), await scene.run()];

    assert.deepEqual(ends.map(outcomeOf), ['failed', 'failed']);
    assert.equal(callsOf(...ends), 2);
    assert.match(
      ends[0]?.summary ?? '',
      /Set "publish: pull-request", name another "branch", or give a "github-token"/,
    );
    assert.deepEqual(issuesOf(scene), [ours(1, 'open', STATE), ours(2, 'open', QUARANTINE)]);
    assert.equal(scene.state()?.answers.size, 1);

    // Also from the state branch alone.
    scene.cache.evict();
    scene.github.unprotect('main');
    const after = await scene.run();
    assert.deepEqual(
      [outcomeOf(after), after.outputs.get('state-source'), callsOf(after)],
      ['completed', 'repository', 0],
    );
    assert.deepEqual([...scene.results().keys()], ['t1', 't2']);
    assert.deepEqual(issuesOf(scene), [ours(1, 'closed', STATE), ours(2, 'open', QUARANTINE)]);
    assert.equal(outcomeOf(await scene.run()), 'idle');
  });

  test('with one that push protection refuses land without it; it waits in the cache alone, and nothing is paid again', async () => {
    await using scene = await open({ tasks: summaries(5) });
    scene.github.refuseSecret(/Text 3 says/);

    const ends = [await scene.run()];

    assert.deepEqual([...scene.results().keys()], ['t1', 't2', 't4', 't5']);
    assert.match(said(ends[0] as JobEnd), /Secret detected.*in the Actions cache only/);
    assert.match(scene.github.issue(1).body ?? '', /results\/t3\.json/);
    const kept = [...(scene.state()?.answers.values() ?? [])];
    assert.deepEqual([kept.length > 0, kept.filter(text => text.includes('Text 3'))], [true, []]);
    assert.equal(scene.state()?.lease, undefined);

    scene.list({ tasks: summaries(6) });
    ends.push(await scene.run());
    assert.deepEqual([...scene.results().keys()], ['t1', 't2', 't4', 't5', 't6']);
    assert.equal(callsOf(...ends), 6);
    assert.deepEqual(
      ends.map(({ postExitCode }) => postExitCode),
      [0, 0],
    );
    assert.deepEqual(issuesOf(scene), [ours(1, 'open', STATE), ours(2, 'open', QUARANTINE)]);
  });

  test('are proposed with "publish: pull-request", in one that later runs go on with', async () => {
    await using scene = await open({ with: { publish: 'pull-request' }, permissions: WITH_PULLS });
    const first = await scene.run();
    scene.list({ tasks: summaries(3) });
    const second = await scene.run();

    assert.deepEqual(
      [outcomeOf(first), outcomeOf(second), callsOf(first, second)],
      ['completed', 'completed', 3],
    );
    const branch = 'background-agent-results/default';
    assert.deepEqual([...scene.results(branch).keys()], ['t1', 't2', 't3']);
    assert.equal(first.outputs.get('commit-sha'), scene.github.commits(branch)[1]?.oid);
    const pulls = scene.github.issues.filter(({ pull }) => pull !== undefined);
    assert.deepEqual(
      pulls.map(({ number, state, pull }) => [number, state, pull?.head, pull?.base]),
      [[1, 'open', branch, 'main']],
    );
  });

  test('cannot be proposed without "pull-requests: write": the line is named, and with it they are, at no cost', async () => {
    await using scene = await open({ with: { publish: 'pull-request' } });
    const first = await scene.run();
    assert.equal(outcomeOf(first), 'failed');
    assert.match(
      first.summary,
      /Add "pull-requests: write" to the "permissions:" of the job, and switch on "Allow GitHub Actions to create and approve pull requests"/,
    );
    const second = await scene.run({ permissions: WITH_PULLS });
    assert.deepEqual([outcomeOf(second), callsOf(first, second)], ['completed', 2]);
    assert.deepEqual([...scene.results('background-agent-results/default').keys()], ['t1', 't2']);
  });

  test('stay on the disk with "publish: none", and the summary says what that means', async () => {
    await using scene = await open({ with: { publish: 'none' } });
    const first = await scene.run();
    assert.equal(outcomeOf(first), 'completed');
    assert.match(
      first.summary,
      /`publish: none`: the results are on the disk of this job only\. Unless a later step keeps them, they are gone/,
    );
    assert.equal(scene.github.commits('main').length, 1);
    const second = await scene.run();
    assert.deepEqual([outcomeOf(second), callsOf(first, second)], ['idle', 2]);
  });
});

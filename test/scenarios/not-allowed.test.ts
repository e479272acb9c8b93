// The packaged action where something is missing that a workflow usually has: what still works works, nothing is spent that
// could be lost, and the message names the line to add.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { alertIssues } from '../support/alert-issues.ts';
import { secondaryRateLimit, serverError } from '../support/github/refusal.ts';
import { type Answering, answer, refusal } from '../support/model-server.ts';
import { summaries } from '../support/scene.ts';
import { type GitHubScene, type SceneOptions, openGitHubScene } from '../support/workflow/github-scene.ts';
import type { JobEnd } from '../support/workflow/running-job.ts';

/** The second of two tasks goes into quarantine, which is called for help about. */
const mixed: Answering = ({ body }) =>
  JSON.stringify(body).includes('Text 2 ') ? refusal(413, {}) : answer(body);

const open = (options: Partial<SceneOptions> = {}): Promise<GitHubScene> =>
  openGitHubScene({ tasks: summaries(2), answering: mixed, ...options });

/** Errors and warnings, as people see them in the log of the job. */
const said = ({ annotations }: JobEnd): string => annotations.join('\n');

function expectNothingSpent(scene: GitHubScene, end: JobEnd, exitCode = 1): void {
  assert.deepEqual([end.conclusion, end.exitCode], ['failure', exitCode]);
  assert.equal(end.outputs.get('outcome'), 'failed');
  assert.deepEqual(end.requests.model, []);
  assert.deepEqual(scene.github.branches(), ['main']);
  assert.equal(scene.github.commits('main').length, 1);
}

function expectWorked(scene: GitHubScene, end: JobEnd): void {
  assert.deepEqual([end.conclusion, end.outputs.get('outcome')], ['success', 'completed']);
  assert.equal(end.requests.model.length, 2);
  assert.deepEqual([...scene.results().keys()], ['t1', 't2']);
  assert.equal(scene.events().at(-1)?.type, 'RunFinished');
  assert.ok(scene.isCounted(end));
}

async function expectIdle(scene: GitHubScene): Promise<void> {
  const { outputs, requests } = await scene.run();
  assert.equal(outputs.get('outcome'), 'idle');
  assert.deepEqual(requests.model, []);
}

describe.concurrent('on GitHub', () => {
  describe('a job without "contents: write"', () => {
    test('spends nothing and names the line, once; with it all is done', async () => {
      await using scene = await open({ permissions: { contents: 'read', issues: 'write', actions: 'read' } });

      const end = await scene.run();

      expectNothingSpent(scene, end);
      assert.match(
        said(end),
        /Add "contents: write" to the "permissions:" of the job\. .*nothing was sent or spent\./,
      );
      assert.equal(end.annotations.length, 1);
      assert.match(end.summary, /Add "contents: write"/);
      expectWorked(scene, await scene.run({ permissions: { contents: 'write', issues: 'write' } }));
    });

    test('plans all the same', async () => {
      await using scene = await open({ permissions: { contents: 'read' }, with: { mode: 'plan' } });
      const end = await scene.run();
      assert.deepEqual([end.conclusion, end.outputs.get('planned')], ['success', '2']);
      assert.equal(end.annotations.length, 0);
    });

    test('nor any other spends nothing and names the line', async () => {
      await using scene = await open({ permissions: { issues: 'write' } });
      const end = await scene.run();
      expectNothingSpent(scene, end);
      assert.match(said(end), /Add "contents: write" to the "permissions:" of the job\./);
    });
  });

  describe('a job without "issues: write"', () => {
    test.each([{ contents: 'write' }, { contents: 'write', issues: 'read' }] as const)(
      'but with %j does its work, and names the line and what is untold',
      async permissions => {
        await using scene = await open({ permissions });
        const end = await scene.run();
        expectWorked(scene, end);
        assert.match(
          said(end),
          /::warning .*Add "issues: write" to the "permissions:" of the job\. No issue says yet: tasks are in quarantine/,
        );
        assert.deepEqual(scene.github.issues, []);

        // With it, the next run tells, though it has nothing else to do.
        const next = await scene.run({ permissions: { contents: 'write', issues: 'write' } });
        assert.deepEqual([next.outputs.get('outcome'), next.outputs.get('alerts-opened')], ['idle', '1']);
        assert.equal(alertIssues(scene.github).length, 1);
      },
    );

    test('that wants none hears nothing of it', async () => {
      await using scene = await open({ permissions: { contents: 'write' }, with: { alerts: 'none' } });
      const end = await scene.run();
      expectWorked(scene, end);
      assert.doesNotMatch(said(end), /issues/);
    });
  });

  describe('a lease that a lost machine left behind', () => {
    const leave = async (scene: GitHubScene): Promise<void> => {
      const lost = await scene.run({ kill: { what: 'machine', when: { calls: 2 } } });
      assert.equal(lost.conclusion, 'lost');
      assert.notEqual(scene.state()?.lease, undefined);
    };

    test('is taken over at once where the job may read what became of the run', async () => {
      await using scene = await open();
      await leave(scene);
      const next = await scene.run();
      assert.deepEqual([next.conclusion, next.outputs.get('outcome')], ['success', 'completed']);
    });

    test('is waited for without "actions: read", and then taken over', async () => {
      await using scene = await open({ permissions: { contents: 'write', issues: 'write' } });
      await leave(scene);

      const next = await scene.run();
      assert.deepEqual([next.conclusion, next.outputs.get('outcome')], ['success', 'overlapped']);
      assert.match(next.log, /Another run is at work \(1001\.1\)/);
      assert.deepEqual(next.requests.model, []);

      scene.github.setClock(() => Date.now() + 50 * 60_000);
      const later = await scene.run();
      assert.deepEqual([later.conclusion, later.outputs.get('outcome')], ['success', 'completed']);
      assert.deepEqual([...scene.results().keys()], ['t1', 't2']);
    });
  });

  test('where issues are switched off the work is done, and the setting is named', async () => {
    await using scene = await open();
    scene.github.setRepository({ issuesEnabled: false });
    const end = await scene.run();
    expectWorked(scene, end);
    assert.match(
      said(end),
      /issues are switched off .*Switch them on in the settings of the repository, or set "alerts: none"/,
    );
  });

  test('an archived repository spends nothing, and is told to be unarchived', async () => {
    await using scene = await open();
    scene.github.setRepository({ archived: true });
    const end = await scene.run();
    expectNothingSpent(scene, end);
    assert.match(
      said(end),
      /The repository is archived.* Unarchive it in its settings, or switch this workflow off\./,
    );
  });

  test('a key from a secret that is empty, as under Dependabot, spends nothing and says who sees none', async () => {
    await using scene = await open({ with: { provider: 'openrouter', 'base-url': '' } });
    const end = await scene.run({ secrets: {} });
    expectNothingSpent(scene, end, 2);
    assert.match(
      said(end),
      /needs a key, and there is none\. Give it as "api-key", from a secret.*from a fork or by Dependabot does not see/,
    );
  });

  test('without a checkout the step to add is named', async () => {
    const workflow = {
      on: { schedule: [{ cron: '1 2 * * *' }] },
      permissions: { contents: 'write', issues: 'write' },
      jobs: {
        agent: {
          'runs-on': 'ubuntu-latest',
          steps: [{ uses: 'background-agent/background-agent@v1', with: { provider: 'offline' } }],
        },
      },
    };
    await using scene = await open({ workflow: JSON.stringify(workflow) });
    const end = await scene.run();
    expectNothingSpent(scene, end, 2);
    assert.match(said(end), /put a step with "uses: actions\/checkout" before this one/);
  });

  describe('a cache that takes nothing', () => {
    test.each([
      ['by the right of the token', {}, /The cache service lets this run read only/],
      ['by the mode of the job', { ACTIONS_CACHE_MODE: 'read' }, /This job's cache-mode is "read"/],
    ] as const)('%s costs nothing: the state branch keeps all', async (_, env, notice) => {
      await using scene = await open();
      const end = await scene.run({ cacheRights: { readOnly: true }, env });
      expectWorked(scene, end);
      assert.match(said(end), notice);
      assert.match(said(end), /the state is kept on the state branch/);
      assert.deepEqual(scene.cache.entries, []);
      await expectIdle(scene);
    });
  });

  describe('GitHub', () => {
    test('that finds the writes too fast is waited for, and then gets no more than one a second', async () => {
      await using scene = await open();
      scene.github.failNext('createCommitOnBranch', secondaryRateLimit(1));
      const end = await scene.run();
      expectWorked(scene, end);
      const writes = end.requests.github.filter(({ writes }) => writes);
      const limited = writes.findIndex(({ status }) => status === 403);
      const times = writes.slice(limited).map(({ atMs }) => atMs);
      assert.ok(times.length >= 4);
      for (const [index, atMs] of times.slice(1).entries()) assert.ok(atMs - (times[index] ?? 0) >= 1_000);
      assert.equal(alertIssues(scene.github).length, 1);
    });

    test('out of reach: nothing is spent, and that is said', async () => {
      await using scene = await open();
      const nowhere = 'http://127.0.0.1:9';
      const end = await scene.run({
        env: { GITHUB_API_URL: nowhere, GITHUB_GRAPHQL_URL: `${nowhere}/graphql` },
      });
      expectNothingSpent(scene, end);
      assert.match(said(end), /GitHub could not be reached\. The next run tries again\./);
      assert.deepEqual([end.annotations.length, end.postExitCode], [1, 0]);
    });

    const kinds = [
      'repository',
      'viewer',
      'issues/list-for-repo',
      'git/create-tree',
      'git/create-commit',
      'git/create-ref',
      'createCommitOnBranch',
      'issues/create',
    ];
    test.each([
      ['answers each kind of request with 502 once', serverError(502)],
      ['loses each kind of request once', 'drop before'],
      ['loses the reply to each kind of request once', 'drop after'],
    ] as const)('%s: after two more runs all is done, once', async (_, fault) => {
      await using scene = await open();
      for (const kind of kinds) scene.github.failNext(kind, fault);

      const ends = [await scene.run(), await scene.run(), await scene.run()];

      assert.deepEqual([...scene.results().keys()], ['t1', 't2']);
      assert.equal(ends.flatMap(({ requests }) => requests.model).length, 2);
      assert.equal(scene.github.commits('main').length, 2);
      assert.equal(alertIssues(scene.github).length, 1);
      assert.deepEqual(
        scene.events().filter(({ type }) => type === 'RunInterrupted' || type === 'HoldCharged'),
        [],
      );
      const met = scene.github.requests.filter(({ status }) => status === undefined || status === 502);
      // One request may be of two kinds.
      assert.equal(met.length, kinds.length);
      await expectIdle(scene);
    });
  });
});

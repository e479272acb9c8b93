import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { workflowRuns } from '../../../src/adapters/github/workflow-runs.ts';
import type { WorkflowRuns } from '../../../src/ports/github.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';

let github: GitHub;
let api: GitHubApi;
let runs: WorkflowRuns;

beforeEach(async () => {
  github = await startGitHub({ repository: 'octo/example' });
  const { url, token } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
  runs = workflowRuns({ api, owner: 'octo', name: 'example' });
});

afterEach(async () => {
  api.close();
  await github.close();
});

async function isOver(run: string): Promise<boolean> {
  const asked = await runs.isOver(run);
  assert.ok(asked.ok, JSON.stringify(asked));
  return asked.value;
}

async function troubleWith(run: string): Promise<{ readonly kind: string; readonly message: string }> {
  const asked = await runs.isOver(run);
  assert.ok(!asked.ok, JSON.stringify(asked));
  return asked.trouble;
}

describe('a workflow run', () => {
  test.each(['queued', 'in_progress'] as const)('that is %s is not over', async status => {
    github.setRun({ id: 7, status });
    assert.equal(await isOver('7.1'), false);
  });

  test.each(['success', 'failure', 'cancelled', 'timed_out'] as const)(
    'that ended with %s is over',
    async conclusion => {
      github.setRun({ id: 7, status: 'completed', conclusion });
      assert.equal(await isOver('7.1'), true);
    },
  );

  test('that was started again is over in its first attempt, and not in its second', async () => {
    github.setRun({ id: 7, status: 'completed', conclusion: 'failure' });
    github.setRun({ id: 7, attempt: 2, status: 'in_progress' });
    assert.deepEqual([await isOver('7.1'), await isOver('7.2')], [true, false]);
  });
});

describe('nobody can tell of a run', () => {
  test('that GitHub does not know', async () => {
    assert.equal((await troubleWith('8.1')).kind, 'missing');
  });

  test('that the token may not see: the permission is named', async () => {
    github.setRun({ id: 7, status: 'completed', conclusion: 'success' });
    github.setPermissions({ actions: 'none' });
    const { kind, message } = await troubleWith('7.1');
    assert.equal(kind, 'forbidden');
    assert.match(message, /^Could not learn whether run 7\.1 is over: .*actions: read/);
  });

  test('while GitHub is away', async () => {
    github.failNext('actions/get-workflow-run-attempt', 'drop before', { times: 'always' });
    assert.equal((await troubleWith('7.1')).kind, 'unreachable');
    github.failNoMore();
  });

  test.each(['local-abc', '7', '7.1/../../8', ''])(
    'that GitHub did not start, %j, and it is not asked',
    async run => {
      assert.equal((await troubleWith(run)).kind, 'missing');
      assert.equal(github.requests.length, 0);
    },
  );
});

// Two agents in one repository, ten runs each, side by side. One's name begins as the other's, and their tasks have the same
// ids: what an agent reads back, writes and tells is its own.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import * as z from 'zod';

import { parseDashboardMarker } from '../../src/report/dashboard/dashboard-marker.ts';
import { parseMarker } from '../../src/report/alerts/issue-marker.ts';
import { alertIssues } from '../support/alert-issues.ts';
import type { GitHubRequest } from '../support/github/request-log.ts';
import type { GitHub } from '../support/github/start-github.ts';
import { answer } from '../support/model-server.ts';
import { summaries, taskFileText } from '../support/scene.ts';
import { type GitHubScene, openGitHubScene } from '../support/workflow/github-scene.ts';
import type { JobEnd } from '../support/workflow/running-job.ts';

const AGENTS = ['docs', 'docs-2'] as const;
type Agent = (typeof AGENTS)[number];

const RUNS = 10;
const PRICES = { small: { input: 1, output: 1 } };

const tasksPath = (agent: Agent) => `${agent}.yml`;
const resultPath = (agent: Agent, id: string) => `results/${agent}/${id}.json`;

/** The n-th list of an agent: with each, one task more. The second is refused until its text is another one. */
function listOf(agent: Agent, run: number): string {
  const more = run < 6 ? {} : { input: { text: `Text 2 says another thing to ${agent}.` } };
  const tasks = summaries(run + 1).map((task, index) => (index === 1 ? { ...task, ...more } : task));
  return taskFileText({ tasks, prices: PRICES, defaults: { model: 'small', 'max-output-tokens': 100 } });
}

const push = (github: GitHub, run: number, agents: readonly Agent[] = AGENTS) =>
  github.push({ files: Object.fromEntries(agents.map(agent => [tasksPath(agent), listOf(agent, run)])) });

const start = (scene: GitHubScene, agent: Agent) =>
  scene.run({ with: { name: agent, tasks: tasksPath(agent), results: `results/${agent}` } });

const Commit = z.object({
  variables: z.object({
    input: z.object({
      branch: z.object({ branchName: z.string() }),
      fileChanges: z.object({
        additions: z.array(z.object({ path: z.string() })),
        deletions: z.array(z.object({ path: z.string() })),
      }),
    }),
  }),
});
const Ref = z.object({ ref: z.string() });
const Issue = z.object({ title: z.string(), body: z.string() });
const CacheQuestion = z.object({ key: z.string(), restore_keys: z.array(z.string()).default([]) });

/** Whatever a run of this agent wrote to GitHub, and all that it asked the cache for, is its own. */
function expectOwn(github: GitHub, agent: Agent, { requests }: JobEnd): void {
  const stateBranch = `background-agent/${agent}`;
  for (const request of requests.github.filter(({ writes }) => writes)) expectOwnWrite(request);
  for (const { body } of requests.cache) {
    if (body === undefined) continue;
    const { key, restore_keys: others } = CacheQuestion.parse(body);
    for (const each of [key, ...others]) assert.ok(each.startsWith(`${stateBranch}/`), each);
  }

  function expectOwnWrite({ operation, path, body }: GitHubRequest): void {
    switch (operation) {
      // Nothing points at them before the reference does.
      case 'git/create-tree':
      case 'git/create-commit':
        return;
      case 'git/create-ref':
        assert.equal(Ref.parse(body).ref, `refs/heads/${stateBranch}`);
        return;
      case 'createCommitOnBranch': {
        const { branch, fileChanges } = Commit.parse(body).variables.input;
        const paths = [...fileChanges.additions, ...fileChanges.deletions].map(each => each.path);
        if (branch.branchName === stateBranch) return;
        assert.equal(branch.branchName, 'main');
        for (const each of paths) assert.ok(each.startsWith(`results/${agent}/`), each);
        return;
      }
      case 'issues/create':
        assert.equal(agentIn(Issue.parse(body).body), agent);
        return;
      case 'issues/update':
      case 'issues/create-comment': {
        const [, number] = /\/issues\/(\d+)/.exec(path) ?? [];
        assert.equal(agentOf(github, Number(number)), agent);
        return;
      }
      case 'issues/create-label':
        return;
      default:
        assert.fail(`What is ${operation}?`);
    }
  }
}

const agentIn = (body: string) => parseMarker(body)?.agent ?? parseDashboardMarker(body);
const agentOf = (github: GitHub, issue: number) => agentIn(github.issue(issue).body ?? '');

test(`two agents run ${RUNS} times each, one by one and at once, and touch nothing of each other’s`, async () => {
  await using scene = await openGitHubScene({ tasks: [], prices: PRICES });
  const { github } = scene;
  scene.answerWith(({ body, prompt }) =>
    prompt.includes('Text 2 says one thing')
      ? { status: 400, body: { error: { message: 'No.', code: 'content_filter' } } }
      : answer(body),
  );

  const calls = { docs: 0, 'docs-2': 0 };
  for (let run = 1; run <= RUNS; run += 1) {
    push(github, run);
    const isAtOnce = run % 2 === 0;
    const ends = isAtOnce
      ? await Promise.all(AGENTS.map(agent => start(scene, agent)))
      : [await start(scene, 'docs'), await start(scene, 'docs-2')];
    for (const [index, agent] of AGENTS.entries()) {
      const end = ends[index];
      assert.ok(end);
      assert.deepEqual([end.conclusion, end.outputs.get('outcome')], ['success', 'completed'], end.log);
      assert.equal(end.outputs.get('state-source'), run === 1 ? 'fresh' : 'cache');
      expectOwn(github, agent, end);
      calls[agent] += end.requests.model.length;
    }
  }

  // Each task once, and the second once more with its other text.
  assert.deepEqual(calls, { docs: RUNS + 2, 'docs-2': RUNS + 2 });
  const ids = summaries(RUNS + 1).map((_, index) => `t${index + 1}`);
  const expected = AGENTS.flatMap(agent => ids.map(id => resultPath(agent, id)));
  assert.deepEqual(
    github.files('main').filter(path => path.startsWith('results/')),
    expected.toSorted(),
  );
  assert.deepEqual(github.branches(), [...AGENTS.map(agent => `background-agent/${agent}`), 'main']);
  for (const agent of AGENTS) {
    const created = scene.events(undefined, agent).filter(({ type }) => type === 'LogCreated');
    assert.deepEqual(
      created.map(event => event.type === 'LogCreated' && event.agent),
      [agent],
    );
  }
  // One each, opened once; one comment as it rises after three runs, and one as it is over.
  const told = alertIssues(github).map(({ number, state, comments }) => [
    agentOf(github, number),
    `${state}, ${comments.length} comments`,
  ]);
  assert.equal(told.length, AGENTS.length);
  assert.deepEqual(Object.fromEntries(told), { docs: 'closed, 2 comments', 'docs-2': 'closed, 2 comments' });
});

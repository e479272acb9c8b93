// Runs that may not write to the cache: its token is for reading only, the workflow switches it off, or it is full. That is said
// once, and the state branch is all there is: the first commit of a run, checkpoints, the last one.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { describe, test } from 'vitest';

import { alertIssues } from '../support/alert-issues.ts';
import { answer } from '../support/model-server.ts';
import { summaries } from '../support/scene.ts';
import { type GitHubScene, openGitHubScene } from '../support/workflow/github-scene.ts';
import type { JobOptions } from '../support/workflow/running-job.ts';

const AGENT = 'background-agent/default';
const KEPT = 'Until it works, the state is kept on the state branch, at most once a minute.';
const FULL = { code: 'permission_denied', msg: 'insufficient usage to create cache entry' };

/** After a minute they would be there in any case. */
const EARLY_MS_MAX = 40_000;

type Obstacle = {
  readonly options?: Pick<JobOptions, 'env' | 'cacheRights'>;
  readonly prepare?: (scene: GitHubScene) => void;
  readonly says: string;
};

const OBSTACLES: readonly (readonly [string, Obstacle])[] = [
  [
    'can only be read',
    {
      options: { cacheRights: { readOnly: true } },
      says: 'The cache service lets this run read only, so no copy was saved.',
    },
  ],
  [
    'is switched off',
    { options: { env: { ACTIONS_CACHE_MODE: 'none' } }, says: 'This job\'s cache-mode is "none".' },
  ],
  [
    'is for reading only, as the workflow says',
    { options: { env: { ACTIONS_CACHE_MODE: 'read' } }, says: 'This job\'s cache-mode is "read".' },
  ],
  [
    'is full',
    {
      prepare: ({ cache }) => cache.trouble({ kind: 'status', status: 403, body: FULL }, 'create'),
      says: 'The storage for caches that this account may use is used up, so no copy was saved.',
    },
  ],
];

const asked = (requests: readonly { readonly prompt: string }[]) =>
  requests.map(({ prompt }) => Number(/Text (\d+)/.exec(prompt)?.[1])).sort((a, b) => a - b);

describe.concurrent('where the cache', () => {
  for (const [how, { options = {}, prepare, says }] of OBSTACLES) {
    test(`${how}, that is said once, and a run works and is gone on with from the branch`, async () => {
      await using scene = await openGitHubScene({
        tasks: summaries(6),
        with: { 'checkpoint-interval': '1s' },
        // Three checkpoints come by.
        answering: ({ body }) => ({ delayMs: 600, ...answer(body) }),
      });
      prepare?.(scene);
      const end = await scene.run(options);
      assert.deepEqual([end.conclusion, end.outputs.get('completed')], ['success', '6'], end.log);
      assert.deepEqual(end.annotations, [`::notice title=Background agent::${says} ${KEPT}`]);
      assert.equal(scene.cache.entries.length, 0);
      assert.equal(
        scene.github.commits(AGENT).length,
        3,
        'the first commit, that before the results, the last',
      );

      scene.list({ tasks: summaries(7) });
      const next = await scene.run(options);
      assert.deepEqual([next.conclusion, next.outputs.get('state-source')], ['success', 'repository']);
      assert.deepEqual(asked(next.requests.model), [7]);
      assert.equal(scene.results().size, 7);
      assert.deepEqual(alertIssues(scene.github), []);
    });
  }

  test('is switched off, a hundred results reach the branch before the run ends, and are not lost with it', async () => {
    const [tasks, hanging] = [120, 115];
    const options = { env: { ACTIONS_CACHE_MODE: 'none' } };
    await using scene = await openGitHubScene({
      tasks: summaries(tasks),
      with: { 'checkpoint-interval': '1s', concurrency: '8', 'token-budget': '200000' },
      answering: ({ body, prompt }) =>
        Number(/Text (\d+)/.exec(prompt)?.[1]) >= hanging ? { fault: 'hang' } : answer(body),
    });
    const job = await scene.start(options);
    const done = () => scene.events().filter(({ type }) => type === 'TaskCompleted').length;
    const untilMs = performance.now() + EARLY_MS_MAX;
    while (done() < 100 && performance.now() < untilMs) await sleep(50);
    assert.ok(done() >= 100, 'they do not wait for the minute to be over');
    const kept = done();
    await job.loseMachine();
    const lost = await job.ended;

    scene.answerWith(({ body }) => answer(body));
    const next = await scene.run(options);
    assert.deepEqual([next.conclusion, next.outputs.get('state-source')], ['success', 'repository']);
    assert.equal(next.requests.model.length, tasks - kept);
    const first = new Set(asked(lost.requests.model));
    const again = asked(next.requests.model).filter(number => first.has(number));
    assert.ok(again.length <= lost.requests.model.length - kept);
    assert.equal(scene.results().size, tasks);
  });
});

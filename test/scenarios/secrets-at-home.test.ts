// The key of the model and the token of the job, given back by everyone who may say something: they stand in no byte that
// outlives the job. The scene itself looks through outputs, summary, log and requests after each of its runs.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { Refusal } from '../support/github/refusal.ts';
import { type Answering, answer, refusal } from '../support/model-server.ts';
import { summaries } from '../support/scene.ts';
import { CANARY } from '../support/sound-run.ts';
import { type GitHubScene, type RunOptions, openGitHubScene } from '../support/workflow/github-scene.ts';
import {
  type Place,
  cacheArchives,
  filesOn,
  lastingPlaces,
  leaksIn,
} from '../support/workflow/lasting-places.ts';

const tokensOf = ({ github }: GitHubScene) => [...new Set(github.requests.map(({ token }) => token))];

/** The scene's server gives the key back in each of these; the second and third task fail over it. */
const telltale: Answering = ({ body, headers: { authorization } }) => {
  const text = JSON.stringify(body);
  if (text.includes('Text 2 ')) return refusal(413, { code: authorization, message: authorization });
  if (text.includes('Text 3 ')) return refusal(500, { type: authorization });
  return answer(body, `You sent ${authorization}.`, { model: authorization ?? '', finishReason: 'stop' });
};

/** A GitHub that refuses the first results of the next job, whose token it puts into its words. */
function refuseWithToken({ github }: GitHubScene, job: number): string {
  const token = `ghs_${String(job + 1).padStart(36, '0')}`;
  const errors = [{ type: 'UNPROCESSABLE', message: `Not with ${token}`, path: ['createCommitOnBranch'] }];
  github.failNext(
    'createCommitOnBranch',
    new Refusal(200, { data: { createCommitOnBranch: null }, errors }),
    // The answers reach the state branch before any of them is a result.
    { after: 1, times: 3 },
  );
  return token;
}

describe('neither key nor token stands in', () => {
  test('a commit, a git object, a copy in the cache, an issue or a file on the machine', async () => {
    await using scene = await openGitHubScene({
      tasks: summaries(3),
      answering: telltale,
      with: { 'max-attempts': '1' },
    });
    const onMachines: Place[] = [];
    const look: RunOptions['look'] = workspace => void onMachines.push(...filesOn(workspace));
    const options: RunOptions = { look, env: { RUNNER_DEBUG: '1' } };
    const token = refuseWithToken(scene, 1);

    const first = await scene.run(options);
    scene.list({ tasks: summaries(4) });
    const killed = await scene.run({ ...options, kill: { what: 'main', when: { calls: 1 } } });
    const third = await scene.run(options);

    assert.equal(first.requests.github[0]?.token, token);
    for (const told of [first.summary, scene.github.issue(1).body ?? ''])
      assert.match(told, /Not with \*{3}/);
    assert.equal(killed.exitCode, null);
    assert.deepEqual([third.conclusion, third.outputs.get('outcome')], ['success', 'completed']);
    assert.deepEqual([...scene.results().keys()], ['t1', 't2', 't3', 't4']);
    assert.ok(scene.github.issues.length >= 2 && scene.cache.entries.length >= 2);

    const secrets = [CANARY, ...tokensOf(scene)];
    assert.equal(tokensOf(scene).length, 3);
    assert.deepEqual(leaksIn([...lastingPlaces(scene), ...onMachines], secrets), []);
  });

  test('a place that this test would not look into', async () => {
    await using scene = await openGitHubScene({ tasks: summaries(1) });
    await scene.run();
    scene.github.push({ files: { 'leak.txt': Buffer.from(`x${CANARY}`).toString('base64') } });
    scene.github.createIssue({ title: 'Leak', body: CANARY });
    const found = leaksIn(lastingPlaces(scene), [CANARY]);
    assert.deepEqual(found.map(where => where.split(' ')[0] ?? '').sort(), ['blob', 'issues']);
    // The log is in the archives, so it would be found there.
    const copies = cacheArchives(scene.cache);
    assert.equal(leaksIn(copies, ['"type":"LogCreated"']).length, copies.length);
    assert.ok(copies.length > 0);
  });
});

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { test } from 'vitest';

import { summaries } from '../scene.ts';
import { openGitHubScene } from './github-scene.ts';

/** The agent by itself: its state stays on the disk of the runner. */
const ALONE = { publish: 'none', 'github-token': '' } as const;

test('a job checks out the repository and runs the packaged action with its inputs', async () => {
  await using scene = await openGitHubScene({ tasks: summaries(2), with: ALONE });
  let results: string[] = [];
  const end = await scene.run({ look: workspace => (results = readdirSync(join(workspace, 'results'))) });

  assert.equal(end.conclusion, 'success');
  assert.equal(end.exitCode, 0);
  assert.equal(end.outputs.get('outcome'), 'completed');
  assert.equal(end.requests.model.length, 2);
  assert.deepEqual(results.sort(), ['t1.json', 't2.json']);
});

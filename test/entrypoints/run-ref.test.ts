import assert from 'node:assert/strict';
import { test } from 'vitest';

import { runRef } from '../../src/entrypoints/run-ref.ts';

const sha = '0123456789'.repeat(4);

test('a run is for a branch, whatever slashes are in its name, and a commit', () => {
  const env = { GITHUB_REF: 'refs/heads/feature/a', GITHUB_REF_NAME: 'feature/a', GITHUB_SHA: sha };
  assert.deepEqual(runRef(env), { branch: 'feature/a', commit: sha });
});

test('a tag and a pull request are no branches', () => {
  for (const GITHUB_REF of ['refs/tags/v1', 'refs/pull/7/merge', 'main', ''])
    assert.equal(runRef({ GITHUB_REF }).branch, undefined);
});

test('what is no commit is none', () => {
  for (const GITHUB_SHA of [undefined, '', 'main', sha.slice(1), `${sha}\n`])
    assert.equal(runRef({ GITHUB_SHA }).commit, undefined);
});

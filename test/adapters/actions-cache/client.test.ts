import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type CacheScene, openCacheScene } from '../../support/cache-scene.ts';
import { treeOf } from '../../support/file-tree.ts';
import { executedBy } from '../../support/runner-rules.ts';

// What GitHub's client does on its own, and what is left of that when it is kept in bounds.

let scene: CacheScene;
beforeEach(async () => {
  scene = await openCacheScene();
});
afterEach(() => scene.close());

const CALLER = fileURLToPath(new URL('../../support/cache-caller.ts', import.meta.url));
const CLIENT = fileURLToPath(new URL('../../support/cache-client.ts', import.meta.url));

/** Becomes commands on a line of its own, after a line end of any kind, or anywhere. */
const HOSTILE = '\n::add-mask::a\r::set-output name=b::c\u2028::error::d ##[error]e';

test('the client finds and unpacks what we saved: both sides speak of the same path and version', async () => {
  const folder = scene.folder({ text: 'a', 'b/c': 'd' });
  assert.deepEqual(await scene.open().save('agent-1', folder), { kind: 'saved' });

  await run(CLIENT, ['agent-'], { GITHUB_WORKSPACE: scene.into });
  assert.deepEqual(treeOf(scene.into), treeOf(folder));
});

test('the client on its own prints what the runner would execute', async () => {
  const { stdout } = await run(CLIENT, ['agent-'], { GITHUB_WORKSPACE: scene.into });
  assert.notDeepEqual(executedBy(stdout), []);
});

describe('nothing of the client, the service or a file is printed', () => {
  for (const debug of ['0', '1'])
    test(`when a copy is saved and brought back, with RUNNER_DEBUG=${debug}`, async () => {
      const key = `agent-1${HOSTILE}`;
      const { saved, restored, stdout } = await call(key, 'agent-', { RUNNER_DEBUG: debug });
      assert.deepEqual([saved, restored], [{ kind: 'saved' }, { kind: 'hit', key }]);
      assert.deepEqual(executedBy(stdout), []);
    });

  for (const status of [200, 403, 409, 429, 500])
    test(`when the service fails with HTTP ${status} and hostile words`, async () => {
      const body = { ok: false, message: HOSTILE, code: HOSTILE, msg: HOSTILE, error: HOSTILE };
      scene.service.trouble({ kind: 'status', status, body, headers: { 'retry-after': '60' } });
      const { saved, restored, stdout } = await call('agent-1', 'agent-', { RUNNER_DEBUG: '1' });
      assert.notEqual(saved.kind, 'saved');
      assert.notEqual(restored.kind, 'hit');
      assert.ok(!decodeURIComponent(stdout).includes('add-mask'), stdout);
    });
});

type Called = {
  readonly saved: { readonly kind: string };
  readonly restored: { readonly kind: string };
  readonly stdout: string;
};

/** Saves a folder of hostile names from a process of its own, and asserts that it prints one line only. */
async function call(key: string, prefix: string, more: Readonly<Record<string, string>>): Promise<Called> {
  const folder = scene.folder({ '\n##[error]a': 'b', '\r##[add-mask]c': 'd', '--checkpoint=1': 'e' });
  const { stdout, stderr } = await run(CALLER, [key, prefix, scene.into], more, folder);
  assert.equal(stderr, '');
  assert.equal(stdout.split('\n').length, 2, stdout);
  return { ...(JSON.parse(decodeURIComponent(stdout)) as Omit<Called, 'stdout'>), stdout };
}

async function run(
  program: string,
  args: readonly string[],
  more: Readonly<Record<string, string>>,
  cwd = process.cwd(),
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return promisify(execFile)(process.execPath, [program, ...args], {
    cwd,
    env: { ...scene.env(), SAVE_MS_MAX: '3000', ...more },
  });
}

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, test } from 'vitest';

import type { Saved } from '../../../src/ports/copies.ts';
import { type CacheScene, SAVE_IN_CHILD, openCacheScene } from '../../support/cache-scene.ts';
import { treeOf } from '../../support/file-tree.ts';

let scene: CacheScene;
beforeEach(async () => {
  scene = await openCacheScene();
});
afterEach(() => scene.close());

const CALLER = fileURLToPath(new URL('../../support/cache-caller.ts', import.meta.url));

const READ_ONLY = 'The cache service lets this run read only, so no copy was saved.';

test('saving takes three requests and leaves nothing behind on the disk', async () => {
  assert.deepEqual(await save(), { kind: 'saved' });
  assert.deepEqual(
    scene.service.requests.map(({ step, method }) => [step, method]),
    [
      ['create', 'POST'],
      ['upload', 'PUT'],
      ['finalize', 'POST'],
    ],
  );
  assert.deepEqual(readdirSync(scene.temp), []);
});

test('two copies are saved at once, each with its own content', async () => {
  const folders = ['first', 'second'].map(text => scene.folder({ text }));
  const store = scene.open();
  const saved = await Promise.all(folders.map((folder, index) => store.save(`agent-${index}-`, folder)));
  assert.deepEqual(saved, [{ kind: 'saved' }, { kind: 'saved' }]);

  for (const [index, folder] of folders.entries()) {
    const into = scene.folder({});
    await store.restore(`agent-${index}-`, into);
    assert.deepEqual(treeOf(into), treeOf(folder));
  }
});

test('this process keeps its environment and its working directory, while a copy is saved and after it', async () => {
  const [before, cwd] = [{ ...process.env }, process.cwd()];
  const saving = save();
  for (let saved: Saved | undefined; saved === undefined;) {
    assert.deepEqual({ ...process.env }, before);
    assert.equal(process.cwd(), cwd);
    saved = await Promise.race([saving, sleep(10).then(() => undefined)]);
  }
  assert.deepEqual({ ...process.env }, before);
});

describe('a copy that was not saved is seen, with its reason', () => {
  test('the token may only read', async () => {
    const env = scene.env({ readOnly: true });
    assert.deepEqual(await save({ env }), { kind: 'read-only', reason: READ_ONLY });
    assert.deepEqual(scene.service.entries, []);
  });

  test('HTTP 403', async () => {
    scene.service.trouble({ kind: 'status', status: 403 });
    assert.deepEqual(await save(), { kind: 'read-only', reason: READ_ONLY });
  });

  test('the storage is used up', async () => {
    const body = { code: 'permission_denied', msg: 'insufficient usage to create cache entry' };
    scene.service.trouble({ kind: 'status', status: 403, body });
    assert.deepEqual(await save(), {
      kind: 'full',
      reason: 'The storage for caches that this account may use is used up, so no copy was saved.',
    });
  });

  test('HTTP 429', async () => {
    const headers = { 'retry-after': '3600' };
    scene.service.trouble({ kind: 'status', status: 429, body: { code: 'resource_exhausted' }, headers });
    assert.deepEqual(await save(), {
      kind: 'unreachable',
      reason:
        'The cache service answered CreateCacheEntry with HTTP 429 (resource_exhausted), and nothing that can be used.',
    });
  });

  test('HTTP 500, with which the client would have patience for half a minute', async () => {
    scene.service.trouble({ kind: 'status', status: 500 });
    assert.deepEqual(await save({ saveMsMax: 2_000 }), {
      kind: 'unreachable',
      reason:
        'The cache service answered CreateCacheEntry with HTTP 500 (unknown), and nothing that can be used.',
    });
  });

  test('a refusal of another kind', async () => {
    const body = { ok: false, message: 'not today' };
    scene.service.trouble({ kind: 'status', status: 200, body }, 'create');
    assert.deepEqual(await save(), {
      kind: 'unreachable',
      reason: 'The cache service answered CreateCacheEntry with HTTP 200, and nothing that can be used.',
    });
  });

  test('a refused connection', async () => {
    await scene.service.refuse();
    assert.deepEqual(await save(), {
      kind: 'unreachable',
      reason: 'The cache service did not answer CreateCacheEntry: ECONNREFUSED.',
    });
  });

  test('an upload that is refused', async () => {
    scene.service.trouble({ kind: 'status', status: 403 }, 'upload');
    assert.deepEqual(await save(), {
      kind: 'unreachable',
      reason: 'The copy could not be packed or uploaded, though the cache service answers.',
    });
    assert.deepEqual(scene.service.entries, []);
  });

  test('a folder that is gone', async () => {
    const folder = scene.folder({});
    rmSync(folder, { recursive: true });
    const { kind } = await scene.open().save('agent-1', folder);
    assert.equal(kind, 'unreachable');
  });

  test('no temporary folder to pack it in', async () => {
    rmSync(scene.temp, { recursive: true });
    assert.deepEqual(await save(), { kind: 'unreachable', reason: 'The copy could not be packed: ENOENT.' });
  });

  test('a client that cannot be started', async () => {
    assert.equal((await save({ program: join(scene.root, 'nothing.ts') })).kind, 'unreachable');
  });

  test('a key that is there already, and keeps its content', async () => {
    assert.deepEqual(await save(), { kind: 'saved' });
    const [kept] = scene.service.entries;
    const saved = await scene.open().save('agent-1', scene.folder({ text: 'other' }));
    assert.equal(saved.kind, 'taken');
    assert.deepEqual(scene.service.entries, [kept]);
  });

  test('an entry whose acknowledgement was lost', async () => {
    scene.service.trouble({ kind: 'lost' }, 'finalize');
    assert.equal((await save()).kind, 'taken');
    assert.deepEqual(
      scene.service.entries.map(({ key }) => key),
      ['agent-1'],
    );
  });
});

test('the question why leaves no entry behind, and no key that a prefix of ours could find', async () => {
  scene.service.trouble({ kind: 'status', status: 403 }, 'upload');
  await scene.open().save('a'.repeat(512), scene.folder({ text: 'a' }));
  const keys = scene.service.requests.flatMap(({ step, body }) => (step === 'create' ? [body] : []));
  assert.deepEqual(
    keys.map(body => (body as { readonly key: string }).key),
    ['a'.repeat(512), `asked-${'a'.repeat(506)}`],
  );
  assert.deepEqual(scene.service.entries, []);
});

describe('nothing is asked where nothing may be written', () => {
  for (const mode of ['none', 'read'])
    test(`cache-mode "${mode}"`, async () => {
      const env = { ...scene.env(), ACTIONS_CACHE_MODE: mode };
      assert.deepEqual(await save({ env }), { kind: 'off', reason: `This job's cache-mode is "${mode}".` });
      assert.deepEqual(scene.service.requests, []);
    });

  test('without a service', async () => {
    assert.equal((await save({ env: {} })).kind, 'off');
  });
});

describe('a process that was started before there was anything to save', () => {
  test('saves, and the next save has one of its own', async () => {
    const copies = scene.open();
    copies.prepareSave();
    copies.prepareSave();
    for (const key of ['agent-1', 'agent-2'])
      assert.deepEqual(await copies.save(key, scene.folder({ key })), { kind: 'saved' });
  });

  test('is replaced when it has died meanwhile', async () => {
    const list = join(scene.root, 'processes');
    const program = join(scene.root, 'tells-its-number.ts');
    writeFileSync(program, tellsItsNumber(list));
    const copies = scene.open({ program });
    copies.prepareSave();
    while (!existsSync(list) || readFileSync(list, 'utf8') === '') await sleep(10);
    const died = Number(readFileSync(list, 'utf8'));
    process.kill(died, 'SIGKILL');
    while (isAlive(died)) await sleep(10);
    assert.deepEqual(await copies.save('agent-1', scene.folder({})), { kind: 'saved' });
  });

  test('keeps nobody from ending, and ends with whoever started it', async () => {
    const list = join(scene.root, 'processes');
    const program = join(scene.root, 'tells-its-number.ts');
    const starter = join(scene.root, 'prepares.ts');
    writeFileSync(program, tellsItsNumber(list));
    writeFileSync(
      starter,
      `import { existsSync } from 'node:fs';
       import { setTimeout as sleep } from 'node:timers/promises';
       import { ClientProcess } from ${JSON.stringify(pathToFileURL(CLIENT_PROCESS).href)};
       new ClientProcess({ env: process.env, program: ${JSON.stringify(program)} }).prepare();
       while (!existsSync(${JSON.stringify(list)})) await sleep(10);`,
    );
    const caller = spawn(process.execPath, [starter], { env: scene.env(), stdio: 'ignore' });
    const [code] = await once(caller, 'exit');
    assert.equal(code, 0);
    const client = Number(readFileSync(list, 'utf8'));
    while (isAlive(client)) await sleep(10);
  });
});

describe('a save has a time limit', () => {
  test('an upload that never ends is given up', async () => {
    scene.service.trouble({ kind: 'hang' }, 'upload');
    assert.deepEqual(await save({ saveMsMax: 2_000 }), {
      kind: 'unreachable',
      reason: 'The copy was not saved within 2 s.',
    });
    assert.deepEqual(readdirSync(scene.temp), []);
  });

  test('the client ends with whoever started it, also when that was killed', async () => {
    scene.service.trouble({ kind: 'hang' }, 'upload');
    const list = join(scene.root, 'processes');
    const program = join(scene.root, 'tells-its-number.ts');
    writeFileSync(program, tellsItsNumber(list));
    const args = [CALLER, 'agent-1', 'agent-', scene.into, program];
    const caller = spawn(process.execPath, args, {
      cwd: scene.folder({}),
      env: scene.env(),
      stdio: 'ignore',
    });
    while (!scene.service.requests.some(({ step }) => step === 'upload')) await sleep(10);
    const client = Number(readFileSync(list, 'utf8'));
    assert.ok(isAlive(client));

    caller.kill('SIGKILL');
    while (isAlive(client)) await sleep(10);
  });

  test('the client is ended with all that it started', async () => {
    const program = join(scene.root, 'never-ends.ts');
    writeFileSync(program, NEVER_ENDS);
    const folder = scene.folder({});
    const saving = scene.open({ program, saveMsMax: 3_000 }).save('agent-1', folder);

    const list = join(folder, 'processes');
    while (!existsSync(list)) await sleep(10);
    const processes = readFileSync(list, 'utf8').split(' ').map(Number);
    assert.deepEqual(processes.map(isAlive), [true, true]);

    assert.equal((await saving).kind, 'unreachable');
    while (processes.some(isAlive)) await sleep(10);
  });
});

test('a key that the service would not take is a mistake of ours', async () => {
  for (const key of ['', 'a,b', 'a'.repeat(513)])
    await assert.rejects(scene.open().save(key, scene.folder({})), /a key of 1 to 512 characters/);
});

/** Starts a process of its own, writes both numbers to the folder it is to save, and waits for ever. */
const NEVER_ENDS = `
  import { spawn } from 'node:child_process';
  import { renameSync, writeFileSync } from 'node:fs';
  const tool = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)'], { stdio: 'ignore' });
  process.once('message', ({ folder }) => {
    writeFileSync(folder + '/started', process.pid + ' ' + tool.pid);
    renameSync(folder + '/started', folder + '/processes');
  });
  setInterval(() => {}, 1_000);
`;

function tellsItsNumber(list: string): string {
  return `import { writeFileSync } from 'node:fs';
    writeFileSync(${JSON.stringify(list)}, String(process.pid));
    await import(${JSON.stringify(pathToFileURL(SAVE_IN_CHILD).href)});`;
}

const CLIENT_PROCESS = fileURLToPath(
  new URL('../../../src/adapters/actions-cache/client-process.ts', import.meta.url),
);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function save(options: Parameters<CacheScene['open']>[0] = {}): Promise<Saved> {
  return scene.open(options).save('agent-1', scene.folder({ text: 'a' }));
}

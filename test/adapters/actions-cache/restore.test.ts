import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { copyVersion } from '../../../src/adapters/actions-cache/version.ts';
import type { Restored } from '../../../src/ports/copies.ts';
import { type CacheScene, openCacheScene } from '../../support/cache-scene.ts';
import { DEFAULT_SCOPE } from '../../support/cache-service.ts';
import { treeOf } from '../../support/file-tree.ts';
import { tarArchive } from '../../support/tar-archive.ts';

let scene: CacheScene;
beforeEach(async () => {
  scene = await openCacheScene();
});
afterEach(() => scene.close());

test('a copy comes back as it was saved: hidden, empty, nested, long, strangely named and large files', async () => {
  const folder = scene.folder({
    '.hidden': 'a',
    empty: '',
    'answers/0a': 'forty-two',
    [`answers/${'long-'.repeat(40)}`]: 'b',
    'a name, with = % and Übergröße 🌍': 'c',
    large: randomBytes(3_000_000),
  });
  mkdirSync(join(folder, 'nothing'));

  assert.deepEqual(await scene.open().save('agent-main-1-1-40', folder), { kind: 'saved' });
  const restored = await scene.open().restore('agent-main-', scene.into);

  assert.deepEqual(restored, { kind: 'hit', key: 'agent-main-1-1-40' });
  assert.deepEqual(treeOf(scene.into), treeOf(folder));
});

test('the newest copy of a prefix counts, not the one with the highest number, and no other prefix', async () => {
  for (const [key, text] of [
    ['agent-main-2-1-9', 'first'],
    ['agent-main-1-1-10', 'second'],
    ['other-main-1-1-10', 'third'],
  ] as const)
    assert.deepEqual(await scene.open().save(key, scene.folder({ text })), { kind: 'saved' });

  const restored = await scene.open().restore('agent-main-', scene.into);
  assert.deepEqual(restored, { kind: 'hit', key: 'agent-main-1-1-10' });
  assert.deepEqual(treeOf(scene.into), treeOf(scene.folder({ text: 'second' })));
});

test('a branch sees its own copies first, and then those of the default branch', async () => {
  const onBranch = { env: scene.env({ scopes: ['refs/heads/topic', DEFAULT_SCOPE] }) };
  await scene.open().save('agent-1', scene.folder({ text: 'main' }));
  assert.deepEqual(await scene.open(onBranch).restore('agent-', scene.into), { kind: 'hit', key: 'agent-1' });

  await scene.open(onBranch).save('agent-0', scene.folder({ text: 'topic' }));
  await scene.open().save('agent-2', scene.folder({ text: 'main again' }));
  assert.deepEqual(await scene.open(onBranch).restore('agent-', scene.folder({})), {
    kind: 'hit',
    key: 'agent-0',
  });
});

test('no copy, a copy of another prefix and a copy that was evicted are missing', async () => {
  assert.deepEqual(await scene.open().restore('agent-', scene.into), { kind: 'missing' });

  await scene.open().save('agent-1', scene.folder({ text: 'a' }));
  assert.deepEqual(await scene.open().restore('agents-', scene.into), { kind: 'missing' });

  scene.service.evict();
  assert.deepEqual(await scene.open().restore('agent-', scene.into), { kind: 'missing' });
});

test('what is false may be left out of an answer', async () => {
  scene.service.trouble({ kind: 'status', status: 200, body: {} });
  assert.deepEqual(await scene.open().restore('agent-', scene.into), { kind: 'missing' });
});

test('one request finds a copy, and one fetches it', async () => {
  await scene.open().save('agent-1', scene.folder({ text: 'a' }));
  const before = scene.service.requests.length;
  await scene.open().restore('agent-', scene.into);
  const [find, download, ...more] = scene.service.requests.slice(before);
  assert.deepEqual(find?.body, {
    key: 'agent-',
    restore_keys: ['agent-'],
    version: scene.service.entries[0]?.version,
  });
  assert.deepEqual([download?.step, download?.method], ['download', 'GET']);
  assert.deepEqual(more, []);
});

test('without zstd, copies are packed by gzip, and are another version', async () => {
  const withoutZstd = { env: { ...scene.env(), PATH: onlyTools('tar', 'gzip') } };
  const folder = scene.folder({ text: 'a' });
  assert.deepEqual(await scene.open(withoutZstd).save('agent-1', folder), { kind: 'saved' });

  assert.equal(scene.service.entries[0]?.version, copyVersion('gzip', process.platform));
  assert.deepEqual(await scene.open().restore('agent-', scene.into), { kind: 'missing' });
  assert.deepEqual(await scene.open(withoutZstd).restore('agent-', scene.into), {
    kind: 'hit',
    key: 'agent-1',
  });
  assert.deepEqual(treeOf(scene.into), treeOf(folder));
});

test('Windows has copies of its own', () => {
  assert.notEqual(copyVersion('gzip', 'win32'), copyVersion('gzip', 'linux'));
  assert.equal(copyVersion('gzip', 'darwin'), copyVersion('gzip', 'linux'));
});

describe('a service that cannot be asked never passes for one without a copy', () => {
  beforeEach(async () => {
    await scene.put('agent-1', tarArchive({ name: './text', content: 'a' }));
  });

  for (const status of [401, 403, 404, 409, 429, 500, 503])
    test(`HTTP ${status}`, async () => {
      scene.service.trouble({ kind: 'status', status }, 'find');
      expectUnreachable(
        await scene.open().restore('agent-', scene.into),
        `The cache service answered GetCacheEntryDownloadURL with HTTP ${status} (unknown), and nothing that can be used.`,
      );
    });

  for (const body of [
    '',
    '<html>Welcome to the hotel</html>',
    'null',
    [],
    { ok: 'false' },
    { error: 'sign in first' },
    { ok: true },
    { ok: true, matched_key: '', signed_download_url: 'http://127.0.0.1:1/' },
    { ok: true, matched_key: 'agent-1', signed_download_url: 'here' },
  ])
    test(`an answer that is none: ${JSON.stringify(body)}`, async () => {
      scene.service.trouble({ kind: 'status', status: 200, body }, 'find');
      expectUnreachable(
        await scene.open().restore('agent-', scene.into),
        'The cache service answered GetCacheEntryDownloadURL with HTTP 200, and nothing that can be used.',
      );
    });

  test('a miss that comes with an error', async () => {
    scene.service.trouble({ kind: 'status', status: 500, body: { ok: false } }, 'find');
    expectUnreachable(
      await scene.open().restore('agent-', scene.into),
      'The cache service answered GetCacheEntryDownloadURL with HTTP 500, and nothing that can be used.',
    );
  });

  test('an answer without an end', async () => {
    scene.service.trouble({ kind: 'status', status: 200, body: ' '.repeat(70_000) }, 'find');
    expectUnreachable(
      await scene.open().restore('agent-', scene.into),
      'The cache service did not answer GetCacheEntryDownloadURL: no code.',
    );
  });

  test('an entry of another key', async () => {
    const body = { ok: true, matched_key: 'other-1', signed_download_url: 'http://127.0.0.1:1/' };
    scene.service.trouble({ kind: 'status', status: 200, body }, 'find');
    expectUnreachable(
      await scene.open().restore('agent-', scene.into),
      'The cache service answered with an entry of another key than it was asked for.',
    );
  });

  test('a refused connection', async () => {
    await scene.service.refuse();
    expectUnreachable(
      await scene.open().restore('agent-', scene.into),
      'The cache service did not answer GetCacheEntryDownloadURL: ECONNREFUSED.',
    );

    await scene.service.accept();
    assert.deepEqual(await scene.open().restore('agent-', scene.into), { kind: 'hit', key: 'agent-1' });
  });

  test('a connection that breaks', async () => {
    scene.service.trouble({ kind: 'lost' }, 'find');
    expectUnreachable(
      await scene.open().restore('agent-', scene.into),
      'The cache service did not answer GetCacheEntryDownloadURL: ECONNRESET.',
    );
  });

  test('no answer within the time limit', async () => {
    scene.service.trouble({ kind: 'hang' }, 'find');
    expectUnreachable(
      await scene.open({ restoreMsMax: 200 }).restore('agent-', scene.into),
      'The cache service did not answer GetCacheEntryDownloadURL: no answer in time.',
    );
  });

  test('no archive within the time limit', async () => {
    scene.service.trouble({ kind: 'hang' }, 'download');
    expectUnreachable(
      await scene.open({ restoreMsMax: 3_000 }).restore('agent-', scene.into),
      'The copy in the cache cannot be used: it took more than 3 s.',
    );
  });

  test('an address that has no archive', async () => {
    scene.service.trouble({ kind: 'status', status: 404 }, 'download');
    expectUnreachable(
      await scene.open().restore('agent-', scene.into),
      "The copy's address answered with HTTP 404.",
    );
  });

  test('half of an archive', async () => {
    scene.service.trouble({ kind: 'truncated' }, 'download');
    expectUnreachable(
      await scene.open().restore('agent-', scene.into),
      'The copy in the cache cannot be used: Z_BUF_ERROR.',
    );
  });

  test('a connection that breaks in the middle of the archive', async () => {
    scene.service.trouble({ kind: 'cut' }, 'download');
    expectUnreachable(
      await scene.open().restore('agent-', scene.into),
      'The copy in the cache cannot be used: ECONNRESET.',
    );
  });

  test('a disk that cannot be written to', async () => {
    const into = join(scene.root, 'no-folder');
    writeFileSync(into, '');
    expectUnreachable(
      await scene.open().restore('agent-', into),
      'The copy in the cache cannot be used: EEXIST.',
    );
  });
});

describe('nothing is asked where nothing may be read', () => {
  for (const mode of ['none', 'write-only', ' None '])
    test(`cache-mode "${mode}"`, async () => {
      const env = { ...scene.env(), ACTIONS_CACHE_MODE: mode };
      assert.deepEqual(await scene.open({ env }).restore('agent-', scene.into), {
        kind: 'off',
        reason: `This job's cache-mode is "${mode.trim().toLowerCase()}".`,
      });
      assert.deepEqual(scene.service.requests, []);
    });

  for (const missing of ['ACTIONS_RESULTS_URL', 'ACTIONS_RUNTIME_TOKEN'])
    test(`without ${missing}`, async () => {
      const { kind } = await scene
        .open({ env: { ...scene.env(), [missing]: undefined } })
        .restore('agent-', scene.into);
      assert.equal(kind, 'off');
    });

  for (const [name, value] of [
    ['ACTIONS_CACHE_SERVICE_V2', ''],
    ['GITHUB_SERVER_URL', 'https://github.example.com'],
  ] as const)
    test(`a server of the older protocol: ${name}="${value}"`, async () => {
      const { kind } = await scene
        .open({ env: { ...scene.env(), [name]: value } })
        .restore('agent-', scene.into);
      assert.equal(kind, 'off');
    });

  for (const mode of ['', 'read', 'write', 'a-mode-of-the-future'])
    test(`cache-mode "${mode}" lets a copy be read`, async () => {
      const env = { ...scene.env(), ACTIONS_CACHE_MODE: mode };
      assert.deepEqual(await scene.open({ env }).restore('agent-', scene.into), { kind: 'missing' });
    });

  for (const server of [undefined, 'https://github.com', 'https://acme.ghe.com', 'http://github.localhost'])
    test(`${server ?? 'no named server'} has the protocol`, async () => {
      const env = { ...scene.env(), GITHUB_SERVER_URL: server };
      assert.deepEqual(await scene.open({ env }).restore('agent-', scene.into), { kind: 'missing' });
    });
});

test('a prefix that could be no key is a mistake of ours', async () => {
  for (const prefix of ['', 'a,b', 'a'.repeat(513)])
    await assert.rejects(scene.open().restore(prefix, scene.into), /a key of 1 to 512 characters/);
});

function expectUnreachable(restored: Restored, reason: string): void {
  assert.deepEqual(restored, { kind: 'unreachable', reason });
}

/** A folder of programs in which there are only these. */
function onlyTools(...names: readonly string[]): string {
  const folder = scene.folder({});
  for (const name of names) {
    const found = (process.env['PATH'] ?? '')
      .split(delimiter)
      .map(place => join(place, name))
      .find(existsSync);
    symlinkSync(found ?? name, join(folder, name));
  }
  return folder;
}

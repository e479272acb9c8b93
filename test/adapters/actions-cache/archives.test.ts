import assert from 'node:assert/strict';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';

import { type CacheScene, openCacheScene } from '../../support/cache-scene.ts';
import { treeOf } from '../../support/file-tree.ts';
import { TAR_END, type TarMember, extension, tarArchive, tarBytes } from '../../support/tar-archive.ts';

// Whoever can write to the cache can put any archive there. None may leave a trace outside the scratch folder.

let scene: CacheScene;
let into: string;
beforeAll(async () => {
  scene = await openCacheScene();
});
afterAll(() => scene.close());
afterEach(() => scene.service.evict());

const root: TarMember = { name: './', type: '5' };
const file: TarMember = { name: './file', content: 'fine' };

test('an archive like those that tar makes is unpacked', async () => {
  const long = 'a/'.repeat(7) + 'b'.repeat(255);
  const archive = tarArchive(
    root,
    file,
    { name: './folder', type: '5' },
    { name: './folder/old', type: '\0', content: 'a file, as once written' },
    { name: 'in-another-folder', prefix: './prefixed', content: 'x' },
    extension({ mtime: '1.5', path: `./${long}`, 'SCHILY.xattr.user.a': 'b\nc' }),
    { name: 'cut', content: 'y' },
    extension({ atime: '1' }),
    { name: './z', content: 'z'.repeat(1024) },
  );
  assert.deepEqual(await restored(archive), { kind: 'hit', key: 'agent-1' });
  assert.deepEqual(
    [...treeOf(into).keys()].filter(name => lstatSync(join(into, name)).isFile()).sort(),
    [long, 'file', 'folder/old', 'prefixed/in-another-folder', 'z'].sort(),
  );
});

const PATH = 'a member of it has a path that no member has that we packed';
const KIND = 'a member of it is neither a file nor a folder';
const NUMBER = 'a number in it cannot be read';
const LARGE = 'a file in it is too large, or sparse';

describe('an archive that is not ours is refused, and leaves no trace elsewhere', () => {
  const elsewhere = '/nowhere/outside';
  const cases: readonly (readonly [what: string, archive: Buffer, trouble: string])[] = [
    ['an absolute name', tarArchive(file, { name: elsewhere, content: 'x' }), PATH],
    ['a name that leads up', tarArchive(file, { name: '../outside', content: 'x' }), PATH],
    ['a name that leads up at once', tarArchive({ name: './../outside', content: 'x' }), PATH],
    ['a name that leads up later', tarArchive({ name: './a/../../outside', content: 'x' }), PATH],
    ['a folder that leads up', tarArchive({ name: './../outside/', type: '5' }), PATH],
    ['a name that does not start at the folder', tarArchive({ name: 'outside', content: 'x' }), PATH],
    ['an empty name', tarArchive({ name: '', content: 'x' }), PATH],
    ['an empty part', tarArchive({ name: './a//b', content: 'x' }), PATH],
    ['a part that stays where it is', tarArchive({ name: './a/./b', content: 'x' }), PATH],
    ['a prefix that leads up', tarArchive({ name: 'outside', prefix: './..', content: 'x' }), PATH],
    ['an absolute prefix', tarArchive({ name: 'outside', prefix: '/nowhere', content: 'x' }), PATH],
    ['an extended absolute name', tarArchive(extension({ path: elsewhere }), file), PATH],
    ['an extended name that leads up', tarArchive(extension({ path: './../outside' }), file), PATH],
    ['an extended name with a NUL', tarArchive(extension({ path: './a\0b' }), file), PATH],
    ['a back slash', tarArchive({ name: './..\\outside', content: 'x' }), PATH],
    ['a drive', tarArchive({ name: './C:outside', content: 'x' }), PATH],
    ['a name too long for any disk', tarArchive(extension({ path: `./${'a'.repeat(256)}` }), file), PATH],
    ['folders in folders without end', tarArchive({ name: `./${'a/'.repeat(9)}`, type: '5' }), PATH],
    ['a hard link', tarArchive({ name: './link', type: '1', target: elsewhere }), KIND],
    ['a symbolic link', tarArchive({ name: './link', type: '2', target: '..' }), KIND],
    [
      'a file through a symbolic link',
      tarArchive({ name: './link', type: '2', target: '..' }, { name: './link/outside', content: 'x' }),
      KIND,
    ],
    ['a character device', tarArchive({ name: './null', type: '3' }), KIND],
    ['a block device', tarArchive({ name: './disk', type: '4' }), KIND],
    ['a pipe', tarArchive({ name: './pipe', type: '6' }), KIND],
    ['a reserved kind', tarArchive({ name: './file', type: '7' }), KIND],
    ['a long name of the GNU kind', tarArchive({ name: './L', type: 'L', content: elsewhere }), KIND],
    ['a long link of the GNU kind', tarArchive({ name: './K', type: 'K', content: elsewhere }), KIND],
    ['a sparse file of the GNU kind', tarArchive({ name: './S', type: 'S' }), KIND],
    ['a volume in several parts', tarArchive({ name: './M', type: 'M' }), KIND],
    [
      'an extension for all',
      tarArchive({ ...extension({ path: elsewhere }), name: './g', type: 'g' }, file),
      KIND,
    ],
    ['a folder with content', tarArchive({ name: './a', type: '5', content: 'x' }), KIND],
    ['an extended size', tarArchive(extension({ size: '1' }), file), LARGE],
    ['an extended sparse file', tarArchive(extension({ 'GNU.sparse.major': '1' }), file), LARGE],
    ['a size in another form', tarArchive({ ...file, size: '\x80'.padEnd(12, '\0') }), NUMBER],
    ['a negative size', tarArchive({ ...file, size: '-0000000001' }), NUMBER],
    ['no size', tarArchive({ ...file, size: '           ' }), NUMBER],
    ['a checksum that is wrong', tarArchive({ ...file, checksum: '000000\0 ' }), 'a header in it is damaged'],
    [
      'an extension without an end',
      tarArchive({ name: './x', type: 'x', content: '99 path=./a\n' }, file),
      'an extended header in it is damaged',
    ],
    [
      'an extension without a length',
      tarArchive({ name: './x', type: 'x', content: 'path=./a\n' }, file),
      'an extended header in it is damaged',
    ],
    [
      'an extension without a line end',
      tarArchive({ name: './x', type: 'x', content: '10 path=./' }, file),
      'an extended header in it is damaged',
    ],
    [
      'an extension without a key',
      tarArchive({ name: './x', type: 'x', content: '5 =a\n' }, file),
      'an extended header in it is damaged',
    ],
    [
      'an extension that is too long',
      tarArchive({ name: './x', type: 'x', content: Buffer.alloc(70_000) }, file),
      'an extended header in it is too long',
    ],
    ['the same file twice', tarArchive(file, file), 'EEXIST'],
    ['a file that is a folder, too', tarArchive(file, { name: './file/a', content: 'x' }), 'EEXIST'],
    [
      'a file where a folder is',
      tarArchive({ name: './a', type: '5' }, { name: './a', content: 'x' }),
      'EEXIST',
    ],
    [
      'a file that is longer than the archive',
      tarBytes({ ...file, size: '00000100000' }),
      'it ends too early',
    ],
    ['nothing', Buffer.alloc(0), 'it ends too early'],
    ['no end', tarBytes(file), 'it ends too early'],
    ['half an end', Buffer.concat([tarBytes(file), TAR_END.subarray(512)]), 'it ends too early'],
    [
      'a hole',
      Buffer.concat([tarBytes(file), TAR_END.subarray(512), tarBytes(file)]),
      'there is a hole in it',
    ],
    ['a page of the web', Buffer.from('<html>'.repeat(200)), 'a number in it cannot be read'],
  ];

  for (const [what, archive, trouble] of cases)
    test(`it has ${what}`, async () => {
      const before = treeElsewhere();
      assert.deepEqual(await restored(archive), unusable(trouble));
      assert.deepEqual(treeElsewhere(), before);
      expectOnlyFilesAndFolders();
    });
});

describe('an archive cannot fill the disk', () => {
  test('one file larger than allowed', async () => {
    const archive = tarArchive({ name: './zeros', content: Buffer.alloc(3_000_000) });
    assert.deepEqual(await restored(archive, 1_000_000), unusable('it holds more than 1000000 bytes'));
    expectOnlyFilesAndFolders();
    assert.ok(lstatSync(join(into, 'zeros')).size <= 1_000_000);
  });

  test('many small files that together are', async () => {
    const files = Array.from({ length: 2_000 }, (_, index) => ({ name: `./${index}`, content: 'x' }));
    assert.deepEqual(
      await restored(tarArchive(...files), 1_000_000),
      unusable('it holds more than 1000000 bytes'),
    );
  });

  test('zeros behind the end', async () => {
    const archive = Buffer.concat([tarArchive(file), Buffer.alloc(3_000_000)]);
    assert.deepEqual(await restored(archive, 1_000_000), unusable('it holds more than 1000000 bytes'));
  });

  test('members without number', async () => {
    const archive = Buffer.concat(Array.from({ length: 200_001 }, () => ROOT_BYTES));
    assert.deepEqual(await restored(archive), unusable('it has too many members'));
  });
});

test('an archive of which one byte was changed brings nothing else than what was saved', async () => {
  const kept = tarArchive(root, file, { name: './b/c', content: 'forty-two'.repeat(20) });
  await scene.put('agent-1', kept);
  const [{ archive, version }] = scene.service.entries as [(typeof scene.service.entries)[0]];
  const wanted = await filesOf(archive, version);
  assert.equal(wanted?.size, 3);

  await fc.assert(
    fc.asyncProperty(fc.nat(archive.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = Buffer.from(archive);
      changed[at] = (changed[at] ?? 0) ^ change;
      const files = await filesOf(changed, version);
      // Some bytes mean nothing to who unpacks it.
      if (files !== undefined) assert.deepEqual(files, wanted);
    }),
    { numRuns: 200 },
  );
});

async function filesOf(archive: Buffer, version: string): Promise<ReadonlyMap<string, string> | undefined> {
  scene.service.evict();
  scene.service.put('agent-1', version, archive);
  into = scene.folder({});
  const { kind } = await scene.open().restore('agent-', into);
  return kind === 'hit' ? treeOf(into) : undefined;
}

const ROOT_BYTES = tarBytes(root);

async function restored(archive: Buffer, bytesMax = 1024 ** 3): Promise<unknown> {
  await scene.put('agent-1', archive);
  into = scene.folder({});
  return scene.open({ bytesMax }).restore('agent-', into);
}

function unusable(trouble: string): unknown {
  return { kind: 'unreachable', reason: `The copy in the cache cannot be used: ${trouble}.` };
}

/** All of the machine's folders but the one that is unpacked into. */
function treeElsewhere(): ReadonlyMap<string, string> {
  return new Map([...treeOf(scene.root)].filter(([name]) => !name.startsWith('folder-')));
}

function expectOnlyFilesAndFolders(): void {
  for (const name of treeOf(into).keys()) {
    const stats = lstatSync(join(into, name));
    assert.ok(stats.isFile() || stats.isDirectory(), name);
  }
}

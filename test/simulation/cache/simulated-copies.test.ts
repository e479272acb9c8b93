import assert from 'node:assert/strict';
import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished, test } from 'vitest';

import type { CopyStore } from '../../../src/ports/copies.ts';
import { VirtualClock } from '../../support/fakes/virtual-clock.ts';
import { type CopyFiles, readCopy } from './copy-files.ts';
import { SimulatedCache } from './simulated-cache.ts';
import { type RestoreFate, type SaveFate, simulatedCopies } from './simulated-copies.ts';

const DAY_MS = 24 * 3_600_000;

class Scene {
  readonly clock = new VirtualClock();
  readonly cache = new SimulatedCache(this.clock);
  isAlive = true;
  files: CopyFiles = fs;
  restoreFate: RestoreFate = { kind: 'as-asked' };
  saveFate: SaveFate = { kind: 'as-asked' };
  readonly copies: CopyStore = simulatedCopies(this.cache, {
    time: {
      now: () => this.clock.now(),
      after: (ms, happen) => void this.clock.sleep(ms).then(happen),
    },
    clock: this.clock,
    isAlive: () => this.isAlive,
    files: {
      readdirSync: path => this.files.readdirSync(path),
      statSync: path => this.files.statSync(path),
      readFileSync: path => this.files.readFileSync(path),
      writeFileSync: (path, bytes) => this.files.writeFileSync(path, bytes),
      mkdirSync: (path, options) => this.files.mkdirSync(path, options),
    },
    restoreFate: () => this.restoreFate,
    saveFate: () => this.saveFate,
  });

  async save(key: string, text = key) {
    return this.clock.run(this.copies.save(key, folderWith(text)));
  }

  /** With what lies in the scratch folder then. */
  async restore(prefix = 'a/') {
    const into = emptyFolder();
    const restored = await this.clock.run(this.copies.restore(prefix, into));
    return { ...restored, files: textsIn(into) };
  }

  async keyFor(prefix: string) {
    const restored = await this.restore(prefix);
    return restored.kind === 'hit' ? restored.key : restored.kind;
  }
}

describe('what is there', () => {
  test('a copy is the same as it was, also one in folders', async () => {
    const scene = new Scene();
    assert.deepEqual(await scene.save('a/1', 'one'), { kind: 'saved' });
    const { files } = await scene.restore();
    assert.deepEqual(files, [
      ['answers/yes', 'yes'],
      ['log/0', 'one'],
    ]);
  });

  test('the copy of exactly that key comes before a newer one that begins with it', async () => {
    const scene = new Scene();
    for (const key of ['a/1', 'a/12', 'b/1']) await scene.save(key);
    assert.equal(await scene.keyFor('a/1'), 'a/1');
    assert.equal(await scene.keyFor('a/'), 'a/12');
  });

  test('a copy that is not listed yet is not found, and its key is taken', async () => {
    const scene = new Scene();
    await scene.save('a/1');
    scene.saveFate = { kind: 'as-asked', listedAfterMs: 60_000 };
    assert.equal((await scene.save('a/2')).kind, 'saved');
    assert.equal(await scene.keyFor('a/'), 'a/1');
    // Nobody can be told why: the copy that is in the way cannot be seen.
    assert.equal((await scene.save('a/2')).kind, 'unreachable');
    await scene.clock.pass(60_000);
    assert.equal(await scene.keyFor('a/'), 'a/2');
    assert.equal((await scene.save('a/2')).kind, 'taken');
  });

  test('all can be evicted at once, and that is a miss', async () => {
    const scene = new Scene();
    await scene.save('a/1');
    scene.cache.evictAll();
    assert.equal(await scene.keyFor('a/'), 'missing');
  });

  test('the least recently used goes first', async () => {
    const scene = new Scene();
    for (const key of ['a/1', 'b/1']) await scene.save(key);
    await scene.restore('a/');
    scene.cache.evictLeastRecentlyUsed();
    assert.deepEqual([await scene.keyFor('a/'), await scene.keyFor('b/')], ['a/1', 'missing']);
  });

  test('what nobody read for a week is gone', async () => {
    const scene = new Scene();
    for (const key of ['a/1', 'b/1']) await scene.save(key);
    await scene.clock.pass(6 * DAY_MS);
    await scene.restore('a/');
    await scene.clock.pass(2 * DAY_MS);
    assert.deepEqual([await scene.keyFor('a/'), await scene.keyFor('b/')], ['a/1', 'missing']);
  });
});

describe('a restore that fails', () => {
  test('is no miss, and may leave half of the files behind', async () => {
    const scene = new Scene();
    await scene.save('a/1', 'four');
    scene.restoreFate = { kind: 'unreachable', share: 0.75 };
    const { kind, files } = await scene.restore();
    assert.equal(kind, 'unreachable');
    assert.deepEqual(files, [
      ['answers/yes', 'yes'],
      ['log/0', 'fo'],
    ]);
  });

  test('is given up after a while of its own', async () => {
    const scene = new Scene();
    scene.restoreFate = { kind: 'unreachable', share: 0, afterMs: 60_000 };
    const fromMs = scene.clock.now();
    assert.equal((await scene.restore()).kind, 'unreachable');
    assert.equal(scene.clock.now() - fromMs, 60_000);
  });

  test('is no miss either where the disk has no room for the copy', async () => {
    const scene = new Scene();
    await scene.save('a/1');
    scene.files = { ...fs, writeFileSync: () => fail('ENOSPC') };
    const restored = await scene.restore();
    assert.equal(restored.kind, 'unreachable');
    assert.match(restored.kind === 'unreachable' ? restored.reason : '', /ENOSPC/);
  });

  test('is off where there is no service', async () => {
    const scene = new Scene();
    scene.restoreFate = { kind: 'off' };
    assert.equal((await scene.restore()).kind, 'off');
  });
});

test.each([
  ['cut', 0.08, 'o'],
  ['one bit another', 0.25, 'nn7'],
  ['one figure another', 0.45, 'on6'],
  ['zeros to its end', 0.68, 'o\0\0'],
  ['gone', 0.9, undefined],
])('a copy can be whole and have a file in it that is not: %s', async (_, flavour, content) => {
  const scene = new Scene();
  // One file, and each kind of damage has a fifth of the flavours; here it begins within the file.
  const folder = emptyFolder();
  writeFileSync(join(folder, 'log'), 'on7');
  await scene.clock.run(scene.copies.save('a/1', folder));
  scene.restoreFate = { kind: 'damaged', flavour };
  const { kind, files } = await scene.restore();
  assert.equal(kind, 'hit');
  assert.deepEqual(new Map(files).get('log'), content);

  scene.restoreFate = { kind: 'as-asked' };
  assert.deepEqual((await scene.restore()).files, [['log', 'on7']]);
});

describe('a save', () => {
  test.each(['read-only', 'full', 'off'] as const)('can be %s, and leaves nothing', async kind => {
    const scene = new Scene();
    scene.saveFate = { kind };
    assert.equal((await scene.save('a/1')).kind, kind);
    assert.deepEqual(scene.cache.entries, []);
  });

  test('whose acknowledgement is lost is there', async () => {
    const scene = new Scene();
    scene.saveFate = { kind: 'unreachable', arrivesAfterMs: 700 };
    assert.equal((await scene.save('a/1')).kind, 'unreachable');
    assert.equal(await scene.keyFor('a/'), 'a/1');
  });

  test('can arrive after it was given up', async () => {
    const scene = new Scene();
    scene.saveFate = { kind: 'unreachable', arrivesAfterMs: 200_000, afterMs: 120_000 };
    assert.equal((await scene.save('a/1')).kind, 'unreachable');
    assert.equal(await scene.keyFor('a/'), 'missing');
    await scene.clock.pass(80_000);
    assert.equal(await scene.keyFor('a/'), 'a/1');
  });

  test('can never arrive', async () => {
    const scene = new Scene();
    scene.saveFate = { kind: 'unreachable', arrivesAfterMs: undefined };
    assert.equal((await scene.save('a/1')).kind, 'unreachable');
    await scene.clock.pass(DAY_MS);
    assert.deepEqual(scene.cache.entries, []);
  });

  test('is of the folder as it was when it began', async () => {
    const scene = new Scene();
    const folder = folderWith('before');
    const saving = scene.copies.save('a/1', folder);
    writeFileSync(join(folder, 'log/0'), 'after');
    await scene.clock.run(saving);
    assert.equal(new Map((await scene.restore()).files).get('log/0'), 'before');
  });

  test('of a folder that the disk does not give is not made', async () => {
    const scene = new Scene();
    scene.files = { ...fs, readdirSync: () => fail('EIO') };
    const saved = await scene.save('a/1');
    assert.equal(saved.kind, 'unreachable');
    assert.match(saved.kind === 'unreachable' ? saved.reason : '', /EIO/);
    assert.deepEqual(scene.cache.entries, []);
  });

  test('that throws what no disk throws is a mistake of ours', async () => {
    const scene = new Scene();
    const bug = () => {
      throw new TypeError('A bug.');
    };
    scene.files = { ...fs, readdirSync: bug };
    await assert.rejects(scene.copies.save('a/1', folderWith('one')), TypeError);
  });
});

describe('a process that dies', () => {
  test('hears no more of its save, and what had arrived is there', async () => {
    const scene = new Scene();
    const saving = scene.copies.save('a/1', folderWith('one'));
    await scene.clock.pass(810);
    scene.isAlive = false;
    await expectSilence(scene, saving);
    assert.deepEqual(
      scene.cache.entries.map(({ key }) => key),
      ['a/1'],
    );
  });

  test.each([
    ['ends with it', {}, 0],
    ['arrives all the same where its last byte was on its way', { outlives: true }, 1],
  ])('amid an upload: that %s', async (_, more, entries) => {
    const scene = new Scene();
    scene.saveFate = { kind: 'as-asked', ...more };
    const saving = scene.copies.save('a/1', folderWith('one'));
    await scene.clock.pass(790);
    scene.isAlive = false;
    await expectSilence(scene, saving);
    assert.equal(scene.cache.entries.length, entries);
  });

  test('gets no copy any more', async () => {
    const scene = new Scene();
    await scene.save('a/1');
    const into = emptyFolder();
    const restoring = scene.copies.restore('a/', into);
    scene.isAlive = false;
    await expectSilence(scene, restoring);
    assert.deepEqual(textsIn(into), []);
  });

  test('begins nothing more', async () => {
    const scene = new Scene();
    scene.isAlive = false;
    scene.saveFate = { kind: 'off' };
    await expectSilence(scene, scene.copies.save('a/1', '/nowhere'));
    scene.restoreFate = { kind: 'off' };
    await expectSilence(scene, scene.copies.restore('a/', '/nowhere'));
  });

  test('at a step of its disk hears nothing more either', async () => {
    const scene = new Scene();
    scene.files = {
      ...fs,
      readdirSync: () => {
        scene.isAlive = false;
        throw new Error('Killed.');
      },
    };
    await expectSilence(scene, scene.copies.save('a/1', folderWith('one')));
  });
});

async function expectSilence(scene: Scene, work: Promise<unknown>): Promise<void> {
  await scene.clock.pass(DAY_MS);
  assert.equal(await Promise.race([work, Promise.resolve('silence')]), 'silence');
}

function textsIn(folder: string): [string, string][] {
  return [...readCopy(fs, folder)].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]);
}

function fail(code: string): never {
  throw Object.assign(new Error('The disk fails.'), { code });
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulated-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function folderWith(text: string): string {
  const folder = emptyFolder();
  for (const part of ['answers', 'log']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'answers/yes'), 'yes');
  writeFileSync(join(folder, 'log/0'), text);
  return folder;
}

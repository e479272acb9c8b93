import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, onTestFinished, test } from 'vitest';

import { AnswerFolder } from '../../src/adapters/local-disk/answer-folder.ts';
import { type Files, THIS_MACHINE } from '../../src/adapters/local-disk/files.ts';
import { LogFolder, SEGMENT_BYTES } from '../../src/adapters/local-disk/log-folder.ts';
import { stateDisk } from '../../src/adapters/local-disk/state-disk.ts';
import type { ScratchCopy, StateDisk } from '../../src/ports/state-disk.ts';
import { SimulatedDisk } from '../simulation/disk/simulated-disk.ts';

const ANSWER = Buffer.from('"yes"');
const ANSWER_HASH = hash('sha256', ANSWER);

type Place = { readonly root: string; readonly files: Files };

function onThisMachine(): Place {
  const root = mkdtempSync(join(tmpdir(), 'state-disk-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return { root, files: THIS_MACHINE };
}

function onSimulatedDisk(): Place {
  return { root: '/', files: new SimulatedDisk().open() };
}

describe.each([
  ['on this machine', onThisMachine],
  ['on a simulated disk', onSimulatedDisk],
])('%s', (_, open) => {
  let files: Files;
  let folder: string;
  let temp: string;
  let disk: StateDisk;

  beforeEach(() => {
    const place = open();
    files = place.files;
    [folder, temp] = [join(place.root, 'state'), join(place.root, 'temp')];
    for (const path of [folder, temp]) files.mkdirSync(path);
    disk = stateDisk({ folder, temp }, files);
  });

  const textOf = (log: { read(): Iterable<Uint8Array> }) =>
    [...log.read()].map(chunk => Buffer.from(chunk).toString()).join('');
  const textHere = () => textOf(disk.here()?.store ?? { read: () => [] });
  const names = () => files.readdirSync(folder).sort();

  /** As a run does that works here. */
  async function write(text: string): Promise<void> {
    const log = new LogFolder(join(folder, 'log'), files);
    await log.append(Buffer.from(text));
    await log.close();
    await new AnswerFolder(join(folder, 'answers'), files).put(ANSWER_HASH, ANSWER);
  }

  async function fetched(text: string): Promise<ScratchCopy> {
    const copy = disk.openScratch();
    await copy.store.append(Buffer.from(text));
    await copy.store.close();
    return copy;
  }

  describe('a state folder', () => {
    test('has nothing at first', () => {
      assert.equal(disk.here(), undefined);
      assert.equal(disk.wasFetched(), false);
    });

    test('has what a run here has left', async () => {
      await write('one\n');
      assert.equal(textHere(), 'one\n');
      assert.equal(String(disk.here()?.answers.get(ANSWER_HASH)), '"yes"');
      assert.equal(disk.wasFetched(), false);
    });
  });

  describe('a place for a copy', () => {
    test('is new, empty, and no part of what lies here', async () => {
      const [one, two] = [await fetched('one\n'), disk.openScratch()];
      assert.notEqual(one.folder, two.folder);
      assert.deepEqual(
        [files.readdirSync(two.folder), textOf(two.store), textOf(one.store)],
        [[], '', 'one\n'],
      );
      assert.equal(disk.here(), undefined);
    });

    test('is gone when all are cleared, also those of a run before', async () => {
      await fetched('one\n');
      stateDisk({ folder, temp }, files).clearScratch();
      assert.deepEqual(names(), []);
      disk.clearScratch();
    });
  });

  describe('a copy that is adopted', () => {
    test('lies here, with its answers, and counts as fetched until it is gone on with', async () => {
      const copy = await fetched('copy\n');
      await copy.answers.put(ANSWER_HASH, ANSWER);
      disk.adopt(copy);
      assert.equal(textHere(), 'copy\n');
      assert.equal(String(disk.here()?.answers.get(ANSWER_HASH)), '"yes"');
      assert.equal(stateDisk({ folder, temp }, files).wasFetched(), true);
      disk.own();
      assert.equal(disk.wasFetched(), false);
      disk.own();
    });

    test('takes nothing along but log and answers', async () => {
      const copy = await fetched('copy\n');
      for (const name of ['lock', 'idle.json', 'aside-1']) files.writeFileSync(join(copy.folder, name), 'x');
      disk.adopt(copy);
      disk.clearScratch();
      assert.deepEqual(names(), ['fetched', 'log']);
    });

    test('leaves no answer of the log before it in its place', async () => {
      await write('own\n');
      disk.adopt(await fetched('copy\n'));
      assert.deepEqual(disk.here()?.answers.list(), []);
    });
  });

  describe('what a copy replaces', () => {
    test('is kept aside, its answers beside its log', async () => {
      await write('own\n');
      disk.adopt(await fetched('copy\n'));
      assert.equal(textOf(new LogFolder(join(folder, 'aside-1/log'), files)), 'own\n');
      assert.match(String(files.readFileSync(join(folder, 'aside-1/answers/incoming.jsonl'))), /yes/);
    });

    test('is kept beside what was replaced before, also when somebody took some of that away', async () => {
      for (const text of ['first\n', 'second\n', 'third\n']) {
        await write(text);
        disk.adopt(await fetched('copy\n'));
        disk.own();
        files.rmSync(join(folder, 'log'), { recursive: true });
        if (text === 'second\n') files.rmSync(join(folder, 'aside-1'), { recursive: true });
      }
      const aside = names().filter(name => name.startsWith('aside-'));
      assert.deepEqual(aside, ['aside-2', 'aside-3']);
      assert.deepEqual(
        aside.map(name => textOf(new LogFolder(join(folder, name, 'log'), files))),
        ['second\n', 'third\n'],
      );
    });

    test('is kept for the last three times: a disk is not filled by it', async () => {
      for (let time = 1; time <= 12; time += 1) {
        files.rmSync(join(folder, 'log'), { recursive: true, force: true });
        await write(`${time}\n`);
        disk.adopt(await fetched('copy\n'));
        disk.own();
      }
      assert.deepEqual(
        names().filter(name => name.startsWith('aside-')),
        ['aside-10', 'aside-11', 'aside-12'],
      );
    });

    test('is not kept when it was fetched itself and never gone on with', async () => {
      disk.adopt(await fetched('copy\n'));
      disk.adopt(await fetched('newer\n'));
      disk.clearScratch();
      assert.equal(textHere(), 'newer\n');
      assert.deepEqual(names(), ['fetched', 'log']);
    });
  });

  describe('a copy to upload', () => {
    const logIn = (copy: string) => textOf(new LogFolder(join(copy, 'log'), files));

    test('has the log up to a seal, and the answers', async () => {
      await write('sealed\nnot yet');
      const copy = disk.copy('sealed\n'.length);
      assert.equal(logIn(copy.folder), 'sealed\n');
      assert.equal(String(new AnswerFolder(join(copy.folder, 'answers'), files).get(ANSWER_HASH)), '"yes"');
      assert.deepEqual(files.readdirSync(copy.folder).sort(), ['answers', 'log']);
    });

    test('is cut where a log of several segments must be, and has none of those behind it', async () => {
      const log = new LogFolder(join(folder, 'log'), files);
      for (const letter of ['a', 'b', 'c']) await log.append(Buffer.from(letter.repeat(SEGMENT_BYTES)));
      await log.close();
      const copy = disk.copy(SEGMENT_BYTES + 3);
      assert.equal(logIn(copy.folder), `${'a'.repeat(SEGMENT_BYTES)}bbb`);
      assert.deepEqual(files.readdirSync(join(copy.folder, 'log')), [
        '000000000000.jsonl',
        '000004194304.jsonl',
      ]);
    });

    test('does not change with what it is a copy of', async () => {
      await write('one\n');
      const copy = disk.copy(4);
      files.writeFileSync(join(folder, 'log/000000000000.jsonl'), 'two\n');
      assert.equal(logIn(copy.folder), 'one\n');
    });

    test('is gone when it is removed', async () => {
      await write('one\n');
      const copy = disk.copy(4);
      copy.remove();
      assert.deepEqual(files.readdirSync(temp), []);
    });

    test('that cannot be made leaves nothing behind, and says what to do', async () => {
      await write('one\n');
      files.rmSync(join(folder, 'answers'), { recursive: true });
      files.writeFileSync(join(folder, 'answers'), 'no folder');
      assert.throws(
        () => disk.copy(4),
        /^StorageError: Cannot copy the state into ".*": a file stands where a folder is expected/,
      );
      assert.deepEqual(files.readdirSync(temp), []);
    });
  });

  test('a copy of a log that begins with a snapshot has it, and is cut at an offset that counts what it stands for', async () => {
    const store = new LogFolder(join(folder, 'log'), files);
    await store.append(Buffer.from('one,'));
    store.beginSegment();
    await store.append(Buffer.from('two,'));
    store.beginWith({ end: 4, bytes: Buffer.from('STATE') });
    await store.append(Buffer.from('three'));
    await store.close();

    const copied = new LogFolder(join(disk.copy(8).folder, 'log'), files);
    assert.deepEqual(copied.snapshot(), { end: 4, bytes: Buffer.from('STATE') });
    assert.equal(textOf(copied), 'two,');
  });
});

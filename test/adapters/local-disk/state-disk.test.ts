import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, onTestFinished, test } from 'vitest';

import { AnswerFolder } from '../../../src/adapters/local-disk/answer-folder.ts';
import { LogFolder } from '../../../src/adapters/local-disk/log-folder.ts';
import { stateDisk } from '../../../src/adapters/local-disk/state-disk.ts';
import { StorageError } from '../../../src/adapters/local-disk/storage-error.ts';
import type { StateDisk } from '../../../src/ports/state-disk.ts';
import { type DiskStep, allGoes, isReading } from '../../simulation/disk/disk-step.ts';
import { SimulatedDisk } from '../../simulation/disk/simulated-disk.ts';

const [FOLDER, TEMP] = ['/state', '/temp'];

let machine: SimulatedDisk;

/** A machine with a log of its own, with one that was fetched, and with what was fetched and not taken yet. */
beforeEach(async () => {
  machine = new SimulatedDisk();
  const files = machine.open();
  for (const folder of [FOLDER, TEMP]) files.mkdirSync(folder);
  const disk = stateDisk({ folder: FOLDER, temp: TEMP }, files);
  const log = new LogFolder(join(FOLDER, 'log'), files);
  await log.append(Buffer.from('own\n'));
  await log.close();
  const copy = disk.openScratch();
  await copy.store.append(Buffer.from('fetched\n'));
  disk.adopt(copy);
  const other = disk.openScratch();
  await other.store.append(Buffer.from('other\n'));
});

/** What comes of it when the so-manieth change of the disk is refused; undefined: there is no such change. */
function refusedAt(nth: number, work: (disk: StateDisk) => void): unknown {
  let changes = 0;
  const step: DiskStep = operation => {
    if (!isReading(operation)) changes += 1;
    return changes === nth && !isReading(operation) ? { do: 'fail', code: 'ENOSPC' } : allGoes(operation);
  };
  try {
    work(stateDisk({ folder: FOLDER, temp: TEMP }, machine.clone().open(step)));
  } catch (error) {
    return error;
  }
  return changes < nth ? undefined : 'nothing was said';
}

type Work = (disk: StateDisk) => void;

describe('what the disk refuses is said in a sentence, whatever it is', () => {
  test.each<[string, Work]>([
    ['the mark of a log that was fetched is removed', disk => disk.own()],
    ['the scratch folder is emptied', disk => disk.clearScratch()],
    ['a place for a copy is made', disk => void disk.openScratch()],
    [
      'a copy takes the place of the log',
      disk => disk.adopt({ ...disk.openScratch(), folder: '/state/scratch/copy-2' }),
    ],
    ['a copy is made for the cache', disk => void disk.copy(4)],
  ])('%s', (_, work) => {
    let nth = 1;
    for (let error = refusedAt(nth, work); error !== undefined; error = refusedAt((nth += 1), work)) {
      assert.ok(error instanceof StorageError, `change ${nth}`);
      assert.match(error.message, /^Cannot [a-z ]+ "\/.*": there is no space left\./);
    }
    assert.ok(nth > 1);
  });
});

test('a copy that cannot be removed ends nothing: it lies in a folder that is emptied anyway', () => {
  let isBroken = false;
  const step: DiskStep = () => (isBroken ? { do: 'fail', code: 'EIO' } : { do: 'go' });
  const copy = stateDisk({ folder: FOLDER, temp: TEMP }, machine.clone().open(step)).copy(4);
  isBroken = true;
  assert.doesNotThrow(() => copy.remove());
});

test('a copy has the answers, and nothing else that lies in their folder', async () => {
  const files = machine.open();
  const answers = new AnswerFolder(join(FOLDER, 'answers'), files);
  const [filed, coming] = ['"One."', '"Two."'].map(text => Buffer.from(text));
  assert.ok(filed && coming);
  await answers.put(hash('sha256', filed), filed);
  await answers.keepOnly(new Set(answers.list()));
  await answers.put(hash('sha256', coming), coming);
  files.writeFileSync(join(FOLDER, 'answers', 'incoming.jsonl.part'), '"Tw');
  files.mkdirSync(join(FOLDER, 'answers', 'of-somebody'));

  const copy = join(stateDisk({ folder: FOLDER, temp: TEMP }, files).copy(4).folder, 'answers');
  assert.deepEqual(machine.paths(copy), [join(copy, hash('sha256', filed)), join(copy, 'incoming.jsonl')]);
});

describe('a link that lies in a state folder', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'state-disk-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    for (const folder of ['state', 'temp']) mkdirSync(join(root, folder));
    writeFileSync(join(root, 'secret'), 'a secret');
  });
  const open = () => stateDisk({ folder: join(root, 'state'), temp: join(root, 'temp') });

  test('is not copied for the cache, nor what it leads to', async () => {
    const answers = new AnswerFolder(join(root, 'state/answers'));
    await answers.put(hash('sha256', '"Yes."'), Buffer.from('"Yes."'));
    symlinkSync(join(root, 'secret'), join(root, 'state/answers', '0'.repeat(64)));
    const { folder } = open().copy(0);
    assert.deepEqual(readdirSync(join(folder, 'answers')), ['incoming.jsonl']);
  });

  test('in the place of the mark is not written through', async () => {
    const copy = open().openScratch();
    await copy.store.append(Buffer.from('fetched\n'));
    const nowhere = join(root, 'nowhere');
    symlinkSync(nowhere, join(root, 'state/fetched'));
    assert.throws(() => open().adopt(copy), StorageError);
    assert.equal(existsSync(nowhere), false);
  });
});

import assert from 'node:assert/strict';
import { constants } from 'node:fs';
import { describe, test } from 'vitest';

import { LogFolder } from '../../../src/adapters/local-disk/log-folder.ts';
import { Chance } from '../../support/chance.ts';
import { type DiskFate, type DiskOperation, ProcessKilled, isReading } from './disk-step.ts';
import { SimulatedDisk } from './simulated-disk.ts';

const APPEND = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT;

const textAt = (disk: SimulatedDisk, path: string) => {
  const bytes = disk.bytes(path);
  return bytes && String(Buffer.from(bytes));
};

/** The operations that come, in words, with `fate` for the one that is called for. */
function stepsOf(fate: DiskFate, number: number) {
  const seen: string[] = [];
  const step = ({ name, path, bytes }: DiskOperation): DiskFate => {
    seen.push(`${name} ${path}${bytes === 0 ? '' : ` ${bytes}`}`);
    return seen.length === number ? fate : { do: 'go' };
  };
  return { seen, step };
}

test('every step of an append is told, in its order', async () => {
  const { seen, step } = stepsOf({ do: 'go' }, 0);
  const log = new LogFolder('/state/log', new SimulatedDisk().open(step));
  await log.append(Buffer.from('one'));
  await log.append(Buffer.from('four'));
  assert.deepEqual(seen, [
    'sync /',
    'mkdir /state',
    'sync /',
    'mkdir /state/log',
    'sync /state',
    'open /state/log/unsure',
    'open /state/log/000000000000.jsonl',
    'sync /state/log',
    'write /state/log/000000000000.jsonl 3',
    'sync /state/log/000000000000.jsonl',
    'write /state/log/000000000000.jsonl 4',
    'sync /state/log/000000000000.jsonl',
  ]);
});

test('reads are told too, and known as such', () => {
  const names: string[] = [];
  const disk = new SimulatedDisk();
  disk.open().writeFileSync('/a', 'text');
  const files = disk.open(operation => {
    names.push(`${operation.name} ${isReading(operation)}`);
    return operation.name === 'read' ? { do: 'fail', code: 'EIO' } : { do: 'go' };
  });
  assert.deepEqual(files.readdirSync('/'), ['a']);
  assert.throws(() => files.readFileSync('/a'), { code: 'EIO' });
  files.rmSync('/a');
  assert.deepEqual(names, ['list true', 'read true', 'remove false']);
});

describe('a process that dies', () => {
  const died = (fate: DiskFate) => {
    const disk = new SimulatedDisk();
    const files = disk.open(stepsOf(fate, 2).step);
    const file = files.openSync('/a', APPEND);
    assert.throws(() => files.writeFileSync(file, 'text'), ProcessKilled);
    return { disk, files, file };
  };

  test.each([
    ['before', undefined, ''],
    ['after', undefined, 'text'],
    ['before', 1, 't'],
    ['after', 3, 'tex'],
  ] as const)('%s a write, %s bytes done, leaves "%s"', (when, bytes, left) => {
    const { disk } = died({ do: 'die', when, ...(bytes !== undefined && { bytes }) });
    assert.equal(textAt(disk, '/a'), left);
  });

  test('does nothing any more, and hears of nothing', async () => {
    const { disk, files, file } = died({ do: 'die', when: 'before' });
    for (const act of [
      () => files.writeFileSync(file, 'x'),
      () => files.writeFileSync('/b', 'x'),
      () => files.renameSync('/a', '/b'),
      () => files.rmSync('/a'),
      () => files.mkdirSync('/b'),
      () => files.mkdtempSync('/b'),
      () => files.copyFileSync('/a', '/b'),
      () => files.truncateSync('/a', 9),
      () => files.ftruncateSync(file, 9),
      () => files.fdatasyncSync(file),
      () => files.existsSync('/a'),
      () => files.lstatSync('/a'),
      () => files.readdirSync('/'),
      () => files.closeSync(file),
    ])
      assert.throws(act, ProcessKilled);

    let heard = false;
    void files.fsync(file).finally(() => (heard = true));
    await new Promise(resolve => setImmediate(resolve));
    assert.equal(heard, false);
    assert.deepEqual([disk.paths(), textAt(disk, '/a')], [['/a'], '']);
  });

  test('between two steps, or with the power, is dead too', () => {
    const disk = new SimulatedDisk();
    const [one, other] = [disk.open(), disk.open()];
    one.kill();
    assert.throws(() => one.existsSync('/'), ProcessKilled);
    assert.equal(other.existsSync('/'), true);
    disk.losePower(new Chance(1));
    assert.throws(() => other.existsSync('/'), ProcessKilled);
    assert.equal(disk.open().existsSync('/'), true);
  });

  test('while the step is decided does not take it', () => {
    const disk = new SimulatedDisk();
    const files = disk.open(() => {
      files.kill();
      return { do: 'go' };
    });
    assert.throws(() => files.writeFileSync('/a', 'x'), ProcessKilled);
    assert.deepEqual(disk.paths(), []);
  });
});

describe('a disk that refuses', () => {
  test('a write has done a part of it, and goes on', () => {
    const disk = new SimulatedDisk();
    const files = disk.open(stepsOf({ do: 'fail', code: 'EIO', bytes: 2 }, 2).step);
    const file = files.openSync('/a', APPEND);
    assert.throws(() => files.writeFileSync(file, 'text'), { code: 'EIO' });
    files.writeFileSync(file, 'more');
    assert.equal(textAt(disk, '/a'), 'temore');
  });

  test('anything else has done nothing', () => {
    const disk = new SimulatedDisk();
    disk.open().writeFileSync('/a', 'text');
    const files = disk.open(() => ({ do: 'fail', code: 'EROFS', bytes: 1 }));
    for (const act of [
      () => files.renameSync('/a', '/b'),
      () => files.rmSync('/a'),
      () => files.mkdirSync('/b'),
      () => files.writeFileSync('/b', 'x'),
      () => files.truncateSync('/a', 1),
    ])
      assert.throws(act, { code: 'EROFS' });
    assert.deepEqual([disk.paths(), textAt(disk, '/a')], [['/a'], 'text']);
  });

  test('for want of space takes what fits, and all of it when there is room again', () => {
    const disk = new SimulatedDisk();
    disk.bytesMax = 6;
    const files = disk.open();
    files.writeFileSync('/a', 'abcd');
    assert.throws(() => files.writeFileSync('/b', 'efgh'), { code: 'ENOSPC' });
    assert.equal(textAt(disk, '/b'), 'ef');
    files.writeFileSync('/a', 'xyz');
    files.rmSync('/a');
    files.writeFileSync('/b', 'efgh');
    assert.equal(textAt(disk, '/b'), 'efgh');
    assert.throws(() => files.copyFileSync('/b', '/c'), { code: 'ENOSPC' });
    assert.deepEqual(disk.paths(), ['/b']);
  });
});

test('what is removed in several steps may be left in part', () => {
  const disk = new SimulatedDisk();
  const files = disk.open(stepsOf({ do: 'die', when: 'before' }, 8).step);
  files.mkdirSync('/a/b', { recursive: true });
  for (const path of ['/a/1', '/a/b/2']) files.writeFileSync(path, 'x');
  assert.throws(() => files.rmSync('/a', { recursive: true }), ProcessKilled);
  assert.deepEqual(disk.paths(), ['/a/1']);
});

test('folders with names of their own get the same ones each time', () => {
  const made = [1, 2].map(() => {
    const files = new SimulatedDisk().open();
    return [files.mkdtempSync('/copy-'), files.mkdtempSync('/copy-')];
  });
  assert.deepEqual(made, [
    ['/copy-000001', '/copy-000002'],
    ['/copy-000001', '/copy-000002'],
  ]);
});

test('a slow disk is slow by its own clock: a log then syncs in a thread', async () => {
  const disk = new SimulatedDisk();
  disk.syncMs = 5;
  const files = disk.open();
  const ways: string[] = [];
  const inThread = files.fdatasync.bind(files);
  files.fdatasync = async descriptor => {
    ways.push('thread');
    await inThread(descriptor);
  };
  const log = new LogFolder('/log', files);
  for (const text of ['1', '2', '3', '4', '5']) await log.append(Buffer.from(text));
  assert.deepEqual(ways, ['thread', 'thread']);
  assert.equal(String(Buffer.from(disk.durableBytes('/log/000000000000.jsonl') ?? [])), '12345');
});

describe('a clone', () => {
  test('is as the disk was, and neither changes the other', () => {
    const disk = new SimulatedDisk();
    const files = disk.open();
    const file = files.openSync('/a', APPEND);
    files.writeFileSync(file, 'one,');
    const clone = disk.clone();
    files.writeFileSync(file, 'two');
    const others = clone.open();
    others.writeFileSync(others.openSync('/a', APPEND), 'other');
    others.mkdirSync('/b');
    assert.deepEqual([textAt(disk, '/a'), textAt(clone, '/a')], ['one,two', 'one,other']);
    assert.deepEqual([files.existsSync('/b'), others.existsSync('/b')], [false, true]);
  });

  test('keeps what is written over where the disk shares it', () => {
    const disk = new SimulatedDisk();
    const files = disk.open();
    files.writeFileSync('/a', 'abcd');
    const file = files.openSync('/a', constants.O_RDWR);
    files.writeFileSync(file, 'X');
    const clone = disk.clone();
    files.writeFileSync(file, 'Y');
    assert.deepEqual([textAt(disk, '/a'), textAt(clone, '/a')], ['XYcd', 'Xbcd']);
  });

  test('forgets what the disk would forget, and has its space and its names', () => {
    const disk = new SimulatedDisk();
    disk.bytesMax = 20;
    const files = disk.open();
    files.mkdtempSync('/copy-');
    for (const path of ['/kept', '/moved']) files.writeFileSync(path, 'synced');
    for (const path of ['/', '/kept', '/moved']) files.fsyncSync(files.openSync(path, 0));
    files.renameSync('/moved', '/to');
    files.truncateSync('/kept', 3);

    const after = (seed: number, from: SimulatedDisk) => {
      const copy = from.clone();
      copy.losePower(new Chance(seed));
      return [copy.paths(), textAt(copy, '/kept'), copy.bytesLeft(), copy.open().mkdtempSync('/copy-')];
    };
    const found = new Set<string>();
    for (let seed = 1; seed <= 40; seed += 1) {
      assert.deepEqual(after(seed, disk.clone()), after(seed, disk));
      found.add(JSON.stringify(after(seed, disk)));
    }
    assert.deepEqual([...found].sort(), [
      '[["/kept","/moved"],"syn",11,"/copy-000002"]',
      '[["/kept","/moved"],"synced",8,"/copy-000002"]',
      '[["/kept","/to"],"syn",11,"/copy-000002"]',
      '[["/kept","/to"],"synced",8,"/copy-000002"]',
    ]);
  });
});

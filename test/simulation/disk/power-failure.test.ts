import assert from 'node:assert/strict';
import { constants } from 'node:fs';
import { describe, test } from 'vitest';

import { Chance } from '../../support/chance.ts';
import type { DiskStep } from './disk-step.ts';
import type { ProcessFiles } from './process-files.ts';
import { SimulatedDisk } from './simulated-disk.ts';

const APPEND = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT;

/** What may be left of what a process does when the power fails at the end of it: all that 200 seeds find. */
function leftOf(work: (files: ProcessFiles) => void, step?: DiskStep): readonly string[] {
  const disk = new SimulatedDisk();
  work(disk.open(step));
  const found = new Set<string>();
  for (let seed = 1; seed <= 200; seed += 1) {
    const copy = disk.clone();
    copy.losePower(new Chance(seed));
    found.add(
      copy
        .paths()
        .map(path => `${path}=${String(Buffer.from(copy.bytes(path) ?? []))}`)
        .join(' '),
    );
  }
  return [...found].sort();
}

/** Makes a file, durable with its name, and leaves it open. */
function made(files: ProcessFiles, path: string, content: string): number {
  const file = files.openSync(path, APPEND);
  files.writeFileSync(file, content);
  files.fsyncSync(file);
  sync(files, '/');
  return file;
}

function sync(files: ProcessFiles, path: string): void {
  files.fsyncSync(files.openSync(path, constants.O_RDONLY));
}

describe('of a file', () => {
  test('what was synced is there', () => {
    assert.deepEqual(
      leftOf(files => made(files, '/a', 'text')),
      ['/a=text'],
    );
  });

  test('what was not may be there, or not, or in part, or as zeros', () => {
    const left = leftOf(files => files.writeFileSync(made(files, '/a', 'one,'), 'TWO'));
    assert.deepEqual(
      left,
      [
        '/a=one,',
        '/a=one,TWO',
        '/a=one,TW',
        '/a=one,T',
        '/a=one,TW\0',
        '/a=one,T\0\0',
        '/a=one,\0\0\0',
      ].sort(),
    );
  });

  test('no write overtakes another', () => {
    const left = leftOf(files => {
      const file = made(files, '/a', '');
      for (const text of ['1', '2', '3']) files.writeFileSync(file, text);
    });
    assert.deepEqual(left, ['/a=', '/a=1', '/a=12', '/a=123', '/a=\0', '/a=1\0', '/a=12\0'].sort());
  });

  test('what was cut off or written over may be there still', () => {
    assert.deepEqual(
      leftOf(files => {
        const file = made(files, '/a', 'long');
        files.ftruncateSync(file, 1);
        files.writeFileSync(file, 'X');
      }),
      ['/a=l', '/a=lX', '/a=l\0', '/a=long'].sort(),
    );
  });

  test('what was written over once and synced is there when it is written over again', () => {
    assert.deepEqual(
      leftOf(files => {
        made(files, '/a', 'abcd');
        const file = files.openSync('/a', constants.O_RDWR);
        files.writeFileSync(file, 'X');
        files.fsyncSync(file);
        files.writeFileSync(file, 'Y');
      }),
      ['/a=XYcd', '/a=Xbcd'],
    );
  });

  test('what a failed sync should have saved is saved by no later one', () => {
    let syncs = 0;
    const left = leftOf(
      files => {
        const file = made(files, '/a', '');
        files.writeFileSync(file, '1');
        assert.throws(() => files.fsyncSync(file), { code: 'EIO' });
        files.writeFileSync(file, '2');
        files.fsyncSync(file);
      },
      ({ name, path }) =>
        name === 'sync' && path === '/a' && ++syncs === 2 ? { do: 'fail', code: 'EIO' } : { do: 'go' },
    );
    assert.deepEqual(left, ['/a=12', '/a=\u00002'].sort());
  });
});

describe('of a folder', () => {
  test('a new name may be gone though the file was synced, until the folder is synced', () => {
    const work = (files: ProcessFiles) => {
      const file = files.openSync('/a', APPEND);
      files.writeFileSync(file, 'text');
      files.fsyncSync(file);
    };
    assert.deepEqual(leftOf(work), ['', '/a=text']);
    assert.deepEqual(
      leftOf(files => {
        work(files);
        sync(files, '/');
      }),
      ['/a=text'],
    );
  });

  test('a folder that is not durable takes what is in it along', () => {
    assert.deepEqual(
      leftOf(files => {
        files.mkdirSync('/a');
        const file = files.openSync('/a/b', APPEND);
        files.writeFileSync(file, 'text');
        files.fsyncSync(file);
        sync(files, '/a');
      }),
      ['', '/a/b=text'],
    );
  });

  test('a removal may be undone, until the folder is synced', () => {
    const work = (files: ProcessFiles) => {
      made(files, '/a', 'text');
      files.rmSync('/a');
    };
    assert.deepEqual(leftOf(work), ['', '/a=text']);
    assert.deepEqual(
      leftOf(files => {
        work(files);
        sync(files, '/');
      }),
      [''],
    );
  });

  test('of two changes any may be there, but of one name in their order', () => {
    assert.deepEqual(
      leftOf(files => {
        for (const path of ['/a', '/b']) made(files, path, 'old');
        files.rmSync('/a');
        files.writeFileSync('/a', '');
        files.rmSync('/b');
      }),
      ['/a= /b=old', '/a=', '/a=old /b=old', '/a=old', '/b=old', ''].sort(),
    );
  });

  test('a rename is done or not, in both folders, and either of them makes it durable', () => {
    const work = (files: ProcessFiles) => {
      made(files, '/a', 'text');
      files.mkdirSync('/b');
      sync(files, '/');
      files.renameSync('/a', '/b/c');
    };
    assert.deepEqual(leftOf(work), ['/a=text', '/b/c=text']);
    for (const folder of ['/', '/b'])
      assert.deepEqual(
        leftOf(files => {
          work(files);
          sync(files, folder);
        }),
        ['/b/c=text'],
      );
  });

  test('to sync the target of a rename makes the name durable that it had before', () => {
    assert.deepEqual(
      leftOf(files => {
        files.mkdirSync('/b');
        sync(files, '/');
        const file = files.openSync('/a', APPEND);
        files.writeFileSync(file, 'text');
        files.fsyncSync(file);
        files.renameSync('/a', '/b/c');
        sync(files, '/b');
        sync(files, '/');
      }),
      ['/b/c=text'],
    );
  });
});

test('the disk says what is durable before the power fails', () => {
  const disk = new SimulatedDisk();
  const files = disk.open();
  const file = made(files, '/a', 'one,');
  files.writeFileSync(file, 'two');
  files.writeFileSync('/b', 'x');
  assert.deepEqual(disk.paths(), ['/a', '/b']);
  assert.deepEqual(disk.durablePaths(), ['/a']);
  assert.equal(String(Buffer.from(disk.durableBytes('/a') ?? [])), 'one,');
  assert.equal(disk.durableBytes('/b'), undefined);
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { resultsFolder } from '../../../src/adapters/results-folder/results-folder.ts';
import type { ResultStore } from '../../../src/ports.ts';
import { treeOf } from '../../support/file-tree.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts';
import { SYMLINK_TREES } from '../../support/symlink-trees.ts';

let root = '';
let workspace = '';
let outside = '';
let store: ResultStore;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'results-folder-'));
  workspace = join(root, 'workspace');
  outside = join(root, 'outside');
  mkdirSync(workspace);
  mkdirSync(outside);
  writeFileSync(join(outside, 'victim.json'), 'precious');
  store = resultsFolder({ workspace, folder: 'results' });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const messageOf = (path: string) => {
  const written = store.write(path, bytes('x'));
  return written.ok ? 'written' : written.message;
};

test('what was written is read, listed, and removed', () => {
  assert.deepEqual(store.write('results/a.json', bytes('one')), { ok: true });
  assert.deepEqual(store.write('results/triage/b.json', bytes('two')), { ok: true });
  assert.equal(String(store.read('results/a.json')), 'one');
  assert.deepEqual(store.list(), ['results/a.json', 'results/triage/b.json']);

  assert.deepEqual(store.remove('results/a.json'), { ok: true });
  assert.equal(store.read('results/a.json'), undefined);
  assert.deepEqual(store.list(), ['results/triage/b.json']);
});

test('what is not there is undefined, and removing it is no mistake', () => {
  assert.equal(store.read('results/none.json'), undefined);
  assert.deepEqual(store.remove('results/none.json'), { ok: true });
  assert.deepEqual(store.list(), []);
  assert.deepEqual([...treeOf(workspace)], []);
});

test('a result is replaced as a whole, and nothing is left beside it', () => {
  store.write('results/a.json', bytes('a long first version'));
  store.write('results/a.json', bytes('second'));
  assert.deepEqual(
    [...treeOf(join(workspace, 'results'))],
    [['a.json', Buffer.from('second').toString('base64')]],
  );
});

test('equal bytes are not written again', () => {
  store.write('results/a.json', bytes('same'));
  const before = statSync(join(workspace, 'results/a.json'), { bigint: true });
  store.write('results/a.json', bytes('same'));
  const after = statSync(join(workspace, 'results/a.json'), { bigint: true });
  assert.deepEqual([after.ino, after.mtimeNs, after.ctimeNs], [before.ino, before.mtimeNs, before.ctimeNs]);
});

describe('a result survives the machine', () => {
  /** What is synced while a process writes a result, relative to the workspace. */
  const syncedBy = (path: string, process = aProcess()) => {
    process.synced.length = 0;
    assert.deepEqual(process.store.write(path, bytes('x')), { ok: true });
    return process.synced.map(synced => relative(workspace, synced));
  };
  const aProcess = () => {
    const synced: string[] = [];
    const sync = (descriptor: number) => {
      synced.push(readlinkSync(`/proc/self/fd/${descriptor}`));
    };
    return { synced, store: resultsFolder({ workspace, folder: 'results', sync }) };
  };
  const ALL = ['', 'results', 'results/triage/a.json', 'results/triage'];

  test('with every name that leads to it', () => {
    assert.deepEqual(
      syncedBy('results/triage/a.json').map(path => path.replace('.a.json.tmp', 'a.json')),
      ALL,
    );
  });

  test('also where a process died that had not synced what it made', () => {
    syncedBy('results/triage/a.json');
    assert.deepEqual(syncedBy('results/triage/a.json'), ALL);
  });

  test('and what one process has synced, it does not sync again', () => {
    const process = aProcess();
    syncedBy('results/triage/a.json', process);
    assert.deepEqual(syncedBy('results/triage/b.json', process), [
      'results/triage/.b.json.tmp',
      'results/triage',
    ]);
  });
});

test('what a crash left aside is replaced by the next write, and is never listed', () => {
  mkdirSync(join(workspace, 'results'));
  writeFileSync(join(workspace, 'results/.a.json.tmp'), 'half a res');
  assert.deepEqual(store.list(), []);
  assert.deepEqual(store.write('results/a.json', bytes('whole')), { ok: true });
  assert.deepEqual([...treeOf(join(workspace, 'results')).keys()], ['a.json']);
});

test('only result files are listed', () => {
  store.write('results/a.json', bytes('x'));
  writeFileSync(join(workspace, 'results/README.md'), 'x');
  mkdirSync(join(workspace, 'results/folder.json'));
  symlinkSync(join(outside, 'victim.json'), join(workspace, 'results/link.json'));
  symlinkSync(outside, join(workspace, 'results/linked'));
  writeFileSync(join(workspace, 'results/.hidden.json'), 'x');
  assert.deepEqual(store.list(), ['results/a.json']);
  assert.equal(store.read('results/link.json'), undefined);
});

test('a results folder that is a link is refused, named, and not listed', () => {
  symlinkSync(outside, join(workspace, 'results'));
  assert.equal(
    messageOf('results/a.json'),
    'Cannot write results/a.json: "results" is a symbolic link, expected a folder. Remove the link, or set "results" to another folder.',
  );
  assert.deepEqual(store.list(), []);
  assert.equal(store.read('results/victim.json'), undefined);
  assert.match(JSON.stringify(store.remove('results/victim.json')), /Cannot remove results\/victim.json/);
});

test('a results folder that is a file is refused, and the file stays', () => {
  writeFileSync(join(workspace, 'results'), 'mine');
  assert.match(messageOf('results/a.json'), /"results" is a file, expected a folder/);
  assert.equal(readFileSync(join(workspace, 'results'), 'utf8'), 'mine');
});

test('a folder or a pipe where a result should be is refused', () => {
  mkdirSync(join(workspace, 'results/a.json'), { recursive: true });
  execFileSync('mkfifo', [join(workspace, 'results/b.json')]);
  assert.match(messageOf('results/a.json'), /"results\/a.json" is a folder, expected a file/);
  assert.match(messageOf('results/b.json'), /"results\/b.json" is no regular file, expected a file/);
  assert.equal(store.read('results/b.json'), undefined);
  assert.equal(store.remove('results/a.json').ok, false);
});

test('a hard link to a file elsewhere is replaced, not written through', () => {
  mkdirSync(join(workspace, 'results'));
  linkSync(join(outside, 'victim.json'), join(workspace, 'results/a.json'));
  assert.deepEqual(store.write('results/a.json', bytes('x')), { ok: true });
  assert.equal(readFileSync(join(outside, 'victim.json'), 'utf8'), 'precious');
});

test('the workspace itself may be reached through a link', () => {
  symlinkSync(workspace, join(root, 'link-to-workspace'));
  const linked = resultsFolder({ workspace: join(root, 'link-to-workspace'), folder: 'results' });
  assert.deepEqual(linked.write('results/a.json', bytes('x')), { ok: true });
  assert.equal(String(store.read('results/a.json')), 'x');
});

test('a folder exchanged for a link between two writes is refused', () => {
  assert.deepEqual(store.write('results/triage/a.json', bytes('x')), { ok: true });
  renameSync(join(workspace, 'results/triage'), join(workspace, 'moved'));
  symlinkSync(outside, join(workspace, 'results/triage'));
  const before = treeOf(outside);
  assert.match(messageOf('results/triage/b.json'), /"results\/triage" is a symbolic link/);
  assert.deepEqual(treeOf(outside), before);
});

// Root may write anywhere: the file system itself must say no.
test('trouble of the file system is told, and nothing is lost', () => {
  store.write('results/a.json', bytes('first'));
  const name = `${'x'.repeat(300)}.json`;
  assert.match(messageOf(`results/${name}`), /the file system says ENAMETOOLONG/);
  mkdirSync(join(workspace, 'results/.a.json.tmp'));
  chmodSync(join(workspace, 'results'), 0o755);
  assert.match(messageOf('results/a.json'), /Cannot write results\/a.json: the file system says /);
  assert.equal(String(store.read('results/a.json')), 'first');
});

describe('with a link on the way', () => {
  test('there are at least 30 such trees', () => assert.ok(SYMLINK_TREES.length >= 30));

  for (const { name, path, plant } of SYMLINK_TREES) {
    test(`not a byte is written outside the results: ${name}`, () => {
      plant(workspace, outside);
      const before = everythingElse();
      const written = store.write(path, bytes('answer'));
      assert.deepEqual(everythingElse(), before);
      if (written.ok) assert.equal(String(store.read(path)), 'answer');
      store.remove(path);
      store.list();
      assert.deepEqual(everythingElse(), before);
    });
  }

  test('written plainly, many of the same trees would let bytes out', () => {
    let leaks = 0;
    for (const [index, { path, plant }] of SYMLINK_TREES.entries()) {
      workspace = join(root, `w${index}`, 'workspace');
      outside = join(root, `w${index}`, 'outside');
      mkdirSync(workspace, { recursive: true });
      mkdirSync(outside);
      writeFileSync(join(outside, 'victim.json'), 'precious');
      plant(workspace, outside);
      const before = treeOf(outside);
      try {
        mkdirSync(dirname(join(workspace, path)), { recursive: true });
        writeFileSync(join(workspace, path), 'answer');
      } catch {
        continue;
      }
      if (JSON.stringify([...treeOf(outside)]) !== JSON.stringify([...before])) leaks += 1;
    }
    assert.ok(leaks >= 8, `${leaks} leaked`);
  });

  /** All of the disk that a result has no business in. */
  function everythingElse(): readonly (readonly [string, string])[] {
    return [...treeOf(root)].filter(
      ([name]) => !name.startsWith('workspace/results') || name === 'workspace/results',
    );
  }
});

test.runIf(process.platform === 'linux')(
  'a link that comes and goes while results are written catches none',
  async () => {
    store.write('results/triage/first.json', bytes('x'));
    const stop = new SharedArrayBuffer(4);
    const swapper = new Worker(
      `const { renameSync, symlinkSync, unlinkSync } = require('node:fs');
     const { parentPort, workerData: { stop, folder, outside } } = require('node:worker_threads');
     const attempt = step => { try { step(); } catch {} };
     const flag = new Int32Array(stop);
     parentPort.postMessage('ready');
     for (let n = 0; Atomics.load(flag, 0) === 0; n += 1) {
       attempt(() => renameSync(folder, folder + '-' + n));
       attempt(() => symlinkSync(outside, folder));
       attempt(() => unlinkSync(folder));
     }`,
      { eval: true, workerData: { stop, folder: join(workspace, 'results/triage'), outside } },
    );
    await new Promise(resolve => swapper.once('message', resolve));
    const before = treeOf(outside);
    for (let n = 0; n < 1_500; n += 1) store.write(`results/triage/task-${n}.json`, bytes('answer'));
    Atomics.store(new Int32Array(stop), 0, 1);
    await new Promise(resolve => swapper.once('exit', resolve));
    assert.deepEqual(treeOf(outside), before);
  },
);

test('a path that is no plain relative path is refused, whoever made it', () => {
  const before = treeOf(outside);
  const piece = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\',
    'results',
    'outside',
    'a.json',
    '\0',
    ':',
    '',
    'C:',
    ...HOSTILE_TEXTS,
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), pieces => {
      store.write(`results/${pieces.join('/')}`, bytes('x'));
      store.write(pieces.join('/').replace(/^[^.]/, '../outside/$&'), bytes('x'));
      store.read(pieces.join('/'));
    }),
    { numRuns: 500 },
  );
  assert.deepEqual(treeOf(outside), before);
  for (const path of [
    '../outside/victim.json',
    '/etc/x.json',
    'results/../../outside/victim.json',
    '',
    'results/',
    'a\\b.json',
    'C:x',
  ]) {
    assert.equal(store.write(path, bytes('x')).ok, false, path);
  }
  assert.deepEqual(treeOf(outside), before);
});

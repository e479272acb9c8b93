import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, test } from 'vitest';

import { acquireLock, otherHolder } from '../../../src/adapters/local-disk/lock.ts';
import { thisProcess } from '../../../src/adapters/local-disk/process.ts';

const ID = '00000000-0000-4000-8000-000000000000';

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lock-'));
  folder = join(root, 'state');
});

afterEach(() => rmSync(root, { recursive: true }));

function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

/** Leaves a lock behind as its holder would have, had it been this process. */
function leaveLock(pid: number, startedAt: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'lock'), `${ID} ${pid} ${startedAt}\n`);
}

async function startHolder(): Promise<ChildProcess> {
  const holder = spawn(process.execPath, ['test/support/lock-holder.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(holder.stdout, 'data');
  assert.equal(String(said), 'held');
  return holder;
}

test('one at a time has the lock, and after a release it is free', () => {
  const first = acquireLock(folder);
  assert.ok(first.ok);
  assert.deepEqual(acquireLock(folder), { ok: false, holder: `process ${process.pid}` });

  first.release();
  const second = acquireLock(folder);
  assert.ok(second.ok);
  second.release();
  assert.deepEqual(readdirSync(folder), []);
});

test('a release that comes twice does not free the lock of the next one', () => {
  const first = acquireLock(folder);
  assert.ok(first.ok);
  first.release();
  assert.ok(acquireLock(folder).ok);
  first.release();

  assert.equal(acquireLock(folder).ok, false);
});

test('who else has the lock is told and nothing is changed; what this process has is its own', async () => {
  assert.equal(otherHolder(folder), undefined);
  assert.ok(!existsSync(folder));
  const lock = acquireLock(folder);
  assert.equal(otherHolder(folder), undefined);
  assert.ok(lock.ok);
  lock.release();

  const holder = await startHolder();
  assert.equal(otherHolder(folder), `process ${holder.pid}`);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  assert.equal(otherHolder(folder), undefined);
});

test('a lock that cannot be given back ends nothing', () => {
  const lock = acquireLock(folder);
  assert.ok(lock.ok);
  rmSync(join(folder, 'lock'));
  mkdirSync(join(folder, 'lock'));
  lock.release();
  assert.ok(existsSync(join(folder, 'lock')));
});

test('a lock is free at once when its process was killed, and not before', async () => {
  const holder = await startHolder();
  assert.deepEqual(acquireLock(folder), { ok: false, holder: `process ${holder.pid}` });

  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const lock = acquireLock(folder);
  assert.ok(lock.ok);
  lock.release();
  assert.deepEqual(readdirSync(folder), []);
});

test(
  'a lock whose process number was given to another process is free',
  { skip: !existsSync('/proc/self/stat') },
  () => {
    leaveLock(process.pid, '1');

    assert.ok(acquireLock(folder).ok);
  },
);

test(
  'a lock is free when its process has ended, although its parent has not noticed',
  { skip: !existsSync('/proc/self/stat') },
  async () => {
    // A parent that is stopped notices nothing.
    const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await once(parent.stdout, 'data');
    const zombie = Number(said);
    parent.kill('SIGSTOP');
    process.kill(zombie, 'SIGKILL');
    while (!/\) Z /.test(readFileSync(`/proc/${zombie}/stat`, 'utf8'))) await setImmediate();

    leaveLock(zombie, '');
    const lock = acquireLock(folder);
    parent.kill('SIGKILL');
    assert.ok(lock.ok);
  },
);

test('where the system does not tell when a process started, its number alone counts', () => {
  leaveLock(process.pid, '');

  assert.equal(acquireLock(folder).ok, false);
});

test('a process of another user is alive as well', () => {
  leaveLock(1, '');

  assert.equal(acquireLock(folder).ok, false);
});

test('a lock that a failing disk made unreadable is free', () => {
  for (const rubbish of ['', 'rubbish', `${ID} 0 \n`]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'lock'), rubbish);
    const lock = acquireLock(folder);

    assert.ok(lock.ok);
    lock.release();
  }
});

test('who won the right to follow a dead lock and is alive has it, even before it bears the name', () => {
  leaveLock(deadPid(), '1');
  const { pid, startedAt } = thisProcess();
  writeFileSync(
    join(folder, `lock.after-${ID}`),
    `11111111-1111-4111-8111-111111111111 ${pid} ${startedAt}\n`,
  );

  assert.deepEqual(acquireLock(folder), { ok: false, holder: `process ${pid}` });
});

test('who died between winning it and bearing the name is followed in turn', () => {
  leaveLock(deadPid(), '1');
  writeFileSync(join(folder, `lock.after-${ID}`), `11111111-1111-4111-8111-111111111111 ${deadPid()} 1\n`);

  assert.ok(acquireLock(folder).ok);
  assert.match(readFileSync(join(folder, 'lock'), 'utf8'), new RegExp(` ${process.pid} `));
});

test('many processes that take it over from dead ones never meet inside', async () => {
  mkdirSync(folder);
  const contenders = Array.from({ length: 5 }, () =>
    promisify(execFile)(process.execPath, [
      'test/support/lock-contender.ts',
      folder,
      '60',
      String(deadPid()),
    ]),
  );

  for (const { stdout } of await Promise.all(contenders)) assert.equal(stdout, '0');
});

test('a link in the place of the lock or its folder is not followed', () => {
  const outside = join(root, 'outside');
  writeFileSync(outside, 'mine');
  mkdirSync(folder);
  symlinkSync(outside, join(folder, 'lock'));
  symlinkSync(folder, join(root, 'link'));

  assert.throws(() => acquireLock(folder), /Cannot take the lock ".*lock": it is a link/);
  assert.throws(() => acquireLock(join(root, 'link')), /Cannot use the folder ".*link": it is a link/);
  assert.equal(readFileSync(outside, 'utf8'), 'mine');
});

test('locks that follow each other in a circle are given up with a word on what to do', () => {
  leaveLock(deadPid(), '1');
  writeFileSync(join(folder, `lock.after-${ID}`), readFileSync(join(folder, 'lock')));

  assert.throws(
    () => acquireLock(folder),
    /it changed hands 100 times meanwhile\. Remove it and try again\./,
  );
});

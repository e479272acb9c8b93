import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { type Places, nameOf, stepsIn } from './trace.ts';

const PLACES: Places = {
  root: '/dev/shm/packaged-a1B2c3',
  ports: new Map([
    [8001, 'github'],
    [8002, 'model'],
  ]),
};
const ROOT = PLACES.root;
const WORK = `${ROOT}/work`;
const LOG = `${WORK}/.background-agent/default/log/000000000000.jsonl`;

function stepsOf(...lines: readonly string[]) {
  return stepsIn(lines.join('\n'), PLACES);
}

function namesOf(...lines: readonly string[]): readonly string[] {
  return stepsOf(...lines).map(nameOf);
}

describe('a call is known by what it is to', () => {
  test.each([
    [`write(27<${LOG}>, "{"..., 256) = 256`, 'write work/.background-agent/default/log/000000000000.jsonl 1'],
    [`fsync(27<${ROOT}/work>) = 0`, 'fsync work 1'],
    [`mkdir("${WORK}/results", 0777) = 0`, 'mkdir work/results 1'],
    [
      `unlinkat(31<${ROOT}/temp/state-copy-L6K24Q>, "log", AT_REMOVEDIR) = 0`,
      'unlinkat temp/state-copy-*/log 1',
    ],
    [
      `openat(AT_FDCWD<${ROOT}/work>, "${LOG}", O_WRONLY|O_CREAT|O_EXCL, 0666) = 27<${LOG}>`,
      `openat work/.background-agent/default/log/000000000000.jsonl 1`,
    ],
    [`link("${WORK}/lock.5c026e27-37f7-482b-a8a8-b88c783dd999", "${WORK}/lock") = 0`, 'link work/lock.* 1'],
    [
      'rename("/proc/self/fd/32/.t2.json.tmp", "/proc/self/fd/32/t2.json") = 0',
      'rename opened/.t2.json.tmp 1',
    ],
    [
      'write(25<TCP:[127.0.0.1:41544->127.0.0.1:8001]>, "POST /graphql HTTP/1.1\\r\\n"..., 1709) = 1709',
      'write github 1',
    ],
    [
      'connect(28<TCP:[5609182]>, {sa_family=AF_INET, sin_port=htons(8002), sin_addr=inet_addr("127.0.0.1")}, 16) = -1 EINPROGRESS (Operation now in progress)',
      'connect model 1',
    ],
    [
      `4711  fdatasync(27<${LOG}> <unfinished ...>`,
      `fdatasync work/.background-agent/default/log/000000000000.jsonl 1`,
    ],
  ])('%s', (line, name) => assert.deepEqual(namesOf(line), [name]));
});

test('calls within the process, to its own output and to places that are not the machine’s are left out', () => {
  const lines = [
    'write(19<anon_inode:[eventfd]>, "\\1\\0\\0\\0\\0\\0\\0\\0", 8) = 8',
    'write(6<pipe:[5609094]>, "*", 1) = 1',
    'write(1<UNIX-STREAM:[5608304->5608303]>, "done\\n", 5) = 5',
    'write(25<TCP:[127.0.0.1:41544->127.0.0.1:9999]>, "GET /", 5) = 5',
    'openat(AT_FDCWD</>, "/etc/localtime", O_RDONLY) = 4',
    `openat(AT_FDCWD</>, "${LOG}", O_RDONLY) = 4`,
    '--- SIGCHLD {si_signo=SIGCHLD} ---',
    '+++ exited with 0 +++',
  ];
  assert.deepEqual(namesOf(...lines), []);
});

test('the tracer counts all calls of a kind, and a name counts those to one target', () => {
  const steps = stepsOf(
    'write(6<pipe:[1]>, "*", 1) = 1',
    `write(27<${LOG}>, ""..., 1) = 1`,
    `fdatasync(27<${LOG}>) = 0`,
    'write(6<pipe:[1]>, "*", 1) = 1',
    `write(27<${LOG}>, ""..., 1) = 1`,
  );
  assert.deepEqual(
    steps.map(({ call, nth, index }) => [call, nth, index]),
    [
      ['write', 1, 2],
      ['fdatasync', 1, 1],
      ['write', 2, 4],
    ],
  );
});

test('an opening that makes nothing is no step, but the tracer counts it among those of its path', () => {
  const steps = stepsOf(
    `openat(AT_FDCWD<${ROOT}>, "${LOG}", O_RDONLY) = 4`,
    `openat(AT_FDCWD<${ROOT}>, "${LOG}", O_WRONLY|O_CREAT, 0666) = 4`,
  );
  assert.deepEqual(
    steps.map(({ nth, index }) => [nth, index]),
    [[2, 2]],
  );
});

test('a call that the tracer made fail, and one in which the process was killed, are told apart from others', () => {
  const steps = stepsOf(
    `write(27<${LOG}>, ""..., 1) = 1`,
    `write(27<${LOG}>, ""..., 1) = -1 ENOSPC (No space left on device) (INJECTED)`,
    `write(27<${LOG}>, ""..., 1) = ?`,
  );
  assert.deepEqual(
    steps.map(({ end }) => end),
    ['other', 'failed', 'cut'],
  );
});

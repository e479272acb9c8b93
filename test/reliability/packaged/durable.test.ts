import assert from 'node:assert/strict';
import { test } from 'vitest';

import { undurableIn } from './durable.ts';
import type { Places } from './trace.ts';

const PLACES: Places = { root: '/machine', ports: new Map([[8002, 'model']]) };
const LOG = '/machine/work/.background-agent/default/log/000000000000.jsonl';

const hold = (task: string, end = ' = 300') =>
  `7 write(27<${LOG}>, "{\\"seq\\":9,\\"event\\":{\\"type\\":\\"AttemptStarted\\",\\"task\\":\\"${task}\\"}}\\n", 300)${end}`;
const SYNC = `7 fdatasync(27<${LOG}>) = 0`;
const ask = (task: string) =>
  `7 write(28<TCP:[127.0.0.1:50176->127.0.0.1:8002]>, "POST /v1/chat/completions {\\"content\\":\\"Text ${task} says.\\"}", 492) = 492`;

function undurable(...lines: readonly string[]) {
  return undurableIn(lines.join('\n'), PLACES);
}

test('a call after its hold was written and synced is as it must be', () => {
  assert.deepEqual(undurable(hold('t1'), SYNC, ask('t1')), { asked: [], atEnd: [] });
});

test('a hold that is not synced, or not written, is none', () => {
  assert.deepEqual(undurable(hold('t1'), ask('t1')), { asked: ['t1'], atEnd: ['t1'] });
  assert.deepEqual(undurable(ask('t1'), hold('t1'), SYNC), { asked: ['t1'], atEnd: [] });
  const failed = hold('t1', ' = -1 ENOSPC (No space left on device) (INJECTED)');
  assert.deepEqual(undurable(failed, SYNC, ask('t1')), { asked: ['t1'], atEnd: [] });
});

test('a sync that failed makes nothing durable, nor does one of another file', () => {
  for (const sync of [
    `7 fdatasync(27<${LOG}>) = -1 EIO (Input/output error) (INJECTED)`,
    '7 fdatasync(27</machine/work/.background-agent/default/answers/incoming.jsonl>) = 0',
  ])
    assert.deepEqual(undurable(hold('t1'), sync, ask('t1')), { asked: ['t1'], atEnd: ['t1'] });
});

test('a later sync does not make up for one that failed', () => {
  for (const failed of [
    [`7 fdatasync(27<${LOG}>) = -1 EIO (Input/output error) (INJECTED)`],
    [
      `9 fdatasync(27<${LOG}> <unfinished ...>`,
      '9 <... fdatasync resumed>) = -1 EIO (Input/output error) (INJECTED)',
    ],
  ])
    assert.deepEqual(undurable(hold('t1'), ...failed, hold('t2'), SYNC, ask('t1'), ask('t2')), {
      asked: ['t1'],
      atEnd: ['t1'],
    });
});

test('a sync in a thread counts from its end on, for what was written before it began', () => {
  const [begins, ends] = [`9 fdatasync(27<${LOG}> <unfinished ...>`, '9 <... fdatasync resumed>) = 0'];
  assert.deepEqual(undurable(hold('t1'), begins, ends, ask('t1')), { asked: [], atEnd: [] });
  assert.deepEqual(undurable(hold('t1'), begins, ask('t1'), ends), { asked: ['t1'], atEnd: [] });
  assert.deepEqual(undurable(hold('t1'), begins, hold('t2'), ends, ask('t2')), {
    asked: ['t2'],
    atEnd: ['t2'],
  });
});

test('the second call of a task needs a second hold', () => {
  const first = [hold('t1'), SYNC, ask('t1')];
  assert.deepEqual(undurable(...first, ask('t1')).asked, ['t1']);
  assert.deepEqual(undurable(...first, hold('t1'), SYNC, ask('t1')).asked, []);
});

import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';

import { describe, test } from 'vitest';

import { takeClosedPipes } from '../../src/entrypoints/closed-pipe.ts';
import { newWorkspace } from '../support/command-line.ts';

describe('a reader that goes away before the end', () => {
  test('of what was asked for: the command ends as quietly as with a patient one', async () => {
    const workspace = newWorkspace({ 'tasks.json': TASKS });
    const flags = ['--tasks', 'tasks.json', '--provider', 'offline'];
    assert.equal((await workspace.type(['run', ...flags])).exit, 0);

    const show = workspace.start(['log', 'show', '--json']);
    show.child.stdout?.destroy();
    assert.deepEqual(await show.ended, { exit: 0, out: '', err: '' });
  });

  test('of what is said on the way: the run goes on to its end', async () => {
    const workspace = newWorkspace({ 'tasks.json': TASKS });
    const run = workspace.start(['run', '--tasks', 'tasks.json', '--provider', 'offline']);
    run.child.stderr?.destroy();
    assert.equal((await run.ended).exit, 0);
    assert.match(workspace.read('results/a.json'), /"status": "completed"/);
  });
});

test('an error that is no closed pipe, such as a full disk, is thrown on', () => {
  const stream = new EventEmitter();
  takeClosedPipes(stream);
  stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  assert.throws(() => stream.emit('error', full), full);
  assert.throws(() => stream.emit('error', new Error('none of the system')), /none of the system/);
});

const TASKS = JSON.stringify({
  version: 1,
  tasks: [{ id: 'a', type: 'summarize', input: { text: 'The archive moved to the new cellar in March.' } }],
});

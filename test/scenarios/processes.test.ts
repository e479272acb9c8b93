// Several processes and one folder: who works, who leaves it alone, and how each of them ends.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import { onTestFinished, test } from 'vitest';

import { type Running, type Workspace, newWorkspace } from '../support/command-line.ts';
import { treeOf } from '../support/file-tree.ts';
import { type ModelServer, answer, startModelServer } from '../support/model-server.ts';

/** Five seconds are promised; two more are for a machine that starts other processes meanwhile. */
const EXIT_MS_MAX = 7_000;

type Stage = {
  readonly workspace: Workspace;
  readonly server: ModelServer;
  readonly flags: readonly string[];
  /** Resolves when the server has had that many requests. */
  received(count: number): Promise<void>;
};

async function stage(delayMs: number): Promise<Stage> {
  const bell = new EventEmitter();
  const server = await startModelServer({
    answering: ({ body }) => {
      bell.emit('request');
      return { delayMs, ...answer(body) };
    },
  });
  onTestFinished(() => server.close());
  return {
    server,
    workspace: newWorkspace({ 'tasks.json': taskFile(4) }),
    flags: ['--tasks', 'tasks.json', '--provider', 'compatible', '--model', 'm', '--base-url', server.url],
    received: async count => {
      while (server.requests.length < count) await once(bell, 'request');
    },
  };
}

function taskFile(count: number): string {
  const tasks = Array.from({ length: count }, (_, index) => ({
    id: `t${index + 1}`,
    type: 'summarize',
    input: { text: `Text number ${index + 1}.` },
  }));
  return JSON.stringify({ version: 1, prices: { m: { input: 0.15, output: 0.6 } }, tasks });
}

async function within(ms: number, running: Running) {
  const started = performance.now();
  const said = await running.ended;
  assert.ok(performance.now() - started < ms, `it took ${performance.now() - started} ms to end`);
  return said;
}

test('a second run on the folder leaves it alone, writes nothing, and exits 0', async () => {
  const { workspace, server, flags, received } = await stage(60_000);
  workspace.start(['run', ...flags]);
  await received(4);
  const before = treeOf(workspace.path);

  const second = await workspace.start(['run', ...flags]).ended;

  assert.deepEqual([second.exit, second.out], [0, '']);
  assert.match(
    second.err,
    /^notice: Another run is at work on \.background-agent\/default \(process \d+\): this one leaves it alone\.\n/,
  );
  assert.deepEqual(treeOf(workspace.path), before);
  assert.equal(server.requests.length, 4);
});

test('other commands that change the log wait their turn too, and those that only look do not', async () => {
  const { workspace, flags, received } = await stage(60_000);
  workspace.start(['run', ...flags]);
  await received(4);

  for (const command of [
    ['retry', 't1'],
    ['rerun', '--all'],
    ['forget', 't1'],
    ['log', 'reset', '--yes'],
    ['log', 'adopt'],
  ]) {
    const said = await workspace.type(command);
    assert.equal(said.exit, 1, command.join(' '));
    assert.match(said.err, /^error: A run is at work on \.background-agent\/default \(process \d+\)\. Wait/);
  }
  const status = await workspace.type(['status']);
  assert.match(status.out, /has not finished: it is on, or it was killed, with 4 calls in flight/);
  assert.equal((await workspace.type(['log', 'verify'])).exit, 0);
});

test('after kill -9 the folder is free at once', async () => {
  const { workspace, server, flags, received } = await stage(1_500);
  const killed = workspace.start(['run', ...flags]);
  await received(4);
  killed.child.kill('SIGKILL');
  assert.equal((await killed.ended).exit, 'SIGKILL');
  server.answerWith(({ body }) => answer(body));

  const next = await workspace.type(['run', ...flags]);
  assert.equal(next.exit, 0, next.err);
  assert.match(next.err, /^completed: 4 completed, 0 done before \(4 calls, /m);
  const story = (await workspace.type(['explain', 't1'])).out;
  assert.match(story, /t1: attempt 1 was killed; its whole hold is charged/);
  assert.match(story, /t1: completed by attempt 2/);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends a run in time, with the answers on their way`, async () => {
    const { workspace, server, flags, received } = await stage(1_000);
    workspace.write('tasks.json', taskFile(12));
    const run = workspace.start(['run', '--concurrency', '4', ...flags]);
    await received(4);
    run.child.kill(signal);

    const said = await within(EXIT_MS_MAX, run);
    assert.equal(said.exit, 1);
    assert.match(said.err, /^notice: Stopping: no new calls; waiting a moment for answers/m);
    assert.match(said.err, /^interrupted: 4 completed, 0 done before, 8 pending/m);
    assert.equal(server.requests.length, 4);
    assert.ok(existsSync(join(workspace.path, 'results/t1.json')));
  });
}

test('an answer that does not come in time is given up, and asked for again by the next run', async () => {
  const { workspace, server, flags, received } = await stage(60_000);
  const run = workspace.start(['run', ...flags]);
  await received(4);
  run.child.kill('SIGINT');

  const said = await within(EXIT_MS_MAX, run);
  assert.equal(said.exit, 1);
  assert.match(said.err, /^interrupted: 0 completed, 0 done before, 4 pending/m);

  server.answerWith(({ body }) => answer(body));
  assert.match((await workspace.type(['run', ...flags])).err, /^completed: 4 completed/m);
});

test('watch takes up an edited task file, survives a wrong one, and ends on Ctrl-C with everything saved', async () => {
  const { workspace, flags, received } = await stage(0);
  const watch = workspace.start(['watch', ...flags], { BG_AGENT_POLL_INTERVAL: '1' });
  await received(4);
  await until(() => existsSync(join(workspace.path, 'results/t4.json')));

  workspace.write('tasks.json', '{ "version": 1, "tasks": [');
  await until(() => watch.err().includes('warning: tasks.json:1:'));
  workspace.write('tasks.json', taskFile(6));
  await received(6);
  await until(() => existsSync(join(workspace.path, 'results/t6.json')));
  watch.child.kill('SIGINT');

  const said = await within(EXIT_MS_MAX, watch);
  assert.equal(said.exit, 1);
  assert.match(said.err, /^interrupted: 6 completed, 0 done before \(6 calls, /m);
  assert.match((await workspace.type(['log', 'verify'])).out, /^intact: /);
  assert.match((await workspace.type(['run', ...flags])).err, /^idle: 0 completed, 6 done before/m);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

test('NO_COLOR or not, output that is no terminal has no colour', async () => {
  const { workspace } = await stage(0);
  for (const env of [{}, { NO_COLOR: '1' }, { FORCE_COLOR: '1' }]) {
    const said = await workspace.start(['run', '--concurrency', '0'], env).ended;
    assert.deepEqual([said.exit, said.err.includes('\u001b')], [2, false]);
  }
});

// What the README promises of its two commands: the examples, typed into a command line.
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { onTestFinished, test } from 'vitest';

import { type Result, parseResult } from '../../src/report/result-file.ts';
import { type Workspace, newWorkspace } from '../support/command-line.ts';
import { treeOf } from '../support/file-tree.ts';
import { startModelServer } from '../support/model-server.ts';

const QUICKSTART = readFileSync('examples/quickstart/tasks.yml', 'utf8');
const IDS = ['release-note', 'incident-report', 'happy-feedback', 'angry-feedback', 'nobel-journey'];

test('the quickstart: a rehearsal offline, then a model, then nothing replaces what the model said', async () => {
  const server = await startModelServer();
  onTestFinished(() => server.close());
  const workspace = newWorkspace({ 'tasks.yml': QUICKSTART });
  const offline = ['run', '--tasks', 'tasks.yml', '--provider', 'offline'];
  const online = ['run', '--tasks', 'tasks.yml', '--provider', 'compatible', '--base-url', server.url].concat(
    ['--model', 'm', '--cost-budget', 'none'],
  );

  const rehearsal = await workspace.type(offline);
  assert.equal(rehearsal.exit, 0);
  assert.match(rehearsal.err, /^5 of 5 tasks to do; provider offline/);
  assert.match(rehearsal.err, /\ncompleted: 5 completed, 0 done before \(5 calls, [\d,]+ tokens, \$0\.00\)/);
  assert.match(rehearsal.err, /The answers are in results\.\n$/);
  assert.deepEqual(outputOf(workspace, 'happy-feedback', 'sentiment'), 'positive');
  assert.deepEqual(outputOf(workspace, 'angry-feedback', 'sentiment'), 'negative');
  const entities = JSON.stringify(outputOf(workspace, 'nobel-journey', 'entities'));
  for (const name of ['Marie Curie', 'Stockholm', 'December 1911'])
    assert.ok(entities.includes(`"${name}"`), name);
  for (const id of ['release-note', 'incident-report']) assert.match(summaryOf(workspace, id), /^[^.]+\.$/);
  for (const id of IDS) assert.equal(resultOf(workspace, id).model, 'offline');

  const answered = await workspace.type(online);
  assert.equal(answered.exit, 0, answered.err);
  assert.match(answered.err, /\ncompleted: 5 completed, 0 done before \(5 calls, /);
  assert.equal(server.requests.length, 5);
  for (const id of IDS) assert.equal(resultOf(workspace, id).model, 'm');

  const before = keptIn(workspace);
  const again = await workspace.type(offline);
  assert.equal(again.exit, 0);
  assert.match(again.err, /^idle: 0 completed, 5 done before \(0 calls, 0 tokens, \$0\.00\)\. Nothing to do/);
  assert.equal(keptIn(workspace), before);
});

test('the dependencies: all of them, and the second time not a byte', async () => {
  const tasks = readFileSync('examples/dependencies/tasks.yml', 'utf8');
  const workspace = newWorkspace({ 'examples/dependencies/tasks.yml': tasks });
  for (const [, name = ''] of tasks.matchAll(/file: \.\.\/\.\.\/(\S+)/g))
    workspace.write(name, readFileSync(name));
  const command = ['run', '--provider', 'offline', '--tasks', 'examples/dependencies/tasks.yml'].concat([
    '--token-budget',
    'none',
    '--results',
    'demo/results',
    '--state',
    'demo/state',
  ]);
  const count = tasks.match(/- id:/g)?.length ?? 0;
  assert.ok(count >= 72);

  const first = await workspace.type(command);
  assert.equal(first.exit, 0, first.err);
  assert.match(first.err, new RegExp(`\ncompleted: ${count} completed, 0 done before \\(${count} calls, `));
  assert.match(first.err, /The answers are in demo\/results\.\n$/);
  assert.equal(readdirSync(join(workspace.path, 'demo/results')).length, count);

  const before = keptIn(workspace);
  const second = await workspace.type(command);
  assert.deepEqual(second, {
    exit: 0,
    out: '',
    err: `idle: 0 completed, ${count} done before (0 calls, 0 tokens, $0.00). Nothing to do, no result was changed; the answers are in demo/results.\n`,
  });
  assert.equal(keptIn(workspace), before);
});

/** One hash of everything but the report of the last run. */
function keptIn({ path }: Workspace): string {
  const files = [...treeOf(path)].filter(([name]) => !name.endsWith('report.json'));
  return hash('sha256', JSON.stringify(files));
}

function resultOf(workspace: Workspace, id: string): Extract<Result, { status: 'completed' }> {
  const result = parseResult(workspace.read(`results/${id}.json`));
  assert.ok(result?.status === 'completed', id);
  return result;
}

function summaryOf(workspace: Workspace, id: string): string {
  const { output } = resultOf(workspace, id);
  return typeof output === 'string' ? output : assert.fail(`the output of ${id} is no text`);
}

function outputOf(workspace: Workspace, id: string, name: string): unknown {
  const { output } = resultOf(workspace, id);
  assert.ok(typeof output === 'object' && output !== null);
  return new Map<string, unknown>(Object.entries(output)).get(name);
}

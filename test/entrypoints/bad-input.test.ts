// Bad input as a user of the command line meets it: a message that teaches, an exit code, nothing lost, nothing spent.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, onTestFinished, test } from 'vitest';

import type { Event } from '../../src/domain/event.ts';
import { FORMAT, lineOf } from '../../src/log/line.ts';
import { GENESIS, linkOf, seal, sealOf } from '../../src/log/chain.ts';
import { type Said, type Workspace, newWorkspace } from '../support/command-line.ts';
import { treeOf } from '../support/file-tree.ts';
import { type ModelServer, answer, startModelServer } from '../support/model-server.ts';

const LIST = `version: 1
prices: { m: { input: 0.15, output: 0.6 } }
tasks:
  - { id: one, type: summarize, input: { text: "The first text." } }
  - { id: two, type: summarize, input: { text: "The second text." } }
`;
const LOG = '.background-agent/default/log/000000000000.jsonl';

async function aServer(): Promise<ModelServer> {
  const server = await startModelServer({ answering: ({ body }) => answer(body) });
  onTestFinished(() => server.close());
  return server;
}

function run(workspace: Workspace, server: ModelServer, ...flags: string[]): Promise<Said> {
  const to = ['--provider', 'compatible', '--model', 'm', '--base-url', server.url];
  return workspace.type(['run', '--tasks', 'tasks.yml', ...to, ...flags]);
}

describe('a task file', () => {
  const deep = '['.repeat(5_000) + ']'.repeat(5_000);
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
    .concat(
      'bcdefgh'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
    )
    .join('\n');
  const one = '- { id: one, type: summarize, input: { text: a } }';
  const list = (tasks: string, more = '') => `version: 1\nprices: { m: free }\n${more}\ntasks:\n  ${tasks}\n`;
  const wrong: readonly { name: string; text: string | Uint8Array; says: RegExp }[] = [
    { name: 'that is empty', text: '', says: /^error: tasks\.yml:1:1: .*empty/m },
    { name: 'that is binary', text: Uint8Array.of(0xff, 0xfe, 0, 1, 2), says: /tasks\.yml.*UTF-8/ },
    {
      name: '5,000 levels deep',
      text: `version: 1\ntasks: ${deep}`,
      says: /^error: tasks\.yml:2:\d+: .*deep/m,
    },
    { name: 'that is an alias bomb', text: bomb, says: /^error: tasks\.yml.*alias/im },
    { name: 'with two equal ids', text: list(`${one}\n  ${one}`), says: /tasks\.yml:6:\d+: .*"one"/ },
    {
      name: 'with ids that differ by letter case only',
      text: list(`${one}\n  ${one.replace('one', 'ONE')}`),
      says: /tasks\.yml:6:\d+: .*"ONE".*case/,
    },
    { name: 'with an unknown type', text: list(one.replace('summarize', 'sumarize')), says: /"sumarize"/ },
    { name: 'with an unknown key', text: list(one, 'defalts: {}'), says: /tasks\.yml:3:\d+: .*defalts/ },
    {
      name: 'with a template that is none',
      text: list('- { id: one, type: t, input: { text: a } }', 'types: { t: { prompt: "{{ text" } }'),
      says: /^error: tasks\.yml:\d+:\d+: /m,
    },
    {
      name: 'with a template that asks for what is not there',
      text: list('- { id: one, type: t, input: { text: a } }', 'types: { t: { prompt: "{{ txt }}" } }'),
      says: /tasks\.yml:\d+:\d+: .*txt/,
    },
    {
      name: 'with a schema that is none',
      text: list(
        '- { id: one, type: t, input: { text: a } }',
        'types: { t: { prompt: "{{ text }}", output: { type: objekt } } }',
      ),
      says: /tasks\.yml:3:\d+: .*objekt/,
    },
    {
      name: 'with a file input outside the workspace',
      text: list('- { id: one, type: summarize, input: { text: { file: ../../etc/passwd } } }'),
      says: /tasks\.yml:5:\d+: .*outside/,
    },
    {
      name: 'with a file input through a symbolic link',
      text: list('- { id: one, type: summarize, input: { text: { file: link/passwd } } }'),
      says: /tasks\.yml:5:\d+: .*link/,
    },
    {
      name: 'with a file input that is not there',
      text: list('- { id: one, type: summarize, input: { text: { file: none.md } } }'),
      says: /tasks\.yml:5:\d+: .*none\.md/,
    },
  ];
  for (const { name, text, says } of wrong) {
    test(`${name} is refused, and nothing is sent`, async () => {
      const server = await aServer();
      const workspace = newWorkspace();
      workspace.write('tasks.yml', text);
      symlinkSync('/etc', join(workspace.path, 'link'));

      const said = await run(workspace, server);

      assert.equal(said.exit, 2, said.err);
      assert.match(said.err, says);
      assert.doesNotMatch(said.err, /\n +at /, 'no stack is shown for what the user can mend');
      assert.equal(server.requests.length, 0);
    });
  }

  test('of more than 64 MiB is refused before it is read', async () => {
    const server = await aServer();
    const workspace = newWorkspace({ 'tasks.yml': '' });
    truncateSync(join(workspace.path, 'tasks.yml'), 64 * 1024 * 1024 + 1);
    const said = await run(workspace, server);
    assert.equal(said.exit, 2);
    assert.match(said.err, /tasks\.yml:1:1: .*67108864 are the most; split it/);
  });

  test('that is not there is missed by its name', async () => {
    const said = await newWorkspace().type(['run', '--provider', 'offline']);
    assert.equal(said.exit, 2);
    assert.match(said.err, /\.github\/background-agent\/tasks\.yml/);
  });

  test('with ten mistakes has ten errors', async () => {
    const workspace = newWorkspace({
      'tasks.yml': list(Array.from({ length: 10 }, () => one.replace('summarize', 'none')).join('\n  ')),
    });
    const said = await workspace.type(['run', '--tasks', 'tasks.yml', '--provider', 'offline']);
    assert.ok((said.err.match(/^error: tasks\.yml:\d+:\d+: /gm) ?? []).length >= 10, said.err);
  });

  test('that became wrong loses nothing that was done', async () => {
    const server = await aServer();
    const workspace = newWorkspace({ 'tasks.yml': LIST });
    assert.equal((await run(workspace, server)).exit, 0);
    const before = treeOf(workspace.path);
    workspace.write('tasks.yml', 'tasks: [');
    assert.equal((await run(workspace, server)).exit, 2);
    workspace.write('tasks.yml', LIST);
    assert.deepEqual(treeOf(workspace.path), before);
    assert.match((await run(workspace, server)).err, /^idle: 0 completed, 2 done before/m);
  });
});

describe('settings', () => {
  test('without a key: what is missing, and how to try without one', async () => {
    const said = await newWorkspace({ 'tasks.yml': LIST }).type([
      'run',
      '--tasks',
      'tasks.yml',
      '--model',
      'm',
    ]);
    assert.equal(said.exit, 2);
    assert.match(said.err, /needs a key.*OPENROUTER_API_KEY.*provider "offline"/s);
  });

  test('without a price: the line to paste', async () => {
    const server = await aServer();
    const said = await run(newWorkspace({ 'tasks.yml': LIST }), server, '--model', 'unheard-of');
    assert.equal(said.exit, 2);
    assert.match(
      said.err,
      /The price of the model "unheard-of" is not known for provider "compatible", and a cost budget is set/,
    );
    assert.match(said.err, / prices: \{ "unheard-of": \{ input: .*, output: .* \} \}/);
    assert.equal(server.requests.length, 0);
  });

  test('a task larger than the whole budget does not block the others, and is said', async () => {
    const server = await aServer();
    const workspace = newWorkspace({ 'tasks.yml': LIST.replace('The first text.', 'x'.repeat(5_000)) });
    const said = await run(workspace, server, '--token-budget', '6000');
    assert.equal(server.requests.length, 1);
    assert.match(said.err, /one can never run: its worst case alone is above "token-budget"/);
  });
});

describe('a log', () => {
  async function worked(): Promise<{ workspace: Workspace; server: ModelServer }> {
    const server = await aServer();
    const workspace = newWorkspace({ 'tasks.yml': LIST });
    const said = await run(workspace, server);
    assert.equal(said.exit, 0, said.err);
    // There is something to do again, so that the log would be needed.
    workspace.write('tasks.yml', LIST.replace('The first text.', 'Another text.'));
    return { workspace, server };
  }

  async function expectRefusal(workspace: Workspace, server: ModelServer, says: RegExp): Promise<void> {
    const before = treeOf(workspace.path);
    const asked = server.requests.length;
    for (const command of [
      ['log', 'verify'],
      ['status'],
      ['costs'],
      ['plan', '--tasks', 'tasks.yml', '--model', 'm'],
    ]) {
      const said = await workspace.type(command);
      assert.deepEqual([said.exit, said.out], [1, ''], command.join(' '));
      assert.match(said.err, says);
    }
    const said = await run(workspace, server);
    assert.equal(said.exit, 1);
    assert.match(said.err, says);
    assert.equal(server.requests.length, asked);
    assert.deepEqual(treeOf(workspace.path), before);
  }

  test('with a flipped byte is refused, and left as it is', async () => {
    const { workspace, server } = await worked();
    const bytes = readFileSync(join(workspace.path, LOG));
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    workspace.write(LOG, bytes);
    await expectRefusal(
      workspace,
      server,
      /^error: The log is damaged at event \d+\. .*nothing was spent.*"log reset"/m,
    );
  });

  test('from the future is refused before anything is spent', async () => {
    const { workspace, server } = await worked();
    const event = { type: 'LogCreated', log: 'x', repository: 'local', agent: 'default' };
    const line = lineOf(1, '2026-01-01T00:00:00.000Z', 'r1', event);
    const body = Buffer.from(line.replace(`"v":${FORMAT}`, '"v":2').slice(0, -1));
    workspace.write(LOG, `${body.toString()}${sealOf(linkOf(GENESIS, body))}\n`);
    await expectRefusal(workspace, server, /^error: The log cannot be read from event 1 on\. .*newer/m);
  });

  test('with an event that nobody knows yet is refused', async () => {
    const { workspace, server } = await worked();
    const body = Buffer.from(
      lineOf(1, '2026-01-01T00:00:00.000Z', 'r1', { type: 'TaskBlessed', task: 'one' }).slice(0, -1),
    );
    workspace.write(LOG, `${body.toString()}${sealOf(linkOf(GENESIS, body))}\n`);
    await expectRefusal(workspace, server, /^error: The log cannot be read from event 1 on\. .*newer/m);
  });

  test('from a day far ahead is refused', async () => {
    const { workspace, server } = await worked();
    const created: Event = { type: 'LogCreated', log: 'x', repository: 'local', agent: 'default' };
    workspace.write(LOG, seal(GENESIS, '2999-01-01T00:00:00.000Z', 'r1', [created]).bytes);
    const said = await run(workspace, server);
    assert.equal(said.exit, 1);
    assert.match(said.err, /more than 24 hours ahead of this machine's clock.*Set the clock right/);
    assert.equal(server.requests.length, 2);
  });

  test('with a torn end goes on, says so, and keeps what was torn off', async () => {
    const { workspace, server } = await worked();
    appendFileSync(join(workspace.path, LOG), '{"v":1,"seq":');
    assert.match(
      (await workspace.type(['log', 'verify'])).out,
      /^torn: \d+ events, .*; 13 bytes of a cut-off append/,
    );

    const said = await run(workspace, server);
    assert.equal(said.exit, 0, said.err);
    assert.match(said.err, /^warning: The last append of the log was cut off, .* 13 bytes were kept in /m);
    assert.match(
      (await workspace.type(['log', 'show'])).out,
      /a torn end of 13 bytes was kept aside and cut off/,
    );
    assert.match((await workspace.type(['log', 'verify'])).out, /^intact: /);
    assert.match(said.err, /^completed: 1 completed, 1 done before/m);
  });

  test('of another agent is refused with a way out', async () => {
    const { workspace, server } = await worked();
    const said = await run(workspace, server, '--name', 'night', '--state', '.background-agent/default');
    assert.equal(said.exit, 1);
    assert.match(
      said.err,
      /The log belongs to agent "default".*choose another state folder, or the name "default"\./,
    );
  });
});

describe('a disk', () => {
  test('with a file where the state folder should be', async () => {
    const server = await aServer();
    const workspace = newWorkspace({ 'tasks.yml': LIST, '.background-agent': 'mine' });
    const said = await run(workspace, server);
    assert.equal(said.exit, 1);
    assert.match(
      said.err,
      /^error: Cannot make the folder ".*\.background-agent.*": a file stands where a folder/m,
    );
    assert.doesNotMatch(said.err, /\n +at /);
    assert.deepEqual([server.requests.length, workspace.read('.background-agent')], [0, 'mine']);
  });

  test('with a results folder that is a link: nothing is written through it, and the answers are kept', async () => {
    const server = await aServer();
    const workspace = newWorkspace({ 'tasks.yml': LIST, 'elsewhere/keep': '' });
    symlinkSync('elsewhere', join(workspace.path, 'results'));
    const said = await run(workspace, server);
    assert.equal(said.exit, 1);
    assert.match(said.err, /results.*link/);
    assert.deepEqual([...treeOf(join(workspace.path, 'elsewhere')).keys()], ['keep']);

    rmSync(join(workspace.path, 'results'));
    const next = await run(workspace, server);
    assert.equal(next.exit, 0, next.err);
    assert.equal(server.requests.length, 2, 'what was paid for is not paid for again');
    assert.ok(workspace.read('results/one.json').includes('The first text.'));
  });

  test('with a results folder that is a file: the same', async () => {
    const server = await aServer();
    const workspace = newWorkspace({ 'tasks.yml': LIST, results: 'mine' });
    const said = await run(workspace, server);
    assert.equal(said.exit, 1);
    assert.equal(workspace.read('results'), 'mine');

    rmSync(join(workspace.path, 'results'));
    assert.equal((await run(workspace, server)).exit, 0);
    assert.equal(server.requests.length, 2);
  });

  const mounts = canMount();
  test.skipIf(!mounts)(
    'that is read-only is said in one line, before anything is sent (needs the right to mount)',
    async () => {
      const server = await aServer();
      const workspace = newWorkspace({ 'tasks.yml': LIST });
      mount(join(workspace.path, 'disk'), 'ro');
      const said = await run(workspace, server, '--state', 'disk/deep/state');
      assert.equal(said.exit, 1);
      assert.match(said.err, /^error: Cannot make the folder .*read-only\. Choose a state folder/m);
      assert.equal(server.requests.length, 0);
    },
  );

  test.skipIf(!mounts)(
    'that fills up: the run ends, and the next one goes on from there (needs the right to mount)',
    async () => {
      const server = await aServer();
      const many = Array.from(
        { length: 200 },
        (_, i) => `  - { id: t${i}, type: summarize, input: { text: "Text ${i}." } }`,
      );
      const workspace = newWorkspace({
        'tasks.yml': LIST.replace(/tasks:[^]*/, `tasks:\n${many.join('\n')}\n`),
      });
      const disk = join(workspace.path, 'disk');
      mount(disk, 'size=96k');
      const said = await run(workspace, server, '--state', 'disk/state', '--token-budget', 'none');
      assert.equal(said.exit, 1);
      assert.match(
        said.err,
        /there is no space left\. Free some and run again: what was written before is safe/,
      );

      execFileSync('mount', ['-o', 'remount,size=4m', disk]);
      const durable = (await workspace.type(['log', 'show', '--state', 'disk/state'])).out.match(
        /: completed by /g,
      );
      const asked = server.requests.length;
      const next = await run(workspace, server, '--state', 'disk/state', '--token-budget', 'none');
      assert.equal(next.exit, 0, next.err);
      assert.equal(server.requests.length - asked, 200 - (durable?.length ?? 0));
    },
  );
});

/** Only root may, and not in every container. */
function canMount(): boolean {
  const folder = join(tmpdir(), 'background-agent-mount-probe');
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  }
}

function mount(folder: string, options: string): void {
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
}

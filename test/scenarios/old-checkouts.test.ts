import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../src/adapters/github/api.ts';
import { repositoryFiles } from '../../src/adapters/github/repository-files.ts';
import { checkout } from '../../src/adapters/task-files/checkout.ts';
import { taskFiles } from '../../src/adapters/task-files/task-files.ts';
import {
  type UpToDate,
  type UpToDatePorts,
  bringTasksUpToDate,
} from '../../src/app/checkout/bring-tasks-up-to-date.ts';
import { type RunRef, findSpan } from '../../src/app/checkout/find-span.ts';
import { NewerThanDisk } from '../../src/app/checkout/newer-than-disk.ts';
import { runAgent } from '../../src/app/run-agent.ts';
import type { AgentPorts } from '../../src/app/run.ts';
import type { TaskSource } from '../../src/ports.ts';
import { BUILT_IN_TYPES } from '../../src/request/built-in-types.ts';
import { quiet } from '../support/a-call.ts';
import { AgentWorld } from '../support/fakes/agent-world.ts';
import { HastyClock } from '../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../support/fakes/seeded-random.ts';
import { type GitHub, startGitHub } from '../support/github/start-github.ts';

// A run begins with a real checkout of some commit, while the branch on the test GitHub has moved on.

const TASKS = 'tasks.yml';
const fallback = { model: 'small', completionTokensMax: 100, timeoutMs: 30_000, attemptsMax: 3 };
let github: GitHub;
let api: GitHubApi;
let workspace: string;
let first: string;

beforeEach(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'checkout-'));
  github = await startGitHub({ files: { [TASKS]: listOf('old'), 'results/a.json': '{}' } });
  first = tip();
  const { url, token } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
});

afterEach(async () => {
  api.close();
  rmSync(workspace, { recursive: true });
  await github.close();
});

/** A list of one task, with a text of its own. */
function listOf(text: string): string {
  return `version: 1\ntasks:\n  - { id: a, type: summarize, input: { text: ${text} } }\n`;
}

/** A list of one task, whose text is in a file. */
function listWith(file: string, type = 'summarize'): string {
  return `version: 1\ntasks:\n  - { id: a, type: ${type}, input: { text: { file: ${file} } } }\n`;
}

function tip(branch = 'main'): string {
  return github.commits(branch)[0]?.oid ?? '';
}

function git(...args: readonly string[]): string {
  const author = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.org'];
  return execFileSync('git', ['-C', workspace, ...author, ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

/** As actions/checkout leaves it: the branch is at the commit that the run is for. */
function checkOut(commit: string, branch = 'main'): void {
  git('clone', '--quiet', github.gitDir, '.');
  git('checkout', '--quiet', '-B', branch, commit);
}

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

type Brought = {
  readonly upToDate: UpToDate;
  readonly source: TaskSource;
  readonly requests: readonly string[];
};

type Run = {
  readonly patterns?: readonly string[];
  readonly branch?: string | undefined;
  readonly commit?: string | undefined;
};

async function bring({ patterns = [TASKS], branch = 'main', commit = first }: Run = {}): Promise<Brought> {
  const newer = new NewerThanDisk();
  const source = taskFiles({ workspace, patterns, types: BUILT_IN_TYPES, fallback, newer });
  const repository = repositoryFiles({ api, owner: 'octo', name: 'example' });
  const before = github.requests.length;
  const ports = { checkout: checkout(workspace, patterns), repository, newer, source };
  const upToDate = await upToDateOf(ports, { branch, commit });
  return { upToDate, source, requests: github.requests.slice(before).map(({ operation }) => operation) };
}

async function upToDateOf(ports: UpToDatePorts, run: RunRef): Promise<UpToDate> {
  const found = await findSpan(ports, run);
  if (!found.ok) return found;
  return found.span === undefined ? { ok: true, notice: undefined } : bringTasksUpToDate(ports, found.span);
}

/** The texts that would be sent, by task. */
function textsIn({ upToDate, source }: Brought): Readonly<Record<string, unknown>> {
  assert.ok(upToDate.ok, JSON.stringify(upToDate));
  const read = source.read();
  assert.ok(read.ok, JSON.stringify(read));
  return Object.fromEntries(
    read.list.tasks.map(task => {
      const loaded = source.load(task);
      assert.ok(loaded.ok, JSON.stringify(loaded));
      return [task.id, loaded.input['text']];
    }),
  );
}

function mistakesIn({ upToDate, source }: Brought): readonly string[] {
  assert.ok(upToDate.ok);
  const read = source.read();
  return read.ok ? [] : read.mistakes.map(({ place, message }) => `${place.path} ${message}`);
}

function troubleIn({ upToDate }: Brought): string {
  assert.ok(!upToDate.ok);
  return `${upToDate.trouble.kind}: ${upToDate.trouble.message}`;
}

function noticeIn({ upToDate }: Brought): string | undefined {
  assert.ok(upToDate.ok);
  return upToDate.notice;
}

describe('a checkout of the tip', () => {
  test('counts as it is, changes of this job included, for one request', async () => {
    checkOut(first);
    write(TASKS, listOf('made'));
    const brought = await bring();
    assert.deepEqual(textsIn(brought), { a: 'made' });
    assert.equal(brought.requests.length, 1);
    assert.equal(noticeIn(brought), undefined);
  });

  test('is one also when the run was started for an older commit', async () => {
    github.push({ files: { [TASKS]: listOf('new') } });
    checkOut(tip());
    const brought = await bring({ commit: first });
    assert.deepEqual(textsIn(brought), { a: 'new' });
    assert.equal(brought.requests.length, 1);
  });
});

describe('an old checkout', () => {
  test('has the tip’s task file count, and says so', async () => {
    checkOut(first);
    const second = github.push({ files: { [TASKS]: listOf('new') } });
    const brought = await bring();
    assert.deepEqual(textsIn(brought), { a: 'new' });
    assert.equal(
      noticeIn(brought),
      `The checkout is of ${first.slice(0, 7)}, and the branch "main" is at ${second.slice(0, 7)} by now: 1 file counts as there ("tasks.yml").`,
    );
    assert.deepEqual(brought.requests.length, 3);
  });

  test('counts as it is when only other files have changed', async () => {
    checkOut(first);
    github.push({ files: { 'results/a.json': '{"new": true}' } });
    const brought = await bring();
    assert.deepEqual(textsIn(brought), { a: 'old' });
    assert.equal(noticeIn(brought), undefined);
    assert.equal(brought.requests.length, 2);
  });

  test('is left as it is on the disk', async () => {
    checkOut(first);
    github.push({ files: { [TASKS]: listOf('new') } });
    await bring();
    assert.equal(git('status', '--porcelain'), '');
    assert.equal(git('rev-parse', 'HEAD'), first);
  });

  test('has a file that a step of this job changed count as it is', async () => {
    checkOut(first);
    write(TASKS, listOf('made'));
    github.push({ files: { [TASKS]: listOf('new') } });
    assert.deepEqual(textsIn(await bring()), { a: 'made' });
  });

  test('has a file that a step of this job made count as it is, though the tip has one of that name', async () => {
    checkOut(first);
    write('made.yml', listOf('made'));
    github.push({ files: { 'made.yml': listOf('new') } });
    assert.deepEqual(textsIn(await bring({ patterns: ['made.yml'] })), { a: 'made' });
  });

  test('has a file that a step of this job removed stay away', async () => {
    checkOut(first);
    rmSync(join(workspace, TASKS));
    github.push({ files: { [TASKS]: listOf('new') } });
    assert.match(mistakesIn(await bring())[0] ?? '', /There is no task file here/);
  });

  test('has a task file that is gone at the tip be gone', async () => {
    checkOut(first);
    github.push({ files: { [TASKS]: null } });
    assert.match(mistakesIn(await bring())[0] ?? '', /^tasks\.yml There is no task file here/);
  });

  test('has the files that the tip’s tasks name count as there: changed, new, and in JSON Lines', async () => {
    github.push({ files: { 'in/a.md': 'old', 'tasks.jsonl': '' } });
    checkOut(tip());
    const lines = ['in/a.md', 'in/b.md'].map((file, index) =>
      JSON.stringify({ id: `t${index}`, type: 'summarize', input: { text: { file } } }),
    );
    github.push({ files: { 'in/a.md': 'new', 'in/b.md': 'added', 'tasks.jsonl': `${lines.join('\n')}\n` } });
    const brought = await bring({ patterns: ['tasks.jsonl'], commit: git('rev-parse', 'HEAD') });
    assert.deepEqual(textsIn(brought), { t0: 'new', t1: 'added' });
  });

  test('has a prompt file at the tip count, and what it needs', async () => {
    github.push({ files: { [TASKS]: listWith('in.md', 'own.prompt.yml'), 'in.md': 'text' } });
    const prompt = (word: string) => `messages:\n  - { role: user, content: "${word} {{text}}" }\nmodel: m\n`;
    github.push({ files: { 'own.prompt.yml': prompt('Old') } });
    checkOut(tip());
    github.push({ files: { 'own.prompt.yml': prompt('New') } });
    const { source } = await bring({ commit: git('rev-parse', 'HEAD') });
    const read = source.read();
    assert.ok(read.ok, JSON.stringify(read));
    assert.equal(read.list.tasks[0]?.type.messages[0]?.content, 'New {{text}}');
  });

  test('names a file that is gone at the tip as every missing one', async () => {
    github.push({ files: { [TASKS]: listWith('in.md'), 'in.md': 'text' } });
    checkOut(tip());
    github.push({ files: { 'in.md': null } });
    const brought = await bring({ commit: git('rev-parse', 'HEAD') });
    assert.deepEqual(mistakesIn(brought), [
      'tasks.yml The file for "text": "in.md" does not exist; correct the path, or add the file.',
    ]);
  });

  test('has the bytes of the tip pass the guards of every file', async () => {
    const inputs = { 'large.md': 'x'.repeat((1 << 20) + 1), 'binary.md': Uint8Array.of(0xff, 0xfe, 0) };
    github.push({ files: { 'large.md': 'x', 'binary.md': 'x' } });
    checkOut(tip());
    const entries = Object.keys(inputs).map(
      (file, index) => `  - { id: t${index}, type: summarize, input: { text: { file: ${file} } } }`,
    );
    github.push({ files: { ...inputs, [TASKS]: ['version: 1', 'tasks:', ...entries, ''].join('\n') } });
    const brought = await bring({ commit: git('rev-parse', 'HEAD') });
    assert.deepEqual(mistakesIn(brought), [
      'tasks.yml The file for "text": "large.md" has 1048577 bytes, and 1048576 are the most; split it.',
    ]);

    github.push({ files: { 'large.md': 'small' } });
    const again = await bring({ commit: git('rev-parse', 'HEAD') });
    const read = again.source.read();
    assert.ok(read.ok);
    const loaded = read.list.tasks.map(task => again.source.load(task));
    assert.deepEqual(loaded[0], { ok: true, input: { text: 'small' } });
    assert.match(JSON.stringify(loaded[1]), /binary\.md.* is not text in UTF-8/);
  });

  test('does not have a symbolic link at the tip be read as a file', async () => {
    checkOut(first);
    const other = mkdtempSync(join(tmpdir(), 'other-'));
    try {
      const there = (...args: string[]) => execFileSync('git', ['-C', other, ...args], { stdio: 'pipe' });
      there('clone', '--quiet', github.gitDir, '.');
      rmSync(join(other, TASKS));
      for (const name of [TASKS, 'linked.yml']) symlinkSync('results/a.json', join(other, name));
      there('add', '--all');
      there('-c', 'user.name=ada', '-c', 'user.email=ada@example.org', 'commit', '--quiet', '-m', 'Link');
      there('push', '--quiet', 'origin', 'main');
    } finally {
      rmSync(other, { recursive: true });
    }
    assert.deepEqual(mistakesIn(await bring()), [
      'tasks.yml "tasks.yml" is a symbolic link at the tip of the branch; name the file itself.',
    ]);
    assert.deepEqual(mistakesIn(await bring({ patterns: ['l*.yml'] })), [
      'linked.yml "linked.yml" is a symbolic link at the tip of the branch; name the file itself.',
    ]);
  });
});

describe('a run that is started again weeks later', () => {
  let world: AgentWorld;
  beforeEach(() => (world = new AgentWorld()));

  async function run(source: TaskSource): Promise<string> {
    const { clock, random, store, answers, results, console, connect } = world;
    const ports: AgentPorts = { clock, random, store, answers, results, console, connect, source };
    const end = await world.clock.run(runAgent(ports, world.settings(), quiet));
    assert.ok(end.kind === 'reported', JSON.stringify(end));
    return end.report.outcome;
  }

  /** Two runs have done all there is: one for the first list, one for the next. Then the first is started again. */
  async function oldAndDone(): Promise<void> {
    checkOut(first);
    assert.equal(await run((await bring()).source), 'completed');
    github.push({ files: { [TASKS]: listOf('new'), 'results/a.json': '{"new": true}' } });
    git('pull', '--quiet');
    assert.equal(await run((await bring({ commit: tip() })).source), 'completed');
    git('checkout', '--quiet', '-B', 'main', first);
  }

  test('asks nothing and writes nothing', async () => {
    await oldAndDone();
    const [log, results] = [world.store.bytes, new Map(world.results.files)];
    assert.equal(await run((await bring()).source), 'idle');
    assert.equal(world.llm.calls.length, 2);
    assert.deepEqual([world.store.bytes, world.results.files], [log, results]);
  });

  test('would pay for the old list without what is newer', async () => {
    await oldAndDone();
    const options = { workspace, patterns: [TASKS], types: BUILT_IN_TYPES, fallback };
    assert.equal(await run(taskFiles(options)), 'completed');
    assert.equal(world.llm.calls.length, 3);
  });
});

describe('patterns', () => {
  test('find the task files of the tip: what is new, changed and gone there', async () => {
    github.push({
      files: { 'lists/a.yml': listOf('old'), 'lists/b.yml': listOf('b').replace('id: a', 'id: b') },
    });
    checkOut(tip());
    const third = (text: string, id: string) => listOf(text).replace('id: a', `id: ${id}`);
    github.push({
      files: {
        'lists/a.yml': listOf('new'),
        'lists/b.yml': null,
        'lists/deep/c.yml': third('c', 'c'),
        'lists/deep/x.prompt.yml': 'messages: []',
        'elsewhere.yml': third('d', 'd'),
      },
    });
    const run = { patterns: ['./lists/**/*.yml'], commit: git('rev-parse', 'HEAD') };
    assert.deepEqual(textsIn(await bring(run)), { a: 'new', c: 'c' });
  });

  test('at the root of the repository find them, too', async () => {
    checkOut(first);
    github.push({ files: { 'more.yml': listOf('more').replace('id: a', 'id: b') } });
    assert.deepEqual(textsIn(await bring({ patterns: ['*.yml'] })), { a: 'old', b: 'more' });
  });

  test('list nothing when their folder is the same', async () => {
    github.push({ files: { 'lists/a.yml': listOf('old') } });
    checkOut(tip());
    github.push({ files: { 'results/a.json': '1' } });
    const { requests } = await bring({ patterns: ['lists/*.yml'], commit: git('rev-parse', 'HEAD') });
    assert.ok(!requests.includes('git/get-tree'), requests.join());
  });

  test('in a folder that is too large to be listed are not guessed at', async () => {
    checkOut(first);
    github.push({ files: { 'more.yml': listOf('more') } });
    github.setLimits({ treeEntriesMax: 1 });
    assert.match(
      troubleIn(await bring({ patterns: ['*.yml'] })),
      /^refused: The checkout of .{7} is older than the branch "main".* has more files than GitHub lists.*"ref: main"/,
    );
  });
});

describe('which branch and which commit', () => {
  test('without git everything counts as it is, and nothing is asked', async () => {
    write(TASKS, listOf('made'));
    github.push({ files: { [TASKS]: listOf('new') } });
    const brought = await bring();
    assert.deepEqual(textsIn(brought), { a: 'made' });
    assert.deepEqual(brought.requests, []);
  });

  test('another branch that is checked out is the one whose tip counts', async () => {
    github.push({ branch: 'stable', from: 'main', files: { [TASKS]: listOf('stable') } });
    checkOut(tip('stable'), 'stable');
    github.push({ files: { [TASKS]: listOf('new') } });
    assert.deepEqual(textsIn(await bring()), { a: 'stable' });

    github.push({ branch: 'stable', files: { [TASKS]: listOf('stable and newer') } });
    assert.deepEqual(textsIn(await bring()), { a: 'stable and newer' });
  });

  test('a commit alone is of the branch that the run is for', async () => {
    github.push({ branch: 'side', from: 'main', files: { [TASKS]: listOf('side') } });
    checkOut(tip('side'));
    const old = git('rev-parse', 'HEAD');
    git('checkout', '--quiet', '--detach', old);
    github.push({ branch: 'side', files: { [TASKS]: listOf('side and newer') } });
    github.push({ files: { [TASKS]: listOf('new') } });
    assert.deepEqual(textsIn(await bring({ branch: 'side', commit: old })), { a: 'side and newer' });
  });

  test('a commit alone without such a branch is of the default branch', async () => {
    checkOut(first);
    git('checkout', '--quiet', '--detach', first);
    github.push({ files: { [TASKS]: listOf('new') } });
    for (const branch of [undefined, 'gone'])
      assert.deepEqual(textsIn(await bring({ branch })), { a: 'new' });
  });

  test('a branch that was made here is none of the repository’s, though it has the name of one', async () => {
    checkOut(first, 'generated');
    github.push({ branch: 'generated', from: 'main', files: { [TASKS]: listOf('of another time') } });
    github.push({ files: { [TASKS]: listOf('new') } });
    assert.deepEqual(textsIn(await bring()), { a: 'new' });
  });

  test('what was committed in this job counts as it is, and the rest as at the tip', async () => {
    github.push({ files: { [TASKS]: listWith('in.md'), 'in.md': 'old' } });
    checkOut(tip());
    const commit = git('rev-parse', 'HEAD');
    write(TASKS, listWith('in.md').replace('id: a', 'id: made'));
    git('commit', '--quiet', '--all', '--message', 'Make tasks');
    github.push({ files: { [TASKS]: listOf('new'), 'in.md': 'new' } });
    assert.deepEqual(textsIn(await bring({ commit })), { made: 'new' });

    git('push', '--quiet', 'origin', 'HEAD:refs/heads/elsewhere');
    assert.deepEqual(textsIn(await bring({ commit })), { made: 'new' }, 'pushed, but not to this branch');
  });

  test('a checkout between the commit of the run and the tip is behind as well', async () => {
    github.push({ files: { [TASKS]: listOf('between') } });
    checkOut(tip());
    github.push({ files: { [TASKS]: listOf('new') } });
    assert.deepEqual(textsIn(await bring({ commit: first })), { a: 'new' });
  });

  test('a branch that was set back counts as it is now', async () => {
    const second = github.push({ files: { [TASKS]: listOf('withdrawn') } });
    checkOut(second);
    github.setBranch('main', first);
    assert.deepEqual(textsIn(await bring({ commit: second })), { a: 'old' });
  });

  test('commits that GitHub never saw leave everything as it is', async () => {
    git('init', '--quiet', '.');
    write(TASKS, listOf('made'));
    git('add', '.');
    git('commit', '--quiet', '--message', 'Of another repository');
    assert.deepEqual(textsIn(await bring({ commit: '1'.repeat(40) })), { a: 'made' });
  });
});

describe('many files', () => {
  const inputs = (count: number, word: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`in/${index}.md`, `${word} ${index}`]));
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      JSON.stringify({ id: `t${index}`, type: 'summarize', input: { text: { file: `in/${index}.md` } } }),
    ).join('\n');
  const run = () => ({ patterns: ['tasks.jsonl'], commit: git('rev-parse', 'HEAD') });

  test('in a folder that is the same cost one request', async () => {
    github.push({ files: { ...inputs(300, 'old'), 'tasks.jsonl': lines(300) } });
    checkOut(tip());
    github.push({ files: { 'results/a.json': '1' } });
    const { requests } = await bring(run());
    assert.equal(requests.length, 3);
  });

  test('that differ come many at a time', async () => {
    github.push({ files: { ...inputs(250, 'old'), 'tasks.jsonl': lines(250) } });
    checkOut(tip());
    github.push({ files: inputs(250, 'new') });
    const brought = await bring(run());
    // Where it stands, the task file, the folder, 250 files a hundred at a time, their texts fifty at a time.
    assert.equal(brought.requests.length, 1 + 1 + 1 + 3 + 5);
    const texts = textsIn(brought);
    assert.equal(Object.keys(texts).length, 250);
    assert.equal(texts['t249'], 'new 249');
    assert.match(noticeIn(brought) ?? '', /250 files count as there \(.*, 245 more\)\.$/);
  });

  test('beyond a bound are not compared, and the way out is said', async () => {
    github.push({ files: { 'tasks.jsonl': lines(20_001), 'in/0.md': 'old' } });
    checkOut(tip());
    github.push({ files: { 'in/0.md': 'new' } });
    assert.match(
      troubleIn(await bring(run())),
      /20001 files must be compared\. Let actions\/checkout .*"ref: main"/,
    );
  });

  test('that are too large for memory are not fetched', async () => {
    const large = Buffer.alloc(30 << 20, 'x');
    const files = Object.fromEntries([0, 1, 2, 3, 4].map(index => [`in/${index}.md`, large]));
    github.push({ files: { 'tasks.jsonl': lines(5) } });
    checkOut(tip());
    github.push({ files });
    assert.match(troubleIn(await bring(run())), /157286400 bytes must be fetched/);
  });

  test('one that is too large alone is named', async () => {
    github.push({ files: { 'tasks.jsonl': lines(1) } });
    checkOut(tip());
    github.push({ files: { 'in/0.md': Buffer.alloc((32 << 20) + 1, 'x') } });
    assert.match(mistakesIn(await bring(run()))[0] ?? '', /"in\/0\.md" has 33554433 bytes at the tip/);
  });

  test('that a step changes all the time are not guessed at', async () => {
    checkOut(first);
    github.push({ files: { 'results/a.json': '1' } });
    const newer = new NewerThanDisk();
    let reads = 0;
    const source: TaskSource = {
      read: () => {
        newer.get(`${(reads += 1)}.md`);
        return { ok: false, mistakes: [] };
      },
      load: () => ({ ok: true, input: {} }),
    };
    const repository = repositoryFiles({ api, owner: 'octo', name: 'example' });
    const ports = { checkout: checkout(workspace, [TASKS]), repository, newer, source };
    const span = { base: first, tip: tip(), branch: 'main' };
    const upToDate = await bringTasksUpToDate(ports, span);
    assert.match(upToDate.ok ? '' : upToDate.trouble.message, /changed again and again/);
    assert.equal(reads, 3);
  });
});

describe('GitHub in trouble', () => {
  test.each([
    ['where it stands', 0],
    ['what stands there', 1],
    ['what is in it', 2],
  ])('leaves it unknown %s, and nothing may be paid', async (_, after) => {
    checkOut(first);
    github.push({ files: { [TASKS]: listOf('new') } });
    github.failNext('repository', 'drop before', { times: 'always', after });
    assert.match(
      troubleIn(await bring()),
      /^unreachable: Could not read the repository's files: GitHub could not be reached/,
    );
  });

  test('a token that may not read is told with the line to add', async () => {
    checkOut(first);
    github.setPermissions({ contents: 'none' });
    assert.match(
      troubleIn(await bring()),
      /^forbidden: Could not read the repository's files: .*contents: write/,
    );
  });

  test('an archived repository is named', async () => {
    checkOut(first);
    github.setRepository({ archived: true });
    assert.match(troubleIn(await bring()), /^refused: The repository is archived.*Unarchive it/);
  });
});

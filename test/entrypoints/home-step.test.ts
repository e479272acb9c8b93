import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { openActionsCache } from '../../src/adapters/actions-cache/actions-cache.ts';
import { NOTHING_SEEN } from '../../src/app/watch/look-back.ts';
import { type Config, readConfig } from '../../src/entrypoints/config.ts';
import { openGitHub } from '../../src/entrypoints/github-ports.ts';
import { rescueAtHome, runAtHome } from '../../src/entrypoints/home-step.ts';
import type { InputName } from '../../src/entrypoints/inputs.ts';
import type { Told } from '../../src/entrypoints/told.ts';
import { openHome } from '../../src/entrypoints/wire-home.ts';
import { quiet } from '../support/a-call.ts';
import { SAVE_IN_CHILD, openCacheScene } from '../support/cache-scene.ts';
import { NewerThanDisk } from '../../src/app/checkout/newer-than-disk.ts';
import { RecordingConsole } from '../support/fakes/recording-console.ts';
import { treeOf } from '../support/file-tree.ts';
import { type GitHub, startGitHub } from '../support/github/start-github.ts';

const BRANCH = 'background-agent/default';
type Given = Partial<Record<InputName, string>>;
type Environment = Readonly<Record<string, string>>;

let github: GitHub;
let root: string;
let console: RecordingConsole;
let runs: number;

beforeEach(async () => {
  github = await startGitHub({ repository: 'octo/example' });
  root = mkdtempSync(join(tmpdir(), 'home-step-'));
  console = new RecordingConsole();
  runs = 0;
  write('tasks/one.yml', taskFile('a'));
});

afterEach(async () => {
  rmSync(root, { recursive: true });
  await github.close();
});

const workspace = () => join(root, 'work');

function write(path: string, text: string): void {
  mkdirSync(dirname(join(workspace(), path)), { recursive: true });
  writeFileSync(join(workspace(), path), text);
}

const taskFile = (...ids: string[]) =>
  JSON.stringify({
    version: 1,
    tasks: ids.map(id => ({
      id,
      type: 'summarize',
      input: { text: `One thing is noted in ${id}. It matters.` },
    })),
  });

function config(given: Given = {}, version = '1.0.0'): Config & { github: NonNullable<Config['github']> } {
  runs += 1;
  const read = readConfig({
    given: { provider: 'offline', tasks: 'tasks/*.yml', 'github-token': github.token, ...given },
    env: {
      GITHUB_REPOSITORY: 'octo/example',
      GITHUB_REPOSITORY_ID: '1296269',
      GITHUB_API_URL: github.url,
      GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
      GITHUB_RUN_ID: String(runs),
      GITHUB_RUN_ATTEMPT: '1',
    },
    where: 'action',
    workspace: workspace(),
    version,
    runWord: 'abc',
  });
  assert.ok(read.ok && read.config.github !== undefined, read.ok ? '' : read.problems.join('\n'));
  return { ...read.config, github: read.config.github };
}

const stepOf = (env: Environment = {}) => ({
  console,
  env: { RUNNER_TEMP: root, ...env },
  program: SAVE_IN_CHILD,
});

type Done = { readonly told: Told; readonly requests: number; readonly commits: number };

/** One run, and what it asked of GitHub. */
async function run(settings = config(), stop: AbortSignal = quiet, env: Environment = {}): Promise<Done> {
  const [requests, commits] = [github.requests.length, github.commits(BRANCH).length];
  const told = await runAtHome(settings, settings.github, { ...stepOf(env), stop: () => stop });
  return {
    told,
    requests: github.requests.length - requests,
    commits: github.commits(BRANCH).length - commits,
  };
}

function outcomeOf({ told }: Done): string {
  return told.kind === 'reported' ? told.report.outcome : `${told.kind}: ${console.lines.join('\n')}`;
}

const loseMachine = () => rmSync(join(workspace(), '.background-agent'), { recursive: true });

test('a state folder that came with the checkout is believed in nothing, and nobody is asked anything', async () => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace() });
  write('.background-agent/default/lock', '00000000-0000-0000-0000-000000000000 1 \n');
  git('init', '--quiet');
  git('add', '--force', '.background-agent');
  const done = await run();
  assert.deepEqual([done.told.kind, done.requests, done.commits], ['refused', 0, 0]);
  assert.match(
    console.lines.join('\n'),
    /came with the checkout: 1 file .*"git rm -r --cached \.background-agent\/default"/,
  );

  git('rm', '-r', '--quiet', '--cached', '.background-agent');
  rmSync(join(workspace(), '.background-agent'), { recursive: true });
  assert.equal(outcomeOf(await run()), 'completed');
  assert.equal(outcomeOf(await run()), 'idle');
});

describe('after a run that left nothing to do', () => {
  beforeEach(async () => {
    assert.equal(outcomeOf(await run()), 'completed');
  });

  test('the next one is idle by one look at the branch and one into the inbox: it writes nothing anywhere', async () => {
    const before = treeOf(workspace());
    const done = await run();
    assert.deepEqual([outcomeOf(done), done.requests, done.commits], ['idle', 2, 0]);
    assert.deepEqual(treeOf(workspace()), before);
  });

  test('that is so on a new machine, too, with the checkout in another place', async () => {
    loseMachine();
    const [elsewhere, before] = [join(root, 'elsewhere'), workspace()];
    rmSync(before, { recursive: true });
    root = elsewhere;
    write('tasks/one.yml', taskFile('a'));
    const done = await run();
    root = dirname(elsewhere);
    assert.deepEqual([outcomeOf(done), done.requests], ['idle', 2]);
    assert.ok(done.told.kind === 'reported');
    assert.equal(done.told.source, 'repository');
    assert.equal(done.told.report.run, '2.1');
    assert.equal(done.told.report.counts.skipped, 1);
  });

  test.each<[string, () => ReturnType<typeof config> | void]>([
    ['the task file has changed', () => write('tasks/one.yml', `${taskFile('a')}\n`)],
    ['there is another task file', () => write('tasks/two.yml', taskFile('b'))],
    ['a setting has changed', () => config({ 'max-attempts': '7' })],
    ['it is another version', () => config({}, '1.0.1')],
    ['somebody took the mark away', () => void github.push({ branch: BRANCH, files: { 'idle.json': null } })],
    ['somebody changed the mark', () => void github.push({ branch: BRANCH, files: { 'idle.json': '{}' } })],
    [
      'a run has handed over what it did',
      () => void github.push({ branch: BRANCH, files: { 'handed-over/9.1.jsonl': 'x' } }),
    ],
    ['somebody is at work', () => void github.push({ branch: BRANCH, files: { 'lease.json': '{}' } })],
  ])('the next one looks for itself when %s', async (_, change) => {
    const settings = change();
    const done = await run(settings ?? config());
    assert.ok(done.requests > 1);
    assert.ok(['idle', 'completed'].includes(outcomeOf(done)));
  });

  test('a slow idle run leaves its mark once, and only that', async () => {
    const slow = await run(config({}, '1.0.1'));
    assert.deepEqual([outcomeOf(slow), slow.commits], ['idle', 1]);
    assert.deepEqual(github.commits(BRANCH)[0]?.paths, ['idle.json']);
    const quick = await run(config({}, '1.0.1'));
    assert.deepEqual([outcomeOf(quick), quick.requests, quick.commits], ['idle', 2, 0]);
  });

  test('the mark of another agent’s log is none: a branch that came with a fork is refused', async () => {
    const settings = config();
    const foreign = { ...settings, settings: { ...settings.settings, repository: '7' } };
    const done = await run(foreign);
    assert.equal(done.told.kind, 'refused');
  });

  test('no secret is on the branch', () => {
    for (const path of github.files(BRANCH))
      assert.ok(!github.read(BRANCH, path)?.includes(github.token), path);
  });
});

test('a run that leaves something to do leaves no mark', async () => {
  write('tasks/one.yml', taskFile('a', 'b'));
  assert.equal(outcomeOf(await run(config(), AbortSignal.abort())), 'interrupted');
  assert.equal(github.read(BRANCH, 'idle.json'), undefined);
});

test('a run without permission says so, and asks no more', async () => {
  github.setPermissions({ contents: 'none' });
  const { told, requests } = await run();
  assert.deepEqual([told.kind, requests], ['refused', 2]);
  assert.equal(console.lines.length, 1);
});

test('an issue about a log that another release could not read is closed by the one that can, though it is idle', async () => {
  assert.equal(outcomeOf(await run()), 'completed');
  const damaged = github.files(BRANCH).find(path => path.startsWith('log/')) ?? '';
  const whole = github.read(BRANCH, damaged) ?? '';
  github.push({ branch: BRANCH, files: { [damaged]: whole.replace('RunStarted', 'RunBlessed') } });
  loseMachine();
  const issues = () =>
    github.issues.filter(({ title }) => title.includes('the log, the results')).map(({ state }) => state);
  const older = await run(config({}, '0.9.0'));
  assert.deepEqual([older.told.kind, issues()], ['refused', ['open']]);

  github.push({ branch: BRANCH, files: { [damaged]: whole } });
  assert.deepEqual([outcomeOf(await run()), issues()], ['idle', ['closed']]);
  const quick = await run();
  assert.deepEqual([outcomeOf(quick), quick.requests, quick.commits], ['idle', 2, 0]);
});

describe('what people ask for on an issue', () => {
  const bot = 'github-actions[bot]';
  const dashboard = () => {
    const found = github.issues.find(({ title }) => title.endsWith(': dashboard'));
    assert.ok(found !== undefined);
    return found;
  };
  const ask = (by: string, text = '/agent status') => github.comment(dashboard().number, text, by);
  /** Of GitHub, which counts in seconds. */
  const passSeconds = (count: number) => github.setClock(() => Date.now() + count * 1_000);
  const answers = () => dashboard().comments.filter(({ author }) => author.login === bot).length;

  beforeEach(async () => {
    assert.equal(outcomeOf(await run()), 'completed');
    assert.equal(outcomeOf(await run()), 'idle');
    github.setRole('ada', 'write');
  });

  test('makes work of a run that would have been idle, once', async () => {
    ask('ada');
    assert.equal(outcomeOf(await run()), 'completed');
    assert.equal(answers(), 1);
    const quick = await run();
    assert.deepEqual([outcomeOf(quick), quick.requests, answers()], ['idle', 2, 1]);
  });

  test('by a box, too', async () => {
    const { number, body } = dashboard();
    const ticked = (body ?? '').replace(
      '[ ] <!-- background-agent box: run',
      '[x] <!-- background-agent box: run',
    );
    github.editIssue(number, { body: ticked, by: 'ada' });
    assert.equal(outcomeOf(await run()), 'completed');
    assert.ok(!(dashboard().body ?? '').includes('[x]'));
    const quick = await run();
    assert.deepEqual([outcomeOf(quick), quick.requests], ['idle', 2]);
  });

  test('leaves an idle run idle where nobody asks who may: it looks who they are, and writes nothing', async () => {
    ask('mallory');
    ask('mallory', '/agent pause');
    ask('ada', 'Thank you!');
    const done = await run();
    assert.deepEqual([outcomeOf(done), done.requests, done.commits, answers()], ['idle', 3, 0, 0]);
  });

  test('leaves the next run idle as well where somebody has closed the dashboard after a tick', async () => {
    const { number, body } = dashboard();
    const ticked = (body ?? '').replace(
      '[ ] <!-- background-agent box: run',
      '[x] <!-- background-agent box: run',
    );
    github.editIssue(number, { body: ticked, by: 'ada' });
    github.editIssue(number, { state: 'closed', by: 'ada' });
    write('tasks/two.yml', taskFile('b'));
    assert.equal(outcomeOf(await run()), 'completed');
    assert.equal(dashboard().body, ticked);
    const quick = await run();
    assert.deepEqual([outcomeOf(quick), quick.requests], ['idle', 2]);
    ask('ada');
    assert.equal(outcomeOf(await run()), 'completed');
    const quickAgain = await run();
    assert.deepEqual([outcomeOf(quickAgain), quickAgain.requests, answers()], ['idle', 2, 1]);
  });

  test('makes no further look where a page of old issues lies behind what was read', async () => {
    for (let n = 0; n < 20; n += 1)
      github.createIssue({ title: 'Old', labels: ['background-agent'], by: bot });
    ask('ada');
    assert.equal(outcomeOf(await run()), 'completed');
    passSeconds(1);
    for (let n = 0; n < 28; n += 1)
      github.createIssue({ title: 'Old', labels: ['background-agent'], by: bot });
    passSeconds(2);
    ask('ada');
    assert.equal(outcomeOf(await run()), 'completed');
    const quick = await run();
    assert.deepEqual([outcomeOf(quick), quick.requests, answers()], ['idle', 2, 2]);
  });

  test('is not looked at where nobody is told by issues', async () => {
    ask('ada');
    await run(config({ alerts: 'none' }));
    const done = await run(config({ alerts: 'none' }));
    assert.deepEqual([outcomeOf(done), done.requests, answers()], ['idle', 1, 0]);
  });

  test('waits where it cannot be read, and the run is as idle as before', async () => {
    ask('ada');
    github.setPermissions({ issues: 'none' });
    const done = await run();
    assert.deepEqual([outcomeOf(done), done.commits], ['idle', 0]);
    assert.match(console.lines.join('\n'), /^debug: Could not .* is read by the next run\.$/m);
    github.setPermissions({ issues: 'write' });
    assert.equal(outcomeOf(await run()), 'completed');
    assert.equal(answers(), 1);
  });
});

/** While GitHub is about to answer the `nth` request of this kind. */
async function runCancelledAt(operation: string, nth = 1): Promise<Done> {
  const [stop, held] = [new AbortController(), Promise.withResolvers<void>()];
  github.failNext(operation, { until: held.promise }, { after: nth - 1 });
  const requests = () => github.requests.filter(request => request.operation === operation).length;
  const cancel = async () => {
    while (requests() < nth) await breathe(1);
    stop.abort();
    held.resolve();
  };
  const [done] = await Promise.all([run(config(), stop.signal), cancel()]);
  return done;
}

test.each([
  ['is about to publish', 1, { onDisk: 0, published: 0 }],
  ['publishes', 2, { onDisk: 250, published: 100 }],
] as const)(
  'a run that is cancelled as it %s keeps its state, and sends nothing else any more',
  async (_, commit, { onDisk, published }) => {
    const ids = Array.from({ length: 250 }, (_, index) => `t${index}`);
    write('tasks/one.yml', taskFile(...ids).replaceAll(/ in t\d+/g, ''));
    const done = await runCancelledAt('createCommitOnBranch', commit);
    assert.equal(outcomeOf(done), 'interrupted');
    const results = () => github.files('main').filter(path => path.startsWith('results/')).length;
    assert.equal(results(), published);
    assert.equal([...treeOf(workspace()).keys()].filter(path => path.startsWith('results/')).length, onDisk);
    assert.deepEqual(github.issues, []);
    assert.ok(!github.files(BRANCH).includes('lease.json'));

    loseMachine();
    assert.equal(outcomeOf(await run()), 'completed');
    assert.equal(results(), 250);
  },
);

test('a run that is cancelled as it calls for help keeps its state, and the next one calls', async () => {
  github.protect('main');
  const done = await runCancelledAt('issues/list-for-repo');
  assert.equal(outcomeOf(done), 'failed');
  assert.deepEqual(github.issues, []);
  assert.ok(!github.files(BRANCH).includes('lease.json'));

  loseMachine();
  await run();
  assert.equal(github.issues.filter(({ title }) => /results/.test(title)).length, 1);
});

describe('at the end of the job', () => {
  async function rescue(settings: ReturnType<typeof config>): Promise<void> {
    await rescueAtHome(settings, settings.github, stepOf());
  }

  test('what a run could not keep itself is kept, and said', async () => {
    const settings = config();
    github.failNext('createCommitOnBranch', 'drop before', { times: 'always' });
    await run(settings);
    github.failNoMore();
    assert.ok(github.files(BRANCH).includes('lease.json'));
    await rescue(settings);
    assert.ok(!github.files(BRANCH).includes('lease.json'));
    assert.match(console.lines.at(-1) ?? '', /^notice: The run was cut off; what it did is kept/);
  });

  test('nothing is done where no run ever was, and nobody is asked', async () => {
    await rescue(config());
    assert.deepEqual([github.branches(), console.lines, github.requests], [['main'], [], []]);
  });
});

test('copies come from and go to the cache of GitHub Actions', async () => {
  const scene = await openCacheScene();
  try {
    const env = { ...scene.env(), RUNNER_TEMP: root };
    assert.equal(outcomeOf(await run(config(), quiet, env)), 'completed');
    loseMachine();
    write('tasks/one.yml', taskFile('a', 'b'));
    const { told } = await run(config(), quiet, env);
    assert.ok(told.kind === 'reported');
    assert.deepEqual([told.source, told.report.counts.completed], ['cache', 1]);
  } finally {
    await scene.close();
  }
});

test('copies to upload are made where no space is in the path: the client cuts it there', async () => {
  const settings = config();
  const ports = openGitHub(settings, settings.github);
  const env = { RUNNER_TEMP: join(root, 'my temp') };
  const home = openHome(settings, ports, {
    env,
    copies: openActionsCache({ env, program: SAVE_IN_CHILD }),
    looked: () => assert.fail('not looked'),
    console: new RecordingConsole(),
    inbox: undefined,
    lookedBack: NOTHING_SEEN,
    newer: new NewerThanDisk(),
  });
  mkdirSync(join(workspace(), '.background-agent/default/log'), { recursive: true });
  const copy = home.disk.copy(0);
  assert.ok(!copy.folder.includes(' '), copy.folder);
  copy.remove();
  ports.api.close();
});

test('agents of one repository have branches and copies of their own', () => {
  const settings = config({ name: 'night-shift' });
  const ports = openGitHub(settings, settings.github);
  const home = openHome(settings, ports, {
    ...stepOf(),
    copies: openActionsCache(stepOf()),
    looked: () => assert.fail('not looked'),
    inbox: undefined,
    lookedBack: NOTHING_SEEN,
    newer: new NewerThanDisk(),
  });
  assert.equal(home.copyPrefix, 'background-agent/night-shift/');
  ports.api.close();
});

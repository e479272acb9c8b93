import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { workflowBooks } from '../../../src/adapters/github/workflow-books.ts';
import type { GitHubAsked, GitHubTrouble } from '../../../src/ports/github.ts';
import type { WorkflowBooks } from '../../../src/ports/workflows.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import {
  Refusal,
  badCredentials,
  missingPermission,
  notFound,
  refusal,
  secondaryRateLimit,
  serverError,
} from '../../support/github/refusal.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';

const agent = '.github/workflows/agent.yml';
const text = 'on: { schedule: [{ cron: "0 3 * * *" }], workflow_dispatch: }\n';
const startMs = Date.parse('2026-11-20T12:00:00Z');

let github: GitHub;
let nowMs: number;
let api: GitHubApi;
let books: WorkflowBooks;

beforeEach(async () => {
  nowMs = startMs;
  github = await startGitHub({ files: { [agent]: text }, now: () => nowMs });
  const { url, token } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
  books = workflowBooks({ api, owner: 'octo', name: 'example' });
});

afterEach(async () => {
  api.close();
  await github.close();
});

function good<Value>(asked: GitHubAsked<Value>): Value {
  assert.ok(asked.ok, JSON.stringify(asked));
  return asked.value;
}

function bad(asked: GitHubAsked<unknown>): GitHubTrouble {
  assert.ok(!asked.ok, JSON.stringify(asked));
  return asked.trouble;
}

/** An answer as GitHub does not describe it: what the test GitHub says against it is expected. */
function answerNext(operation: string, body: object): void {
  github.failNext(operation, new Refusal(200, body));
}
function forgiveAnswers(): void {
  assert.notEqual(github.violations.splice(0).length, 0);
}

describe('the workflow files', () => {
  const paths = async () => good(await books.files()).map(({ path }) => path);

  test('are those of the default branch, each with its text', async () => {
    github.push({ branch: 'side', from: 'main', files: { '.github/workflows/side.yml': 'on: push' } });
    assert.deepEqual(good(await books.files()), [{ path: agent, text }]);
  });

  test('come in one request, with the time of the answer', async () => {
    const asked = await books.files();
    assert.equal(github.requests.length, 1);
    assert.equal(asked.ok && asked.date?.ms, startMs);
  });

  test('end with .yml or .yaml, and are files right in the folder', async () => {
    github.push({
      files: {
        '.github/workflows/README.md': '# Workflows',
        '.github/workflows/b.yaml': 'on: push',
        '.github/workflows/c.yml/d.yml': 'on: push',
        '.github/workflows/.yml': 'on: push',
        '.github/d.yml': 'on: push',
      },
    });
    assert.deepEqual(await paths(), [agent, '.github/workflows/b.yaml']);
  });

  test('are without one that is no text, and without one that nobody could have written', async () => {
    github.push({
      files: {
        '.github/workflows/binary.yml': Uint8Array.of(0, 1, 255),
        '.github/workflows/cut.yml': '#'.repeat(600_000),
        '.github/workflows/long.yml': '#'.repeat(250_001),
        '.github/workflows/short.yml': '#'.repeat(250_000),
      },
    });
    assert.deepEqual(await paths(), [agent, '.github/workflows/short.yml']);
  });

  test('are without a short one that GitHub says it has cut', async () => {
    const object = { text: 'on: push', isTruncated: true };
    const entries = [{ name: 'a.yml', mode: 0o100644, object }];
    answerNext('repository', { data: { repository: { object: { entries } } } });
    assert.deepEqual(await paths(), []);
  });

  test('are without links, and with files that may be run', async () => {
    const object = { text: 'b.yml', isTruncated: false };
    const entries = [
      { name: 'link.yml', mode: 0o120000, object },
      { name: 'tool.yml', mode: 0o100755, object },
      { name: 'module.yml', mode: 0o160000, object: null },
    ];
    answerNext('repository', { data: { repository: { object: { entries } } } });
    assert.deepEqual(await paths(), ['.github/workflows/tool.yml']);
  });

  test('are five hundred at most', async () => {
    const names = Array.from({ length: 510 }, (_, index) => `.github/workflows/z${index + 100}.yml`);
    github.push({ files: Object.fromEntries(names.map(name => [name, 'on: push'])) });
    assert.deepEqual(await paths(), [agent, ...names.slice(0, 499)]);
  });

  test('are none without the folder, with a file in its place, and in an empty repository', async () => {
    github.push({ files: { [agent]: null, 'README.md': 'x' } });
    assert.deepEqual(await paths(), []);
    github.push({ files: { '.github/workflows': 'no folder' } });
    assert.deepEqual(await paths(), []);
    github.deleteBranch('main');
    assert.deepEqual(await paths(), []);
  });

  test('that the token may not read: the permission is named', async () => {
    github.setPermissions({ contents: 'none' });
    const { kind, message } = bad(await books.files());
    assert.equal(kind, 'forbidden');
    assert.match(
      message,
      /^Could not read the workflow files: .* Add "contents: read" to the "permissions:"/,
    );
  });

  test('that GitHub refuses for a reason that nobody knows are just refused', async () => {
    answerNext('repository', { errors: [{ type: 'constructor', message: 'No.' }] });
    const { kind, message } = bad(await books.files());
    assert.deepEqual([kind, message], ['refused', 'Could not read the workflow files: No.']);
  });

  test.each([
    ['nothing', {}],
    ['a name that is none', { name: 1, mode: 0o100644, object: null }],
    ['no mode', { name: 'a.yml', object: null }],
  ])('are not known by an answer with %s in it', async (_, entry) => {
    answerNext('repository', { data: { repository: { object: { entries: [entry] } } } });
    assert.equal(bad(await books.files()).kind, 'unreachable');
  });
});

describe('a workflow', () => {
  test('is active since its file came', async () => {
    nowMs += 60_000;
    assert.deepEqual(good(await books.workflow(agent)), {
      path: agent,
      state: 'active',
      createdAtMs: startMs,
      updatedAtMs: startMs,
    });
  });

  test('tells when it was last switched', async () => {
    nowMs += 60_000;
    github.setWorkflow(agent, { state: 'disabled_inactivity' });
    nowMs += 60_000;
    good(await books.enable(agent));
    assert.equal(good(await books.workflow(agent))?.updatedAtMs, startMs + 120_000);
  });

  test.each([undefined, null, 'lately'])(
    'that was last switched at %j was so nobody knows when',
    async at => {
      const body = { state: 'active', created_at: '2026-11-20T12:00:00Z', updated_at: at };
      answerNext('actions/get-workflow', body);
      assert.equal(good(await books.workflow(agent))?.updatedAtMs, undefined);
      forgiveAnswers();
    },
  );

  test('has a file that the default branch changed last, at the time of that commit', async () => {
    nowMs += 60_000;
    github.push({ files: { [agent]: `${text}# changed\n` } });
    nowMs += 60_000;
    github.push({ files: { 'README.md': 'x' } });
    github.push({ branch: 'side', from: 'main', files: { [agent]: 'on: push' } });
    assert.equal(good(await books.fileChangedMs(agent)), startMs + 60_000);
    assert.equal(good(await books.fileChangedMs('.github/workflows/never.yml')), undefined);
    github.deleteBranch('main');
    assert.equal(good(await books.fileChangedMs(agent)), undefined);
  });

  test('has a file of whose commits nobody knows, without the right or an answer', async () => {
    answerNext('repository', { data: { repository: { defaultBranchRef: { target: {} } } } });
    assert.equal(bad(await books.fileChangedMs(agent)).kind, 'unreachable');
    github.setPermissions({ contents: 'none' });
    assert.match(bad(await books.fileChangedMs(agent)).message, /^Could not learn when .*"contents: read"/);
  });

  test.each([
    ['disabled_manually', 'disabled-by-hand'],
    ['disabled_inactivity', 'disabled-by-inactivity'],
    ['disabled_fork', 'disabled'],
    ['deleted', 'disabled'],
  ] as const)('that is %s is %s', async (state, expected) => {
    github.setWorkflow(agent, { state });
    assert.equal(good(await books.workflow(agent))?.state, expected);
  });

  test.each(['disabled_by_the_moon', 'constructor', ''])('in a state of %j is disabled', async state => {
    answerNext('actions/get-workflow', { state, created_at: '2026-11-20T12:00:00Z' });
    assert.equal(good(await books.workflow(agent))?.state, 'disabled');
    forgiveAnswers();
  });

  test.each([
    ['state', { created_at: '2026-11-20T12:00:00Z' }],
    ['time', { state: 'active', created_at: 'lately' }],
  ])('without a %s is no answer', async (_, body) => {
    answerNext('actions/get-workflow', body);
    assert.equal(bad(await books.workflow(agent)).kind, 'unreachable');
    forgiveAnswers();
  });

  test('that GitHub does not know is none, as others are shown', async () => {
    assert.equal(good(await books.workflow('.github/workflows/gone.yml')), undefined);
  });

  test('may be there when GitHub shows no workflow at all', async () => {
    github.failNext('actions/get-workflow', notFound());
    github.failNext('actions/list-repo-workflows', notFound());
    const { kind, message } = bad(await books.workflow(agent));
    assert.equal(kind, 'missing');
    assert.match(message, /^Could not learn the state of the workflow: .*"actions: read"/);
  });

  test('may be there when nobody can say whether the others are shown', async () => {
    github.failNext('actions/get-workflow', notFound());
    github.failNext('actions/list-repo-workflows', serverError(503), { times: 'always' });
    assert.equal(bad(await books.workflow(agent)).kind, 'unreachable');
    github.failNoMore();
  });

  test('with a name that has to be written in another way is found', async () => {
    github.push({ files: { '.github/workflows/ä b?c#d.yml': text } });
    const path = '.github/workflows/ä b?c#d.yml';
    assert.equal(good(await books.workflow(path))?.path, path);
  });

  test.each([
    '',
    'agent.yml',
    '.github/workflows/',
    '.github/workflows/..',
    '.github/workflows/a/b.yml',
    '.github/workflows/7',
    'x/.github/workflows/agent.yml',
    'dynamic/pages/pages-build-deployment',
  ])('is nothing at %j, and GitHub is not asked', async path => {
    assert.equal(good(await books.workflow(path)), undefined);
    assert.deepEqual(good(await books.runs(path)), []);
    assert.equal(bad(await books.enable(path)).kind, 'missing');
    assert.equal(bad(await books.start(path, 'main')).kind, 'missing');
    assert.equal(github.requests.length, 0);
  });
});

describe('the runs of a workflow', () => {
  const run = (id: number) => ({ id, workflow: agent });

  test('are told each with its last attempt', async () => {
    github.setRun({ ...run(7), status: 'completed', conclusion: 'failure' });
    nowMs += 60_000;
    const [createdAtMs, startedAtMs] = [startMs, nowMs];
    github.setRun({ ...run(7), attempt: 2, status: 'in_progress', createdAtMs, startedAtMs });
    nowMs += 1_000;
    github.setRun({ ...run(7), attempt: 2, status: 'completed', conclusion: 'success' });
    assert.deepEqual(good(await books.runs(agent)), [
      {
        id: 7,
        attempt: 2,
        event: 'schedule',
        branch: 'main',
        status: 'over',
        conclusion: 'success',
        createdAtMs,
        startedAtMs,
        updatedAtMs: startedAtMs + 1_000,
      },
    ]);
  });

  test('are those of this workflow, the newest thirty, the newest first', async () => {
    github.setRun({ id: 1, workflow: '.github/workflows/other.yml' });
    for (let id = 2; id <= 40; id += 1) {
      nowMs += 1_000;
      github.setRun(run(id));
    }
    const ids = good(await books.runs(agent)).map(({ id }) => id);
    assert.deepEqual([ids.length, ids[0], ids.at(-1)], [30, 40, 11]);
  });

  test('may be those of one branch only, whatever its name', async () => {
    github.setRun({ ...run(7), branch: 'main' });
    github.setRun({ ...run(8), branch: 'a&b#c' });
    const ids = good(await books.runs(agent, 'a&b#c')).map(({ id, branch }) => [id, branch]);
    assert.deepEqual(ids, [[8, 'a&b#c']]);
  });

  test.each(['queued', 'requested', 'waiting', 'pending'] as const)('%s wait', async status => {
    github.setRun({ ...run(7), status });
    assert.equal(good(await books.runs(agent))[0]?.status, 'queued');
  });

  test.each([
    ['success', 'success'],
    ['failure', 'failure'],
    ['cancelled', 'cancelled'],
    ['timed_out', 'timed-out'],
    ['startup_failure', 'not-started'],
    ['neutral', 'other'],
    ['skipped', 'other'],
    ['stale', 'other'],
    ['action_required', 'other'],
    [null, 'other'],
  ] as const)('that ended with %s ended with %s', async (conclusion, expected) => {
    github.setRun({ ...run(7), status: 'completed', conclusion });
    assert.equal(good(await books.runs(agent))[0]?.conclusion, expected);
  });

  test('that are on have no conclusion, whatever GitHub says', async () => {
    github.setRun({ ...run(7), status: 'in_progress', conclusion: 'success' });
    const [found] = good(await books.runs(agent));
    assert.deepEqual([found?.status, found?.conclusion], ['in-progress', undefined]);
  });

  test.each(['finished', 'success', 'COMPLETED', null, 7])('of status %j are not over', async status => {
    const found = { id: 7, created_at: '2026-11-20T12:00:00Z', status, conclusion: 'success' };
    answerNext('actions/list-workflow-runs', { workflow_runs: [found] });
    const [told] = good(await books.runs(agent));
    assert.deepEqual([told?.status, told?.conclusion], ['in-progress', undefined]);
    forgiveAnswers();
  });

  test('that have little to say are taken for new ones', async () => {
    const created_at = '2026-11-20T12:00:00Z';
    const strange = {
      run_attempt: 0,
      event: null,
      head_branch: null,
      run_started_at: null,
      updated_at: 'soon',
      conclusion: {},
    };
    const workflow_runs = [
      { id: 8, created_at },
      { id: 7, created_at, status: 'completed', ...strange },
    ];
    answerNext('actions/list-workflow-runs', { workflow_runs });
    const plain = {
      attempt: 1,
      event: '',
      branch: undefined,
      createdAtMs: startMs,
      startedAtMs: startMs,
      updatedAtMs: startMs,
    };
    assert.deepEqual(good(await books.runs(agent)), [
      { ...plain, id: 8, status: 'in-progress', conclusion: undefined },
      { ...plain, id: 7, status: 'over', conclusion: 'other' },
    ]);
    forgiveAnswers();
  });

  test('come the newest first, and not all, in whatever order and number GitHub has them', async () => {
    const at = (minute: number) => `2026-11-20T12:${String(minute).padStart(2, '0')}:00Z`;
    const workflow_runs = Array.from({ length: 40 }, (_, index) => ({
      id: index + 1,
      created_at: at(index),
    }));
    answerNext('actions/list-workflow-runs', {
      workflow_runs: [...workflow_runs, { id: 99, created_at: at(39) }],
    });
    const ids = good(await books.runs(agent)).map(({ id }) => id);
    assert.deepEqual([ids.length, ...ids.slice(0, 3)], [30, 99, 40, 39]);
    forgiveAnswers();
  });

  test.each([
    ['no list', {}],
    ['no id', { workflow_runs: [{ created_at: '2026-11-20T12:00:00Z' }] }],
    ['no time', { workflow_runs: [{ id: 7, created_at: '' }] }],
    ['nothing', { workflow_runs: [null] }],
  ])('are not known by an answer with %s in it', async (_, body) => {
    answerNext('actions/list-workflow-runs', body);
    assert.equal(bad(await books.runs(agent)).kind, 'unreachable');
    forgiveAnswers();
  });

  test('are none of a workflow that GitHub does not know', async () => {
    assert.deepEqual(good(await books.runs('.github/workflows/gone.yml')), []);
  });
});

describe('the repository', () => {
  const known = (facts: object) =>
    answerNext('repository', {
      data: { repository: { isPrivate: false, isArchived: false, defaultBranchRef: null, ...facts } },
    });

  test('tells its default branch and the last commit there: pushes to other branches are none of its doing', async () => {
    nowMs += 60_000;
    github.push({ branch: 'side', from: 'main', files: { a: 'a' } });
    nowMs += 60_000;
    assert.deepEqual(good(await books.repository()), {
      defaultBranch: 'main',
      isPrivate: false,
      isArchived: false,
      committedAtMs: startMs,
    });
    github.push({ files: { b: 'b' } });
    assert.equal(good(await books.repository()).committedAtMs, startMs + 120_000);
  });

  test('is private, and archived', async () => {
    github.setRepository({ private: true, archived: true });
    const { isPrivate, isArchived } = good(await books.repository());
    assert.deepEqual([isPrivate, isArchived], [true, true]);
  });

  test('without a commit has neither a branch nor a time', async () => {
    github.deleteBranch('main');
    const { defaultBranch, committedAtMs } = good(await books.repository());
    assert.deepEqual([defaultBranch, committedAtMs], ['', undefined]);
  });

  test.each([null, {}, { committedDate: 'never' }, { committedDate: null }])(
    'whose last commit is %j was committed to at no known time',
    async target => {
      known({ defaultBranchRef: { name: 'main', target } });
      assert.equal(good(await books.repository()).committedAtMs, undefined);
    },
  );

  test.each([
    { isPrivate: undefined },
    { isArchived: 'no' },
    { defaultBranchRef: { name: '' } },
    { defaultBranchRef: undefined },
  ])('is not known by %j', async facts => {
    known(facts);
    assert.equal(bad(await books.repository()).kind, 'unreachable');
  });

  test('that the token may not read: the permission is named', async () => {
    answerNext('repository', { errors: [{ type: 'FORBIDDEN', message: 'No.' }] });
    const { kind, message } = bad(await books.repository());
    assert.equal(kind, 'forbidden');
    assert.match(message, /^Could not learn about the repository: .*"contents: read"/);
  });
});

describe('a workflow that is off', () => {
  test('is switched on', async () => {
    github.setWorkflow(agent, { state: 'disabled_inactivity' });
    assert.equal(good(await books.enable(agent)), undefined);
    assert.equal(good(await books.workflow(agent))?.state, 'active');
  });

  test.each([409, 422])('stays so after a %i: where a person can switch it on is told', async status => {
    github.failNext('actions/enable-workflow', refusal(status, 'No.'));
    const { kind, message } = bad(await books.enable(agent));
    assert.equal(kind, 'refused');
    assert.match(message, /^Could not switch the workflow on: .* Enable it on the Actions page/);
  });
});

describe('a start', () => {
  test('makes a run that waits', async () => {
    good(await books.start(agent, 'main'));
    assert.deepEqual(
      good(await books.runs(agent)).map(({ event, status }) => `${event} ${status}`),
      ['workflow_dispatch queued'],
    );
  });

  test.each([
    ['while the workflow is off', () => github.setWorkflow(agent, { state: 'disabled_manually' })],
    ['by a file that does not provide for it', () => github.push({ files: { [agent]: 'on: push' } })],
    ['at a branch that is not there', () => github.deleteBranch('main')],
  ])('is refused %s, and what it takes is told', async (_, spoil) => {
    github.setWorkflow(agent, {});
    spoil();
    const { kind, message } = bad(await books.start(agent, 'main'));
    assert.equal(kind, 'refused');
    assert.match(message, /^Could not start the workflow: .*"workflow_dispatch:".* must not be disabled\.$/);
    assert.deepEqual(github.runs, []);
  });

  test('is not asked for again when its reply is lost: there would be two', async () => {
    github.failNext('actions/create-workflow-dispatch', 'drop after');
    assert.equal(bad(await books.start(agent, 'main')).kind, 'unreachable');
    assert.equal(github.runs.length, 1);
  });

  test('of a workflow that GitHub does not know tells where its file must be', async () => {
    const { kind, message } = bad(await books.start('.github/workflows/gone.yml', 'main'));
    assert.equal(kind, 'missing');
    assert.match(message, /must be on the default branch.*"actions: write"/);
  });
});

type Question = (books: WorkflowBooks) => Promise<GitHubAsked<unknown>>;
const reads: readonly (readonly [operation: string, ask: Question])[] = [
  ['actions/get-workflow', books => books.workflow(agent)],
  ['actions/list-workflow-runs', books => books.runs(agent)],
];
const writes: readonly (readonly [operation: string, ask: Question])[] = [
  ['actions/enable-workflow', books => books.enable(agent)],
  ['actions/create-workflow-dispatch', books => books.start(agent, 'main')],
];

describe('what GitHub refuses', () => {
  test.each(reads)('%s takes actions: read, and the message says so', async (_, ask) => {
    github.setPermissions({ actions: 'none' });
    const { kind, message } = bad(await ask(books));
    assert.equal(kind, 'forbidden');
    assert.match(message, /Add "actions: read" to the "permissions:" of the job\.$/);
  });

  test.each(writes)('%s takes actions: write, and the message says so', async (_, ask) => {
    github.setPermissions({ actions: 'read' });
    const { kind, message } = bad(await ask(books));
    assert.equal(kind, 'forbidden');
    assert.match(message, /Add "actions: write" to the "permissions:" of the job\.$/);
  });

  test.each(reads)('%s names the permission when GitHub does not', async (operation, ask) => {
    github.failNext(operation, refusal(403, 'No.'));
    assert.match(bad(await ask(books)).message, /"actions: read".*switched on in the settings/);
  });

  test.each(writes)('%s tells of archived repositories when GitHub names no permission', async (_, ask) => {
    github.setRepository({ archived: true });
    const { kind, message } = bad(await ask(books));
    assert.equal(kind, 'forbidden');
    assert.match(message, /"actions: write".*not archived/);
  });

  test.each([...reads, ...writes])('%s tells of a token that nobody knows', async (operation, ask) => {
    github.failNext(operation, badCredentials());
    assert.equal(bad(await ask(books)).kind, 'unauthorized');
  });

  test.each([...reads, ...writes])(
    '%s gives up when it would have to wait for long',
    async (operation, ask) => {
      github.failNext(operation, secondaryRateLimit(3_600));
      const { kind, message } = bad(await ask(books));
      assert.equal(kind, 'rate-limited');
      assert.match(message, /wait for 3600 s/);
    },
  );

  test.each([...reads, ...writes])('%s waits when it is soon over', async (operation, ask) => {
    github.failNext(operation, secondaryRateLimit(30));
    assert.equal((await ask(books)).ok, true);
    assert.equal(github.requests.length, 2);
  });

  test.each(reads)('%s is asked again while GitHub is in trouble', async (operation, ask) => {
    github.failNext(operation, serverError(500), { times: 2 });
    assert.equal((await ask(books)).ok, true);
    assert.equal(github.requests.length, 3);
  });

  test.each(writes)('%s is not: it may be done already', async (operation, ask) => {
    github.failNext(operation, serverError(500));
    const { kind, message } = bad(await ask(books));
    assert.equal(kind, 'unreachable');
    assert.match(message, /status 500/);
  });

  test('a name of a permission that is none is not passed on', async () => {
    github.failNext('actions/get-workflow', missingPermission('<b>@ada'));
    const { message } = bad(await books.workflow(agent));
    assert.equal(message.includes('ada'), false);
  });
});

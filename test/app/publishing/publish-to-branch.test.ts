import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { setTimeout as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import type { Journal } from '../../../src/app/journal.ts';
import { type Published, publishResults } from '../../../src/app/publishing/publish-results.ts';
import { hasUnpublished } from '../../../src/domain/unpublished.ts';
import type { Config } from '../../../src/entrypoints/config.ts';
import { wirePublisher } from '../../../src/entrypoints/wire-publisher.ts';
import { problemOf } from '../../../src/report/publication-report.ts';
import { parseResult } from '../../../src/report/result-file.ts';
import { AgentWorld, RESULTS } from '../../support/fakes/agent-world.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { MemoryResults } from '../../support/fakes/memory-results.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';
import { SETTLED, fail, finish, keyOf, listed, start } from '../../support/literals.ts';

// Whole runs that publish on GitHub: from the log over the workspace to the tip of a branch, by the real adapters.

let github: GitHub;
let api: GitHubApi;
let world: AgentWorld;
let journal: Journal;
/** The workspace of the run: with each run a new one, as on a runner of GitHub's. */
let results: MemoryResults;
const clock = new HastyClock();
const random = new SeededRandom();

beforeEach(async () => {
  github = await startGitHub({ repository: 'octo/example', files: { 'README.md': '# Ours\n' } });
  const { url, token } = github;
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
  world = new AgentWorld();
  await begin();
});

afterEach(async () => {
  api.close();
  await github.close();
});

async function begin(): Promise<void> {
  journal = await world.journal();
  results = new MemoryResults();
  await journal.commit({ type: 'StartRun', version: '1.0.0', provider: 'openrouter' });
}

async function nextRun(): Promise<void> {
  await journal.commit({ type: 'FinishRun', outcome: 'completed' });
  await begin();
}

/** As many as a night may bring: more than one note in the log, and a hundred commits. */
const MANY = 10_000;

const tasks = new Map<string, ReturnType<typeof listed>>();
beforeEach(() => tasks.clear());

async function list(...ids: string[]): Promise<void> {
  for (const id of ids) tasks.set(id, listed(id));
  await journal.commit({ type: 'ListTasks', tasks: [...tasks.values()] });
}

const complete = (id: string, text = `Answer to ${id}.`) => completeAll([id], () => text);

async function completeAll(ids: readonly string[], textOf = (id: string) => `Answer to ${id}.`) {
  await Promise.all(ids.map(id => journal.commit(start(id))));
  await Promise.all(
    ids.map(async id => {
      const bytes = Buffer.from(JSON.stringify(textOf(id)));
      const answer = hash('sha256', bytes);
      await world.answers.put(answer, bytes);
      const result = { kind: 'answered', answer, servedBy: undefined, finishReason: undefined } as const;
      await journal.commit(finish(id, result, { hold: SETTLED }));
    }),
  );
}

async function finished(...ids: string[]): Promise<void> {
  await list(...ids);
  await completeAll(ids);
}

async function quarantine(id: string): Promise<void> {
  await journal.commit(start(id));
  await journal.commit(fail(id, { kind: 'too-large', status: 413 }));
}

function publish(publishing: Partial<Config['publishing']> = {}): Promise<Published> {
  const publisher = wirePublisher(
    { api, clock, random, place: { serverUrl: 'https://github.com', repository: 'octo/example' } },
    {
      publishing: { how: 'commit', branch: undefined, message: undefined, ...publishing },
      settings: world.settings({ run: '7.1' }),
    },
    { owner: 'octo', repository: 'example' },
  );
  return publishResults({ journal, answers: world.answers, results, random, publisher }, RESULTS);
}

const named = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
const resultsOn = (branch: string) => github.files(branch).filter(path => path.startsWith('results/'));
const answerOn = (branch: string, id: string) => {
  const result = parseResult(github.read(branch, `results/${id}.json`) ?? '');
  return result?.status === 'completed' ? result.output : result?.status;
};
const paid = () => world.events().filter(({ type }) => type === 'AttemptStarted').length;
const writes = () => github.requests.filter(request => request.writes).length;
/** Branch moves by force, or around the tip. */
const forced = () => github.requests.filter(({ operation }) => /update-?ref/i.test(operation));

describe('results', () => {
  test('are in the workspace and at the tip, byte for byte, and then their answers are let go of', async () => {
    await list('a', 'b');
    await complete('a');
    await quarantine('b');
    github.push({ files: { 'later.md': 'pushed after the checkout' } });
    const { written, publication } = await publish();
    assert.equal(written, 2);
    assert.deepEqual(publication, {
      how: 'commit',
      landed: 2,
      branch: 'main',
      commit: github.commits('main')[0]?.oid,
      pull: undefined,
      heldBack: [],
      refused: undefined,
    });
    for (const id of ['a', 'b'])
      assert.equal(github.read('main', `results/${id}.json`), results.text(`results/${id}.json`));
    assert.equal(github.read('main', 'later.md'), 'pushed after the checkout');
    assert.deepEqual(world.answers.list(), []);
    assert.equal(hasUnpublished(journal.state), false);
  });

  test('come with a message that says how many of what there are, and whose', async () => {
    await list('a', 'b');
    await complete('a');
    await quarantine('b');
    await publish({ message: 'Nightly answers' });
    assert.match(
      github.commits('main')[0]?.message ?? '',
      /^Nightly answers\n\n1 task completed, 1 task quarantined\.\n\nBackground-Agent: background-agent\/default\nBackground-Agent-Run: https:\/\/github\.com\/octo\/example\/actions\/runs\/7\/attempts\/1\n/,
    );
  });

  test('of another run are added; what was published before is not looked at, also in an old checkout', async () => {
    await finished('a');
    await publish();
    github.push({ files: { 'results/a.json': 'edited by a person' } });
    await nextRun();
    await finished('b');
    await publish();
    assert.equal(github.read('main', 'results/a.json'), 'edited by a person');
    assert.deepEqual(results.list(), ['results/b.json']);
    assert.deepEqual(github.commits('main')[0]?.paths, ['results/b.json']);
  });

  test('that are all published cost no request and change no file', async () => {
    await finished('a');
    await publish();
    await nextRun();
    const before = github.requests.length;
    assert.deepEqual(await publish(), { written: 0, unwritten: [], lost: [], publication: undefined });
    assert.equal(github.requests.length, before);
    assert.deepEqual(results.list(), []);
  });

  test('of an edited task replace what is there, also what a person has made of it', async () => {
    await finished('a');
    await publish();
    github.push({ files: { 'results/a.json': 'edited by a person' } });
    await nextRun();
    tasks.set('a', listed('a', { key: keyOf('edited') }));
    await journal.commit({ type: 'ListTasks', tasks: [...tasks.values()] });
    await complete('a', 'The new answer.');
    await publish();
    assert.equal(answerOn('main', 'a'), 'The new answer.');
  });

  test('that cannot be written to the disk are not published either', async () => {
    await finished('a', 'b');
    results.block('results/a.json');
    const { written, unwritten } = await publish();
    assert.deepEqual([written, unwritten], [1, ['Cannot write results/a.json: it is a folder.']]);
    assert.deepEqual(resultsOn('main'), ['results/b.json']);
  });
});

test('a hundred pushes of people in between cost nothing but tries: no byte of theirs changes, and nothing is forced', async () => {
  await finished(...named(3));
  let pushes = 0;
  const pushing = setInterval(() => {
    const last = github.requests.at(-1);
    if (last?.operation !== 'createCommitOnBranch' || pushes === 100) return;
    if (seen === last.number) return;
    seen = last.number;
    pushes += 1;
    github.push({ files: { [`theirs/${pushes}.txt`]: `${pushes}` } });
  }, 1);
  let seen = 0;
  github.failNext('createCommitOnBranch', { delayMs: 20 }, { times: 101 });
  const { written } = await publish();
  clearInterval(pushing);
  assert.equal(pushes, 100);
  assert.equal(written, 3);
  for (let push = 1; push <= 100; push += 1)
    assert.equal(github.read('main', `theirs/${push}.txt`), `${push}`);
  assert.deepEqual(forced(), []);
  // Each push, the first commit and ours, in one line.
  assert.equal(github.commits('main').length, 102);
});

test(`${MANY} results of 8 kB in one run land`, async () => {
  await list(...named(MANY));
  await completeAll(named(MANY), id => `${id} ${'x'.repeat(8_000)}`);
  const { written, publication } = await publish();
  assert.equal(written, MANY);
  assert.equal(resultsOn('main').length, MANY);
  assert.equal(publication?.landed, MANY);
  assert.ok(github.commits('main').every(({ paths }) => paths.length <= 100));
});

describe('one result of many that is not taken', () => {
  const CASES: readonly (readonly [string, number, (github: GitHub) => void, string])[] = [
    ['for a secret in it', 500, github => github.refuseSecret(/ghp_secret/), 'a ghp_secret'],
    ['for its size', 120, github => github.setLimits({ fileBytesMax: 10_000 }), 'x'.repeat(10_000)],
    ['for its path', 120, github => github.refusePath(/t77\.json$/), 'Yes.'],
  ];

  test.each(CASES)('%s is held back alone, and all others land', async (_, count, refuse, text) => {
    refuse(github);
    await list(...named(count));
    await completeAll(named(count), id => (id === 't77' ? text : `Answer to ${id}.`));
    const { written, publication } = await publish();
    assert.equal(written, count - 1);
    assert.equal(resultsOn('main').length, count - 1);
    assert.deepEqual(
      publication?.heldBack.map(({ path }) => path),
      ['results/t77.json'],
    );
    assert.match(publication?.heldBack[0]?.reason ?? '', /^Could not write to the branch "main": .{20}/);
    assert.equal(publication && problemOf(publication)?.kind, 'results-held-back');
    assert.equal(world.answers.list().length, 1);
  });

  test('costs each later run one try, after all others, and is published when the rule is gone', async () => {
    github.refusePath(/bad\.json$/);
    await finished('good', 'bad');
    await publish();
    const before = paid();

    await nextRun();
    await finished('new');
    const already = writes();
    const second = await publish();
    assert.equal(writes() - already, 2);
    assert.deepEqual([second.written, second.publication?.heldBack.length], [1, 1]);
    assert.deepEqual(resultsOn('main'), ['results/good.json', 'results/new.json']);

    await nextRun();
    // Undone by the people: the rule does not concern it any more.
    await github.close();
    github = await startGitHub({ repository: 'octo/example' });
    const { url, token } = github;
    api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
    assert.equal((await publish()).written, 1);
    assert.equal(answerOn('main', 'bad'), 'Answer to bad.');
    assert.equal(paid() - before, 1);
  });

  test('does not keep those from landing that an earlier run could not publish either', async () => {
    github.protect('main');
    await finished(...named(30));
    await publish();
    github.unprotect('main');
    for (const id of named(8)) github.refusePath(new RegExp(`/${id}\\.json$`));
    let runs = 0;
    while (resultsOn('main').length < 22) {
      await nextRun();
      await publish();
      runs += 1;
      assert.ok(runs < 5, 'what is refused for ever is tried first for ever');
    }
    assert.equal(resultsOn('main').length, 22);
  });
});

describe('a branch that takes nothing', () => {
  const CASES: readonly (readonly [string, () => void, () => void, RegExp])[] = [
    [
      'as it is protected',
      () => github.protect('main', 'Changes must be made through a pull request.'),
      () => github.unprotect('main'),
      /Changes must be made through a pull request[^]*Set "publish: pull-request", name another "branch"/,
    ],
    [
      'as the token may not',
      () => github.setPermissions({ contents: 'read' }),
      () => github.setPermissions({ contents: 'write' }),
      /Add "contents: write" to the "permissions:" of the job/,
    ],
    [
      'as the repository is archived',
      () => github.setRepository({ archived: true }),
      () => github.setRepository({ archived: false }),
      /archived so is read-only[^]*takes nothing until it is unarchived/,
    ],
    [
      'as no file gets past its rules',
      () => github.setLimits({ fileBytesMax: 1 }),
      () => github.setLimits({ fileBytesMax: 1_000_000 }),
      /5 results were refused, each alone[^]*Set "publish: pull-request"/,
    ],
  ];

  test.each(CASES)(
    '%s keeps every answer, says what to do, and later costs nothing',
    async (_, shut, open, words) => {
      shut();
      await finished(...named(20));
      const { written, publication } = await publish();
      assert.equal(written, 0);
      assert.match(publication?.refused?.message ?? '', words);
      assert.equal(publication && problemOf(publication)?.kind, 'results-refused');
      assert.equal(world.answers.list().length, 20);
      assert.equal(results.list().length, 20, 'later steps find them in the workspace');
      assert.equal(hasUnpublished(journal.state), true);

      const before = paid();
      await nextRun();
      open();
      assert.equal((await publish()).written, 20);
      assert.equal(resultsOn('main').length, 20);
      assert.deepEqual([paid(), world.answers.list()], [before, []]);
    },
  );

  test('as there is none of that name says so', async () => {
    await finished('a');
    const { publication } = await publish({ branch: 'nowhere' });
    assert.match(
      publication?.refused?.message ?? '',
      /there is no such branch\. Name one that exists as "branch"/,
    );
    await nextRun();
    assert.equal((await publish()).written, 1);
  });

  test('for a while, as GitHub is in trouble, calls for nobody', async () => {
    github.failNext(/graphql/, 'drop before', { times: 'always' });
    await finished('a');
    const { publication } = await publish();
    assert.equal(publication?.refused?.isPassing, true);
    assert.equal(publication && problemOf(publication), undefined);
  });

  test('in the middle keeps what has landed, and the next run brings the rest only', async () => {
    await finished(...named(150));
    github.failNext('createCommitOnBranch', 'drop before', { after: 1, times: 'always' });
    assert.equal((await publish()).written, 100);
    github.failNoMore();
    await nextRun();
    assert.equal((await publish()).written, 50);
    assert.deepEqual(
      github.commits('main').map(({ paths }) => paths.length),
      [50, 100, 1],
    );
  });
});

describe('the reply to a commit lost', () => {
  test.each([0, 1])('doubles nothing (commit %i)', async commit => {
    await finished(...named(150));
    github.failNext('createCommitOnBranch', 'drop after', { after: commit });
    assert.equal((await publish()).written, 150);
    assert.deepEqual(
      github.commits('main').map(({ paths }) => paths.length),
      [50, 100, 1],
    );
  });

  test('while a person pushes an edit of a result behind it: theirs stays', async () => {
    await finished('a');
    github.failNext('createCommitOnBranch', 'drop after');
    const push = async () => {
      while (github.commits('main').length === 1) await breathe(1);
      github.push({ files: { 'results/a.json': 'edited by a person' } });
    };
    github.failNext(/graphql/, { until: push() }, { after: 2 });
    assert.equal((await publish()).written, 1);
    assert.equal(github.read('main', 'results/a.json'), 'edited by a person');
  });

  test('and GitHub with it: the next run publishes again what nobody could note, and changes no byte', async () => {
    await finished('a');
    github.failNext('createCommitOnBranch', 'drop after');
    github.failNext(/graphql/, 'drop before', { after: 2, times: 'always' });
    assert.equal((await publish()).written, 0);
    github.failNoMore();
    const before = github.readBytes('main', 'results/a.json');
    await nextRun();
    assert.equal((await publish()).written, 1);
    assert.deepEqual(github.readBytes('main', 'results/a.json'), before);
  });
});

test('a protected branch is got around by a pull request, with the answers that were kept, without paying', async () => {
  github.protect('main');
  await finished('a');
  assert.equal((await publish()).written, 0);
  const before = paid();
  await nextRun();
  const { written, publication } = await publish({ how: 'pull-request' });
  assert.equal(written, 1);
  assert.equal(publication?.pull?.number, 1);
  assert.equal(answerOn('background-agent-results/default', 'a'), 'Answer to a.');
  assert.equal(paid(), before);
});

test('with "none" the disk is where results are published', async () => {
  await finished('a');
  assert.deepEqual(await publish({ how: 'none' }), {
    ...{ written: 1, unwritten: [], lost: [], publication: undefined },
  });
  assert.deepEqual(github.requests, []);
});

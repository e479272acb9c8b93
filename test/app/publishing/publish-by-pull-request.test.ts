import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import type { Delivery, Publisher, ResultFile } from '../../../src/ports/publishing.ts';
import { wirePublisher } from '../../../src/entrypoints/wire-publisher.ts';
import { AgentWorld } from '../../support/fakes/agent-world.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { refusal } from '../../support/github/refusal.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';

const BRANCH = 'background-agent-results/default';
const PLACE = { serverUrl: 'https://github.com', repository: 'octo/example' };

let github: GitHub;
let api: GitHubApi;
const clock = new HastyClock();
const random = new SeededRandom();

beforeEach(async () => {
  github = await startGitHub({ repository: 'octo/example', files: { 'README.md': '# Ours\n' } });
  const { url, token } = github;
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
});

afterEach(async () => {
  api.close();
  await github.close();
});

function publisher({ agent = 'default', base = undefined as string | undefined } = {}): Publisher {
  const publishing = { how: 'pull-request', branch: base, message: undefined } as const;
  const settings = new AgentWorld().settings({ agent, run: '7.1' });
  const github = { owner: 'octo', repository: 'example' };
  const wired = wirePublisher({ api, clock, random, place: PLACE }, { publishing, settings }, github);
  assert.ok(wired);
  return wired;
}

const result = (id: string, text = 'Yes.'): ResultFile => ({
  path: `results/${id}.json`,
  bytes: Buffer.from(JSON.stringify(text)),
  status: 'completed',
});

const publish = (...ids: string[]): Promise<Delivery> => publisher().publish(ids.map(id => result(id)));

const paths = ({ landed }: Delivery) => landed.map(({ path }) => path);
const resultsOn = (branch: string) => github.files(branch).filter(path => path.startsWith('results/'));
/** Of the agent: `#1 open`. */
const pulls = () => github.issues.map(({ number, state }) => `#${number} ${state}`);
const branches = () => github.branches().filter(branch => branch !== 'main');
const titlesOn = (branch: string) => github.commits(branch).map(({ message }) => message.split('\n')[0]);
const forced = () =>
  github.requests.filter(({ body }) => (body as { force?: unknown } | undefined)?.force !== undefined);

async function lands(...ids: string[]): Promise<Delivery> {
  const delivery = await publish(...ids);
  assert.equal(delivery.trouble, undefined);
  assert.deepEqual(
    paths(delivery),
    ids.map(id => `results/${id}.json`),
  );
  return delivery;
}

describe('the first results', () => {
  test('are committed to a branch of our own, and proposed', async () => {
    const delivery = await lands('a', 'b');
    const { number, url } = delivery.pull ?? {};
    assert.deepEqual([number, url], [1, 'https://github.com/octo/example/pull/1']);
    assert.equal(delivery.branch, BRANCH);
    assert.equal(delivery.tip, github.commits(BRANCH)[0]?.oid);
    assert.deepEqual(resultsOn(BRANCH), ['results/a.json', 'results/b.json']);
    assert.deepEqual(resultsOn('main'), []);
    assert.deepEqual(titlesOn(BRANCH), ['Add 2 results of background-agent/default', 'Start']);
  });

  test('say how many they are and whose, in our words only', async () => {
    await lands('a', 'b');
    const { title, body } = github.issue(1);
    assert.equal(title, 'Results of background-agent/default');
    assert.match(
      body ?? '',
      /^<!-- background-agent results: \{"agent":"default","results":2,"v":1\} -->\n\n2 results of `background-agent\/default` were committed here, the last by \[this run\]\(https:\/\/github\.com\/octo\/example\/actions\/runs\/7\/attempts\/1\)\./,
    );
  });

  test('take at most eight requests', async () => {
    await lands('a');
    assert.ok(github.requests.length <= 8, `${github.requests.length}`);
  });
});

describe('later results', () => {
  test('are added to the open pull request, over three runs', async () => {
    await lands('a');
    await lands('b');
    const { pull } = await lands('c');
    assert.equal(pull?.number, 1);
    assert.deepEqual(pulls(), ['#1 open']);
    assert.deepEqual(branches(), [BRANCH]);
    assert.deepEqual(resultsOn(BRANCH), ['results/a.json', 'results/b.json', 'results/c.json']);
    assert.match(github.issue(1).body ?? '', /"results":3,"v":1\} -->\n\n3 results of/);
  });

  test('follow what a person has committed to the branch, and keep it', async () => {
    await lands('a');
    const theirs = github.push({ branch: BRANCH, files: { 'results/a.json': 'better', 'notes.md': 'mine' } });
    await lands('b');
    assert.equal(github.commits(BRANCH)[0]?.parents[0], theirs);
    assert.equal(github.read(BRANCH, 'results/a.json'), 'better');
    assert.equal(github.read(BRANCH, 'notes.md'), 'mine');
  });

  test('keep what people wrote below our words, and the title that they gave it', async () => {
    await lands('a');
    const { body } = github.issue(1);
    github.editIssue(1, { title: 'For Friday', body: `${body}\n\nAda: looks fine.` });
    await lands('b');
    assert.equal(github.issue(1).title, 'For Friday');
    assert.match(github.issue(1).body ?? '', /^<!--[^]*\n\n2 results of[^]*end -->\n\nAda: looks fine\.$/);
  });

  test('leave the words alone that are not ours any more', async () => {
    await lands('a');
    github.editIssue(1, { body: 'Rewritten.' });
    const { pull } = await lands('b');
    assert.equal(pull?.number, 1);
    assert.equal(github.issue(1).body, 'Rewritten.');
  });

  test('go to the pull request that a person opened from the branch', async () => {
    github.failNext('pulls/create', refusal(403, 'Not permitted.'));
    await publish('a');
    github.openPull({ head: BRANCH, by: 'ada' });
    const { pull } = await lands('a', 'b');
    assert.equal(pull?.number, 1);
    assert.deepEqual(pulls(), ['#1 open']);
  });

  test('never go to one of a fork, whatever its branch is called', async () => {
    github.push({ branch: BRANCH, from: 'main', files: { 'results/x.json': '{}' } });
    github.openPull({ head: BRANCH, fork: 'mallory', by: 'mallory' });
    const { pull } = await lands('a');
    assert.equal(pull?.number, 2);
  });
});

describe('after people have', () => {
  test.each(['merge', 'squash'] as const)('ended it by a %s, the next one begins at their tip', async how => {
    await lands('a');
    github.mergePull(1, how);
    const { pull } = await lands('b');
    assert.equal(pull?.number, 2);
    assert.deepEqual(pulls(), ['#1 closed', '#2 open']);
    assert.deepEqual(branches(), [BRANCH]);
    assert.deepEqual(github.commits(BRANCH)[0]?.paths, ['results/b.json']);
    assert.equal(github.commits(BRANCH)[1]?.oid, github.commits('main')[0]?.oid);
    github.mergePull(2, how);
    await lands('c');
    assert.deepEqual(resultsOn('main'), ['results/a.json', 'results/b.json']);
    assert.deepEqual(forced(), []);
  });

  test('merged it and deleted its branch, the next one begins at their tip', async () => {
    await lands('a');
    github.mergePull(1, 'squash');
    github.deleteBranch(BRANCH);
    const { pull } = await lands('b');
    assert.equal(pull?.number, 2);
    assert.deepEqual(resultsOn(BRANCH), ['results/a.json', 'results/b.json']);
  });

  test('closed it, what they did not want is not proposed again', async () => {
    await lands('a');
    github.editIssue(1, { state: 'closed' });
    const { pull } = await lands('b');
    assert.equal(pull?.number, 2);
    assert.deepEqual(resultsOn(BRANCH), ['results/b.json']);
  });

  test('deleted its branch, which closes it, there is a new one', async () => {
    await lands('a');
    github.deleteBranch(BRANCH);
    assert.deepEqual(pulls(), ['#1 closed']);
    await lands('b');
    assert.deepEqual(pulls(), ['#1 closed', '#2 open']);
    assert.deepEqual(resultsOn(BRANCH), ['results/b.json']);
  });

  test.each([1, 2, 3])('forbidden to delete branches, the next one has a number (%i times)', async times => {
    github.failNext('git/delete-ref', refusal(422, 'Repository rule violations found'), { times: 'always' });
    for (let number = 1; number <= times; number += 1) {
      await lands(`a${number}`);
      github.mergePull(number, 'squash');
    }
    await lands('b');
    const last = `${BRANCH}.${times + 1}`;
    assert.deepEqual(github.commits(last)[0]?.paths, ['results/b.json']);
    assert.equal(branches().length, times + 1);
    await lands('c');
    assert.deepEqual(resultsOn(last).slice(-2), ['results/b.json', 'results/c.json']);
    assert.equal(pulls().length, times + 1);
  });

  test('gone on on the branch of a squashed one, nothing of theirs is lost', async () => {
    await lands('a');
    github.mergePull(1, 'squash');
    const theirs = github.push({ branch: BRANCH, files: { 'mine.md': 'not merged yet' } });
    const { branch } = await lands('b');
    assert.equal(branch, `${BRANCH}.2`);
    assert.equal(github.commits(BRANCH)[0]?.oid, theirs);
  });

  test('gone on on the branch of a merged one, it is proposed, too', async () => {
    await lands('a');
    github.mergePull(1, 'merge');
    github.push({ branch: BRANCH, files: { 'mine.md': 'not merged yet' } });
    const { branch, pull } = await lands('b');
    assert.deepEqual([branch, pull?.number], [BRANCH, 2]);
    assert.equal(github.read(BRANCH, 'mine.md'), 'not merged yet');
  });

  test('sent it elsewhere, the next results do not follow it there', async () => {
    github.push({ branch: 'develop', from: 'main', files: { 'develop.md': '' } });
    await lands('a');
    const { pull, branch } = await publisher({ base: 'develop' }).publish([result('b')]);
    assert.deepEqual([pull?.number, branch], [2, `${BRANCH}.2`]);
    assert.deepEqual(pulls(), ['#1 open', '#2 open']);
    assert.equal((await lands('c')).pull?.number, 1);
  });

  test('let twenty and one branches stand, they are asked to tidy up', async () => {
    for (let number = 2; number <= 22; number += 1)
      github.setBranch(`${BRANCH}.${number}`, github.commits('main')[0]?.oid ?? '');
    const { trouble } = await publish('a');
    assert.match(
      trouble?.message ?? '',
      /more than 20 branches[^]*Delete those whose pull requests are merged/,
    );
  });
});

describe('while results are committed', () => {
  /** What people do while a request of ours is on its way, as often as one is. */
  function during(operation: string, act: () => void): void {
    let met = github.requests.length;
    github.failNext(operation, { delayMs: 50 }, { times: 'always' });
    acting = setInterval(() => {
      const since = github.requests.slice(met);
      met += since.length;
      if (since.some(request => request.operation === operation)) act();
    }, 1);
  }
  let acting: NodeJS.Timeout | undefined;
  afterEach(() => clearInterval(acting));

  /** The same, once. */
  function once(operation: string, act: () => void): void {
    let isDone = false;
    during(operation, () => {
      if (!isDone) act();
      isDone = true;
    });
  }

  test('the pull request may be merged with them', async () => {
    await lands('a');
    once('pulls/update', () => github.mergePull(1, 'squash'));
    await lands('b');
    assert.deepEqual(pulls(), ['#1 closed']);
    assert.deepEqual(resultsOn('main'), ['results/a.json', 'results/b.json']);
  });

  test.each(['merge', 'squash'] as const)('or just before, by a %s: they come in the next', async how => {
    await lands('a');
    const before = github.commits(BRANCH)[0]?.oid ?? '';
    once('pulls/update', () => {
      const after = github.commits(BRANCH)[0]?.oid ?? '';
      github.setBranch(BRANCH, before);
      github.mergePull(1, how);
      github.setBranch(BRANCH, after);
    });
    const { pull } = await lands('b');
    assert.equal(pull?.number, 2);
    const branch = branches().at(-1) ?? '';
    assert.ok(resultsOn(branch).includes('results/b.json'));
  });

  test('the branch may be deleted: they come in the next', async () => {
    await lands('a');
    once('pulls/update', () => github.deleteBranch(BRANCH));
    // With the branch its commit is in what the pull request ended with: people saw it before they deleted it.
    const { pull } = await lands('b');
    assert.equal(pull?.number, 1);
    await lands('c');
    assert.deepEqual(pulls(), ['#1 closed', '#2 open']);
  });

  test('the branch may be deleted before: they come in the next', async () => {
    await lands('a');
    once('createCommitOnBranch', () => github.deleteBranch(BRANCH));
    const { pull } = await lands('b');
    assert.equal(pull?.number, 2);
    assert.deepEqual(resultsOn(BRANCH), ['results/b.json']);
  });

  test('and a branch that never lives is given up, with nothing lost', async () => {
    during('createCommitOnBranch', () => github.deleteBranch(BRANCH));
    const { landed, trouble } = await publish('b');
    assert.deepEqual([landed, trouble?.kind], [[], 'unreachable']);
    assert.match(trouble?.message ?? '', /ended 5 times while they were committed/);
  });
});

describe('where another run may have taken this one’s place', () => {
  const publishLate = () => publisher().publish([result('b')], () => true);

  test('no branch is taken away: the other’s results may be on it by now', async () => {
    await lands('a');
    github.mergePull(1, 'squash');
    const before = github.commits(BRANCH)[0]?.oid;
    const { landed, trouble } = await publishLate();
    assert.deepEqual([landed, trouble?.kind], [[], 'unreachable']);
    assert.equal(github.commits(BRANCH)[0]?.oid, before);
  });

  test('no branch is made, and no pull request is opened', async () => {
    const { landed, trouble } = await publishLate();
    assert.deepEqual([landed, trouble?.kind], [[], 'unreachable']);
    assert.deepEqual([branches(), pulls()], [[], []]);
  });
});

describe('one poisoned result', () => {
  test('is held back alone, and the others are proposed', async () => {
    github.refuseSecret(/ghp_secret/);
    const files = [result('a'), result('poison', 'ghp_secret'), result('b')];
    const { landed, heldBack, pull } = await publisher().publish(files);
    assert.equal(landed.length, 2);
    assert.deepEqual(
      heldBack.map(({ file }) => file.path),
      ['results/poison.json'],
    );
    assert.equal(pull?.number, 1);
  });

  test('that is the only one opens no pull request, and is none in the way of the next', async () => {
    github.refuseSecret(/ghp_secret/);
    const { heldBack, pull } = await publisher().publish([result('poison', 'ghp_secret')]);
    assert.deepEqual([heldBack.length, pull], [1, undefined]);
    assert.deepEqual(pulls(), []);
    await lands('a');
    assert.deepEqual(pulls(), ['#1 open']);
  });
});

describe('what is missing is named', () => {
  test('the permission and the setting, and no commit is made that nobody can find', async () => {
    github.failNext(
      'pulls/create',
      refusal(403, 'GitHub Actions is not permitted to create pull requests.'),
      {
        times: 'always',
      },
    );
    const { landed, trouble } = await publish('a');
    assert.deepEqual(landed, []);
    assert.equal(
      trouble?.message,
      'Could not open a pull request: the token may not. Add "pull-requests: write" to the "permissions:" of the job, and switch on "Allow GitHub Actions to create and approve pull requests" in the settings of the repository, under Actions, General.',
    );
    const tip = github.commits(BRANCH)[0]?.oid;
    assert.equal((await publish('a')).trouble?.kind, 'forbidden');
    assert.equal(github.commits(BRANCH)[0]?.oid, tip);

    github.failNoMore();
    await lands('a');
    assert.deepEqual(pulls(), ['#1 open']);
  });

  test('also when the refusal is one without a code', async () => {
    github.failNext('pulls/create', refusal(422, 'Validation Failed'), { times: 'always' });
    assert.match((await publish('a')).trouble?.message ?? '', /Allow GitHub Actions to create/);
  });

  test('a token that may not even look', async () => {
    github.setPermissions({ 'pull-requests': 'none' });
    await publish('a');
    const { trouble } = await publish('a');
    assert.match(trouble?.message ?? '', /Add "pull-requests: write"/);
  });

  test('a token that may not write to branches', async () => {
    github.setPermissions({ contents: 'read' });
    const { trouble } = await publish('a');
    assert.match(trouble?.message ?? '', /Add "contents: write"/);
  });

  test('the branch to merge into', async () => {
    const { trouble } = await publisher({ base: 'nowhere' }).publish([result('a')]);
    assert.match(trouble?.message ?? '', /there is no such branch to merge them into\. Name one/);
  });

  test('rules for all branches', async () => {
    github.failNext('git/create-ref', refusal(422, 'Repository rule violations found'), { times: 'always' });
    const { trouble } = await publish('a');
    assert.match(
      trouble?.message ?? '',
      /^Could not make the branch "background-agent-results\/default": a rule of the repository stands against it\. Let the rules for branches leave out/,
    );
  });
});

describe('two agents', () => {
  test('have a pull request each, also when one is called like a second branch of the other', async () => {
    await publisher({ agent: 'a' }).publish([result('a')]);
    await publisher({ agent: 'a-2' }).publish([result('a2')]);
    github.mergePull(1, 'squash');
    github.failNext('git/delete-ref', refusal(422, 'Repository rule violations found'), { times: 'always' });
    const { branch } = await publisher({ agent: 'a' }).publish([result('b')]);
    assert.equal(branch, 'background-agent-results/a.2');
    assert.deepEqual(resultsOn('background-agent-results/a-2'), ['results/a2.json']);
  });
});

describe('the reply lost, to', () => {
  const lost = (match: string) => github.failNext(match, 'drop after');

  test('the branch, the commit and the pull request: each is there once', async () => {
    for (const write of ['git/create-ref', 'createCommitOnBranch', 'pulls/create']) lost(write);
    await lands('a');
    assert.deepEqual(pulls(), ['#1 open']);
    assert.deepEqual(titlesOn(BRANCH), ['Add 1 result of background-agent/default', 'Start']);
  });

  test('the commit and the words of an open one: neither is doubled', async () => {
    await lands('a');
    for (const write of ['createCommitOnBranch', 'pulls/update']) lost(write);
    await lands('b');
    assert.deepEqual(pulls(), ['#1 open']);
    assert.equal(titlesOn(BRANCH).length, 3);
    assert.match(github.issue(1).body ?? '', /"results":2,/);
  });

  test('the deletion of a branch that is done with: it is made anew all the same', async () => {
    await lands('a');
    github.mergePull(1, 'squash');
    for (const write of ['git/delete-ref', 'git/create-ref']) lost(write);
    const { branch, pull } = await lands('b');
    assert.deepEqual([branch, pull?.number], [BRANCH, 2]);
  });

  test.each(['git/create-ref', 'createCommitOnBranch', 'pulls/create'])(
    '%s, and all that follows: the next run goes on',
    async write => {
      lost(write);
      github.failNext(/./, 'drop before', { after: 5, times: 40 });
      await publish('a');
      github.failNoMore();
      await lands('a', 'b');
      assert.deepEqual(pulls(), ['#1 open']);
      assert.deepEqual(branches(), [BRANCH]);
      assert.deepEqual(resultsOn(BRANCH), ['results/a.json', 'results/b.json']);
    },
  );

  test('a branch made anew whose run died then is used by the next', async () => {
    await lands('a');
    github.mergePull(1, 'squash');
    github.failNext('createCommitOnBranch', 'drop before', { times: 'always' });
    assert.equal((await publish('b')).trouble?.kind, 'unreachable');
    github.failNoMore();
    github.push({ files: { 'later.md': '' } });
    const { branch, pull } = await lands('b');
    assert.deepEqual([branch, pull?.number], [BRANCH, 2]);
  });
});

import assert from 'node:assert/strict';

import { afterEach, beforeEach, describe, test } from 'vitest';

import { ask, valueAt } from './ask-github.ts';
import { type GitHub, startGitHub } from './start-github.ts';

let github: GitHub;
beforeEach(async () => void (github = await startGitHub()));
afterEach(() => github.close());

describe('an issue', () => {
  test('is made by the bot of the token, with the labels it is given', async () => {
    const { status, body } = await ask(github, 'POST', '/issues', { title: 'Broken', labels: ['agent'] });

    assert.equal(status, 201);
    assert.equal(valueAt(body, 'number'), 1);
    assert.equal(valueAt(body, 'user', 'login'), 'github-actions[bot]');
    assert.equal(valueAt(body, 'user', 'type'), 'Bot');
    assert.equal(valueAt(body, 'performed_via_github_app', 'slug'), 'github-actions');
    assert.equal(valueAt(body, 'html_url'), 'https://github.com/octo/example/issues/1');
    assert.deepEqual(github.issue(1).labels, ['agent']);
    assert.equal((await ask(github, 'GET', '/labels/AGENT')).status, 200);
  });

  test('stands in no list for a while, where lists lag', async () => {
    let nowMs = Date.parse('2026-01-31T12:00:00.000Z');
    github.setClock(() => nowMs);
    github.setLimits({ listLagMs: 1_000 });
    await ask(github, 'POST', '/issues', { title: 'Broken' });
    for (const [passedMs, listed] of [
      [999, 0],
      [1, 1],
    ] as const) {
      nowMs += passedMs;
      const { body } = await ask(github, 'GET', '/issues');
      assert.equal(Array.isArray(body) && body.length, listed);
    }
    assert.equal((await ask(github, 'GET', '/issues/1')).status, 200);
  });

  test('is edited, closed and opened again', async () => {
    await ask(github, 'POST', '/issues', { title: 'Broken' });
    await ask(github, 'PATCH', '/issues/1', { body: 'Now with a body.', labels: [{ name: 'b' }] });
    const { body: closed } = await ask(github, 'PATCH', '/issues/1', {
      state: 'closed',
      state_reason: 'not_planned',
    });
    assert.equal(valueAt(closed, 'title'), 'Broken');
    assert.equal(valueAt(closed, 'body'), 'Now with a body.');
    assert.equal(valueAt(closed, 'state_reason'), 'not_planned');
    assert.equal(valueAt(closed, 'closed_by', 'login'), 'github-actions[bot]');

    const { body: open } = await ask(github, 'PATCH', '/issues/1', { state: 'open' });
    assert.equal(valueAt(open, 'state'), 'open');
    assert.equal(valueAt(open, 'closed_at'), null);
  });

  test('has comments, which are listed and edited', async () => {
    github.createIssue({ title: 'By ada' });
    const { body } = await ask(github, 'POST', '/issues/1/comments', { body: 'one' });
    github.comment(1, 'two', 'bob');
    const id = String(valueAt(body, 'id'));
    assert.equal((await ask(github, 'PATCH', `/issues/comments/${id}`, { body: 'One.' })).status, 200);

    const { body: list } = await ask(github, 'GET', '/issues/1/comments');
    assert.deepEqual(
      [0, 1].map(n => [valueAt(list, n, 'user', 'login'), valueAt(list, n, 'body')]),
      [
        ['github-actions[bot]', 'One.'],
        ['bob', 'two'],
      ],
    );
  });

  test('that was deleted is gone, one that never was is not there', async () => {
    github.createIssue({ title: 'By ada' });
    github.deleteIssue(1);
    assert.equal((await ask(github, 'GET', '/issues/1')).status, 410);
    assert.equal((await ask(github, 'GET', '/issues/2')).status, 404);
    assert.deepEqual((await ask(github, 'GET', '/issues?state=all')).body, []);
  });

  test('that is locked takes no comment of the bot, but changes', async () => {
    github.createIssue({ title: 'By ada' });
    await ask(github, 'PUT', '/issues/1/lock', { lock_reason: 'spam' });
    assert.equal((await ask(github, 'POST', '/issues/1/comments', { body: 'x' })).status, 403);
    assert.equal((await ask(github, 'PATCH', '/issues/1', { state: 'closed' })).status, 200);
    await ask(github, 'DELETE', '/issues/1/lock');
    assert.equal((await ask(github, 'POST', '/issues/1/comments', { body: 'x' })).status, 201);
  });

  test('of 65,537 characters is refused', async () => {
    const long = { title: 'Long', body: 'é'.repeat(65_537) };
    const { status, body } = await ask(github, 'POST', '/issues', long);
    assert.equal(status, 422);
    assert.match(String(valueAt(body, 'errors', 0, 'message')), /too long/);
    assert.equal((await ask(github, 'POST', '/issues', { ...long, body: 'é'.repeat(65_536) })).status, 201);
  });
});

describe('an issue is refused whole', () => {
  test('for one who cannot be assigned', async () => {
    github.refuseAssignee('mallory');
    const { status, body } = await ask(github, 'POST', '/issues', {
      title: 'x',
      assignees: ['ada', 'mallory'],
    });
    assert.equal(status, 422);
    assert.equal(valueAt(body, 'errors', 0, 'field'), 'assignees');
    assert.equal((await ask(github, 'POST', '/issues', { title: 'x', assignees: ['ada'] })).status, 201);
  });

  test('for a label with a longer name than labels have', async () => {
    const labelled = (label: string) => ask(github, 'POST', '/issues', { title: 'x', labels: [label] });
    const { status, body } = await labelled('x'.repeat(51));
    assert.equal(status, 422);
    assert.equal(valueAt(body, 'errors', 0, 'resource'), 'Label');
    assert.equal((await labelled('x'.repeat(50))).status, 201);
  });
});

describe('the list of issues', () => {
  test('is chosen by label, author and state, newest first', async () => {
    await ask(github, 'POST', '/issues', { title: 'own', labels: ['agent', 'kind'] });
    github.createIssue({ title: 'forged', labels: ['agent'], by: 'mallory' });
    github.createIssue({ title: 'other app', labels: ['agent'], by: 'other[bot]' });
    await ask(github, 'POST', '/issues', { title: 'second', labels: ['Agent'] });
    await ask(github, 'POST', '/issues', { title: 'closed', labels: ['agent'] });
    github.editIssue(5, { state: 'closed' });

    const creator = encodeURIComponent('github-actions[bot]');
    assert.deepEqual(await titles(`labels=agent&creator=${creator}`), ['second', 'own']);
    assert.deepEqual(await titles(`labels=agent,kind&state=all`), ['own']);
    assert.deepEqual(await titles('state=closed'), ['closed']);
    assert.deepEqual(await titles('sort=created&direction=asc'), ['own', 'forged', 'other app', 'second']);
  });

  test('has pull requests in it', async () => {
    github.push({ branch: 'change', from: 'main', files: { a: 'a' } });
    github.openPull({ head: 'change', title: 'Change' });
    const { body } = await ask(github, 'GET', '/issues');
    assert.equal(valueAt(body, 0, 'pull_request', 'url'), `${github.url}/repos/octo/example/pulls/1`);
  });

  test('comes in pages that name the next', async () => {
    for (let n = 1; n <= 5; n += 1) github.createIssue({ title: `${n}` });
    const { headers } = await ask(github, 'GET', '/issues?per_page=2&page=2');
    assert.deepEqual(await titles('per_page=2&page=2'), ['3', '2']);
    assert.match(headers.get('link') ?? '', /<[^>]*per_page=2&page=3>; rel="next"/);
    assert.deepEqual(await titles('per_page=2&page=3'), ['1']);
  });

  async function titles(query: string): Promise<readonly unknown[]> {
    const { body } = await ask(github, 'GET', `/issues?${query}`);
    return Object.values(body ?? {}).map(issue => valueAt(issue, 'title'));
  }
});

describe('a label', () => {
  test('is made once, whatever the case of its letters', async () => {
    const label = { name: 'background-agent', color: '5319e7', description: 'Opened by the agent.' };
    assert.equal((await ask(github, 'POST', '/labels', label)).status, 201);
    const { status, body } = await ask(github, 'POST', '/labels', { ...label, name: 'Background-Agent' });
    assert.equal(status, 422);
    assert.equal(valueAt(body, 'errors', 0, 'code'), 'already_exists');
    assert.equal((await ask(github, 'GET', '/labels/other')).status, 404);
  });
});

describe('a repository', () => {
  test('with issues switched off has none and takes none', async () => {
    github.createIssue({ title: 'Old' });
    github.setRepository({ issuesEnabled: false });
    for (const [method, path, body] of [
      ['POST', '/issues', { title: 'New' }],
      ['GET', '/issues/1', undefined],
    ] as const)
      assert.equal((await ask(github, method, path, body)).status, 410);
    assert.equal(valueAt((await ask(github, 'GET', '')).body, 'has_issues'), false);
  });

  test('that is archived is read only', async () => {
    github.setRepository({ archived: true });
    const { status, body } = await ask(github, 'POST', '/issues', { title: 'New' });
    assert.equal(status, 403);
    assert.match(String(valueAt(body, 'message')), /archived/);
    assert.equal((await ask(github, 'GET', '/issues')).status, 200);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { issueTracker } from '../../../src/adapters/github/issues.ts';
import type { GitHubAsked } from '../../../src/ports/github.ts';
import type { NewIssue, TrackedIssue } from '../../../src/ports/issues.ts';
import { type Stage, inMemory, withServer } from './stages.ts';

const LABEL = 'background-agent';
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const fresh = (title: string, wishes: Partial<NewIssue['wishes']> = {}): NewIssue => ({
  ...{ title, body: 'A body.', labels: [LABEL] },
  wishes: { labels: [], assignees: [], ...wishes },
});

function good<Value>(asked: GitHubAsked<Value>): Value {
  assert.ok(asked.ok, JSON.stringify(asked));
  return asked.value;
}

function troubleIn<Value>(asked: GitHubAsked<Value>): string {
  assert.ok(!asked.ok, JSON.stringify(asked));
  return `${asked.trouble.kind}: ${asked.trouble.message}`;
}

const shown = ({ number, title, comments, closedAt }: TrackedIssue) =>
  `#${number} ${title}, ${comments} comments, ${closedAt ?? 'open'}`;

async function scene(open: () => Promise<Stage>) {
  const stage = await open();
  const tracker = issueTracker({ api: stage.open(), owner: 'octo', name: 'example' });
  const listed = async (since = LONG_AGO) => good(await tracker.list(LABEL, since)).map(shown);
  return { stage, tracker, listed };
}

describe.each([
  ['with a server', withServer],
  ['in memory', inMemory],
])('issues on a GitHub %s', (_, open) => {
  test('are opened, changed, commented and closed by us, and listed oldest first', async () => {
    const { stage, tracker, listed } = await scene(open);
    stage.nowMs = Date.parse('2026-03-01T10:00:00.500Z');
    assert.equal(good(await tracker.create(fresh('One'))).issue.number, 1);
    await tracker.create(fresh('Two'));
    good(await tracker.comment(1, 'A word.'));
    good(await tracker.change(1, { title: 'Once', labels: [LABEL, 'more'] }));
    good(await tracker.change(2, { state: 'closed' }));
    assert.deepEqual(await listed(), [
      '#1 Once, 1 comments, open',
      '#2 Two, 0 comments, 2026-03-01T10:00:00.000Z',
    ]);
    assert.deepEqual(await listed('2026-03-01T10:00:01.000Z'), ['#1 Once, 1 comments, open']);
    stage.nowMs += 60_000;
    good(await tracker.change(2, { state: 'open' }));
    assert.equal((await listed())[1], '#2 Two, 0 comments, open');
    assert.deepEqual(stage.issues()[0], {
      ...{ number: 1, title: 'Once', body: 'A body.', state: 'open', isPull: false },
      ...{ labels: [LABEL, 'more'], comments: ['A word.'] },
    });
  });

  test('of other people and with other labels are not seen, and labels are the same in any case', async () => {
    const { stage, tracker, listed } = await scene(open);
    stage.createIssue({ title: 'Theirs', labels: [LABEL.toUpperCase()] });
    stage.createIssue({ title: 'Not labelled', by: 'github-actions[bot]' });
    await tracker.create(fresh('Ours'));
    assert.deepEqual(await listed(), ['#3 Ours, 0 comments, open']);
    assert.deepEqual(good(await tracker.list(LABEL, LONG_AGO))[0]?.labels, [LABEL.toUpperCase()]);
  });

  test('are listed over several pages, and no further than an agent could have any', async () => {
    const { stage, tracker, listed } = await scene(open);
    await tracker.create(fresh('First'));
    for (let count = 1; count <= 250; count += 1) stage.createIssue({ title: 'x', labels: [LABEL] });
    assert.deepEqual(await listed(), ['#1 First, 0 comments, open']);
    assert.equal(stage.exchanges.filter(line => line.endsWith('page=3: 200')).length, 1);
    for (let count = 1; count <= 250; count += 1) stage.createIssue({ title: 'x', labels: [LABEL] });
    stage.nowMs += 1_000;
    assert.deepEqual(await listed(), []);
  });

  test('go without the wishes that GitHub refuses', async () => {
    const { stage, tracker } = await scene(open);
    stage.refuseAssignee('nobody');
    const long = 'x'.repeat(51);
    const refusedOf = async (wishes: NewIssue['wishes']) =>
      good(await tracker.create(fresh('One', wishes))).refused;
    assert.deepEqual(await refusedOf({ labels: ['a'], assignees: ['nobody'] }), ['assignees']);
    assert.deepEqual(await refusedOf({ labels: [long], assignees: ['ada'] }), ['labels']);
    assert.deepEqual(await refusedOf({ labels: [long], assignees: ['nobody'] }), ['assignees', 'labels']);
    assert.equal(stage.issues().length, 3);
  });

  test('whose answer is lost are there all the same, and those that never arrived are not', async () => {
    const { stage, tracker, listed } = await scene(open);
    stage.lose(/^POST .*\/issues$/, 'after');
    assert.match(troubleIn(await tracker.create(fresh('There'))), /^unreachable: /);
    stage.lose(/^POST .*\/issues$/, 'before');
    assert.match(troubleIn(await tracker.create(fresh('Not there'))), /^unreachable: /);
    stage.lose(/^POST .*\/comments$/, 'after');
    assert.match(troubleIn(await tracker.comment(1, 'There, too.')), /^unreachable: /);
    assert.deepEqual(await listed(), ['#1 There, 1 comments, open']);
  });

  test('that people touch are as they left them', async () => {
    const { stage, tracker, listed } = await scene(open);
    for (const title of ['One', 'Two', 'Three']) await tracker.create(fresh(title));
    stage.editIssue(1, { body: 'Mine.', state: 'closed' });
    stage.comment(1, 'Seen.');
    stage.lockIssue(2);
    stage.deleteIssue(3);
    const [one, two] = good(await tracker.list(LABEL, LONG_AGO));
    assert.deepEqual([one?.body, one?.comments, one?.closedAt !== undefined], ['Mine.', 1, true]);
    assert.equal(two?.isLocked, true);
    assert.equal((await listed()).length, 2);
    assert.match(troubleIn(await tracker.comment(2, 'x')), /^forbidden: /);
    assert.match(troubleIn(await tracker.comment(3, 'x')), /^refused: .*deleted/);
    assert.match(troubleIn(await tracker.change(4, { title: 'x' })), /^missing: /);
  });

  test('are refused without the permission, which is named, and when they are too long', async () => {
    const { stage, tracker } = await scene(open);
    await tracker.create(fresh('One'));
    assert.match(troubleIn(await tracker.change(1, { body: '🗂️'.repeat(40_000) })), /^refused: .*custom/);
    good(await tracker.change(1, { body: '🗂️'.repeat(32_000) }));
    stage.setPermissions({ issues: 'read', 'pull-requests': 'none' });
    assert.equal(good(await tracker.list(LABEL, LONG_AGO)).length, 1);
    for (const asked of [
      await tracker.create(fresh('x')),
      await tracker.change(1, {}),
      await tracker.comment(1, 'x'),
    ])
      assert.match(troubleIn(asked), /^forbidden: .*issues: write/);
    stage.setPermissions({ issues: 'none' });
    assert.match(troubleIn(await tracker.list(LABEL, LONG_AGO)), /^forbidden: .*issues: write/);
  });

  test('may be opened for a while before they are listed', async () => {
    const { stage, tracker, listed } = await scene(open);
    stage.setListLag(5_000);
    await tracker.create(fresh('One'));
    assert.deepEqual(await listed(), []);
    stage.nowMs += 5_000;
    assert.deepEqual(await listed(), ['#1 One, 0 comments, open']);
  });
});

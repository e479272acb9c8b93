import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { inbox } from '../../../src/adapters/github/inbox.ts';
import type { GitHubAsked } from '../../../src/ports/github.ts';
import type { Seen } from '../../../src/ports/inbox.ts';
import { type Stage, inMemory, withServer } from './stages.ts';

const BOT = 'github-actions[bot]';
const LABEL = 'background-agent';
const NOTHING: Seen = { comment: 0, edit: '1970-01-01T00:00:00.000Z' };

function good<Value>(asked: GitHubAsked<Value>): Value {
  assert.ok(asked.ok, JSON.stringify(asked));
  return asked.value;
}

async function scene(open: () => Promise<Stage>) {
  const stage = await open();
  const box = inbox({ api: stage.open(), owner: 'octo', name: 'example' });
  const looked = async () => good(await box.look(LABEL, () => NOTHING));
  return { stage, box, looked };
}

describe.each([
  ['with a server', withServer],
  ['in memory', inMemory],
])('the inbox on a GitHub %s', (_, open) => {
  test('has what people wrote on our issues, and nothing of theirs', async () => {
    const { stage, looked } = await scene(open);
    stage.createIssue({ title: 'Ours', body: 'made', labels: [LABEL.toUpperCase()], by: BOT });
    stage.createIssue({ title: 'Theirs', labels: [LABEL] });
    stage.createIssue({ title: 'Not labelled', by: BOT });
    stage.nowMs = Date.parse('2026-03-01T10:00:00.500Z');
    stage.comment(1, '/agent status', 'ada');
    stage.comment(1, 'Beep.', 'other[bot]');
    stage.editIssue(1, { body: 'ticked', by: 'bob' });
    stage.lockIssue(1);
    const { issues, isComplete } = await looked();
    assert.equal(isComplete, true);
    assert.equal(issues.length, 1);
    const [{ number, title, body, isOpen, isLocked, comments, edits } = never()] = issues;
    assert.deepEqual([number, title, body, isOpen, isLocked], [1, 'Ours', 'ticked', true, true]);
    assert.deepEqual(
      comments.map(({ at, body: text, author }) => [at, text, author]),
      [
        ['2026-03-01T10:00:00.000Z', '/agent status', { kind: 'person', login: 'ada' }],
        ['2026-03-01T10:00:00.000Z', 'Beep.', { kind: 'bot', login: 'other' }],
      ],
    );
    assert.deepEqual(
      edits.map(({ body: text, author }) => [text, author]),
      [
        ['made', { kind: 'own', login: 'github-actions' }],
        ['ticked', { kind: 'person', login: 'bob' }],
      ],
    );
  });

  test('says who may write', async () => {
    const { stage, box } = await scene(open);
    stage.letWrite('Ada');
    const asked = ['ada', 'octo', 'bob'].map(async login => good(await box.mayWrite(login)));
    assert.deepEqual(await Promise.all(asked), [true, true, false]);
  });

  test('knows our reactions again, and takes none where an issue is locked', async () => {
    const { stage, box, looked } = await scene(open);
    stage.createIssue({ title: 'Ours', labels: [LABEL], by: BOT });
    for (const text of ['One', 'Two']) stage.comment(1, text);
    const [first = never(), second = never()] = (await looked()).issues[0]?.comments ?? [];
    good(await box.react(first.id, 'eyes'));
    good(await box.react(first.id, 'eyes'));
    good(await box.react(first.id, '+1'));
    const reactions = async () => (await looked()).issues[0]?.comments.map(({ reaction }) => reaction);
    assert.deepEqual(await reactions(), ['+1', undefined]);
    stage.lockIssue(1);
    const refused = await box.react(second.id, 'rocket');
    assert.equal(!refused.ok && refused.trouble.kind, 'forbidden');
    const missing = await box.react(1, 'rocket');
    assert.equal(!missing.ok && missing.trouble.kind, 'missing');
    assert.deepEqual(await reactions(), ['+1', undefined]);
  });

  test('is read over several pages of issues, comments and edits', async () => {
    const { stage, looked } = await scene(open);
    for (let count = 1; count <= 70; count += 1) {
      stage.createIssue({ title: `${count}`, body: '0', labels: [LABEL], by: BOT });
      stage.nowMs += 1_000;
    }
    for (let count = 1; count <= 120; count += 1) {
      stage.comment(1, `${count}`);
      stage.editIssue(1, { body: `${count}` });
      stage.nowMs += 1_000;
    }
    const { issues, isComplete } = await looked();
    assert.equal(isComplete, true);
    assert.equal(issues.length, 70);
    const [{ number, comments, edits } = never()] = issues;
    assert.deepEqual([number, comments.length, edits.length], [1, 120, 121]);
    assert.deepEqual([comments[0]?.body, edits[0]?.body, edits.at(-1)?.body], ['1', '0', '120']);
  });

  test('is closed to who may not read issues', async () => {
    const { stage, box } = await scene(open);
    stage.setPermissions({ issues: 'none' });
    const asked = await box.look(LABEL);
    assert.equal(asked.ok, false);
  });
});

function never(): never {
  assert.fail('there is one');
}

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, onTestFinished, test } from 'vitest';

import { readIssueEvent, readPullRequestEvent } from '../../src/adapters/runner-event.ts';

let path: string;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'event-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  path = join(folder, 'event.json');
});

function eventIn(text: string) {
  writeFileSync(path, text);
  return readPullRequestEvent(path);
}

const pull = (head: unknown, fields: object = {}) =>
  JSON.stringify({
    action: 'synchronize',
    number: 7,
    pull_request: {
      number: 7,
      title: '::error::',
      head: { repo: head },
      base: { repo: { id: 42 } },
      ...fields,
    },
  });

test('the pull request of the event has its number', () =>
  assert.deepEqual(eventIn(pull({ id: 42 })), { number: 7, isFromFork: false }));

test.each([
  ['of another repository', { id: 43 }],
  ['that was deleted', null],
])('a head %s is a fork', (_, head) => assert.equal(eventIn(pull(head))?.isFromFork, true));

describe('there is no pull request', () => {
  test.each([
    ['in a push', '{"ref":"refs/heads/main"}'],
    ['in what is no JSON', '{"pull_request":'],
    ['in what is no object', '[7]'],
    ['without a number', pull({ id: 42 }, { number: '7/../8' })],
    ['with the number 0', pull({ id: 42 }, { number: 0 })],
    ['without a base', pull({ id: 42 }, { base: {} })],
  ])('%s', (_, text) => assert.equal(eventIn(text), undefined));

  test('where there is no file of the event', () => {
    assert.equal(readPullRequestEvent(path), undefined);
    assert.equal(readPullRequestEvent(''), undefined);
    assert.equal(readPullRequestEvent(undefined), undefined);
  });
});

describe('the issue of the event', () => {
  const read = (event: object) => {
    writeFileSync(path, JSON.stringify(event));
    return readIssueEvent(path);
  };

  test('has its number, and that of the comment where there is one', () => {
    const issue = { number: 7, title: '::error::', body: '/agent retry a' };
    assert.deepEqual(read({ action: 'edited', issue }), { issue: 7, comment: undefined });
    assert.deepEqual(read({ action: 'created', issue, comment: { id: 9, body: 'x' } }), {
      issue: 7,
      comment: 9,
    });
  });

  test.each([
    ['in a push', { ref: 'refs/heads/main' }],
    ['with a number that is none', { issue: { number: '7/../8' } }],
    ['with the number 0', { issue: { number: 0 } }],
    ['with a comment that is none', { issue: { number: 7 }, comment: { id: '9' } }],
  ])('is none %s', (_, event) => assert.equal(read(event), undefined));

  test('is none where there is no file of the event, or one larger than any', () => {
    for (const nowhere of [path, '', undefined]) assert.equal(readIssueEvent(nowhere), undefined);
    assert.notEqual(read({ issue: { number: 7 } }), undefined);
    writeFileSync(path, JSON.stringify({ issue: { number: 7 } }).padEnd(100));
    assert.notEqual(readIssueEvent(path), undefined);
    writeFileSync(path, `${JSON.stringify({ issue: { number: 7 } })}${' '.repeat(32 << 20)}`);
    assert.equal(readIssueEvent(path), undefined);
  });
});

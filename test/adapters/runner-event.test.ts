import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, onTestFinished, test } from 'vitest';

import { readPullRequestEvent } from '../../src/adapters/runner-event.ts';

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

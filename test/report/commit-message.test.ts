import assert from 'node:assert/strict';
import { test } from 'vitest';

import { commitWith } from '../support/words-everywhere.ts';

const REST = `12 tasks completed, 1 task quarantined.

Background-Agent: background-agent/default
Background-Agent-Run: https://github.com/octo-org/repo/actions/runs/19876543210/attempts/1
`;

function subjectOf(subject: string | undefined): string {
  const [first = '', rest] = commitWith('', { subject }).split(/\n\n(.*)/s);
  assert.equal(rest, REST);
  return first;
}

test('a commit says what is in it, and whose it is', () => {
  assert.equal(subjectOf(undefined), 'Add 13 results of background-agent/default');
  const one = commitWith('', { subject: undefined, counts: { completed: 1, quarantined: 0 }, run: 'k3v9' });
  assert.equal(
    one,
    `Add 1 result of background-agent/default

1 task completed, 0 tasks quarantined.

Background-Agent: background-agent/default
`,
  );
});

test.each([
  ['chore(results): update', 'chore(results): update'],
  ['Nightly results [skip ci]', 'Nightly results [skip ci]'],
  ['  Results \u{1f916}  ', 'Results \u{1f916}'],
  ['ask @octocat or @octo-org/team', 'ask @ octocat or @ octo-org/team'],
  ['fixes #12, octo-org/repo#3', 'fixes # 12, octo-org/repo# 3'],
  ['closes gh-12', 'closes gh 12'],
  ['see https://example.com and www.example.com', 'see https: //example.com and www example.com'],
  ['revert 6f1d2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b', 'revert 6f1d2a…'],
  ['one\n\nCo-authored-by: x <x@y.z>', 'one'],
  ['one\rtwo', 'one'],
  ['a\u202eb\u0007', 'a\\u202eb\\u0007'],
])('the subject %j becomes %j', (subject, expected) => assert.equal(subjectOf(subject), expected));

test.each([[''], ['  \n\n '], ['\r\n']])('an empty subject, %j, is not taken', subject =>
  assert.equal(subjectOf(subject), 'Add 13 results of background-agent/default'),
);

test('a long subject is cut', () => {
  const subject = subjectOf('word '.repeat(1_000));
  assert.equal(subject.length, 200);
  assert.match(subject, /…$/);
});

test('an agent is a name, or the message is none', () =>
  assert.throws(() => commitWith('x', { agent: '@octocat' }), /an agent is named/));

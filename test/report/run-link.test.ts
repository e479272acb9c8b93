import assert from 'node:assert/strict';
import { test } from 'vitest';

import { issueLink, issueUrl, runLink, runUrl } from '../../src/report/run-link.ts';
import { aliveIn, parseMarkdown } from '../support/github-markdown.ts';
import { HOSTILE_MARKDOWN } from '../support/hostile-markdown.ts';
import { PLACE, RUN } from '../support/words-everywhere.ts';

const URL = 'https://github.com/octo-org/repo/actions/runs/19876543210/attempts/1';

test('a run on GitHub is a link to its page', () => {
  assert.equal(runLink(RUN, PLACE), `[this run](${URL})`);
  assert.deepEqual(aliveIn(parseMarkdown(runLink(RUN, PLACE))), [`link: ${URL}`]);
});

test('a run on a disk, or of an agent that nobody told where it is, is its id', () => {
  assert.equal(runLink('k3v9', PLACE), 'run ` k3v9 `');
  assert.equal(runLink(RUN, undefined), 'run ` 19876543210.1 `');
});

test('an issue is a link to its page, or its number', () => {
  assert.equal(issueLink(7, PLACE), '[issue 7](https://github.com/octo-org/repo/issues/7)');
  assert.equal(issueLink(7, undefined), 'issue 7');
  assert.deepEqual(aliveIn(parseMarkdown(issueLink(7, undefined))), []);
  for (const text of HOSTILE_MARKDOWN) {
    assert.equal(issueUrl(7, { ...PLACE, repository: text }), undefined);
    assert.equal(issueLink(7, { ...PLACE, repository: text }), 'issue 7');
  }
});

test.each([
  ['https://github.example.com', 'octo-org/repo'],
  ['https://github.example.com:8443', 'octo-org/re.po_-'],
  ['http://127.0.0.1:8080', 'octo_cat/.github'],
])('%s and %s make an address', (serverUrl, repository) =>
  assert.equal(
    runUrl('1.2', { serverUrl, repository }),
    `${serverUrl}/${repository}/actions/runs/1/attempts/2`,
  ),
);

test.each([
  ['https://github.com/', 'octo-org/repo'],
  ['https://a:b@github.com', 'octo-org/repo'],
  ['https://github.com?x', 'octo-org/repo'],
  ['javascript:alert(1)', 'octo-org/repo'],
  ['//github.com', 'octo-org/repo'],
  ['https://github.com', 'octo-org'],
  ['https://github.com', 'octo-org/repo/more'],
  ['https://github.com', '../repo'],
  ['https://github.com', 'octo-org/..'],
  ['https://github.com', 'octo-org/re po'],
  ['https://github.com', 'octo-org/repo)'],
  ['https://github.com', 'octo-org/repo\n'],
])('%j and %j make none', (serverUrl, repository) =>
  assert.equal(runUrl(RUN, { serverUrl, repository }), undefined),
);

test('no hostile text gets into an address', () => {
  for (const text of HOSTILE_MARKDOWN) {
    assert.equal(runUrl(text, PLACE), undefined);
    assert.equal(runUrl(RUN, { ...PLACE, repository: text }), undefined);
    if (!/^[\w.-]+$/.test(text))
      assert.equal(runUrl(RUN, { ...PLACE, repository: `octo-org/${text}` }), undefined);
    if (!/^https?:\/\/example\.com$/i.test(text))
      assert.equal(runUrl(RUN, { ...PLACE, serverUrl: text }), undefined);
  }
});

import assert from 'node:assert/strict';
import { test } from 'vitest';

import { type BranchHead, branchHeadText, parseBranchHead } from '../../src/domain/branch-head.ts';
import { NOW, sha } from '../support/literals.ts';

const head: BranchHead = {
  version: 1,
  log: 'k3v9',
  repository: '42',
  agent: 'default',
  seq: 7,
  hash: sha(7),
  at: NOW,
  end: 1_234,
};

test.each([head, { ...head, run: '19876543210.1' }])('a head is read as it was written', told => {
  assert.deepEqual(parseBranchHead(branchHeadText(told)), told);
});

test('its text is made for people too', () => {
  assert.equal(branchHeadText(head).split('\n').length, 11);
  assert.ok(branchHeadText(head).endsWith('}\n'));
});

test('one that could not be read again is never written', () =>
  assert.throws(() => branchHeadText({ ...head, seq: 0 })));

test.each([
  ['no JSON', 'seq: 7'],
  ['nothing', ''],
  ['another version', JSON.stringify({ ...head, version: 2 })],
  ['a hash that is none', JSON.stringify({ ...head, hash: 'abc' })],
  ['a seq below one', JSON.stringify({ ...head, seq: 0 })],
  ['more than it may say', JSON.stringify({ ...head, extra: true })],
  ['less than it must say', JSON.stringify({ version: 1 })],
])('with %s there is no head', (_, text) => assert.equal(parseBranchHead(text), undefined));

import assert from 'node:assert/strict';
import { test } from 'vitest';

import { TaskId } from '../../src/domain/task.ts';

const takes = (id: unknown) => TaskId.safeParse(id).success;

test('a task is named by letters, digits, dots, hyphens and underscores', () => {
  for (const id of ['a', '7', 'sum-001', 'Bug_17.v2', 'a..b', 'x'.repeat(128)])
    assert.equal(takes(id), true, id);
  for (const id of ['', '-a', '.a', '_a', 'a b', 'a/b', 'a\\b', 'ä', 'a\n', 'x'.repeat(129), 7, null])
    assert.equal(takes(id), false, String(id));
});

test('no name ends with a dot: Windows would drop it', () => {
  assert.equal(takes('a.'), false);
  assert.equal(takes('a..'), false);
});

test('no name is one of a Windows device, with or without an extension, in any letter case', () => {
  for (const id of ['con', 'PRN', 'Aux', 'nul', 'com0', 'COM9', 'lpt1', 'con.txt', 'NUL.tar.gz'])
    assert.equal(takes(id), false, id);
  for (const id of ['console', 'com', 'com10', 'lpt', 'null', 'a.con', 'con-1'])
    assert.equal(takes(id), true, id);
});

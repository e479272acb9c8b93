import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Draft } from '../../../src/domain/draft.ts';
import { type Asked, NOTHING_ASKED } from '../../../src/domain/requests/asked.ts';
import { type AskedRow, addAskedRow, askedRows } from '../../../src/domain/rows/asked-row.ts';
import { newState } from '../../../src/domain/state.ts';
import { NOW, later } from '../../support/literals.ts';

const LATER = later(5_000);

const ASKED: Asked = {
  pause: { since: NOW, until: LATER, by: 'ada' },
  lowered: { day: '2026-01-31', nanoUsd: 5, by: 'grace' },
  snoozes: new Map([
    ['default/budget', LATER],
    ['default/stale', NOW],
  ]),
  taken: new Map([
    [1, { comment: 7, edit: { at: NOW, number: 2 } }],
    [2, { comment: 8, edit: undefined }],
    [3, { comment: undefined, edit: { at: LATER, number: 0 } }],
  ]),
};
const ROWS: readonly AskedRow[] = [
  ['paused', NOW, LATER, 'ada'],
  ['lowered', '2026-01-31', 5, 'grace'],
  ['snoozed', 'default/budget', LATER],
  ['snoozed', 'default/stale', NOW],
  ['taken', 1, 7, [NOW, 2]],
  ['taken', 2, 8, null],
  ['taken', 3, null, [LATER, 0]],
];

function read(...rows: readonly AskedRow[]): { readonly asked: Asked; readonly problems: unknown[] } {
  const draft = newState() as Draft;
  return { problems: rows.map(row => addAskedRow(draft, row)), asked: draft.asked };
}

test('what people asked for is written as rows, and read as what it was', () => {
  assert.deepEqual([...askedRows(ASKED)], ROWS);
  assert.deepEqual(read(...ROWS).asked, ASKED);
});

test('a pause without an end has none when it is read', () => {
  const asked: Asked = { ...NOTHING_ASKED, pause: { since: NOW, until: undefined, by: 'ada' } };
  assert.deepEqual([...askedRows(asked)], [['paused', NOW, null, 'ada']]);
  assert.deepEqual(read(['paused', NOW, null, 'ada']).asked, asked);
});

test('nothing is no row', () => assert.deepEqual([...askedRows(NOTHING_ASKED)], []));

describe('a row that stands there twice', () => {
  test.each(ROWS.map(row => [row]))('is refused: %j', row => {
    const { problems, asked } = read(...ROWS, row);
    assert.deepEqual(problems, [...ROWS.map(() => undefined), 'there is one already']);
    assert.deepEqual(asked, ASKED);
  });
});

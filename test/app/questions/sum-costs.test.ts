import assert from 'node:assert/strict';
import { test } from 'vitest';

import { sumCosts } from '../../../src/app/questions/sum-costs.ts';
import type { CostColumn } from '../../../src/domain/cost-rows.ts';
import { type Placed, stateAfter } from '../../support/given.ts';
import { added, completed, queued, started } from '../../support/literals.ts';

type Work = { readonly model: string; readonly taskType?: string };

function spent(task: string, at: string, work: Work, costNanoUsd: number): Placed[] {
  const hold = {
    end: 'settled',
    usage: { promptTokens: 3, completionTokens: 1 },
    costNanoUsd,
    costSource: 'provider',
  } as const;
  return [added(task, work), started(task, { model: work.model }), completed(task, { hold })].map(event => ({
    event,
    at,
  }));
}

const state = stateAfter(
  ...queued(),
  ...spent('a', '2026-01-05T00:00:00.000Z', { model: 'small' }, 10),
  ...spent('b', '2026-01-31T23:59:59.999Z', { model: 'large' }, 500),
  ...spent('c', '2026-02-01T00:00:00.000Z', { model: 'small', taskType: 'triage' }, 30),
);

const costs = (columns: readonly CostColumn[], month?: string) =>
  sumCosts(state, columns, month).map(({ month = '-', type = '-', model = '-', calls, costNanoUsd }) =>
    [month, type, model, calls, costNanoUsd].join(' '),
  );

test('costs are summed by month, the oldest first', () =>
  assert.deepEqual(costs(['month']), ['2026-01 - - 2 510', '2026-02 - - 1 30']));

test('costs are summed by type and by model, the dearest first', () => {
  assert.deepEqual(costs(['type']), ['- summarize - 2 510', '- triage - 1 30']);
  assert.deepEqual(costs(['model']), ['- - large 1 500', '- - small 2 40']);
});

test('costs are summed by several columns, in one month the dearest first', () =>
  assert.deepEqual(costs(['month', 'model']), [
    '2026-01 - large 1 500',
    '2026-01 - small 1 10',
    '2026-02 - small 1 30',
  ]));

test('one month alone can be asked for', () => {
  assert.deepEqual(costs(['model'], '2026-02'), ['- - small 1 30']);
  assert.deepEqual(costs(['model'], '2025-12'), []);
});

test('tokens are summed by kind', () => {
  const [row] = sumCosts(state, [], undefined);
  assert.deepEqual([row?.promptTokens, row?.completionTokens], [9, 3]);
});

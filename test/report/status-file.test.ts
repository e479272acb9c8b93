import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Alert } from '../../src/domain/alerts/alert.ts';
import type { Event } from '../../src/domain/event.ts';
import { badgeOf } from '../../src/report/badge.ts';
import { statusFileOf } from '../../src/report/status-file.ts';
import { stateAfter } from '../support/given.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { NOW, added, calling, completed, failed, later, quarantined, queued } from '../support/literals.ts';
import { executedBy } from '../support/runner-rules.ts';
import { alertFor, reportWith } from '../support/words-everywhere.ts';

const tooLarge = { kind: 'too-large', status: 413 } as const;
const aside: Event[] = [
  ...calling('a', 'b'),
  completed('a'),
  failed('b', tooLarge),
  quarantined('b', tooLarge),
];
const raised = (kind: Alert['alert']): Event => ({ type: 'AlertRaised', ...alertFor(kind) });

test('the status is that of the last run that changed something', () => {
  const history = [...aside, raised('quarantine')];
  assert.deepEqual(JSON.parse(statusFileOf(stateAfter(...history), reportWith('openrouter'))), {
    version: 1,
    agent: 'default',
    asOf: '2026-11-22T10:01:00.000Z',
    counts: { pending: 0, processing: 0, failed: 0, quarantined: 1, skipped: 0, completed: 1 },
    alerts: [{ kind: 'quarantine', severity: 'warning', reason: 'x', since: NOW, changedAt: NOW }],
    lastRun: {
      run: '19876543210.1',
      provider: 'openrouter',
      outcome: 'provider-stopped',
      startedAt: '2026-11-22T10:00:00.000Z',
      finishedAt: '2026-11-22T10:01:00.000Z',
      completed: 1,
      quarantined: 1,
      calls: 2,
      tokens: 3_210,
      costUsd: 0.0012,
    },
    budgets: [{ window: 'day', unit: 'usd', limit: 1e-6, spent: 9e-7, held: 5e-8, remaining: 5e-8 }],
  });
});

test('a budget of tokens is in tokens', () => {
  const budgets = [{ window: 'run', unit: 'tokens', limit: 1_000, spent: 900, held: 50 }] as const;
  const { budgets: told } = JSON.parse(statusFileOf(stateAfter(), { ...reportWith('x'), budgets })) as {
    budgets: unknown;
  };
  assert.deepEqual(told, [
    { window: 'run', unit: 'tokens', limit: 1_000, spent: 900, held: 50, remaining: 50 },
  ]);
});

test('no text of somebody else is executed when somebody prints the file', () => {
  for (const text of HOSTILE_TEXTS)
    assert.deepEqual(executedBy(statusFileOf(stateAfter(), reportWith(text))), []);
});

describe('the badge', () => {
  const badge = (history: readonly Event[], agent = 'default') =>
    JSON.parse(badgeOf(agent, stateAfter(...history))) as { message: string; color: string; label: string };

  test('is what shields.io takes', () =>
    assert.deepEqual(badge([...calling('a'), completed('a')]), {
      schemaVersion: 1,
      label: 'background agent',
      message: '1 of 1 done',
      color: 'brightgreen',
    }));

  test('names an agent that has a name of its own', () =>
    assert.equal(badge([], 'nightly').label, 'background agent nightly'));

  test('says how far the list is done', () => {
    const history = [...calling('a', 'b', 'c'), completed('a'), failed('b', tooLarge, { retryAt: later(9) })];
    assert.deepEqual([badge(history).message, badge(history).color], ['1 of 3 done', 'blue']);
    assert.equal(badge(queued('a')).message, '0 of 1 done');
  });

  test('is bright although somebody asked to skip the rest, and counts that in no number', () => {
    const skipped = quarantined('b', { kind: 'skipped' });
    const { message, color } = badge([...calling('a'), completed('a'), added('b'), skipped]);
    assert.deepEqual([message, color], ['1 of 1 done', 'brightgreen']);
    assert.equal(
      badge([...aside, added('z'), quarantined('z', { kind: 'skipped' }), raised('quarantine')]).message,
      '1 quarantined',
    );
  });

  test('says the gravest alert instead', () => {
    const all = (['interrupted', 'budget', 'quarantine', 'provider', 'state'] as const).map((_, n, kinds) => {
      const { message, color } = badge([...aside, ...kinds.slice(0, n + 1).map(raised)]);
      return `${message}: ${color}`;
    });
    assert.deepEqual(all, [
      'interrupted: yellow',
      'budget reached: yellow',
      '1 quarantined: orange',
      'provider stopped: red',
      'log trouble: red',
    ]);
  });
});

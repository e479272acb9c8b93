import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { type Alert, AlertKind, Fingerprint, fingerprintOf } from '../../src/domain/alert.ts';
import type { Event } from '../../src/domain/event.ts';
import { given, stateAfter } from '../support/given.ts';
import { NOW, created, later, sha } from '../support/literals.ts';

const budget: Alert = {
  alert: 'budget',
  fingerprint: 'default/budget',
  severity: 'info',
  reason: 'day-cost',
  facts: sha(1),
};
const provider: Alert = { ...budget, alert: 'provider', fingerprint: 'default/provider' };
const raised = (alert: Alert): Event => ({ type: 'AlertRaised', ...alert });
const resolved = ({ alert, fingerprint }: Alert): Event => ({ type: 'AlertResolved', alert, fingerprint });
const raise = (...firing: Alert[]) => ({ type: 'RaiseAlerts', firing }) as const;

describe('an alert', () => {
  test('that is new is raised', () => given(created).when(raise(budget)).then(raised(budget)));

  test('that says what it said before is no news', () => {
    given(raised(budget)).when(raise(budget)).then();
    given(raised(budget))
      .when(raise({ ...budget, reason: 'run-cost' }))
      .then();
  });

  test('that says something else is raised again', () => {
    const changes: Alert[] = [
      { ...budget, facts: sha(2) },
      { ...budget, severity: 'warning' },
    ];
    for (const changed of changes) given(raised(budget)).when(raise(changed)).then(raised(changed));
  });

  test('that fires no more is resolved, the others stay', () =>
    given(raised(budget), raised(provider)).when(raise(provider)).then(resolved(budget)));

  test('that is over is raised anew', () =>
    given(raised(budget), resolved(budget)).when(raise(budget)).then(raised(budget)));
});

test('where nothing fires and nothing did, nothing is noted', () => given(created).when(raise()).then());

test('an alert keeps the time it was raised first, and has the time of its last change', () => {
  const changed: Alert = { ...budget, facts: sha(2) };
  const history = [raised(budget), { event: raised(changed), at: later(60_000) }];
  assert.deepEqual(
    [...stateAfter(...history).alerts],
    [['default/budget', { ...changed, since: NOW, changedAt: later(60_000) }]],
  );
});

test('an alert that was resolved is not in State', () =>
  assert.equal(stateAfter(raised(budget), resolved(budget)).alerts.size, 0));

test('a log that was taken over leaves its alerts behind, with their issues', () =>
  assert.equal(
    stateAfter(created, raised(budget), { type: 'LogAdopted', repository: '43', previous: '42' }).alerts.size,
    0,
  ));

test('a fingerprint tells agents and kinds apart', () => {
  const all = AlertKind.options.flatMap(kind => ['a', 'b'].map(agent => fingerprintOf(agent, kind)));
  assert.equal(new Set(all).size, all.length);
  for (const fingerprint of all) assert.equal(Fingerprint.parse(fingerprint), fingerprint);
});

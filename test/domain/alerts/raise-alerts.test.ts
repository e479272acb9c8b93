import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import {
  type Alert,
  AlertKind,
  Fingerprint,
  fingerprintOf,
  kindOf,
} from '../../../src/domain/alerts/alert.ts';
import type { AlertMemory } from '../../../src/domain/alerts/alert-memory.ts';
import type { Event } from '../../../src/domain/event.ts';
import { given, stateAfter } from '../../support/given.ts';
import { NOW, created, later, runFinished, runStarted, sha } from '../../support/literals.ts';

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

describe('where no issue keeps it, the log remembers how people were told', () => {
  const told = { severity: 'info', reason: 'day-cost', since: NOW, toldAt: NOW, returns: 0 } as const;
  const fires: AlertMemory = { phase: 'firing', ...told, facts: sha(1), runs: 1, risen: false };
  const over: AlertMemory = { phase: 'over', ...told, overAt: NOW };
  const remembered = (memory: AlertMemory, fingerprint = 'default/budget'): Event => ({
    ...{ type: 'AlertRemembered', fingerprint, memory },
  });
  const remember = (memory: AlertMemory, ...firing: Alert[]) =>
    ({ type: 'RaiseAlerts', firing, memories: new Map([['default/budget', memory]]) }) as const;

  test('once', () => {
    given(created).when(remember(fires, budget)).then(raised(budget), remembered(fires));
    given(raised(budget), remembered(fires)).when(remember(fires, budget)).then();
  });

  test('also when nothing else is news, or it is over', () => {
    const next = { ...fires, runs: 2 };
    given(raised(budget), remembered(fires)).when(remember(next, budget)).then(remembered(next));
    given(raised(budget), remembered(fires)).when(remember(over)).then(resolved(budget), remembered(over));
  });

  test('and keeps the last of it', () => {
    const memories = (...events: Event[]) => [...stateAfter(...events).alertMemories.values()];
    assert.deepEqual(memories(remembered(fires), remembered(over)), [over]);
    assert.deepEqual(memories(resolved(budget), remembered(over)), [over]);
    assert.deepEqual(memories(remembered(fires), resolved(budget)), [], 'its issue knows more');
    const adopted: Event = { type: 'LogAdopted', repository: '43', previous: '42' };
    assert.deepEqual(memories(created, remembered(fires), adopted), []);
  });

  test('of what is over for a day, and of what fires for good', () => {
    const history = [
      remembered(over),
      remembered({ ...fires }, 'default/provider'),
      { event: runStarted, at: later(86_399_999) },
    ];
    assert.equal(stateAfter(...history).alertMemories.size, 2);
    const next = [runFinished, runStarted].map(event => ({ event, at: later(86_400_000) }));
    assert.deepEqual([...stateAfter(...history, ...next).alertMemories.keys()], ['default/provider']);
  });
});

test('a fingerprint names its kind', () => {
  for (const kind of AlertKind.options) assert.equal(kindOf(fingerprintOf('a-b', kind)), kind);
  assert.equal(kindOf('default/party'), undefined);
});

test('a fingerprint tells agents and kinds apart', () => {
  const all = AlertKind.options.flatMap(kind => ['a', 'b'].map(agent => fingerprintOf(agent, kind)));
  assert.equal(new Set(all).size, all.length);
  for (const fingerprint of all) assert.equal(Fingerprint.parse(fingerprint), fingerprint);
});

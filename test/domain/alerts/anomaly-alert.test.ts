import assert from 'node:assert/strict';
import { hash as digest } from 'node:crypto';
import { describe, test } from 'vitest';

import { anomalyAlert } from '../../../src/domain/alerts/anomaly-alert.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Event } from '../../../src/domain/event.ts';
import { odditiesOf } from '../../../src/domain/oddities/oddity.ts';
import { BACKOFF } from '../../../src/domain/retry.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import { stateAfter } from '../../support/given.ts';
import { RELEASED, created, removed, runFinished, runStarted } from '../../support/literals.ts';
import { INVALID, call, calls, costing, run, setAside } from '../../support/usual-history.ts';

const hash = (text: string) => digest('sha256', text, 'hex');

const TRIAGE = { taskType: 'triage' };
const USUAL: readonly Event[] = [created, ...run([...calls('s', 60), ...calls('t', 60, TRIAGE)])];
const slow = (task: string, fields = {}) => call(task, { durationMs: 90_000, ...fields });
const failing = (prefix: string) => [
  ...calls(`${prefix}-good`, 10),
  ...calls(`${prefix}-bad`, 30, { failure: INVALID, hold: RELEASED }),
];

function fired(history: readonly Event[]) {
  const state = stateAfter(...history);
  return anomalyAlert(state, 'default', odditiesOf(state), hash);
}

/** `reason, severity: what; and still what`; undefined: it does not fire. */
function told(history: readonly Event[]): string | undefined {
  const firing = fired(history);
  if (firing === undefined) return undefined;
  const { alert, details } = firing;
  const what =
    details?.kind === 'anomaly'
      ? [
          details.own.map(({ kind, taskType }) => `${taskType} ${kind}`).join(', '),
          ...details.standing.map(({ taskType, kinds }) => `still ${taskType} ${kinds.join(' ')}`),
        ].join('; ')
      : 'as before';
  return `${alert.reason}, ${alert.severity}: ${what}`;
}

const on = (...happens: Event[]) => [...USUAL, runStarted, ...happens];

/** The run ends as it does: people are told, and what was odd is noted. */
function ended(history: readonly Event[]): Event[] {
  const firing = fired(history);
  const state = stateAfter(...history);
  return [
    ...history,
    ...(firing === undefined ? [] : [{ type: 'AlertRaised', ...firing.alert } as const]),
    ...decide({ type: 'FinishRun', outcome: 'completed' }, state, { limits: NO_LIMITS, backoff: BACKOFF }),
  ];
}
const next = (history: readonly Event[], ...happens: Event[]) => [...ended(history), runStarted, ...happens];

describe('an anomaly', () => {
  test.each<[string, readonly Event[], string | undefined]>([
    ['is none when all is as ever', on(...call('a')), undefined],
    ['of a slow call is worth knowing', on(...slow('a')), 'slow, info: summarize slow'],
    [
      'of dear ones, too, and told before those',
      on(...slow('a', { hold: costing(90_000_000) })),
      'dear, info: summarize slow, summarize dear',
    ],
    ['of failures is a warning', on(...failing('a')), 'failing, warning: summarize failing'],
    [
      'is the gravest of several',
      on(...failing('a'), ...slow('b', TRIAGE)),
      'failing, warning: summarize failing, triage slow',
    ],
    [
      'is none when the issue about quarantine tells it all',
      on(...failing('a'), setAside('a-bad-1')),
      undefined,
    ],
    [
      'is none of answers that never fitted alone',
      on(...call('a', { failure: INVALID }), setAside('a')),
      undefined,
    ],
  ])('%s', (_, history, expected) => assert.equal(told(history), expected));

  test('tells as well what the issue about quarantine tells, where it has something of its own', () => {
    const firing = fired(on(...failing('a'), setAside('a-bad-1'), ...slow('b')));
    assert.ok(firing?.details?.kind === 'anomaly');
    assert.deepEqual(
      [firing.details.own, firing.details.grouped].map(all => all.map(({ kind }) => kind)),
      [['slow'], ['failing', 'mismatched']],
    );
    assert.equal(firing.alert.severity, 'info');
  });
});

describe('what is news', () => {
  const factsOf = (history: readonly Event[]) => fired(history)?.alert.facts;

  test('which task it was is none', () => {
    assert.equal(factsOf(on(...slow('a'))), factsOf(on(...slow('b'), ...slow('c'))));
    assert.equal(factsOf(on(...slow('a'))), factsOf(on(...failing('b'), setAside('b-bad-1'), ...slow('a'))));
  });

  test('another type is, and another way to be odd', () => {
    assert.notEqual(factsOf(on(...slow('a'))), factsOf(on(...slow('a', TRIAGE))));
    assert.notEqual(factsOf(on(...slow('a'))), factsOf(on(...call('a', { hold: costing(90_000_000) }))));
  });

  test('the order is none', () =>
    assert.equal(
      factsOf(on(...slow('a'), ...slow('b', TRIAGE))),
      factsOf(on(...slow('b', TRIAGE), ...slow('a'))),
    ));
});

describe('an anomaly is over', () => {
  const before = on(...slow('a'));

  test('with the next run that tried the type and found nothing', () =>
    assert.equal(told(next(before, ...call('b'))), undefined));

  test('not with one that found it again', () =>
    assert.equal(told(next(before, ...slow('b'))), 'slow, info: summarize slow'));

  test('not with one that tried nothing, or another type: what was said stands', () => {
    assert.equal(told(next(before)), 'slow, info: as before');
    assert.equal(told(next(before, ...call('t', TRIAGE))), 'slow, info: as before');
    assert.equal(told(ended(before)), 'slow, info: as before');
  });

  test('not with one that was killed, in which nobody has looked', () => {
    const killed: Event = { type: 'RunInterrupted', interrupted: 'run-1' };
    assert.equal(told([...next(before, ...call('b')), killed, runStarted]), 'slow, info: as before');
  });

  test('when the type is no more asked for', () => {
    const all = stateAfter(...ended(before)).tasks;
    const gone = [...all.values()]
      .filter(({ taskType }) => taskType === 'summarize')
      .map(({ id }) => removed(id));
    assert.equal(told(next(before, ...gone)), undefined);
    assert.equal(told(next(before, ...gone.slice(1))), 'slow, info: as before');
  });

  test('for the repository that took the log over', () =>
    assert.equal(
      told([...ended(before), { type: 'LogAdopted', repository: '43', previous: '42' }]),
      undefined,
    ));

  test('for each type by itself, and what stands is told with what is new', () => {
    const other = next(before, ...slow('t', TRIAGE));
    assert.equal(told(other), 'slow, info: triage slow; still summarize slow');
    assert.equal(told(next(other, ...call('b'))), 'slow, info: ; still triage slow');
  });

  test('though people could not be told of it: the next run does, as far as it knows', () => {
    const untold = ended(before).filter(({ type }) => type !== 'AlertRaised');
    assert.equal(told([...untold, runStarted]), 'slow, info: ; still summarize slow');
  });

  test('of failures only when a run does not fail as much, however few its tasks', () => {
    const failed = on(...failing('a'));
    const again = next(failed, ...calls('b', 3, { failure: INVALID, hold: RELEASED }));
    assert.equal(told(again), 'failing, warning: summarize failing');
    assert.equal(told(next(failed, ...calls('b', 3))), undefined);
  });
});

test('a run whose end notes nothing that was odd had nothing', () =>
  assert.equal(told([...on(...slow('a')), runFinished]), undefined));

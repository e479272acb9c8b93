import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { AgentRequest } from '../../../src/domain/requests/agent-request.ts';
import type { RequestSource } from '../../../src/domain/requests/asked-event.ts';
import { type Limits, NO_LIMITS } from '../../../src/domain/budget.ts';
import type { Command } from '../../../src/domain/decide.ts';
import type { Event, EventOf } from '../../../src/domain/event.ts';
import { given, givenLimits, stateAfter } from '../../support/given.ts';
import {
  NOW,
  added,
  changed,
  completed,
  created,
  failed,
  later,
  quarantined,
  released,
  runFinished,
  runStarted,
  sha,
  started,
} from '../../support/literals.ts';

const down = { kind: 'server-error', status: 503 } as const;
const skipped = { kind: 'skipped' } as const;
const COMMENT = { kind: 'comment', id: 50 } as const;
const edit = (at: string, number: number): RequestSource => ({ kind: 'edit', at, number });

/** Ada asks, in comment 50 on issue 7, unless it says otherwise. */
function ask(request: AgentRequest | undefined, source: RequestSource = COMMENT, issue = 7): Command {
  return { type: 'TakeRequest', issue, source, by: 'ada', request, now: NOW };
}

type Taken = Partial<EventOf<'RequestTaken'>>;
const taken = (fields: Taken = {}): Event => ({
  type: 'RequestTaken',
  ...{ issue: 7, source: COMMENT, by: 'ada', outcome: 'done', ...fields },
});
const refused = (what: string, reason: NonNullable<Taken['reason']>, ...tasks: string[]): Event =>
  taken({ what, outcome: 'refused', reason, ...(tasks.length > 0 && { tasks }) });

/** A task in every situation, each named after it. */
const EVERYWHERE: readonly Event[] = [
  created,
  runStarted,
  added('pending'),
  ...['processing', 'completed', 'failed', 'quarantined', 'skipped'].map(id => added(id)),
  started('processing'),
  started('completed'),
  completed('completed'),
  started('failed'),
  failed('failed', down, { retryAt: later(500) }),
  started('quarantined'),
  failed('quarantined', down),
  quarantined('quarantined', down),
  quarantined('skipped', skipped),
];

describe('to retry', () => {
  test('puts back what is in quarantine, by failure or because somebody asked', () =>
    given(...EVERYWHERE)
      .when(ask({ kind: 'retry', tasks: ['quarantined', 'skipped'] }))
      .then(
        taken({ what: 'retry quarantined skipped' }),
        released('quarantined', 'retry'),
        released('skipped', 'retry'),
      ));

  test.for(['pending', 'processing', 'completed', 'failed'])('is refused for a task that is %s', id =>
    given(...EVERYWHERE)
      .when(ask({ kind: 'retry', tasks: [id] }))
      .then(refused(`retry ${id}`, 'not-in-quarantine', id)),
  );

  test('is refused as a whole, with all that stands in its way for the same reason', () => {
    given(...EVERYWHERE)
      .when(ask({ kind: 'retry', tasks: ['quarantined', 'x', 'pending', 'y'] }))
      .then(refused('retry quarantined x pending y', 'unknown-task', 'x', 'y'));
    given(...EVERYWHERE)
      .when(ask({ kind: 'retry', tasks: ['pending', 'x', 'failed'] }))
      .then(refused('retry pending x failed', 'not-in-quarantine', 'pending', 'failed'));
  });
});

describe('to skip', () => {
  test.for(['pending', 'failed', 'quarantined'])('sets a task aside that is %s', id =>
    given(...EVERYWHERE)
      .when(ask({ kind: 'skip', tasks: [id] }))
      .then(taken({ what: `skip ${id}` }), quarantined(id, skipped)),
  );

  test.for([
    ['processing', 'under-way'],
    ['completed', 'completed'],
    ['skipped', 'already-skipped'],
    ['unknown', 'unknown-task'],
  ] as const)('is refused for a task that is %s', ([id, reason]) =>
    given(...EVERYWHERE)
      .when(ask({ kind: 'skip', tasks: [id] }))
      .then(refused(`skip ${id}`, reason, id)),
  );

  test('takes the task out of its queue until it is put back or edited', () => {
    const story = [...EVERYWHERE, quarantined('pending', skipped), quarantined('failed', skipped)];
    const state = stateAfter(...story);
    assert.deepEqual([[...state.pending], state.retries], [[], []]);

    const back = stateAfter(...story, released('pending', 'retry'), changed('failed', { key: sha(9) }));
    assert.deepEqual([...back.pending], ['pending', 'failed']);
  });
});

describe('a pause', () => {
  test('lasts until somebody resumes, or until a time', () => {
    given(...EVERYWHERE)
      .when(ask({ kind: 'pause', until: undefined }))
      .then(taken({ what: 'pause' }), { type: 'AgentPaused', by: 'ada' });
    given(...EVERYWHERE)
      .when(ask({ kind: 'pause', until: later(1) }))
      .then(taken({ what: `pause ${later(1)}` }), { type: 'AgentPaused', by: 'ada', until: later(1) });
  });

  test('whose time has passed when it is read is refused', () =>
    given(...EVERYWHERE)
      .when(ask({ kind: 'pause', until: NOW }))
      .then(refused(`pause ${NOW}`, 'pause-over')));

  test('is ended by whoever resumes, if there is one', () => {
    given(...EVERYWHERE, { type: 'AgentPaused', by: 'ada' })
      .when(ask({ kind: 'resume' }))
      .then(taken({ what: 'resume' }), { type: 'AgentResumed' });
    given(...EVERYWHERE)
      .when(ask({ kind: 'resume' }))
      .then(refused('resume', 'not-paused'));
    given(...EVERYWHERE, { type: 'AgentPaused', by: 'ada', until: NOW })
      .when(ask({ kind: 'resume' }))
      .then(refused('resume', 'not-paused'));
  });
});

describe('the budget of today', () => {
  const day = (nanoUsd: number): Limits => ({ ...NO_LIMITS, day: { nanoUsd } });
  const lowered = (nanoUsd: number, on = '2026-01-31'): Event => ({
    type: 'BudgetLowered',
    ...{ by: 'ada', day: on, nanoUsd },
  });
  const budget = (nanoUsd: number) => ask({ kind: 'budget', nanoUsd });

  test('is lowered, at most as far as nothing', () => {
    for (const [nanoUsd, what] of [
      [1_000, 'budget 0.000001'],
      [999, 'budget 0.000000999'],
      [0, 'budget 0'],
    ] as const)
      givenLimits(day(1_000), ...EVERYWHERE)
        .when(budget(nanoUsd))
        .then(taken({ what }), lowered(nanoUsd));
  });

  test('is set where the settings limit the cost of a run or a month only', () => {
    for (const limits of [
      { ...NO_LIMITS, run: { nanoUsd: 5 } },
      { ...NO_LIMITS, month: { nanoUsd: 5 } },
    ])
      givenLimits(limits, ...EVERYWHERE)
        .when(budget(1_000_000_000))
        .then(taken({ what: 'budget 1' }), lowered(1_000_000_000));
  });

  test('is never raised, neither above the settings nor above what was asked before', () => {
    givenLimits(day(1_000), ...EVERYWHERE)
      .when(budget(1_001))
      .then(refused('budget 0.000001001', 'would-raise'));
    givenLimits(day(1_000), ...EVERYWHERE, lowered(500))
      .when(budget(501))
      .then(refused('budget 0.000000501', 'would-raise'));
  });

  test('is what the settings say again on the next day', () =>
    givenLimits(day(1_000), ...EVERYWHERE, lowered(500, '2026-01-30'))
      .when(budget(501))
      .then(taken({ what: 'budget 0.000000501' }), lowered(501)));

  test('is that of the day in which it is asked, also by a run that spends in the one before', () =>
    givenLimits(
      day(1_000),
      { event: created, at: '2026-01-30T23:00:00.000Z' },
      { event: { ...runStarted, escrow: { nanoUsd: 9 } }, at: '2026-01-30T23:00:00.000Z' },
      { event: lowered(500, '2026-01-30'), at: '2026-01-30T23:30:00.000Z' },
    )
      .when(budget(501))
      .then(taken({ what: 'budget 0.000000501' }), lowered(501)));

  test('cannot be kept where models without a price are let through', () =>
    givenLimits({ ...NO_LIMITS, day: { tokens: 5 } }, ...EVERYWHERE)
      .when(budget(1))
      .then(refused('budget 0.000000001', 'no-cost-budget')));
});

describe('to snooze', () => {
  const raised: Event = {
    type: 'AlertRaised',
    ...{
      alert: 'quarantine',
      fingerprint: 'default/quarantine',
      severity: 'warning',
      reason: 'x',
      facts: sha(1),
    },
  };
  const snooze = (fingerprint: string) => ask({ kind: 'snooze', fingerprint });
  const week = later(7 * 86_400_000);

  test('silences an alert that fires for a week', () =>
    given(...EVERYWHERE, raised)
      .when(snooze('default/quarantine'))
      .then(taken({ what: 'snooze default/quarantine' }), {
        type: 'AlertSnoozed',
        fingerprint: 'default/quarantine',
        until: week,
      }));

  test('silences one that is raised elsewhere, too, and none of another agent', () => {
    given(...EVERYWHERE)
      .when(snooze('default/stale'))
      .then(taken({ what: 'snooze default/stale' }), {
        type: 'AlertSnoozed',
        fingerprint: 'default/stale',
        until: week,
      });
    given(...EVERYWHERE)
      .when(snooze('nightly/stale'))
      .then(refused('snooze nightly/stale', 'not-firing'));
    given(runStarted).when(snooze('default/stale')).then(refused('snooze default/stale', 'not-firing'));
  });

  test('is refused for one that does not fire', () =>
    given(...EVERYWHERE, raised, {
      type: 'AlertResolved',
      alert: 'quarantine',
      fingerprint: 'default/quarantine',
    })
      .when(snooze('default/quarantine'))
      .then(refused('snooze default/quarantine', 'not-firing')));
});

test('to tell how things stand, or to run, changes nothing', () => {
  given(...EVERYWHERE)
    .when(ask({ kind: 'status' }))
    .then(taken({ what: 'status' }));
  given(...EVERYWHERE)
    .when(ask({ kind: 'run' }))
    .then(taken({ what: 'run' }));
});

test('what nobody can understand is noted as that, so that it is answered once', () =>
  given(...EVERYWHERE)
    .when(ask(undefined))
    .then(taken({ outcome: 'refused', reason: 'not-understood' })));

test('nothing is taken where no run is on', () =>
  given(...EVERYWHERE.slice(0, 3), runFinished)
    .when(ask({ kind: 'status' }))
    .thenThrows(/no run is on/));

describe('what was taken', () => {
  const after = (...sources: RequestSource[]) =>
    given(created, runStarted, ...sources.map(source => taken({ source, what: 'status' })));
  const status = (source: RequestSource, issue = 7) => ask({ kind: 'status' }, source, issue);
  const comment = (id: number): RequestSource => ({ kind: 'comment', id });

  test('is not taken again, nor is what comes before it', () => {
    for (const id of [50, 49])
      after(COMMENT)
        .when(status(comment(id)))
        .then();
    after(edit(NOW, 2))
      .when(status(edit(NOW, 2)))
      .then();
    after(edit(NOW, 2))
      .when(status(edit(NOW, 1)))
      .then();
    after(edit(NOW, 2))
      .when(status(edit(later(-1_000), 9)))
      .then();
  });

  test('leaves all that comes after it', () => {
    for (const [before, source] of [
      [COMMENT, comment(51)],
      [edit(NOW, 2), edit(NOW, 3)],
      [edit(NOW, 2), edit(later(1_000), 0)],
      // Comments and edits stand in lists of their own.
      [COMMENT, edit(later(-1_000), 0)],
      [edit(NOW, 2), comment(1)],
    ] as const)
      after(before)
        .when(status(source))
        .then(taken({ source, what: 'status' }));
  });

  test('is known of each issue alone: they are read one after the other', () =>
    after(COMMENT)
      .when(status(comment(49), 8))
      .then(taken({ issue: 8, source: comment(49), what: 'status' })));

  test('stays known when the log tells of an earlier one once more', () =>
    after(COMMENT, comment(40))
      .when(status(comment(45)))
      .then());
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';

import type { Alert } from '../../../src/domain/alerts/alert.ts';
import {
  type AlertAct,
  type Occasion,
  hasRisen,
  severityOf,
  stepOf,
  willRise,
} from '../../../src/domain/alerts/alert-lifecycle.ts';
import { type AlertMemory, isSameMemory } from '../../../src/domain/alerts/alert-memory.ts';
import { NOW_MS, sha } from '../../support/literals.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const WARNING: Alert = {
  alert: 'quarantine',
  fingerprint: 'default/quarantine',
  severity: 'warning',
  reason: 'quarantined',
  facts: sha(1),
};
const INFO: Alert = { ...WARNING, severity: 'info' };
const CRITICAL: Alert = { ...WARNING, severity: 'critical' };
/** One that does not rise, and one of the same kind that does. */
const DAY_BUDGET: Alert = {
  ...INFO,
  ...{ alert: 'budget', fingerprint: 'default/budget', reason: 'day-cost' },
};
const MONTH_BUDGET: Alert = { ...DAY_BUDGET, severity: 'warning', reason: 'month-cost', facts: sha(2) };

/** One alert over many runs. */
class Life {
  nowMs = NOW_MS;
  memory: AlertMemory | undefined;
  readonly acts: string[] = [];

  /** A run that meets this, and what it did. */
  run(alert: Alert | undefined, more: Partial<Occasion> = {}): string {
    const step = stepOf({ memory: this.memory, alert, nowMs: this.nowMs, ...more });
    this.memory = step.memory;
    const act = nameOf(step.act);
    this.acts.push(act);
    return act;
  }

  /** The next run, some time later. */
  after(ms: number, alert: Alert | undefined, more: Partial<Occasion> = {}): string {
    this.nowMs += ms;
    return this.run(alert, more);
  }

  get told(): number {
    return this.acts.filter(isHeard).length;
  }
}

function nameOf(act: AlertAct): string {
  if (act.do === 'comment') return `comment: ${act.why}`;
  return act.do === 'close' && act.isQuiet ? 'close quietly' : act.do;
}

/** Whether people get a message. */
function isHeard(act: string): boolean {
  return /^(?:open|reopen|close|comment: \w+)$/.test(act);
}

function begun(alert = WARNING): Life {
  const life = new Life();
  assert.equal(life.run(alert), 'open');
  return life;
}

describe('an alert that fires', () => {
  test('is opened', () => {
    const at = new Date(NOW_MS).toISOString();
    assert.deepEqual(begun().memory, {
      ...{ phase: 'firing', severity: 'warning', reason: 'quarantined', facts: sha(1) },
      ...{ since: at, toldAt: at, returns: 0, runs: 1, risen: false },
    });
  });

  test('says nothing anew while nothing is new', () => {
    const life = begun();
    assert.equal(life.after(HOUR, WARNING), 'update', 'it is counted');
    assert.equal(life.after(HOUR, WARNING), 'comment: risen');
    const { memory } = life;
    for (let hour = 0; hour < 20; hour += 1) assert.equal(life.after(HOUR, WARNING), 'nothing');
    assert.deepEqual(life.memory, memory);
  });

  test('says what has changed', () => {
    const life = begun();
    assert.equal(life.after(HOUR, { ...WARNING, facts: sha(2) }), 'comment: changed');
    assert.equal(life.after(1, { ...WARNING, facts: sha(2) }, { countsAsRun: false }), 'nothing');
    assert.equal(life.after(1, { ...CRITICAL, facts: sha(2) }, { countsAsRun: false }), 'comment: changed');
    assert.equal(
      life.after(1, { ...CRITICAL, facts: sha(2), reason: 'x' }, { countsAsRun: false }),
      'nothing',
    );
  });

  test('is brought up to date without a word when its text differs, and it is no news', () => {
    const life = begun();
    const more = { countsAsRun: false, isTextNew: true };
    assert.equal(life.after(HOUR, WARNING, more), 'update');
    assert.equal(life.after(HOUR, WARNING, { countsAsRun: false }), 'nothing');
  });

  test.each([
    ['info', INFO, 'nothing'],
    ['warning', WARNING, 'comment: still'],
    ['critical', CRITICAL, 'comment: still'],
  ])('and is %s: after a day says so or not', (_, alert, expected) => {
    const life = begun(alert);
    const quiet = { countsAsRun: false };
    assert.equal(life.after(DAY - 1, alert, quiet), 'nothing');
    assert.equal(life.after(1, alert, quiet), expected);
    assert.equal(life.after(DAY - 1, alert, quiet), 'nothing');
    assert.equal(life.after(1, alert, quiet), expected);
  });

  test('that somebody closed says nothing, whatever changes, until it was over', () => {
    const life = begun();
    const closed = { isAcknowledged: true };
    for (let run = 0; run < 5; run += 1)
      assert.equal(life.after(DAY, { ...CRITICAL, facts: sha(run) }, closed), 'nothing');
    assert.equal(life.after(HOUR, undefined, closed), 'hold');
    assert.equal(life.after(DAY, WARNING), 'reopen');
  });
});

describe('at the third run in a row an alert rises, once', () => {
  test.each([
    [INFO, 'warning'],
    [WARNING, 'critical'],
    [CRITICAL, 'critical'],
  ] as const)('from %j to %s', (alert, severity) => {
    const life = begun(alert);
    assert.deepEqual([life.after(HOUR, alert), life.after(HOUR, alert)], ['update', 'comment: risen']);
    assert.deepEqual([life.memory?.severity, severityOf(alert, life.memory)], [severity, severity]);
    for (let hour = 0; hour < 20; hour += 1) assert.equal(life.after(HOUR, alert), 'nothing');
  });

  test('with whatever has changed', () => {
    const life = begun();
    life.after(HOUR, WARNING);
    assert.equal(life.after(HOUR, { ...WARNING, facts: sha(2) }), 'comment: risen');
    assert.equal(life.after(HOUR, { ...WARNING, facts: sha(2) }), 'nothing');
  });

  test('and what worsens then is a change', () => {
    const life = begun(INFO);
    life.after(HOUR, INFO);
    life.after(HOUR, INFO);
    assert.equal(life.after(HOUR, WARNING), 'comment: changed');
    assert.equal(life.memory?.severity, 'critical');
  });

  test('and repeats as what it is then', () => {
    const life = begun(INFO);
    life.after(HOUR, INFO);
    life.after(HOUR, INFO);
    assert.equal(life.after(DAY, INFO), 'comment: still');
  });

  test('not by runs that do not count', () => {
    const life = begun();
    for (let run = 0; run < 9; run += 1)
      assert.equal(life.after(MINUTE, WARNING, { countsAsRun: false }), 'nothing');
  });

  test('anew after it was over', () => {
    const life = begun();
    life.after(HOUR, WARNING);
    life.after(HOUR, undefined);
    life.after(2 * DAY, WARNING);
    assert.deepEqual([life.after(HOUR, WARNING), life.after(HOUR, WARNING)], ['update', 'comment: risen']);
  });
});

describe('a budget that is reached run after run, as its owner wanted it', () => {
  test('does not rise, and is not repeated, however long it is so', () => {
    const life = begun(DAY_BUDGET);
    const { memory } = life;
    for (let night = 0; night < 60; night += 1) assert.equal(life.after(DAY, DAY_BUDGET), 'nothing');
    assert.deepEqual([life.memory, severityOf(DAY_BUDGET, life.memory)], [memory, 'info']);
    assert.ok(memory && !willRise(DAY_BUDGET, memory));
  });

  test('rises when it is the one of the month, and not for what it was before', () => {
    const life = begun(DAY_BUDGET);
    for (let night = 0; night < 9; night += 1) life.after(HOUR, DAY_BUDGET);
    assert.equal(life.after(HOUR, MONTH_BUDGET), 'comment: changed');
    assert.equal(life.after(HOUR, MONTH_BUDGET), 'comment: risen');
    assert.deepEqual([life.memory?.severity, hasRisen(MONTH_BUDGET, life.memory)], ['critical', true]);
  });

  test('is as grave as it was before when that of the month has come and gone, and does not rise twice', () => {
    const life = begun(MONTH_BUDGET);
    for (let run = 0; run < 2; run += 1) life.after(HOUR, MONTH_BUDGET);
    assert.equal(life.after(HOUR, DAY_BUDGET), 'comment: changed');
    assert.deepEqual([life.memory?.severity, hasRisen(DAY_BUDGET, life.memory)], ['info', false]);
    for (let night = 0; night < 9; night += 1) assert.equal(life.after(DAY, DAY_BUDGET), 'nothing');
    assert.equal(life.after(HOUR, MONTH_BUDGET), 'comment: changed');
    assert.equal(life.memory?.severity, 'critical');
  });
});

test.each([
  ['that has just begun', 1, true],
  ['that has risen', 3, false],
  ['that is over', 0, false],
] as const)('an alert %s will rise, or not', (_, runs, expected) => {
  const life = begun();
  for (let run = 1; run < runs; run += 1) life.after(HOUR, WARNING);
  if (runs === 0) life.after(HOUR, undefined);
  assert.ok(life.memory);
  assert.equal(willRise(WARNING, life.memory), expected);
});

test('an alert will not rise by runs to come when the third was met in silence', () => {
  const life = begun();
  for (let run = 2; run <= 3; run += 1) life.after(HOUR, WARNING, { isInhibited: true });
  assert.ok(life.memory);
  assert.equal(willRise(WARNING, life.memory), false);
});

test('an alert has not risen that nobody was told of', () => {
  const life = begun();
  life.after(HOUR, undefined);
  life.after(HOUR, WARNING);
  assert.equal(life.memory?.phase, 'held');
  assert.equal(hasRisen(WARNING, life.memory), false);
  assert.equal(hasRisen(WARNING, undefined), false);
});

describe('an alert that is over', () => {
  test('is closed, once', () => {
    const life = begun();
    assert.deepEqual([life.after(HOUR, undefined), life.after(HOUR, undefined)], ['close', 'nothing']);
    assert.equal(severityOf(WARNING, life.memory), 'warning');
  });

  test('and never was is nothing', () => assert.equal(new Life().run(undefined), 'nothing'));

  test.each([
    [DAY, 'reopen'],
    [7 * DAY, 'reopen'],
    [7 * DAY + 1, 'open'],
  ])('comes back after %i ms: %s', (ms, expected) => {
    const life = begun();
    life.after(HOUR, undefined);
    assert.equal(life.after(ms, WARNING), expected);
    assert.equal(life.memory?.returns, 0);
  });
});

describe('an alert that comes and goes', () => {
  test('is held until it has fired at two runs in a row', () => {
    const life = begun();
    life.after(HOUR, undefined);
    assert.equal(life.after(DAY - 1, INFO), 'hold');
    assert.equal(life.after(HOUR, INFO), 'reopen');
    assert.equal(life.memory?.phase, 'firing');
    assert.deepEqual([life.after(HOUR, INFO), life.after(HOUR, INFO)], ['update', 'comment: risen']);
  });

  test('and is gone again before anybody was told is not told to be over', () => {
    const life = begun();
    life.after(HOUR, undefined);
    life.after(HOUR, WARNING);
    assert.equal(life.after(HOUR, undefined), 'hold');
  });

  test('is held twice as long with each return', () => {
    const life = begun(INFO);
    for (const runs of [2, 4, 8, 16]) {
      life.after(MINUTE, undefined);
      for (let run = 1; run < runs; run += 1) assert.equal(life.after(MINUTE, INFO), 'hold');
      assert.equal(life.after(MINUTE, INFO), 'reopen');
    }
  });

  test('is told all the same when people have not heard of it for a day', () => {
    const life = begun();
    life.after(HOUR, undefined);
    assert.equal(life.after(DAY - MINUTE, WARNING), 'hold');
    assert.equal(life.after(MINUTE, undefined), 'hold');
    assert.equal(life.after(MINUTE, WARNING), 'reopen');
  });

  test('is not taken for that any more when it fired for a day', () => {
    const life = begun();
    life.after(HOUR, undefined);
    life.after(HOUR, WARNING);
    life.after(HOUR, WARNING);
    life.after(DAY - HOUR - 1, WARNING);
    assert.equal(life.memory?.returns, 1);
    life.after(1, undefined);
    assert.equal(life.memory?.returns, 0);
  });

  test('is not counted by runs that do not count', () => {
    const life = begun(INFO);
    life.after(HOUR, undefined);
    for (let run = 0; run < 9; run += 1) assert.equal(life.after(1, INFO, { countsAsRun: false }), 'hold');
    assert.deepEqual([life.after(1, INFO), life.after(1, INFO)], ['hold', 'reopen']);
  });

  test('a hundred times in a day, at every run, makes two messages', () => {
    for (const alert of [INFO, WARNING, CRITICAL]) {
      const life = new Life();
      for (let time = 0; time < 100; time += 1) {
        life.after(DAY / 201, alert);
        life.after(DAY / 201, undefined);
      }
      assert.equal(life.told, 2);
    }
  });

  test.each([1, 2, 3, 4, 7, 8, 20])('with %i runs each time: as few as doublings fit in', runs => {
    const life = new Life();
    for (let time = 0; time < 100; time += 1) {
      for (let run = 0; run < runs; run += 1) life.after(DAY / (200 * runs + 1), WARNING);
      for (let run = 0; run < runs; run += 1) life.after(DAY / (200 * runs + 1), undefined);
    }
    // Opened and closed, and risen where there are enough runs for that.
    assert.ok(life.told <= 3 * (1 + Math.floor(Math.log2(runs))), `${life.told}`);
    assert.ok(life.told >= 2);
  });
});

describe('an alert of which somebody wants to hear nothing', () => {
  const silencedUntil = new Date(NOW_MS + 3 * DAY).toISOString();
  const silent = { silencedUntil };

  test('is not opened, and is opened when that time is over', () => {
    const life = new Life();
    assert.deepEqual([life.run(WARNING, silent), life.memory], ['nothing', undefined]);
    assert.equal(life.after(3 * DAY - 1, WARNING, silent), 'nothing');
    assert.equal(life.after(1, WARNING, silent), 'open');
  });

  test('is brought up to date, and what has changed is said later', () => {
    const life = begun();
    const changed = { ...WARNING, facts: sha(2) };
    assert.equal(life.after(HOUR, changed, { ...silent, isTextNew: true }), 'update');
    for (let run = 0; run < 60; run += 1)
      assert.doesNotMatch(life.after(HOUR, changed, silent), /comment|open/);
    assert.equal(life.after(3 * DAY, changed, silent), 'comment: risen');
    assert.equal(life.after(1, changed, silent), 'nothing');
  });

  test('is closed without a word', () => {
    const life = begun();
    assert.equal(life.after(HOUR, undefined, silent), 'close quietly');
    assert.equal(life.memory?.toldAt, new Date(NOW_MS).toISOString());
  });

  test('and comes back is held as long, and told then', () => {
    for (const goneMs of [HOUR, 25 * HOUR]) {
      const life = begun();
      life.after(HOUR, undefined);
      assert.equal(life.after(goneMs, WARNING, silent), 'hold');
      assert.equal(life.after(HOUR, WARNING, silent), 'hold');
      assert.equal(life.after(3 * DAY, WARNING, silent), 'reopen');
    }
  });
});

describe('an alert that follows from another', () => {
  const follows = { isInhibited: true };

  test('is opened and closed as ever', () => {
    const life = new Life();
    assert.deepEqual([life.run(WARNING, follows), life.after(HOUR, undefined, follows)], ['open', 'close']);
  });

  test('goes on without a word, and what was held back is said later', () => {
    const life = begun();
    const changed = { ...WARNING, facts: sha(2) };
    for (let run = 0; run < 60; run += 1) assert.doesNotMatch(life.after(HOUR, changed, follows), /comment/);
    assert.equal(life.after(HOUR, changed), 'comment: risen');
  });
});

describe('whatever happens', () => {
  const moment = fc.record({
    afterMs: fc.oneof(fc.integer({ min: 1, max: HOUR }), fc.integer({ min: 1, max: 3 * DAY })),
    alert: fc.option(
      fc.record({
        facts: fc.integer({ min: 1, max: 2 }).map(sha),
        severity: fc.constantFrom('info', 'warning'),
      }),
      { nil: undefined },
    ),
    isSilenced: fc.boolean(),
    isInhibited: fc.boolean(),
    isTextNew: fc.boolean(),
  });
  const moments = fc.array(moment, { maxLength: 80 });

  test('no message is sent without a change, a repeat interval, a rise or a return', () =>
    fc.assert(
      fc.property(moments, history => {
        const life = new Life();
        let heard: { readonly atMs: number; readonly severity: string; readonly facts: string } | undefined;
        let wasMet = false;
        for (const { afterMs, alert: fields, ...more } of history) {
          const alert = fields && { ...WARNING, ...fields };
          const [before, metBefore] = [life.memory, wasMet];
          wasMet = alert !== undefined;
          const act = life.after(afterMs, alert, {
            isInhibited: more.isInhibited,
            isTextNew: more.isTextNew,
          });
          if (!isHeard(act)) continue;
          const hasRisen = before?.phase === 'firing' && !before.risen && act === 'comment: risen';
          const isChange = heard?.facts !== alert?.facts || heard?.severity !== life.memory?.severity;
          const isLate = heard !== undefined && life.nowMs - heard.atMs >= DAY;
          const isBack = before?.phase !== 'firing' || metBefore !== wasMet;
          assert.ok(hasRisen || isChange || isLate || isBack, act);
          heard = {
            atMs: life.nowMs,
            severity: life.memory?.severity ?? '',
            facts: alert?.facts ?? '',
          };
        }
      }),
    ));

  test('opening and closing take turns, and nothing is said in between', () =>
    fc.assert(
      fc.property(moments, history => {
        const life = new Life();
        let isOpen = false;
        for (const { afterMs, alert: fields, ...more } of history) {
          const silencedUntil = more.isSilenced ? new Date(life.nowMs + 9 * DAY).toISOString() : undefined;
          const alert = fields && { ...WARNING, ...fields };
          const act = life.after(afterMs, alert, { ...more, silencedUntil });
          if (act === 'open' || act === 'reopen') {
            assert.ok(!isOpen);
            isOpen = true;
          } else if (act.startsWith('close')) {
            assert.ok(isOpen);
            isOpen = false;
          } else if (act.startsWith('comment') || act === 'update') assert.ok(isOpen, act);
          assert.ok(!more.isSilenced || !isHeard(act), act);
          assert.ok(!more.isInhibited || !act.startsWith('comment'), act);
          assert.equal(isOpen, life.memory?.phase === 'firing');
        }
      }),
    ));

  test('a budget that is the agent doing as it was told stays what it is', () =>
    fc.assert(
      fc.property(moments, history => {
        const life = new Life();
        for (const { afterMs, alert: fields, isInhibited, isTextNew } of history) {
          const alert = fields && { ...DAY_BUDGET, facts: fields.facts };
          const act = life.after(afterMs, alert, { isInhibited, isTextNew });
          assert.doesNotMatch(act, /risen|still/);
          assert.ok(life.memory === undefined || life.memory.severity === 'info');
        }
      }),
    ));

  test('it rises at most once while it fires, and never while it is one that does not', () =>
    fc.assert(
      fc.property(moments, history => {
        for (const alerts of [
          { info: INFO, warning: WARNING },
          { info: DAY_BUDGET, warning: MONTH_BUDGET },
        ]) {
          const life = new Life();
          for (const { afterMs, alert: fields, isInhibited } of history) {
            const alert = fields && { ...alerts[fields.severity], facts: fields.facts };
            const act = life.after(afterMs, alert, { isInhibited });
            if (alert?.reason === 'day-cost') {
              assert.notEqual(act, 'comment: risen');
              assert.equal(severityOf(alert, life.memory), 'info');
            }
          }
          const spans = life.acts.join(' ').split(/\bclose\b/);
          for (const span of spans) assert.ok((span.match(/risen/g) ?? []).length <= 1, span);
        }
      }),
    ));
});

test('memories are the same when all of them is', () => {
  const { memory } = begun();
  assert.ok(memory);
  assert.ok(isSameMemory(memory, { ...memory }));
  assert.ok(!isSameMemory(memory, { ...memory, returns: 1 }));
  assert.ok(!isSameMemory(memory, undefined));
});

import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { AlertKind } from '../../../src/domain/alerts/alert.ts';
import { hasStartFailed } from '../../../src/domain/watch/asked-start.ts';
import { STALE_SEVERITIES } from '../../../src/domain/watch/stale.ts';
import { type Verdict, watch } from '../../../src/domain/watch/watch.ts';
import type { WatchFacts } from '../../../src/domain/watch/watched.ts';
import { DAY, FACTS, FILE, HOUR, at, idOf, run } from '../../support/watch-facts.ts';

const GOOD = run('2026-05-01T02:20', 'success');
const well: WatchFacts = { ...FACTS, runs: [GOOD] };
const NOON = '2026-05-02T12:00';

function look(now: string, facts: Partial<WatchFacts> = {}, graceMs?: number): Verdict {
  return watch({ ...well, ...facts }, { nowMs: at(now), graceMs });
}

/** `stale: missed`, `well`, `late`, and what to do about it. */
function shown(verdict: Verdict): string {
  const { health, finding, act } = verdict;
  return [health, finding && `: ${finding.reason}`, act && `, ${act}`].join('');
}

const seen = (now: string, facts: Partial<WatchFacts> = {}) => shown(look(now, facts));

describe('an agent that ran well on the first of May', () => {
  test.each([
    ['2026-05-02T02:16', 'well'],
    ['2026-05-02T02:17', 'late'],
    ['2026-05-02T14:16', 'late'],
    ['2026-05-02T14:17', 'missed, start'],
    ['2026-05-03T14:16', 'missed, start'],
    ['2026-05-03T14:17', 'stale: missed, start'],
  ])('is at %s %s', (now, stand) => assert.equal(seen(now), stand));

  test('is told with all that is known', () =>
    assert.deepEqual(look('2026-05-03T14:17'), {
      health: 'stale',
      lastSuccessMs: at('2026-05-01T02:40'),
      dueMs: at('2026-05-02T02:17'),
      finding: {
        reason: 'missed',
        dueMs: at('2026-05-02T02:17'),
        wasStartedInVain: false,
        lastRun: undefined,
        severity: 'critical',
        lastSuccessMs: at('2026-05-01T02:40'),
        path: '.github/workflows/agent.yml',
      },
      isQuiet: false,
      act: 'start',
    } satisfies Verdict));

  test('may have another grace', () =>
    assert.equal(shown(look('2026-05-03T03:17', {}, HOUR)), 'stale: missed, start'));

  test('is silent when the time that somebody named is over, whatever its schedule', () => {
    const facts = { staleAfterMs: 6 * HOUR };
    assert.equal(seen('2026-05-01T08:39', facts), 'well');
    assert.equal(seen('2026-05-01T08:40', facts), 'stale: missed, start');
  });

  test('is well where its schedule has no further time', () => {
    const file = { ...FILE, lines: [{ cron: '0 0 30 2 *', zone: 'UTC' }] };
    assert.deepEqual(
      look('2036-05-01T00:00', { file, repository: { ...FACTS.repository, isPrivate: true } }),
      {
        health: 'well',
        lastSuccessMs: at('2026-05-01T02:40'),
        dueMs: undefined,
        finding: undefined,
        isQuiet: false,
        act: undefined,
      },
    );
  });

  describe('whose file was changed since', () => {
    const changedMs = at('2026-05-04T09:00');

    test('is due by it from then on, not before', () => {
      assert.equal(seen('2026-05-04T10:00'), 'stale: missed, start');
      assert.equal(seen('2026-05-04T10:00', { changedMs }), 'well');
      assert.equal(look('2026-05-04T10:00', { changedMs }).dueMs, at('2026-05-05T02:17'));
      assert.equal(seen('2026-05-05T14:17', { changedMs }), 'missed, start');
      assert.equal(seen('2026-05-06T14:16', { changedMs }), 'missed, start');
      assert.equal(seen('2026-05-06T14:17', { changedMs }), 'stale: missed, start');
    });

    test('is as silent as before when the change is older than its last success, or still to come', () => {
      const older = { changedMs: at('2026-05-01T02:39') };
      assert.equal(seen('2026-05-03T14:17', older), 'stale: missed, start');
      assert.equal(seen('2026-05-03T14:17', { changedMs: at('2026-05-03T14:18') }), 'stale: missed, start');
    });

    test('is silent a week and its grace after its last success, though somebody changes it each day', () => {
      const now = (text: string) => look(text, { changedMs: at(text) - HOUR });
      assert.equal(shown(now('2026-05-08T14:39')), 'late');
      assert.equal(shown(now('2026-05-08T14:40')), 'stale: missed, start');
      assert.equal(now('2026-05-08T14:40').dueMs, at('2026-05-02T02:17'));
      assert.equal(shown(now('2026-09-01T12:00')), 'stale: missed, start');
    });

    test('gets no less time than without the change', () => {
      const file = { ...FILE, lines: [{ cron: '17 2 * * 1', zone: 'UTC' }] };
      for (const facts of [{ file }, { file, changedMs: at('2026-05-07T09:00') }]) {
        assert.equal(seen('2026-05-11T14:16', facts), 'missed, start');
        assert.equal(seen('2026-05-11T14:17', facts), 'stale: missed, start');
      }
      const monthly = { ...FILE, lines: [{ cron: '17 2 1 * *', zone: 'UTC' }] };
      assert.equal(seen('2026-05-31T12:00', { file: monthly, changedMs: at('2026-05-04T09:00') }), 'well');
    });
  });

  describe('whose workflow was switched on since', () => {
    const updatedAtMs = at('2026-05-20T09:00');
    const switched = {
      changedMs: at('2026-04-01T00:00'),
      workflow: { state: 'active', createdAtMs: at('2026-04-01T00:00'), updatedAtMs },
    } as const;

    test('is due from then on, however long it was off', () => {
      assert.equal(seen('2026-05-20T10:00'), 'stale: missed, start');
      assert.equal(seen('2026-05-20T10:00', switched), 'well');
      assert.equal(seen('2026-05-22T14:16', switched), 'missed, start');
      assert.equal(seen('2026-05-22T14:17', switched), 'stale: missed, start');
    });

    test('but at a time that is still to come is silent', () =>
      assert.equal(seen('2026-05-20T08:59', switched), 'stale: missed, start'));

    test('is silent while it is kept on day by day because nobody commits', () => {
      const now = at('2026-07-01T10:00');
      const kept = { ...switched, workflow: { ...switched.workflow, updatedAtMs: now - HOUR } };
      assert.equal(shown(watch({ ...well, ...kept }, { nowMs: now })), 'stale: missed, start');
    });

    test('is silent where GitHub notes each change of its file as one of the workflow', () => {
      const daily = { ...switched, changedMs: updatedAtMs - HOUR };
      assert.equal(seen('2026-05-20T10:00', daily), 'stale: missed, start');
      assert.equal(seen('2026-05-20T10:00', { ...daily, changedMs: updatedAtMs - HOUR - 1 }), 'well');
      assert.equal(seen('2026-05-20T10:00', { ...switched, changedMs: undefined }), 'stale: missed, start');
    });

    test('within a week is due from then on whatever is known of its file', () => {
      const workflow = { ...switched.workflow, updatedAtMs: at('2026-05-04T09:00') };
      assert.equal(seen('2026-05-04T10:00', { workflow }), 'well');
    });
  });

  test('is watched by the earliest of its lines', () => {
    const file = { ...FILE, lines: [...FILE.lines, { cron: '47 4 * * *', zone: 'Asia/Tokyo' }] };
    assert.equal(look('2026-05-01T12:00', { file }).dueMs, at('2026-05-01T19:47'));
  });
});

describe('the last success', () => {
  const last = (facts: Partial<WatchFacts>) => look(NOON, facts).lastSuccessMs;
  const earlier = at('2026-04-30T02:40');
  const later = at('2026-05-02T02:40');

  test('is the later of what GitHub lists and the agent noted', () => {
    assert.equal(last({ loggedSuccessMs: earlier }), at('2026-05-01T02:40'));
    assert.equal(last({ loggedSuccessMs: later }), later);
    assert.equal(last({ loggedSuccessMs: later, runs: [] }), later);
    assert.equal(last({ runs: [] }), undefined);
  });

  test('is found in a list in any order', () =>
    assert.equal(last({ runs: [run('2026-04-30T02:20', 'success'), GOOD] }), at('2026-05-01T02:40')));

  test('is not one that nobody can have seen yet', () => {
    assert.equal(last({ loggedSuccessMs: at('2099-01-01T00:00') }), at('2026-05-01T02:40'));
    assert.equal(last({ loggedSuccessMs: at(NOON) + HOUR }), at(NOON) + HOUR);
  });

  test('is not moved by what GitHub notes about a run weeks later', () => {
    const touched = { ...GOOD, updatedAtMs: at('2026-07-01T00:00') };
    assert.equal(
      look('2026-07-01T01:00', { runs: [touched] }).lastSuccessMs,
      GOOD.startedAtMs + DAY + HOUR + 15 * 60_000,
    );
  });
});

describe('a run that is on', () => {
  test('is late, and not silent, however late it is', () => {
    const runs = [GOOD, run('2026-05-09T01:00', 'in-progress')];
    assert.equal(seen('2026-05-09T01:30', { runs }), 'late');
  });

  describe('and only waits', () => {
    const SILENT = '2026-05-03T14:17';
    const second = run('2026-05-03T02:20', 'queued');
    const nights = [GOOD, run('2026-05-02T02:20', 'cancelled'), second];

    test('is late until the agent is silent', () => {
      assert.equal(seen('2026-05-03T14:16', { runs: nights }), 'late');
      const { health, finding, act } = look(SILENT, { runs: nights });
      assert.deepEqual([health, act], ['stale', undefined]);
      assert.deepEqual(finding?.reason === 'missed' && finding.lastRun, { id: second.id, stand: 'waits' });
    });

    test('ends no silence, though each night brings another', () => {
      const runs = [
        ...nights.slice(0, 2),
        run('2026-05-03T02:20', 'cancelled'),
        run('2026-05-04T02:20', 'queued'),
      ];
      assert.equal(seen('2026-05-04T02:21', { runs }), 'stale: missed');
    });

    test('behind one that is at work is excused with it', () => {
      const runs = [GOOD, run('2026-05-03T14:00', 'in-progress'), run('2026-05-03T14:10', 'queued')];
      assert.equal(seen('2026-05-03T14:30', { runs }), 'late');
    });

    test('is silence, too, where none has ever run well', () => {
      const facts = {
        runs: [second],
        workflow: { state: 'active', createdAtMs: at('2026-05-01T02:20') },
      } as const;
      assert.equal(seen('2026-05-03T14:16', facts), 'pending');
      const { finding } = look(SILENT, facts);
      assert.deepEqual(finding?.reason === 'never-started' && finding.lastRun, {
        id: second.id,
        stand: 'waits',
      });
    });
  });

  test('hangs a quarter of an hour after its time', () => {
    const runs = [GOOD, run('2026-05-02T02:20', 'in-progress')];
    assert.equal(seen('2026-05-02T03:35', { runs }), 'late');
    const { finding, act } = look('2026-05-02T03:36', { runs });
    assert.deepEqual(finding && { ...finding }, {
      reason: 'hung',
      run: idOf('2026-05-02T02:20'),
      sinceMs: at('2026-05-02T02:20'),
      isQueued: false,
      severity: 'critical',
      lastSuccessMs: at('2026-05-01T02:40'),
      path: FILE.path,
    });
    assert.equal(act, undefined);
  });

  test('has its time from when its job has begun, which GitHub notes', () => {
    const waited = run('2026-05-02T02:20', 'in-progress', { updatedAtMs: at('2026-05-02T05:00') });
    assert.equal(seen('2026-05-02T06:15', { runs: [GOOD, waited] }), 'late');
    assert.equal(seen('2026-05-02T06:16', { runs: [GOOD, waited] }), 'stale: hung');
  });

  test('hangs all the same when GitHub goes on noting things', () => {
    const noted = run('2026-05-02T02:20', 'in-progress', { updatedAtMs: at('2026-05-09T02:00') });
    assert.equal(seen('2026-05-09T02:01', { runs: [GOOD, noted] }), 'stale: hung');
  });

  test('hangs, too, when it has waited for a day', () => {
    const runs = [GOOD, run('2026-05-02T02:20', 'queued')];
    assert.equal(seen('2026-05-03T02:20', { runs }), 'late');
    assert.equal(seen('2026-05-03T02:21', { runs }), 'stale: hung');
  });

  test('hangs behind another that waits for it', () => {
    const runs = [GOOD, run('2026-05-02T02:20', 'in-progress'), run('2026-05-03T02:20', 'queued')];
    const { finding } = look('2026-05-03T03:00', { runs });
    assert.equal(finding?.reason === 'hung' && finding.run, idOf('2026-05-02T02:20'));
  });

  test('that a later one has left behind was forgotten by GitHub, and tells nothing', () => {
    const runs = [GOOD, run('2026-04-03T02:20', 'queued')];
    assert.equal(seen('2026-05-01T12:00', { runs }), 'well');
    assert.equal(seen('2026-05-03T14:17', { runs }), 'stale: missed, start');
  });

  test('may take six hours where no file says how long', () => {
    const facts = {
      file: undefined,
      staleAfterMs: DAY,
      runs: [GOOD, run('2026-05-02T02:20', 'in-progress')],
    };
    assert.equal(seen('2026-05-02T08:35', { ...facts, workflow: undefined }), 'late');
    assert.equal(seen('2026-05-02T08:36', { ...facts, workflow: undefined }), 'stale: hung');
  });
});

describe('a workflow that is switched off', () => {
  test.each([
    ['disabled', 'stale: disabled'],
    ['disabled-by-hand', 'stale: disabled-by-hand'],
    ['disabled-by-inactivity', 'stale: disabled-by-inactivity, enable'],
  ] as const)('%s is told at once: %s', (state, stand) =>
    assert.equal(seen('2026-05-01T03:00', { workflow: { state, createdAtMs: 0 } }), stand),
  );
});

describe('a workflow that is broken', () => {
  const schedule = { ...FILE, lines: [] };

  test('is one whose file is gone', () => {
    const facts = { file: undefined, unreadable: ['agent.yml: bad'] };
    const { finding } = look('2026-05-01T03:00', facts);
    assert.equal(finding?.reason === 'broken' && finding.how, 'no-file');
    assert.deepEqual(finding && 'complaints' in finding && finding.complaints, ['agent.yml: bad']);
    assert.equal(finding?.path, undefined);
    // The agent's own notes are enough to know that there was one.
    assert.equal(seen('2026-05-01T03:00', { ...facts, workflow: undefined }), 'stale: broken');
  });

  test('is one whose file is gone, also when nothing is known of the agent but that it was at work here', () => {
    const gone = { file: undefined, workflow: undefined, runs: [] };
    assert.equal(seen(NOON, { ...gone, hasState: true }), 'stale: broken');
    assert.equal(seen(NOON, { ...gone, hasState: true, staleAfterMs: DAY }), 'pending');
  });

  test('is one that GitHub calls deleted: nobody can switch it on', () => {
    const workflow = { state: 'disabled', createdAtMs: 0 } as const;
    assert.equal(seen(NOON, { file: undefined, workflow }), 'stale: broken');
    const off = { state: 'disabled-by-hand', createdAtMs: 0 } as const;
    assert.equal(seen(NOON, { file: undefined, workflow: off }), 'stale: disabled-by-hand');
  });

  test('is not one that nobody looks for in a file', () =>
    assert.equal(
      seen('2026-05-01T03:00', { file: undefined, workflow: undefined, staleAfterMs: DAY }),
      'well',
    ));

  test('is one of whose schedule GitHub takes no line', () => {
    const { finding } = look('2026-05-01T03:00', { file: { ...schedule, complaints: ['cron "x"'] } });
    assert.deepEqual(finding && 'complaints' in finding && finding.complaints, ['cron "x"']);
    assert.equal(seen('2026-05-01T03:00', { file: { ...FILE, complaints: ['cron "x"'] } }), 'well');
    assert.equal(
      seen('2026-05-01T03:00', { file: { ...schedule, complaints: ['x'] }, staleAfterMs: DAY }),
      'well',
    );
  });

  test('is one that had a schedule', () => {
    const { finding } = look('2026-05-01T03:00', { file: schedule });
    assert.equal(finding?.reason === 'broken' && finding.how, 'no-schedule');
  });

  test('is not one that people start', () => {
    const runs = [{ ...GOOD, event: 'workflow_dispatch' }];
    assert.equal(seen('2027-05-01T03:00', { file: schedule, runs }), 'unscheduled');
  });

  test('is one that GitHub could not begin, until it could', () => {
    const bad = run('2026-05-01T09:00', 'not-started', { event: 'push' });
    const { finding } = look('2026-05-01T09:05', { runs: [GOOD, bad] });
    assert.equal(finding?.reason === 'broken' && finding.how === 'not-started' && finding.run, bad.id);
    assert.equal(seen('2026-05-02T03:00', { runs: [GOOD, bad, run('2026-05-02T02:20', 'success')] }), 'well');
    assert.equal(
      seen('2026-05-01T12:00', { runs: [GOOD, bad], loggedSuccessMs: at('2026-05-01T11:00') }),
      'well',
    );
  });

  test('or until its file was changed', () => {
    const runs = [GOOD, run('2026-05-01T09:00', 'not-started')];
    assert.equal(seen('2026-05-01T09:05', { runs, changedMs: at('2026-05-01T09:00') }), 'stale: broken');
    assert.equal(seen('2026-05-01T09:05', { runs, changedMs: at('2026-05-01T09:01') }), 'well');
    assert.equal(seen('2026-05-01T09:05', { runs, changedMs: at('2026-05-01T09:06') }), 'stale: broken');
  });
});

describe('an agent whose runs fail', () => {
  const twice = [GOOD, run('2026-05-02T02:20', 'failure'), run('2026-05-03T02:20', 'timed-out')];

  test('is told of when two in a row have', () => {
    const { finding } = look('2026-05-03T03:00', { runs: twice });
    assert.equal(finding?.reason === 'failing' && finding.run, idOf('2026-05-03T02:20'));
    assert.equal(finding?.reason === 'failing' && finding.runs, 2);
    assert.deepEqual(look('2026-05-03T03:00', { runs: [...twice].reverse() }).finding, finding);
    assert.equal(seen('2026-05-02T03:00', { runs: twice.slice(0, 2) }), 'late');
  });

  test('is not told of when the newest is a success', () =>
    assert.equal(seen('2026-05-04T03:00', { runs: [...twice, run('2026-05-04T02:20', 'success')] }), 'well'));

  test('nor when the agent itself noted that one ended well', () =>
    assert.equal(seen('2026-05-03T03:00', { runs: twice, loggedSuccessMs: at('2026-05-03T02:30') }), 'well'));

  test('is told of across one that somebody cancelled, which is neither', () => {
    const cancelled = run('2026-05-02T12:00', 'cancelled');
    assert.equal(seen('2026-05-03T03:00', { runs: [...twice, cancelled] }), 'stale: failing');
    assert.equal(seen('2026-05-02T13:00', { runs: [GOOD, twice[1] ?? GOOD, cancelled] }), 'late');
  });

  const fails = [GOOD, run('2026-05-02T02:20', 'failure'), run('2026-05-03T01:00', 'failure')];
  const notedMs = at('2026-05-03T01:00');
  const open = (kind: AlertKind, reason = 'any') => new Map([[kind, reason]]);

  test.each<readonly [AlertKind, string, string]>([
    ['provider', 'account', 'late'],
    ['interrupted', 'killed', 'late'],
    ['state', 'unproved', 'stale: failing'],
    ['budget', 'day-cost', 'stale: failing'],
    ['quarantine', 'any', 'stale: failing'],
    ['stale', 'missed', 'stale: failing'],
  ])('and whose alert %s, %s, is open, when it notes its runs, is %s', (kind, reason, stand) =>
    assert.equal(seen('2026-05-03T03:00', { runs: fails, openAlerts: open(kind, reason), notedMs }), stand),
  );

  test.each(['provider', 'interrupted'] as const)(
    'is told of whatever its old alert %s says, when it has noted nothing since the last of them began',
    kind => {
      const facts = { runs: fails, openAlerts: open(kind) };
      assert.equal(seen('2026-05-03T03:00', facts), 'stale: failing');
      assert.equal(seen('2026-05-03T03:00', { ...facts, notedMs: notedMs - 1 }), 'stale: failing');
    },
  );

  test('is told of when what it noted is of a time that is far ahead', () => {
    const facts = { runs: fails, openAlerts: open('provider') };
    const hourAheadMs = at('2026-05-03T04:00');
    assert.equal(seen('2026-05-03T03:00', { ...facts, notedMs: hourAheadMs }), 'late');
    assert.equal(seen('2026-05-03T03:00', { ...facts, notedMs: hourAheadMs + 1 }), 'stale: failing');
  });

  test.each(['corrupt', 'newer', 'foreign', 'clock', 'cache-unreachable', 'results-refused'])(
    'and whose alert state is open for %s could note nothing, and is not told of',
    reason =>
      assert.equal(seen('2026-05-03T03:00', { runs: fails, openAlerts: open('state', reason) }), 'late'),
  );

  test.each<readonly [AlertKind, string]>([
    ['provider', 'account'],
    ['state', 'corrupt'],
  ])('is told of a week after its last success, whatever its alert %s, %s, says', (kind, reason) => {
    const nights = ['02', '03', '04', '05', '06', '07', '08'].map(day =>
      run(`2026-05-${day}T02:20`, 'failure'),
    );
    const facts = {
      runs: [GOOD, ...nights],
      openAlerts: open(kind, reason),
      notedMs: at('2026-05-08T02:30'),
    };
    assert.equal(seen('2026-05-08T02:40', facts), 'well');
    assert.equal(seen('2026-05-08T02:41', facts), 'stale: failing');
  });

  test('and never ran well is told of a week after its workflow came to be, or at once where GitHub knows none', () => {
    const workflow = { state: 'active', createdAtMs: at('2026-05-01T02:00') } as const;
    const facts = { runs: fails.slice(1), openAlerts: open('provider'), notedMs };
    assert.equal(seen('2026-05-03T03:00', { ...facts, workflow }), 'pending');
    assert.equal(seen('2026-05-08T02:01', { ...facts, workflow }), 'stale: failing');
    assert.equal(seen('2026-05-03T03:00', { ...facts, workflow: undefined }), 'stale: failing');
  });

  test('for a reason that is known comes all the same, and is silent only when it stops coming', () => {
    const facts = { runs: twice, openAlerts: open('provider'), notedMs: at('2026-05-03T02:30') };
    assert.equal(seen('2026-05-04T02:00', facts), 'well');
    assert.equal(seen('2026-05-05T14:16', facts), 'missed, start');
    assert.equal(seen('2026-05-05T14:17', facts), 'stale: missed, start');
  });

  test('or are cancelled is silent, and the last of them is named', () => {
    const runs = [GOOD, run('2026-05-02T02:20', 'cancelled'), run('2026-05-03T02:20', 'cancelled')];
    const { finding } = look('2026-05-03T14:17', { runs });
    assert.deepEqual(finding?.reason === 'missed' && finding.lastRun, {
      id: idOf('2026-05-03T02:20'),
      stand: 'cancelled',
    });
  });
});

describe('an agent that has never run', () => {
  const fresh = { runs: [], workflow: { state: 'active', createdAtMs: at('2026-05-01T02:20') } } as const;

  test.each([
    ['2026-05-02T14:16', 'pending'],
    ['2026-05-02T14:17', 'pending'],
    ['2026-05-03T14:16', 'pending'],
    ['2026-05-03T14:17', 'stale: never-started, start'],
  ])('is at %s %s', (now, stand) => assert.equal(seen(now, fresh), stand));

  test('is only waited for while GitHub does not know it yet', () =>
    assert.equal(
      seen('2027-05-03T14:17', {
        ...fresh,
        workflow: undefined,
        repository: { ...FACTS.repository, isPrivate: true },
      }),
      'pending',
    ));

  test('is pending while its first run is on', () =>
    assert.equal(
      seen('2026-05-03T14:18', { ...fresh, runs: [run('2026-05-03T14:17', 'in-progress')] }),
      'pending',
    ));

  test('but has failed is told of with that', () => {
    const { finding } = look('2026-05-03T14:17', { ...fresh, runs: [run('2026-05-02T02:20', 'failure')] });
    assert.deepEqual(finding?.reason === 'never-started' && finding.lastRun, {
      id: idOf('2026-05-02T02:20'),
      stand: 'failed',
    });
  });

  test('is not started again and again', () => {
    const asked = { ...fresh, startAskedMs: at('2026-05-03T14:17') };
    assert.equal(seen('2026-05-03T16:00', asked), 'stale: never-started');
  });

  test('and of which there is no trace is unknown', () => {
    const facts = { file: undefined, workflow: undefined, runs: [] };
    assert.equal(seen(NOON, facts), 'unknown');
    assert.equal(seen(NOON, { ...facts, staleAfterMs: DAY }), 'pending');
  });
});

describe('a start that was asked for', () => {
  const ASKED = '2026-05-02T14:20';
  const asked = { startAskedMs: at(ASKED) };
  const brought = (ended: Parameters<typeof run>[1], began = '2026-05-02T14:22') =>
    run(began, ended, { event: 'workflow_dispatch' });

  test('is waited for an hour', () => {
    assert.equal(seen('2026-05-02T15:20', asked), 'missed');
    const { finding } = look('2026-05-02T15:21', asked);
    assert.equal(finding?.reason === 'missed' && finding.wasStartedInVain, true);
  });

  test('brings a run that is waited for', () =>
    assert.equal(seen('2026-05-02T15:21', { ...asked, runs: [GOOD, brought('in-progress')] }), 'late'));

  test.each(['failure', 'timed-out'] as const)('has failed with a run that ended as %s', ended =>
    assert.equal(seen('2026-05-02T14:50', { ...asked, runs: [GOOD, brought(ended)] }), 'stale: missed'),
  );

  test('has failed with a run that GitHub could not begin', () => {
    const runs = [GOOD, brought('not-started')];
    const lastSuccessMs = at('2026-05-01T02:40');
    assert.equal(hasStartFailed(at(ASKED), runs, { lastSuccessMs, nowMs: at('2026-05-02T14:50') }), true);
  });

  test('proves nothing when somebody cancels it', () =>
    assert.equal(seen('2026-05-02T15:50', { ...asked, runs: [GOOD, brought('cancelled')] }), 'missed'));

  test('is not the run of somebody else, long before, nor one by schedule', () => {
    const others = [brought('cancelled', '2026-05-02T14:14'), run('2026-05-02T14:22', 'cancelled')];
    for (const other of others)
      assert.equal(seen('2026-05-02T15:50', { ...asked, runs: [GOOD, other] }), 'stale: missed');
  });

  test('may have been noted by a clock that is behind', () =>
    assert.equal(
      seen('2026-05-02T15:50', { ...asked, runs: [GOOD, brought('cancelled', '2026-05-02T14:15')] }),
      'missed',
    ));

  test('before the last success is over and done with', () => {
    const facts = { ...asked, runs: [run('2026-05-02T14:22', 'success')] };
    assert.equal(seen('2026-05-03T14:17', facts), 'missed, start');
  });

  test('is asked for anew when there was silence for as long again', () => {
    assert.equal(seen('2026-05-05T01:56', asked), 'stale: missed');
    assert.equal(seen('2026-05-05T01:57', asked), 'stale: missed, start');
  });

  test('is not asked for where GitHub would not take it', () => {
    assert.equal(seen('2026-05-02T14:17', { file: { ...FILE, canBeStarted: false } }), 'missed');
    assert.equal(seen('2026-05-02T14:17', { workflow: undefined }), 'missed');
  });
});

describe('a public repository to which nobody pushes', () => {
  const recent = { runs: [run('2026-06-15T02:20', 'success')] };
  const pushed = at('2026-05-01T02:00');

  test('is told of after 45 days, and kept alive', () => {
    assert.equal(seen('2026-06-15T01:59', recent), 'well');
    const { finding, health, act } = look('2026-06-15T02:45', recent);
    assert.deepEqual([health, act], ['well', 'enable']);
    assert.deepEqual(finding?.reason === 'inactive' && [finding.committedAtMs, finding.offMs], [
      pushed,
      pushed + 60 * DAY,
    ]);
  });

  test('is started where a run is missed, before anything else', () =>
    assert.equal(seen('2026-06-16T14:17', recent), 'missed: inactive, start'));

  test.each([
    ['private', { isPrivate: true, isArchived: false, committedAtMs: pushed }],
    ['empty', { isPrivate: false, isArchived: false, committedAtMs: undefined }],
  ])('is not told of when it is %s', (_, repository) =>
    assert.equal(seen('2026-06-15T02:45', { ...recent, repository }), 'well'),
  );

  test('has no schedule to lose where the agent has none', () => {
    const facts = { ...recent, staleAfterMs: DAY };
    assert.equal(seen('2026-06-15T02:45', { ...facts, file: { ...FILE, lines: [] } }), 'well');
    assert.equal(seen('2026-06-15T02:45', { ...facts, file: undefined, workflow: undefined }), 'well');
  });
});

describe('a public repository in which nothing happens', () => {
  const FROM = at('2026-03-01T00:00');
  const quiet = (days: number, more: Partial<WatchFacts> = {}) => {
    const nowMs = FROM + days * DAY;
    const repository = { ...FACTS.repository, committedAtMs: FROM };
    return watch({ ...FACTS, repository, runs: [], loggedSuccessMs: nowMs - HOUR, ...more }, { nowMs });
  };
  const told = (days: number) => quiet(days).finding?.reason;

  test('is told of from the 45th day on, until it is plain that GitHub counts from another day', () => {
    assert.deepEqual([44.9, 45, 60, 60.9, 61, 200].map(told), [
      undefined,
      'inactive',
      'inactive',
      'inactive',
      undefined,
      undefined,
    ]);
  });

  test('is quiet from then on, whatever else is told, or nothing', () => {
    assert.deepEqual(
      [44.9, 45, 61, 200].map(days => quiet(days).isQuiet),
      [false, true, true, true],
    );
    const off = { state: 'disabled-by-hand', createdAtMs: 0 } as const;
    assert.equal(quiet(50, { workflow: off }).isQuiet, true);
    assert.equal(quiet(50, { staleAfterMs: DAY, file: undefined }).isQuiet, true);
    for (const kind of ['isPrivate', 'isArchived'] as const)
      assert.equal(
        quiet(50, { repository: { ...FACTS.repository, committedAtMs: FROM, [kind]: true } }).isQuiet,
        false,
      );
  });
});

test('in an archived repository nothing runs, and nothing is told', () =>
  assert.equal(
    seen('2027-01-01T00:00', {
      repository: { ...FACTS.repository, isArchived: true },
      workflow: { state: 'disabled-by-inactivity', createdAtMs: 0 },
    }),
    'archived',
  ));

describe('of several things that are wrong the most fundamental is told', () => {
  const hung = run('2026-04-30T02:20', 'in-progress');
  const failed = [run('2026-05-02T02:20', 'failure'), run('2026-05-03T02:20', 'failure')];
  const idle = { ...FACTS.repository, committedAtMs: at('2026-03-20T00:00') };
  // Each has all that the ones below it have.
  const missed = { runs: [], loggedSuccessMs: at('2026-04-29T02:40'), repository: idle };
  const failing = { ...missed, runs: failed };
  const hanging = { ...missed, runs: [...failed, hung] };
  const broken = { ...missed, runs: [...failed, hung, run('2026-05-04T02:20', 'not-started')] };
  const disabled = { ...broken, workflow: { state: 'disabled-by-hand', createdAtMs: 0 } } as const;

  test.each([
    ['disabled-by-hand', disabled],
    ['broken', broken],
    ['hung', hanging],
    ['failing', failing],
    ['missed', missed],
    ['never-started', { ...missed, loggedSuccessMs: undefined }],
    ['inactive', { ...missed, loggedSuccessMs: at('2026-05-06T02:40') }],
  ])('%s', (reason, facts) => {
    const { finding } = look('2026-05-06T14:17', facts);
    assert.equal(finding?.reason, reason);
    assert.equal(finding?.severity, STALE_SEVERITIES[finding?.reason ?? 'gap']);
  });
});

test('while nothing happens, what is to be told stays to be told', () => {
  const signs = ['success', 'failure', 'in-progress', 'queued', 'not-started', 'cancelled'] as const;
  for (const ended of signs)
    for (const earlier of signs)
      for (const openAlerts of [[], ['provider']] as const) {
        const runs = [run('2026-05-02T02:20', ended), run('2026-05-01T02:20', earlier)];
        const facts = {
          runs,
          openAlerts: new Map<AlertKind, string>(openAlerts.map(kind => [kind, 'any'])),
          notedMs: at('2026-05-02T02:30'),
          startAskedMs: at('2026-05-02T02:19'),
        };
        const told = Array.from(
          { length: 200 },
          (_, hour) => watch({ ...FACTS, ...facts }, { nowMs: at(NOON) + hour * HOUR }).finding !== undefined,
        );
        assert.ok(told.lastIndexOf(false) < told.indexOf(true), `${ended} after ${earlier}`);
      }
});

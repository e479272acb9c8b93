import assert from 'node:assert/strict';
import { hash as digest } from 'node:crypto';
import { describe, test } from 'vitest';

import type { Alert } from '../../../src/domain/alerts/alert.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import type { Event, Outcome } from '../../../src/domain/event.ts';
import type { Firing, RunFacts } from '../../../src/domain/alerts/firing.ts';
import { firingAlerts, stateAlert } from '../../../src/domain/alerts/firing-alerts.ts';
import { newState } from '../../../src/domain/state.ts';
import { stateAfter } from '../../support/given.ts';
import { staleFindingsWith } from '../../support/stale-findings.ts';
import { INVALID, call, calls, run, setAside } from '../../support/usual-history.ts';
import {
  NOW,
  PROVIDER,
  added,
  calling,
  completed,
  created,
  failed,
  keyOf,
  later,
  quarantined,
  queued,
  released,
  runFinished,
  runStarted,
  sha,
  started,
  stopped,
} from '../../support/literals.ts';

const hash = (text: string) => digest('sha256', text, 'hex');
const tooLarge = { kind: 'too-large', status: 413 } as const;
const down = { kind: 'server-error', status: 503 } as const;
const refused = { kind: 'unauthorized', status: 401 } as const;
const interrupted: Event = { type: 'RunInterrupted', interrupted: 'run-1' };
const cancelled: Event = { type: 'RunFinished', outcome: 'interrupted' };
const reached = (fields: object = {}): Event => ({
  type: 'BudgetReached',
  ...{ window: 'day', unit: 'cost', limit: 1_000, spent: 900, held: 0, ...fields },
});
const aside = (...tasks: string[]): Event[] => [
  ...calling(...tasks),
  ...tasks.flatMap(task => [failed(task, tooLarge), quarantined(task, tooLarge)]),
];

const FACTS: RunFacts = {
  ...{ agent: 'default', outcome: 'completed', problem: undefined },
  ...{ limits: NO_LIMITS, now: NOW },
};

function firing(history: readonly Event[], fields: Partial<RunFacts> = {}): Firing[] {
  return firingAlerts(stateAfter(...history), { ...FACTS, ...fields }, hash);
}

/** `kind: severity, reason` of each. */
function told(history: readonly Event[], fields: Partial<RunFacts> = {}): string[] {
  return firing(history, fields).map(({ alert }) => `${alert.alert}: ${alert.severity}, ${alert.reason}`);
}

/** The one that fires. */
function only(history: readonly Event[], fields: Partial<RunFacts> = {}): Alert {
  const [one, ...others] = firing(history, fields);
  assert.ok(one !== undefined && others.length === 0);
  return one.alert;
}

function raisedBefore(history: readonly Event[], fields: Partial<RunFacts>): Event[] {
  return [
    ...history,
    ...firing(history, fields).map(({ alert }): Event => ({ type: 'AlertRaised', ...alert })),
  ];
}

test('refused results stay what they were while one of them waits', () => {
  const waiting = [...calling('a'), completed('a')];
  const refused = { kind: 'results-refused', message: 'The branch takes none.' } as const;
  const raised = raisedBefore(waiting, { problem: refused });
  assert.deepEqual(told(raised), ['state: critical, results-refused']);
  const results = [{ task: 'a', key: keyOf('a'), sha256: sha(1) }];
  assert.deepEqual(told([...raised, { type: 'ResultsPublished', results }]), []);
});

test('a webhook that lost a message stays what it was while nothing is sent to it; any other trouble is over by itself', () => {
  const history = [...calling('a'), completed('a')];
  const lost = { kind: 'webhook-lost', message: 'It answered with the status 404.' } as const;
  assert.deepEqual(told(raisedBefore(history, { problem: lost })), ['state: warning, webhook-lost']);
  const fork = { kind: 'fork', message: 'There are two histories.' } as const;
  assert.deepEqual(told(raisedBefore(history, { problem: fork })), []);
});

test('a run without trouble calls for nobody', () =>
  assert.deepEqual(told([...calling('a'), completed('a')]), []));

test('the gravest comes first', () =>
  assert.deepEqual(
    told(
      [
        ...calling('z'),
        interrupted,
        runStarted,
        ...['q', 'r'].flatMap(task => [added(task), started(task), failed(task, tooLarge)]),
        quarantined('q', tooLarge),
        stopped(PROVIDER, 'account', refused),
        reached(),
      ],
      { outcome: 'budget-exhausted', problem: { kind: 'fork', message: 'x' } },
    ),
    [
      'state: warning, fork',
      'provider: critical, account',
      'quarantine: warning, quarantined',
      'budget: info, day-cost',
      'interrupted: info, killed',
    ],
  ));

describe('quarantine', () => {
  test('fires while any task is in it, with its tasks', () => {
    const [alert] = firing(aside('a', 'b'));
    assert.equal(alert?.alert.fingerprint, 'default/quarantine');
    assert.ok(alert.details?.kind === 'quarantine');
    assert.deepEqual(
      alert.details.tasks.map(({ id }) => id),
      ['a', 'b'],
    );
  });

  test('is over when the last task has left it', () =>
    assert.deepEqual(told([...aside('a'), released('a', 'retry')]), []));

  test('tells something else when a task comes, goes or fails in another way', () => {
    const { facts } = only(aside('a', 'b'));
    assert.notEqual(only(aside('a', 'b', 'c')).facts, facts);
    assert.notEqual(only([...aside('a', 'b'), released('b', 'retry')]).facts, facts);
    const otherwise = [...calling('a', 'b'), failed('a', down), quarantined('a', down)];
    assert.notEqual(only([...otherwise, failed('b', tooLarge), quarantined('b', tooLarge)]).facts, facts);
  });

  test('tells the same of the same tasks in another order', () =>
    assert.equal(only(aside('a', 'b')).facts, only(aside('b', 'a')).facts));

  test('knows what a task has cost in the run that set it aside', () => {
    const hold = { end: 'charged' } as const;
    const [alert] = firing([...calling('a'), failed('a', down, { hold }), quarantined('a', down)]);
    assert.ok(alert?.details?.kind === 'quarantine');
    assert.deepEqual(alert.details.tasks[0]?.facts.spent, { tokens: 100, nanoUsd: 1_000 });
  });
});

describe('a budget', () => {
  test('fires when it stopped the run, with what is left', () => {
    const waiting = [
      ...calling('a', 'b'),
      failed('a', down, { retryAt: later(9) }),
      completed('b'),
      added('c'),
    ];
    const [alert] = firing([...waiting, reached()], { outcome: 'budget-exhausted' });
    assert.ok(alert?.details?.kind === 'budget');
    assert.equal(alert.details.left, 2);
    assert.deepEqual(
      alert.details.budgets.map(({ window }) => window),
      ['day'],
    );
  });

  test('is a warning when nothing goes on before the next month, whatever else was reached', () => {
    const month = reached({ window: 'month', unit: 'tokens' });
    for (const history of [[month], [reached(), month]])
      assert.deepEqual(told([...queued('a'), ...history]), ['budget: warning, month-tokens']);
  });

  test('tells the same while the same limit stops it, however far it was spent', () => {
    const { facts } = only([...queued('a'), reached()]);
    assert.equal(only([...queued('a', 'b'), reached({ spent: 950, held: 7 })]).facts, facts);
    assert.notEqual(only([...queued('a'), reached({ limit: 2_000 })]).facts, facts);
    assert.notEqual(only([...queued('a'), reached({ window: 'run' })]).facts, facts);
  });

  const raised = [...raisedBefore([...queued('a'), reached()], {}), runFinished, runStarted];
  test.each<[Outcome, string[]]>([
    ['completed', []],
    ['waiting', []],
    ['deadline', []],
    ['provider-stopped', []],
    ['interrupted', ['budget: info, day-cost']],
    ['failed', ['budget: info, day-cost']],
    ['overlapped', ['budget: info, day-cost']],
  ])('of an earlier run, after a run that ended %s: %j', (outcome, expected) =>
    assert.deepEqual(told([...raised, started('a')], { outcome }), expected),
  );

  test('that stands as it was has nothing new to say', () => {
    const [before] = firing([...queued('a'), reached()]);
    assert.deepEqual(firing(raised, { outcome: 'failed' }), [{ alert: before?.alert, details: undefined }]);
  });

  test('that never was raised does not come from a run that was cut off', () =>
    assert.deepEqual(told(queued('a'), { outcome: 'failed' }), []));
});

describe('an anomaly', () => {
  const slow = (task: string) => call(task, { durationMs: 90_000 });
  const before = [created, ...run(calls('before', 20))];

  test('fires after all that is graver', () =>
    assert.deepEqual(told([...before, runStarted, interrupted, runStarted, ...slow('a')]), [
      'interrupted: info, killed',
      'anomaly: info, slow',
    ]));

  test('of tasks that were set aside is told by their issue', () => {
    const history = [...before, runStarted, ...call('a', { failure: INVALID }), setAside('a')];
    const [alert, ...others] = firing(history);
    assert.ok(alert?.details?.kind === 'quarantine');
    assert.deepEqual(alert.details.odd, [{ kind: 'mismatched', taskType: 'summarize', tasks: ['a'] }]);
    assert.deepEqual(others, []);
    assert.ok(!('odd' in (firing(aside('a'))[0]?.details ?? {})));
  });
});

test('what keeps an agent from running is told between the state and the provider', () => {
  const [silence] = staleFindingsWith('agent.yml');
  assert.deepEqual(
    told([...queued('a'), stopped(PROVIDER, 'breaker')], {
      silence,
      problem: { kind: 'fork', message: 'x' },
    }),
    ['state: warning, fork', 'stale: critical, disabled', 'provider: warning, breaker'],
  );
});

// People have been told these before, by releases that are out: another hash would tell them all again.
test('what is no news stays none with the next release', () => {
  const { facts } = only([...queued('a'), stopped(PROVIDER, 'account')]);
  assert.equal(facts, hash(String.raw`["[\"provider\",\"\",\"account\",\"\"]"]`));
  const model = stopped({ kind: 'model', name: 'small' }, 'configuration', refused);
  assert.equal(
    only([...queued('a'), model]).facts,
    hash(String.raw`["[\"model\",\"small\",\"configuration\",\"unauthorized\"]"]`),
  );
  assert.equal(only([...calling('a'), interrupted, runStarted]).facts, hash('"killed"'));
  const results = [{ path: 'results/a.json', reason: 'A secret.' }];
  assert.equal(
    only([created], { problem: { kind: 'results-held-back', results } }).facts,
    hash(String.raw`["[\"results-held-back\"]","[\"results/a.json\"]"]`),
  );
});

describe('the provider', () => {
  test.each([
    ['account', 'critical'],
    ['hold-exceeded', 'critical'],
    ['configuration', 'warning'],
    ['breaker', 'warning'],
  ] as const)('stopped by %s is %s', (reason, severity) =>
    assert.deepEqual(told([...queued('a'), stopped(PROVIDER, reason)]), [`provider: ${severity}, ${reason}`]),
  );

  test('stopped for several reasons is told by the gravest', () => {
    const model = stopped({ kind: 'model', name: 'small' }, 'configuration', refused);
    for (const [one, other, reason] of [
      ['account', 'hold-exceeded', 'hold-exceeded'],
      ['configuration', 'account', 'account'],
    ] as const)
      assert.deepEqual(told([...queued('a'), stopped(PROVIDER, one), stopped(PROVIDER, other)]), [
        `provider: critical, ${reason}`,
      ]);
    assert.deepEqual(told([...queued('a'), stopped(PROVIDER, 'breaker', down), model]), [
      'provider: warning, configuration',
    ]);
  });

  test('is told with what it stopped, and with what is left', () => {
    const [alert] = firing([...queued('a', 'b'), stopped(PROVIDER, 'account', refused)]);
    assert.deepEqual(alert?.details, {
      kind: 'provider',
      stops: [{ scope: PROVIDER, reason: 'account', failure: refused }],
      left: 2,
    });
  });

  test('that is stopped by another failure is news', () => {
    const facts = (failure: typeof refused | typeof down) =>
      only([...queued('a'), stopped(PROVIDER, 'breaker', failure)]).facts;
    assert.notEqual(facts(refused), facts(down));
  });

  test('fires also when all else went on', () =>
    assert.deepEqual(
      told([...calling('a'), completed('a'), stopped({ kind: 'type', name: 'triage' }, 'configuration')]),
      ['provider: warning, configuration'],
    ));

  test('tells the same of the same stops in another order', () => {
    const one = stopped({ kind: 'model', name: 'small' }, 'configuration', refused);
    const other = stopped({ kind: 'type', name: 'triage' }, 'configuration', refused);
    const { facts } = only([...queued('a'), one, other]);
    assert.equal(only([...queued('a'), other, one]).facts, facts);
    assert.notEqual(only([...queued('a'), one]).facts, facts);
    const another = stopped({ kind: 'model', name: 'large' }, 'configuration', refused);
    assert.notEqual(only([...queued('a'), another, other]).facts, facts);
  });

  const raised = [
    ...raisedBefore([...queued('a'), stopped(PROVIDER, 'account', refused)], {}),
    { type: 'RunFinished', outcome: 'provider-stopped' } as const,
    runStarted,
  ];
  const stands = ['provider: critical, account'];
  test.each<[string, Event[], Outcome, string[]]>([
    ['sent something', [started('a'), completed('a')], 'budget-exhausted', []],
    ['finished the list', [], 'completed', []],
    ['had nothing to do', [], 'idle', []],
    ['sent nothing', [], 'budget-exhausted', stands],
    ['was cut off', [started('a'), completed('a')], 'interrupted', stands],
    ['could not do its work', [started('a'), completed('a')], 'failed', stands],
  ])('of an earlier run, after a run that %s: %#', (_, events, outcome, expected) =>
    assert.deepEqual(told([...raised, ...events], { outcome }), expected),
  );
});

describe('a run that was killed', () => {
  const killed = [...calling('a'), interrupted, runStarted];

  test('is told with what it did', () => {
    const charged: Event = { ...interrupted, charged: { tokens: 7, nanoUsd: 9 } } as const;
    const [alert] = firing([...calling('a'), completed('a'), charged, runStarted]);
    assert.ok(alert?.details?.kind === 'interrupted');
    const { run, calls, spent, runsInARow } = alert.details.interruption;
    assert.deepEqual([run, calls, spent, runsInARow], ['run-1', 1, { tokens: 47, nanoUsd: 409 }, 1]);
  });

  test('is told until a run has ended by itself', () => {
    assert.deepEqual(told(killed), ['interrupted: info, killed']);
    assert.deepEqual(told([...killed, runFinished, runStarted]), []);
  });

  test('is told on when the next one is cancelled', () =>
    assert.deepEqual(told([...killed, cancelled, runStarted]), ['interrupted: info, killed']));

  test('is a warning from the third in a row on, and no news in between', () => {
    const twice = [...killed, interrupted, runStarted];
    assert.deepEqual(told(twice), ['interrupted: info, killed']);
    assert.equal(only(twice).facts, only(killed).facts);
    assert.deepEqual(told([...twice, interrupted, runStarted]), ['interrupted: warning, killed-repeatedly']);
    assert.deepEqual(told([...twice, runFinished, runStarted, interrupted, runStarted]), [
      'interrupted: info, killed',
    ]);
  });

  test('in another repository is no news in the one that took its log over', () =>
    assert.deepEqual(
      told([
        ...calling('a'),
        interrupted,
        { type: 'LogAdopted', repository: '43', previous: '42' },
        runStarted,
      ]),
      [],
    ));
});

describe('the state', () => {
  test.each([
    ['corrupt', 'critical'],
    ['newer', 'critical'],
    ['foreign', 'critical'],
    ['clock', 'critical'],
    ['fork', 'warning'],
  ] as const)('of a log that is %s is %s, known without it', (kind, severity) => {
    const problem = { kind, message: 'x' };
    const alert = stateAlert('default', problem, hash);
    assert.deepEqual(alert, {
      alert: {
        alert: 'state',
        fingerprint: 'default/state',
        severity,
        reason: kind,
        facts: hash(JSON.stringify(kind)),
      },
      details: { kind: 'state', problem },
    });
    assert.deepEqual(firingAlerts(newState(), { ...FACTS, outcome: 'failed', problem }, hash), [alert]);
  });

  test('whose results reach nobody is told, and of those that are held back which they are', () => {
    const refusal = { kind: 'results-refused', message: 'The branch is protected.' } as const;
    assert.deepEqual(told([created], { problem: refusal }), ['state: critical, results-refused']);

    const held = (...paths: string[]) => ({
      kind: 'results-held-back' as const,
      results: paths.map(path => ({ path, reason: 'A secret.' })),
    });
    assert.deepEqual(told([created], { problem: held('a') }), ['state: warning, results-held-back']);
    const facts = (...paths: string[]) => only([created], { problem: held(...paths) }).facts;
    assert.equal(facts('a', 'b'), facts('b', 'a'));
    assert.notEqual(facts('a', 'b'), facts('a'));
    assert.notEqual(facts('a', 'b'), facts('a', 'c'));
  });

  test('without its cache is told in the third run in a row', () => {
    const unreachable = (runs: number) => told([created], { problem: { kind: 'cache-unreachable', runs } });
    assert.deepEqual(unreachable(2), []);
    assert.deepEqual(unreachable(3), ['state: warning, cache-unreachable']);
    assert.deepEqual(unreachable(4), ['state: warning, cache-unreachable']);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Event } from '../../../src/domain/event.ts';
import type { Failure } from '../../../src/domain/failure.ts';
import { type Oddity, odditiesOf } from '../../../src/domain/oddities/oddity.ts';
import { RUNS_MAX, SAMPLES_MAX, TYPES_MAX } from '../../../src/domain/oddities/tally.ts';
import { given, stateAfter } from '../../support/given.ts';
import {
  CHARGED,
  PROVIDER,
  RELEASED,
  charged,
  created,
  recovered,
  runFinished,
  runStarted,
  shared,
  added,
  started,
  stopped,
} from '../../support/literals.ts';
import { INVALID, call, calls, costing, run, setAside } from '../../support/usual-history.ts';

const DOWN: Failure = { kind: 'server-error', status: 503 };

/** Forty calls of a second and a tenth of a cent each, before the run that is on. */
const USUAL: readonly Event[] = [created, ...run(calls('before', 40))];
const now = (...happens: Event[]) => [...USUAL, runStarted, ...happens];

function text(odd: Oddity): string {
  switch (odd.kind) {
    case 'slow':
    case 'dear':
      return `${odd.kind} ${odd.taskType}: ${odd.task} ${odd.value}, usual ${odd.median}`;
    case 'failing':
      return `failing ${odd.taskType}: ${odd.now.failed}/${odd.now.attempts}, before ${odd.before.failed}/${odd.before.attempts}`;
    case 'mismatched':
      return `mismatched ${odd.taskType}: ${odd.tasks.join(' ')}`;
  }
}

function found(history: readonly Event[]): { own: readonly string[]; grouped: readonly string[] } {
  const { own, grouped } = odditiesOf(stateAfter(...history));
  return { own: own.map(text), grouped: grouped.map(text) };
}
const own = (history: readonly Event[]) => found(history).own;

describe('a call is odd', () => {
  test.each<[string, Parameters<typeof call>[1], string[]]>([
    ['by nothing when it is as ever', {}, []],
    ['not up to five seconds more', { durationMs: 6_000 }, []],
    ['when it takes longer', { durationMs: 6_001 }, ['slow summarize: x 6001, usual 1000']],
    ['not up to three times the cost', { hold: costing(3_000_000) }, []],
    ['when it costs more', { hold: costing(3_000_001) }, ['dear summarize: x 3000001, usual 1000000']],
    [
      'in both ways',
      { durationMs: 9_000, hold: costing(9_000_000) },
      ['slow summarize: x 9000, usual 1000', 'dear summarize: x 9000000, usual 1000000'],
    ],
    [
      'also when its answer was no good',
      { failure: INVALID, durationMs: 9_000, hold: costing(9_000_000) },
      ['slow summarize: x 9000, usual 1000', 'dear summarize: x 9000000, usual 1000000'],
    ],
    ['not when it ran into a timeout', { failure: DOWN, durationMs: 300_000, hold: CHARGED }, []],
    [
      'by its time alone when nobody knows what it cost',
      { durationMs: 9_000, hold: CHARGED },
      ['slow summarize: x 9000, usual 1000'],
    ],
    ['not by a cost without a price', { hold: costing(9_000_000, 'unknown') }, []],
  ])('%s', (_, fields, expected) => assert.deepEqual(own(now(...call('x', fields))), expected));

  test('only after twenty of its type in earlier runs', () => {
    const after = (count: number) =>
      own([
        created,
        ...run(calls('before', count)),
        runStarted,
        ...calls('now', 40),
        ...call('x', { durationMs: 9_000 }),
      ]);
    assert.deepEqual([after(19), after(20)], [[], ['slow summarize: x 9000, usual 1000']]);
  });

  test('by what is usual of its own type', () =>
    assert.deepEqual(own(now(...call('x', { taskType: 'triage', durationMs: 9_000 }))), []));

  test('five of a type at the most, the largest', () => {
    const slow = [7, 9, 8, 6.5, 11, 10].flatMap(s => call(`s${s}`, { durationMs: s * 1_000 }));
    assert.deepEqual(
      own(now(...slow)).map(line => line.split(' ')[2]),
      ['s11', 's10', 's9', 's8', 's7'],
    );
  });
});

describe('what is usual', () => {
  test('are the last calls only', () => {
    const later = [...USUAL, ...run(calls('later', SAMPLES_MAX, { durationMs: 9_000 }))];
    assert.deepEqual(own([...later, runStarted, ...call('x', { durationMs: 9_000 })]), []);
    const fewer = [...USUAL, ...run(calls('later', 60, { durationMs: 9_000 }))];
    const { samples } = stateAfter(...fewer).usual.get('summarize') ?? assert.fail();
    assert.deepEqual([samples.durationsMs.length, samples.costsNanoUsd.length], [100, 100]);
    const all = stateAfter(...later).usual.get('summarize')?.samples ?? assert.fail();
    assert.deepEqual([all.durationsMs.length, all.costsNanoUsd.length], [128, 128]);
  });

  test('are answered calls: what failed, was cut off, shared or recovered is none', () => {
    const none = [
      ...call('f', { failure: INVALID }),
      ...[added('k'), started('k'), charged('k', 'aborted')],
      ...[...call('o'), added('s'), shared('s', 'o')],
      ...[added('r'), recovered('r', 7)],
    ];
    const { samples, runs } = stateAfter(created, ...run(none)).usual.get('summarize') ?? assert.fail();
    assert.deepEqual([samples.durationsMs, samples.costsNanoUsd], [[1_000], [1_000_000]]);
    assert.deepEqual(runs, [{ failed: 1, attempts: 2 }]);
  });

  test('knows no cost of a call that was charged whole, but how long it took', () => {
    const { samples } =
      stateAfter(created, ...run(call('a', { hold: CHARGED }))).usual.get('summarize') ?? assert.fail();
    assert.deepEqual(samples, { durationsMs: [1_000], costsNanoUsd: [] });
  });

  test('is nothing that a rehearsal did', () => {
    const offline: Event[] = [{ ...runStarted, provider: 'offline' }, ...calls('a', 30), runFinished];
    assert.equal(stateAfter(created, ...offline).usual.size, 0);
  });

  test('is learnt of a run that was killed, too', () => {
    const killed: Event = { type: 'RunInterrupted', interrupted: 'run-1' };
    const history = [
      created,
      ...run(calls('before', 40), killed),
      runStarted,
      ...call('x', { durationMs: 9_000 }),
    ];
    assert.equal(own(history).length, 1);
  });

  test('is known of the types that were tried last', () => {
    const types = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) =>
        call(`t${from + n}`, { taskType: `type-${from + n}` }),
      ).flat();
    const full = [created, ...run(types(0, TYPES_MAX)), ...run(call('again', { taskType: 'type-0' }))];
    const { usual } = stateAfter(...full, ...run(call('new', { taskType: 'new' })));
    assert.equal(usual.size, TYPES_MAX);
    assert.deepEqual([usual.has('type-1'), [...usual.keys()].slice(-2)], [false, ['type-0', 'new']]);
  });

  test('is learnt of so many types in one run, and of no more', () => {
    const many = Array.from({ length: TYPES_MAX + 6 }, (_, n) =>
      call(`t${n}`, { taskType: `type-${n}` }),
    ).flat();
    const { run: on, usual } = stateAfter(
      created,
      runStarted,
      ...many,
      ...call('again', { taskType: 'type-0' }),
    );
    assert.deepEqual([on?.tallies.size, on?.tallies.get('type-0')?.attempts, usual.size], [TYPES_MAX, 2, 0]);
    assert.equal(stateAfter(created, ...run(many)).usual.size, TYPES_MAX);
  });
});

describe('a type whose calls fail more often', () => {
  const good = calls('good', 10);
  const bad = (count: number, failure: Failure = INVALID, taskType = 'summarize') =>
    calls('bad', count, { failure, hold: RELEASED, taskType });
  const before = [...USUAL, ...run(calls('more', 20))];

  test('than in all runs before is odd', () =>
    assert.deepEqual(own([...before, runStarted, ...good, ...bad(15)]), [
      'failing summarize: 15/25, before 0/60',
    ]));

  test.each<[string, Failure, number]>([
    ['an outage', DOWN, 1],
    ['an answer that was cut off', { kind: 'length', completionTokensMax: 9 }, 1],
    ['a refusal', { kind: 'content-refused' }, 1],
    ['the pace', { kind: 'rate-limited', status: 429 }, 0],
    ['the account', { kind: 'unauthorized', status: 401 }, 0],
    ['a setting', { kind: 'parameter-refused', status: 400, parameter: 'x' }, 0],
  ])('because of %s: %#', (_, failure, expected) =>
    assert.equal(own([...before, runStarted, ...good, ...bad(15, failure)]).length, expected),
  );

  test('says nothing while its provider was down, or the type was refused, which the provider issue tells', () => {
    const failing = [...before, runStarted, ...good, ...bad(15)];
    assert.deepEqual(own([...failing, stopped(PROVIDER, 'breaker', DOWN)]), []);
    assert.deepEqual(own([...failing, stopped({ kind: 'type', name: 'summarize' }, 'configuration')]), []);
    const other = stopped({ kind: 'type', name: 'triage' }, 'configuration');
    const model = stopped({ kind: 'model', name: 'summarize' }, 'hold-exceeded');
    assert.equal(own([...failing, other, model]).length, 1);
  });

  test('in a run whose provider was down is not taken for usual', () => {
    const down = run([...bad(30), stopped(PROVIDER, 'breaker', DOWN)]);
    const { runs } = stateAfter(...USUAL, ...down).usual.get('summarize') ?? assert.fail();
    assert.deepEqual(runs, [{ failed: 0, attempts: 40 }]);
  });

  test('is compared with the last twenty runs that tried it', () => {
    const runs = Array.from({ length: RUNS_MAX }, (_, n) => run(calls(`run${n}`, 1))).flat();
    const { usual } = stateAfter(...USUAL, ...runs, ...run(call('x', { taskType: 'triage' })));
    assert.equal(usual.get('summarize')?.runs.length, RUNS_MAX);
    assert.deepEqual(usual.get('summarize')?.runs[0], { failed: 0, attempts: 1 });
  });

  test('is told with the tasks that this run set aside of it', () => {
    const history = [...before, runStarted, ...good, ...bad(15)];
    assert.deepEqual(found([...history, setAside('bad-3')]), {
      own: [],
      grouped: ['failing summarize: 15/25, before 0/60', 'mismatched summarize: bad-3'],
    });
    const other = call('t', { taskType: 'triage', failure: INVALID });
    assert.deepEqual(found([...history, ...other, setAside('t')]), {
      own: ['failing summarize: 15/25, before 0/60'],
      grouped: ['mismatched triage: t'],
    });
  });

  test('is told by itself when all that it set aside is what somebody asked to skip: nobody is told of that', () =>
    assert.deepEqual(
      found([...before, runStarted, ...good, ...bad(15), setAside('bad-3', { kind: 'skipped' })]),
      { own: ['failing summarize: 15/25, before 0/60'], grouped: [] },
    ));
});

describe('tasks whose answers never fitted', () => {
  const two = [...call('a', { failure: INVALID }), ...call('b', { failure: INVALID })];

  test('are one thing for each type', () => {
    const other = call('c', { failure: INVALID, taskType: 'triage' });
    const { grouped } = found([
      created,
      runStarted,
      ...two,
      ...other,
      ...['a', 'b', 'c'].map(id => setAside(id)),
    ]);
    assert.deepEqual(grouped, ['mismatched summarize: a b', 'mismatched triage: c']);
  });

  test('are none when they were set aside for something else, or put back', () => {
    assert.deepEqual(found([created, runStarted, ...two, setAside('a', DOWN)]).grouped, []);
    const back: Event = { type: 'TaskReleased', task: 'a', reason: 'configuration' };
    assert.deepEqual(found([created, runStarted, ...two, setAside('a'), back]).grouped, []);
  });

  test('are no news of a run that finds them set aside by an earlier one', () => {
    const state = stateAfter(
      ...[created, runStarted, ...two, setAside('a'), runFinished],
      ...[runStarted, added('x'), started('x')].map(event => ({ event, run: 'run-2' })),
    );
    assert.deepEqual(odditiesOf(state).grouped, []);
    const touched = new Map([...(state.run?.touched ?? []), ['a', { tokens: 0, nanoUsd: 0 }] as const]);
    const again = { ...state, run: state.run && { ...state.run, touched } };
    assert.deepEqual(odditiesOf(again).grouped, []);
  });
});

describe('the end of a run', () => {
  const slow = now(...call('x', { durationMs: 9_000 }));

  test('notes what was odd of which type', () => {
    given(...slow)
      .when({ type: 'FinishRun', outcome: 'completed' })
      .then({ type: 'RunFinished', outcome: 'completed', odd: [{ taskType: 'summarize', kinds: ['slow'] }] });
    given(...now(...call('x')))
      .when({ type: 'FinishRun', outcome: 'completed' })
      .then({ type: 'RunFinished', outcome: 'completed' });
  });

  test('names each type once, and the gravest first', () => {
    const both = call('y', { durationMs: 9_000, hold: costing(9_000_000) });
    given(...slow, ...both)
      .when({ type: 'FinishRun', outcome: 'interrupted' })
      .then({
        ...{ type: 'RunFinished', outcome: 'interrupted' },
        odd: [{ taskType: 'summarize', kinds: ['dear', 'slow'] }],
      });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { SentParameters } from '../../src/domain/attempt-result.ts';
import type { Adaptation, Event } from '../../src/domain/event.ts';
import type { Failure } from '../../src/domain/failure.ts';
import { given, stateAfter } from '../support/given.ts';
import {
  added,
  calling,
  completed,
  fail,
  failed,
  quarantined,
  queued,
  released,
  runFinished,
  runStarted,
  started,
  stopped,
} from '../support/literals.ts';

const small = { kind: 'model', name: 'small' } as const;
const summarize = { kind: 'type', name: 'summarize' } as const;
const refused = (parameter: string): Failure => ({ kind: 'parameter-refused', status: 400, parameter });
const adapted = (adaptation: Adaptation): Event => ({ type: 'ModelAdapted', model: 'small', adaptation });

describe('a wrong setting', () => {
  test.each<[Failure, typeof small | typeof summarize]>([
    [{ kind: 'model-not-found', status: 404 }, small],
    [refused('top_k'), small],
    [{ kind: 'schema-refused', status: 400 }, summarize],
    [{ kind: 'type-not-supported' }, summarize],
  ])('%o stops what it concerns, and no task loses an attempt', (failure, scope) =>
    given(...calling('a'))
      .when(fail('a', failure))
      .then(failed('a', failure, { counted: false }), stopped(scope, 'configuration', failure)),
  );

  test('is said once for each model, and for another model again', () => {
    const failure: Failure = { kind: 'model-not-found', status: 404 };
    const history = [
      ...calling('a', 'b'),
      added('c', { model: 'large' }),
      started('c', { model: 'large' }),
      failed('a', failure, { counted: false }),
      stopped(small, 'configuration', failure),
    ];
    given(...history)
      .when(fail('b', failure))
      .then(failed('b', failure, { counted: false }));
    given(...history)
      .when(fail('c', failure))
      .then(
        failed('c', failure, { counted: false }),
        stopped({ kind: 'model', name: 'large' }, 'configuration', failure),
      );
  });

  test('of a type is not taken for one of a model with the same name', () => {
    const failure: Failure = { kind: 'schema-refused', status: 400 };
    given(...calling('a'), stopped({ kind: 'model', name: 'summarize' }, 'hold-exceeded'))
      .when(fail('a', failure))
      .then(failed('a', failure, { counted: false }), stopped(summarize, 'configuration', failure));
  });
});

describe('a parameter that a model refuses by name', () => {
  const asked: SentParameters = { outputCapName: 'max_tokens', withoutTemperature: false };
  const askedAnew: SentParameters = { outputCapName: 'max_completion_tokens', withoutTemperature: false };
  const askedBare: SentParameters = { outputCapName: 'max_tokens', withoutTemperature: true };

  test.each<[string, SentParameters, Adaptation]>([
    ['max_tokens', asked, 'max_completion_tokens'],
    ['max_completion_tokens', askedAnew, 'max_tokens'],
    ['temperature', asked, 'without-temperature'],
  ])('%s is adapted', (parameter, sent, adaptation) =>
    given(...calling('a'))
      .when(fail('a', refused(parameter), { sent }))
      .then(failed('a', refused(parameter), { counted: false }), adapted(adaptation)),
  );

  test('is adapted once: calls in flight that still carried it change nothing', () =>
    given(
      ...calling('a', 'b'),
      failed('a', refused('max_tokens'), { counted: false }),
      adapted('max_completion_tokens'),
    )
      .when(fail('b', refused('max_tokens'), { sent: asked }))
      .then(failed('b', refused('max_tokens'), { counted: false })));

  test('is adapted for each of two parameters', () =>
    given(...calling('a'), adapted('without-temperature'))
      .when(fail('a', refused('max_tokens'), { sent: askedBare }))
      .then(failed('a', refused('max_tokens'), { counted: false }), adapted('max_completion_tokens')));

  test('is adapted for temperature after the name of the output cap', () =>
    given(...calling('a'), adapted('max_completion_tokens'))
      .when(fail('a', refused('temperature'), { sent: askedAnew }))
      .then(failed('a', refused('temperature'), { counted: false }), adapted('without-temperature')));

  test('stops the model when both names of the output cap are refused', () =>
    given(...calling('a'), adapted('max_completion_tokens'))
      .when(fail('a', refused('max_completion_tokens'), { sent: askedAnew }))
      .then(
        failed('a', refused('max_completion_tokens'), { counted: false }),
        stopped(small, 'configuration', refused('max_completion_tokens')),
      ));

  test('stops the model when it was not even sent', () =>
    given(...calling('a'), adapted('without-temperature'))
      .when(fail('a', refused('temperature'), { sent: askedBare }))
      .then(
        failed('a', refused('temperature'), { counted: false }),
        stopped(small, 'configuration', refused('temperature')),
      ));

  test('is remembered by later runs of that provider, and not by those of another', () => {
    const before = [...calling('a'), failed('a', refused('max_tokens')), adapted('max_completion_tokens')];
    const again = fail('a', refused('max_tokens'), { sent: asked });
    given(...before, runFinished, runStarted, started('a', { attempt: 2 }))
      .when(again)
      .then(failed('a', refused('max_tokens'), { attempt: 2, counted: false }));
    given(...before, runFinished, { ...runStarted, provider: 'openai' }, started('a', { attempt: 2 }))
      .when(again)
      .then(
        failed('a', refused('max_tokens'), { attempt: 2, counted: false }),
        adapted('max_completion_tokens'),
      );
  });
});

describe('the same bad request on three tasks', () => {
  const bad: Failure = { kind: 'bad-request', status: 400, code: 'invalid_value' };
  const set = (task: string, failure: Failure = bad): Event[] => [
    failed(task, failure),
    quarantined(task, failure),
  ];
  const third = (...history: Event[]) => given(...history).when(fail('c', bad));
  const plain = [failed('c', bad), quarantined('c', bad)];
  const toTheType = [
    failed('c', bad, { counted: false }),
    stopped(summarize, 'configuration', bad),
    released('a', 'configuration'),
    released('b', 'configuration'),
  ];

  test('of a type before any success stops the type, and quarantines nobody', () =>
    third(...calling('a', 'b', 'c'), ...set('a'), ...set('b')).then(...toTheType));

  test('of a model, whatever their types, stops the model', () => {
    const other = { taskType: 'triage' };
    third(
      ...queued('a'),
      added('b', other),
      started('a'),
      started('b'),
      ...set('a'),
      ...set('b'),
      {
        ...added('c', { taskType: 'extract' }),
      },
      started('c'),
    ).then(
      failed('c', bad, { counted: false }),
      stopped(small, 'configuration', bad),
      released('a', 'configuration'),
      released('b', 'configuration'),
    );
  });

  test('of a type, whatever their models, stops the type', () =>
    third(
      ...queued('a', 'b'),
      started('a'),
      started('b', { model: 'large' }),
      ...set('a'),
      ...set('b'),
      added('c', { model: 'tiny' }),
      started('c', { model: 'tiny' }),
    ).then(...toTheType));

  test('twice is not enough', () => third(...calling('a', 'c'), ...set('a')).then(...plain));

  test('in other words is something else', () =>
    third(...calling('a', 'b', 'c'), ...set('a'), ...set('b', { kind: 'bad-request', status: 400 })).then(
      ...plain,
    ));

  describe('with another status than 400', () => {
    const forbidden: Failure = { kind: 'bad-request', status: 403 };
    const refusals = [...set('a', forbidden), ...set('b', forbidden)];

    test('is as suspicious, where nothing of it was ever answered', () =>
      given(...calling('a', 'b', 'c'), ...refusals)
        .when(fail('c', forbidden))
        .then(
          failed('c', forbidden, { counted: false }),
          stopped(summarize, 'configuration', forbidden),
          released('a', 'configuration'),
          released('b', 'configuration'),
        ));

    describe('where such were answered in an earlier run', () => {
      const ids = ['a', 'b', 'c', 'd', 'e'];
      const before = (count: number) => [
        ...[...calling('x'), completed('x'), runFinished, runStarted],
        ...ids.map(id => added(id)),
        ...ids.map(id => started(id)),
        ...ids.slice(0, count).flatMap(id => set(id, forbidden)),
      ];

      test('is about the tasks, for four of them', () =>
        given(...before(3))
          .when(fail('d', forbidden))
          .then(failed('d', forbidden), quarantined('d', forbidden)));

      test('is as suspicious with the fifth', () =>
        given(...before(4))
          .when(fail('e', forbidden))
          .then(
            failed('e', forbidden, { counted: false }),
            stopped(summarize, 'configuration', forbidden),
            ...['a', 'b', 'c', 'd'].map(id => released(id, 'configuration')),
          ));
    });
  });

  test('after a success of the type and the model is about the tasks', () =>
    third(...calling('x', 'a', 'b', 'c'), completed('x'), ...set('a'), ...set('b')).then(...plain));

  test('between which there was a success is about the tasks', () =>
    third(...calling('x', 'a', 'b', 'c'), ...set('a'), ...set('b'), completed('x')).then(...plain));

  test('after such a success is not even kept in mind', () =>
    assert.deepEqual(stateAfter(...calling('x', 'a'), completed('x'), ...set('a')).run?.suspects, []));

  test('after a success of the model with another type points at the type', () =>
    third(
      ...calling('a', 'b', 'c'),
      added('x', { taskType: 'triage' }),
      started('x'),
      completed('x'),
      ...set('a'),
      ...set('b'),
    ).then(...toTheType));

  test('after a success of the type with another model points at the model', () =>
    third(
      ...calling('a', 'b', 'c'),
      added('x', { model: 'large' }),
      started('x', { model: 'large' }),
      completed('x'),
      ...set('a'),
      ...set('b'),
    ).then(
      failed('c', bad, { counted: false }),
      stopped(small, 'configuration', bad),
      released('a', 'configuration'),
      released('b', 'configuration'),
    ));

  test('of which two were one task that was edited in between is two', () =>
    third(...calling('a', 'c'), ...set('a'), released('a', 'retry'), started('a'), ...set('a')).then(
      ...plain,
    ));

  test('of which one was this task before it was edited is two', () =>
    third(...calling('a', 'c'), ...set('a'), ...set('c'), released('c', 'retry'), started('c')).then(
      ...plain,
    ));

  test('does not release a task that is out of quarantine already', () =>
    third(...calling('a', 'b', 'c'), ...set('a'), released('a', 'retry'), ...set('b')).then(
      failed('c', bad, { counted: false }),
      stopped(summarize, 'configuration', bad),
      released('b', 'configuration'),
    ));

  test('is said once: calls in flight only go back to the queue', () =>
    given(...calling('a', 'b', 'c', 'd'), ...set('a'), ...set('b'), ...toTheType)
      .when(fail('d', bad))
      .then(failed('d', bad, { counted: false })));

  test('is judged anew by each run', () =>
    third(
      ...calling('a', 'b'),
      ...set('a'),
      ...set('b'),
      runFinished,
      runStarted,
      added('c'),
      started('c'),
    ).then(...plain));
});

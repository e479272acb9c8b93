import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'vitest';

import { explainTask } from '../../../src/app/questions/explain-task.ts';
import type { Event, StopScope } from '../../../src/domain/event.ts';
import type { Journal } from '../../../src/app/journal.ts';
import { AgentWorld } from '../../support/fakes/agent-world.ts';
import { MemoryLog } from '../../support/fakes/memory-log.ts';
import {
  added,
  completed,
  keyOf,
  quarantined,
  removed,
  runStarted,
  sha,
  shared,
  started,
  stopped,
} from '../../support/literals.ts';

let world: AgentWorld;
let journal: Journal;
beforeEach(async () => {
  world = new AgentWorld();
  journal = await world.journal();
  await journal.record([runStarted, added('a'), added('b', { model: 'other', taskType: 'triage' })]);
});

/** What of this is told of task `a`. */
async function told(...events: Event[]): Promise<string[]> {
  await journal.record(events);
  const explained = explainTask(world.store, 'a');
  assert.ok(explained.ok);
  return explained.story.map(({ event }) => event.type);
}

test('a story is all that happened to the task, and nothing of others', async () => {
  assert.deepEqual(
    await told(
      started('b', { model: 'other' }),
      completed('b'),
      started('a'),
      completed('a'),
      { type: 'ResultsPublished', results: [{ task: 'a', key: keyOf('a'), sha256: sha(9) }] },
      { type: 'ResultsPublished', results: [{ task: 'b', key: keyOf('b'), sha256: sha(9) }] },
    ),
    ['TaskAdded', 'AttemptStarted', 'TaskCompleted', 'ResultsPublished'],
  );
});

test('what people asked for is part of it where they named the task', async () => {
  const asked = (what: string | undefined, id: number): Event => ({
    ...({ type: 'RequestTaken', issue: 7, source: { kind: 'comment', id }, by: 'ada' } as const),
    ...({ outcome: 'done', ...(what !== undefined && { what }) } as const),
  });
  const story = await told(
    asked('skip b a', 1),
    quarantined('a', { kind: 'skipped' }),
    asked('retry b', 2),
    asked('status', 3),
    asked(undefined, 4),
    asked('retry a', 5),
  );
  assert.deepEqual(story, ['TaskAdded', 'RequestTaken', 'TaskQuarantined', 'RequestTaken']);

  const called = explainTask(world.store, 'retry');
  assert.deepEqual(called.ok && called.story, [], 'a task may be called like a command');
});

describe('a stop', () => {
  const failing = { kind: 'provider' } as const;

  test.each<[string, StopScope]>([
    ['of everything', failing],
    ['of its model', { kind: 'model', name: 'small' }],
    ['of its type', { kind: 'type', name: 'summarize' }],
  ])('%s is part of it', async (_, scope) =>
    assert.deepEqual(await told(stopped(scope, 'configuration')), ['TaskAdded', 'ProviderStopped']),
  );

  test.each<[string, StopScope]>([
    ['of another model', { kind: 'model', name: 'other' }],
    ['of another type', { kind: 'type', name: 'triage' }],
  ])('%s is not', async (_, scope) =>
    assert.deepEqual(await told(stopped(scope, 'configuration')), ['TaskAdded']),
  );

  test('is not when the task was done already', async () =>
    assert.deepEqual(
      (await told(started('a'), completed('a'), stopped(failing, 'account'))).at(-1),
      'TaskCompleted',
    ));
});

test('what a model was adapted to is part of it, if it is the task’s', async () => {
  const adaptation = 'max_completion_tokens';
  const events = await told(
    { type: 'ModelAdapted', model: 'small', adaptation },
    { type: 'ModelAdapted', model: 'other', adaptation },
  );
  assert.deepEqual(events, ['TaskAdded', 'ModelAdapted']);
});

test('sharing an answer is part of both stories', async () => {
  await journal.record([added('twin', { key: keyOf('a') })]);
  const events = await told(started('a'), completed('a'), shared('twin', 'a'));
  assert.equal(events.at(-1), 'AnswerShared');
});

test('a task that left the file when it was done is still known', async () => {
  await told(started('a'), completed('a'), removed('a'));
  const explained = explainTask(world.store, 'a');
  assert.ok(explained.ok);
  assert.equal(explained.task?.status, 'completed');
});

test('a task that nobody knows has no story', () => {
  assert.deepEqual(explainTask(world.store, 'nobody'), {
    ok: true,
    task: undefined,
    story: [],
    snapshotSeq: 0,
  });
});

test('a damaged log tells no story', () => {
  const explained = explainTask(new MemoryLog(Buffer.from('nothing like a log\n"}\n')), 'a');
  assert.ok(!explained.ok);
  assert.equal(explained.problem.kind, 'corrupt');
});

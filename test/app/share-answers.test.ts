import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { beforeEach, describe, test } from 'vitest';

import type { Journal } from '../../src/app/journal.ts';
import { publishResults } from '../../src/app/publishing/publish-results.ts';
import { shareAnswers } from '../../src/app/share-answers.ts';
import { AgentWorld, RESULTS } from '../support/fakes/agent-world.ts';
import { SETTLED, fail, finish, keyOf, listed, start } from '../support/literals.ts';

let world: AgentWorld;
let journal: Journal;

const YES = Buffer.from('"Yes."');
const answer = hash('sha256', YES);
/** Another id, the same work. */
const twin = listed('twin', { key: keyOf('a') });

/** Task `a` is finished; its answer is still beside the log. */
beforeEach(async () => {
  world = new AgentWorld();
  journal = await world.journal();
  await journal.commit({ type: 'StartRun', version: '1.0.0', provider: 'openrouter' });
  await journal.commit({ type: 'ListTasks', tasks: [listed('a')] });
  await journal.commit(start('a'));
  await world.answers.put(answer, YES);
  const result = { kind: 'answered', answer, servedBy: undefined, finishReason: undefined } as const;
  await journal.commit(finish('a', result, { hold: SETTLED }));
});

const share = () => shareAnswers({ journal, answers: world.answers, results: world.results }, RESULTS);
const publish = () => {
  const { answers, results, random } = world;
  return publishResults({ journal, answers, results, random }, RESULTS);
};
const addTwin = () => journal.commit({ type: 'ListTasks', tasks: [listed('a'), twin] });

function editResult(from: string, to: string): void {
  const text = world.results.text('results/a.json') ?? '';
  assert.ok(text.includes(from));
  world.results.files.set('results/a.json', Buffer.from(text.replace(from, to)));
}

describe('a task with the key of a finished one', () => {
  test('gets its answer while that lies beside the log', async () => {
    await addTwin();
    await share();
    assert.equal(journal.state.tasks.get('twin')?.status, 'completed');
    assert.deepEqual(world.story().at(-1), 'twin has the answer of a');
  });

  test('gets it from the published result, and it lies beside the log again, to be published', async () => {
    await publish();
    assert.deepEqual(world.answers.list(), []);
    await addTwin();
    await share();
    assert.equal(journal.state.tasks.get('twin')?.status, 'completed');
    assert.equal(String(world.answers.get(answer)), '"Yes."');
    await publish();
    assert.match(world.results.text('results/twin.json') ?? '', /"output": "Yes\.",\n {2}"sameAs": "a"/);
  });

  test('gets it also when that one is given another at the same time: rows of a table have moved', async () => {
    const moved = listed('a', { key: keyOf('b') });
    const [b, c] = [listed('b'), listed('c', { key: keyOf('a') })];
    await journal.commit({ type: 'ListTasks', tasks: [listed('a'), b] });
    await journal.commit(start('b'));
    const result = { kind: 'answered', answer, servedBy: undefined, finishReason: undefined } as const;
    await journal.commit(finish('b', result, { hold: SETTLED }));
    await publish();
    await journal.commit({ type: 'ListTasks', tasks: [moved, b, c] });
    await share();
    const done = ['a', 'b', 'c'].filter(id => journal.state.tasks.get(id)?.status === 'completed');
    assert.deepEqual(done, ['a', 'b', 'c']);
  });

  test('gets it also when the finished one has left the task file', async () => {
    await publish();
    await journal.commit({ type: 'ListTasks', tasks: [twin] });
    await share();
    assert.equal(journal.state.tasks.get('twin')?.status, 'completed');
  });

  test('gets it from the published result also when a member of it is named __proto__', async () => {
    const bytes = Buffer.from('{"__proto__":{"a":1}}');
    const odd = hash('sha256', bytes);
    await world.answers.put(odd, bytes);
    await journal.commit({ type: 'ListTasks', tasks: [listed('a'), listed('b', { key: keyOf('b') })] });
    await journal.commit(start('b'));
    const result = { kind: 'answered', answer: odd, servedBy: undefined, finishReason: undefined } as const;
    await journal.commit(finish('b', result, { hold: SETTLED }));
    await publish();
    await journal.commit({
      type: 'ListTasks',
      tasks: [listed('a'), listed('b', { key: keyOf('b') }), listed('twin', { key: keyOf('b') })],
    });
    await share();
    assert.equal(String(world.answers.get(odd)), String(bytes));
  });

  test('is asked for itself when somebody has edited the result', async () => {
    await publish();
    editResult('Yes.', 'Maybe.');
    await addTwin();
    await share();
    assert.equal(journal.state.tasks.get('twin')?.status, 'pending');
    assert.deepEqual(world.answers.list(), []);
  });

  test('gets it when only what stands around the answer was edited', async () => {
    await publish();
    editResult('"attempts": 1', '"attempts": 2');
    await addTwin();
    await share();
    assert.equal(journal.state.tasks.get('twin')?.status, 'completed');
  });

  test.each([
    ['deleted', () => world.results.files.clear()],
    ['no result any more', () => world.results.files.set('results/a.json', Buffer.from('a note'))],
  ])('is asked for itself when the result is %s', async (_, spoil) => {
    await publish();
    spoil();
    await addTwin();
    await share();
    assert.equal(journal.state.tasks.get('twin')?.status, 'pending');
  });

  test('gets it from another one that has it, too, when the result of the first cannot be had any more', async () => {
    await addTwin();
    await share();
    await publish();
    editResult('Yes.', 'Maybe.');
    const third = listed('third', { key: keyOf('a') });
    await journal.commit({ type: 'ListTasks', tasks: [listed('a'), twin, third] });
    await share();
    assert.equal(world.story().at(-1), 'third has the answer of twin');
  });

  test('gets it also while it waits for a retry: the result was in a pull request that is merged by now', async () => {
    await publish();
    const merged = new Map(world.results.files);
    world.results.files.clear();
    await addTwin();
    await share();
    await journal.commit(start('twin'));
    await journal.commit(fail('twin', { kind: 'server-error', status: 503 }));
    assert.equal(journal.state.tasks.get('twin')?.status, 'failed');
    for (const [path, file] of merged) world.results.files.set(path, file);
    await share();
    assert.equal(journal.state.tasks.get('twin')?.status, 'completed');
  });
});

test('a task with a key of its own gets nothing', async () => {
  await journal.commit({ type: 'ListTasks', tasks: [listed('a'), listed('b')] });
  const before = world.store.bytes;
  await share();
  assert.equal(world.store.bytes, before);
});

test('the answer is durable before the event that gives it to another', async () => {
  await publish();
  await addTwin();
  const put = world.answers.put.bind(world.answers);
  let known: readonly string[] = [];
  world.answers.put = async (name, bytes) => {
    await put(name, bytes);
    known = world.story();
  };
  await share();
  assert.equal(known.at(-1), 'a completed, settled');
});

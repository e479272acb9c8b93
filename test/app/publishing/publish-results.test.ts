import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { beforeEach, describe, test } from 'vitest';

import type { Journal } from '../../../src/app/journal.ts';
import { publishResults } from '../../../src/app/publishing/publish-results.ts';
import type { Command } from '../../../src/domain/decide.ts';
import { hasUnpublished } from '../../../src/domain/unpublished.ts';
import type { Publisher } from '../../../src/ports/publishing.ts';
import { parseResult, type Result } from '../../../src/report/result-file.ts';
import { AgentWorld, RESULTS } from '../../support/fakes/agent-world.ts';
import { SETTLED, fail, finish, keyOf, listed, start } from '../../support/literals.ts';

let world: AgentWorld;
let journal: Journal;

beforeEach(async () => {
  world = new AgentWorld();
  journal = await world.journal();
  await journal.commit({ type: 'StartRun', version: '1.0.0', provider: 'openrouter' });
});

const list = (...ids: string[]): Command => ({ type: 'ListTasks', tasks: ids.map(id => listed(id)) });
const publish = (publisher?: Publisher) => {
  const { answers, results, random } = world;
  return publishResults({ journal, answers, results, random, publisher }, RESULTS);
};
const onDisk = { unwritten: [], lost: [], publication: undefined };

async function complete(id: string, text: string): Promise<string> {
  const bytes = Buffer.from(JSON.stringify(text));
  const answer = hash('sha256', bytes);
  await journal.commit(start(id));
  await world.answers.put(answer, bytes);
  const result = { kind: 'answered', answer, servedBy: undefined, finishReason: undefined } as const;
  await journal.commit(finish(id, result, { hold: SETTLED }));
  return answer;
}

async function quarantine(id: string): Promise<void> {
  await journal.commit(start(id));
  await journal.commit(fail(id, { kind: 'too-large', status: 413 }));
}

function resultOf(id: string): Result | undefined {
  return parseResult(world.results.text(`results/${id}.json`) ?? '');
}

describe('publishing', () => {
  test('writes completed and quarantined tasks, and notes the bytes in the log', async () => {
    await journal.commit(list('a', 'b', 'c'));
    await complete('a', 'Yes.');
    await quarantine('b');
    assert.deepEqual(await publish(), { ...onDisk, written: 2 });
    assert.deepEqual(world.results.list(), ['results/a.json', 'results/b.json']);
    const [a, b] = [resultOf('a'), resultOf('b')];
    assert.deepEqual(a?.status === 'completed' && a.output, 'Yes.');
    assert.deepEqual(b?.status === 'quarantined' && b.failure.kind, 'too-large');
    assert.deepEqual(world.events().at(-1), {
      type: 'ResultsPublished',
      results: ['a', 'b'].map(task => ({
        task,
        key: keyOf(task),
        sha256: hash('sha256', world.results.files.get(`results/${task}.json`) ?? ''),
      })),
    });
  });

  test('writes only what was never published', async () => {
    await journal.commit(list('a', 'b'));
    await complete('a', 'Yes.');
    await publish();
    world.results.files.set('results/a.json', Buffer.from('edited by somebody'));
    await complete('b', 'No.');
    assert.equal((await publish()).written, 1);
    assert.equal(world.results.text('results/a.json'), 'edited by somebody');
  });

  test('writes nothing, not even in the log, when all is published', async () => {
    await journal.commit(list('a'));
    await complete('a', 'Yes.');
    await publish();
    const before = world.store.bytes;
    world.results.files.clear();
    assert.deepEqual(await publish(), { ...onDisk, written: 0 });
    assert.equal(world.store.bytes, before);
    assert.deepEqual(world.results.list(), []);
  });

  test('notes no more than a thousand results in one event', async () => {
    const ids = Array.from({ length: 2_001 }, (_, index) => `t${index}`);
    await journal.commit(list(...ids));
    for (const id of ids) await quarantine(id);
    assert.equal((await publish()).written, 2_001);
    assert.deepEqual(
      world.events().flatMap(event => (event.type === 'ResultsPublished' ? [event.results.length] : [])),
      [1_000, 1_000, 1],
    );
  });
});

describe('an answer', () => {
  test('is let go of when its result is published', async () => {
    await journal.commit(list('a'));
    await complete('a', 'Yes.');
    await publish();
    assert.deepEqual(world.answers.list(), []);
  });

  test('is not let go of before that is durable', async () => {
    await journal.commit(list('a'));
    const answer = await complete('a', 'Yes.');
    world.store.break();
    await assert.rejects(publish(), /disk is full/);
    assert.deepEqual(world.answers.list(), [answer]);
  });

  test('that no event names is let go of: its run died before it could say so', async () => {
    await world.answers.put(hash('sha256', 'orphan'), Buffer.from('orphan'));
    await publish();
    assert.deepEqual(world.answers.list(), []);
  });

  test('is kept while the result cannot be written, and written by the next run', async () => {
    await journal.commit(list('a'));
    const answer = await complete('a', 'Yes.');
    world.results.block('results/a.json');
    assert.deepEqual(await publish(), {
      ...onDisk,
      written: 0,
      unwritten: ['Cannot write results/a.json: it is a folder.'],
    });
    assert.deepEqual(world.answers.list(), [answer]);
    assert.equal(hasUnpublished(journal.state), true);

    world.results.unblock('results/a.json');
    assert.deepEqual(await publish(), { ...onDisk, written: 1 });
    assert.equal(hasUnpublished(journal.state), false);
  });

  test('is kept when its task was edited before it was published: it may come back as it was', async () => {
    await journal.commit(list('a'));
    const answer = await complete('a', 'Yes.');
    await journal.commit({ type: 'ListTasks', tasks: [listed('a', { key: keyOf('edited') })] });
    await publish();
    assert.deepEqual(world.answers.list(), [answer]);

    await journal.commit(list('a'));
    assert.equal((await publish()).written, 1);
    assert.equal(resultOf('a')?.key, keyOf('a'));
  });

  test('of an edited task that had been published is let go of', async () => {
    await journal.commit(list('a'));
    const answer = await complete('a', 'Yes.');
    await publish();
    await journal.commit({ type: 'ListTasks', tasks: [listed('a', { key: keyOf('edited') })] });
    await world.answers.put(answer, Buffer.from('"Yes."'));
    await publish();
    assert.deepEqual(world.answers.list(), []);
  });

  test.each(['gone', 'damaged'])('that is %s before it was published puts its task back', async how => {
    await journal.commit(list('a', 'b'));
    const answer = await complete('a', 'Yes.');
    await complete('b', 'No.');
    if (how === 'gone') await world.answers.remove(answer);
    else world.answers.damage(answer);
    assert.deepEqual(await publish(), { ...onDisk, written: 1, lost: ['a'] });
    assert.equal(journal.state.tasks.get('a')?.status, 'pending');
    assert.deepEqual(world.story().at(-1), 'a released: rerun');
    assert.deepEqual(world.results.list(), ['results/b.json']);
  });
});

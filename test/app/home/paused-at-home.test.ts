import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { LogFolder } from '../../../src/adapters/local-disk/log-folder.ts';
import { openJournal } from '../../../src/app/open-journal.ts';
import type { Event } from '../../../src/domain/event.ts';
import { BACKOFF } from '../../../src/domain/retry.ts';
import { IDENTITY } from '../../support/fakes/agent-world.ts';
import { aTask } from '../../support/fakes/literal-tasks.ts';
import { answered } from '../../support/fakes/scripted-llm.ts';
import { BRANCH, HomeWorld } from '../../support/home-world.ts';

let world: HomeWorld;
beforeEach(async () => {
  world = await HomeWorld.open(['a', 'b', 'c', 'd', 'e', 'f'].map(id => aTask(id)));
  world.llm.script = () => answered('One plain sentence.');
});
afterEach(() => world.close());

/** A run on the machine of the last one that did nothing but take what people asked for. The next one brings it to the branch. */
async function asked(...events: readonly Event[]): Promise<void> {
  const store = new LogFolder(join(world.folder, 'log'));
  const policy = { limits: world.limits, backoff: BACKOFF };
  const { clock } = world;
  const opened = await openJournal({ store, clock }, { identity: IDENTITY, run: '900.1', policy });
  assert.ok(opened.ok);
  const { journal } = opened;
  await journal.commit({ type: 'StartRun', version: '1.0.0', provider: 'openrouter' });
  await journal.record(events);
  await journal.commit({ type: 'FinishRun', outcome: 'completed' });
}

describe('an agent at home that is paused', () => {
  /** A budget has stopped it with work left, and people were told; then somebody paused it. */
  beforeEach(async () => {
    world.tells = true;
    world.limits = { ...world.limits, run: { tokens: 900 } };
    assert.equal((await world.report()).outcome, 'budget-exhausted');
    await asked({ type: 'AgentPaused', by: 'ada' });
    assert.equal((await world.report()).outcome, 'paused');
  });

  test('keeps that on the branch, and says nothing of being idle', () => {
    assert.deepEqual(world.events().at(-1), { type: 'RunFinished', outcome: 'paused' });
    assert.equal(world.stored().asked.pause?.by, 'ada');
    assert.equal(world.github.read(BRANCH, 'idle.json'), undefined);
  });

  test('writes nothing more while it lasts, and lets what it cannot know of stand', async () => {
    const [commits, calls] = [world.commits, world.llm.calls.length];
    for (let run = 1; run <= 3; run += 1) assert.equal((await world.report()).outcome, 'paused');
    assert.deepEqual([world.commits, world.llm.calls.length], [commits, calls]);
    assert.deepEqual([...world.stored().alerts.keys()], ['default/budget']);
  });

  test('goes on when it is resumed, and then the alert is over', async () => {
    await asked({ type: 'AgentResumed' });
    world.limits = { ...world.limits, run: { tokens: 5_000 } };
    assert.equal((await world.report()).outcome, 'completed');
    assert.deepEqual([...world.stored().alerts.keys()], []);
  });
});

// Much trouble at once is told once: an outage over three nights that fails whatever is sent, and a list of tasks each of
// which is bad in itself.
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'vitest';

import { aTask } from '../support/fakes/literal-tasks.ts';
import { answered, refused } from '../support/fakes/scripted-llm.ts';
import { HomeWorld } from '../support/home-world.ts';

const NIGHT_MS = 24 * 3_600_000;
const TASKS = 500;

let world: HomeWorld;
afterEach(() => world.close());

async function openWorld(): Promise<void> {
  world = await HomeWorld.open(Array.from({ length: TASKS }, (_, n) => aTask(`t-${n}`)));
  world.tells = true;
  world.limits = { run: {}, day: {}, month: {} };
}

async function night() {
  world.loseMachine();
  const report = await world.report();
  await world.clock.pass(NIGHT_MS);
  return report;
}

const countOf = (status: string) =>
  [...world.stored().tasks.values()].filter(task => task.status === status).length;
const said = () => world.github.issue(1).comments.map(({ body }) => /^\*\*([\w ]+):?\*\*/.exec(body)?.[1]);

describe('an outage over three nights', () => {
  test(`that fails ${TASKS} tasks is one issue, and costs none of them an attempt`, async () => {
    await openWorld();
    world.llm.script = () => refused({ kind: 'server-error', status: 503 });
    const nights = [await night(), await night(), await night()];
    assert.deepEqual(
      nights.map(({ outcome, alertsOpened }) => [outcome, alertsOpened]),
      [
        ['provider-stopped', 1],
        ['provider-stopped', 0],
        ['provider-stopped', 0],
      ],
    );
    assert.deepEqual([countOf('quarantined'), countOf('completed')], [0, 0]);
    assert.equal(world.github.issues.length, 1);
    assert.match(world.github.issue(1).title, /the provider stopped the work/);
    assert.deepEqual(said(), ['Still so', 'Critical'], 'after a day, and after three runs');

    world.llm.script = () => answered('One sentence.');
    await night();
    assert.deepEqual([countOf('completed'), world.github.issue(1).state], [TASKS, 'closed']);
    assert.deepEqual([world.github.issues.length, said().at(-1)], [1, 'Over']);
  }, 120_000);
});

describe('a list of bad tasks', () => {
  test(`of which ${TASKS} are refused, each for itself, is one issue with a table`, async () => {
    await openWorld();
    world.llm.script = () => refused({ kind: 'too-large', status: 413 });
    const { alertsOpened } = await night();
    assert.deepEqual([alertsOpened, countOf('quarantined')], [1, TASKS]);
    assert.equal(world.github.issues.length, 1);
    const { title, body } = world.github.issue(1);
    assert.match(title, /tasks are in quarantine/);
    assert.match(body ?? '', /^500 tasks are in quarantine\.$/m);
    assert.equal(body?.match(/^\| ` t-/gm)?.length, 50);
    assert.match(body ?? '', /^… and 450 more\./m);
    assert.deepEqual(said(), []);
  }, 120_000);
});

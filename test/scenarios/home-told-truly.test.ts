// What people are told on GitHub is so: an issue is closed when its trouble is over and not before, and no run leaves one open of
// which no later run knows. On a real test GitHub.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { NOTHING_SEEN } from '../../src/app/watch/look-back.ts';
import type { Notification } from '../../src/ports/webhook.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { answered, refused } from '../support/fakes/scripted-llm.ts';
import { serverError } from '../support/github/refusal.ts';
import { BRANCH, HomeWorld } from '../support/home-world.ts';

const HOUR_MS = 3_600_000;

let world: HomeWorld;
beforeEach(async () => {
  world = await HomeWorld.open([aTask('a'), aTask('b')]);
  world.tells = true;
});
afterEach(() => world.close());

/** The next run comes an hour later, on a machine of its own. */
async function nextRun(special: Parameters<HomeWorld['report']>[0] = {}) {
  await world.clock.pass(HOUR_MS);
  world.loseMachine();
  return world.report(special);
}

const addTask = (id: string) => void (world.source.tasks = [...world.source.tasks, aTask(id)]);
const isMarked = () => world.github.read(BRANCH, 'idle.json')?.startsWith('idle at ') === true;
const issueOn = (kind: string) =>
  world.github.issues.find(({ labels }) => labels.includes(`background-agent: ${kind}`));

describe('an issue that an idle run has opened', () => {
  const cause = { reason: 'inactive', committedAtMs: 0, offMs: HOUR_MS } as const;
  const trouble = { ...cause, severity: 'warning', lastSuccessMs: undefined, path: undefined } as const;

  beforeEach(async () => {
    await world.report();
    world.lookedBack = { trouble, gap: undefined, judged: new Set(['inactive']) };
    assert.equal((await nextRun()).outcome, 'idle');
    assert.equal(issueOn('stale')?.state, 'open');
  });

  test('keeps runs looking until one can say that it is over', async () => {
    world.lookedBack = NOTHING_SEEN;
    assert.equal((await nextRun()).outcome, 'idle');
    assert.deepEqual([issueOn('stale')?.state, isMarked()], ['open', false]);
    addTask('c');
    assert.equal((await nextRun()).outcome, 'completed');
    assert.deepEqual([issueOn('stale')?.state, isMarked()], ['open', false]);

    world.lookedBack = { ...NOTHING_SEEN, judged: new Set(['inactive']) };
    await nextRun();
    assert.equal(issueOn('stale')?.state, 'closed');
    await nextRun();
    assert.equal(isMarked(), true);
  });
});

test('that a run was killed is over with the first that ends by itself, though the one before was cancelled', async () => {
  const stop = new AbortController();
  world.llm.script = () => {
    world.kill();
    return answered('');
  };
  await world.startAndKill();
  world.llm.script = () => answered('One plain sentence.');
  const write = world.results.write.bind(world.results);
  world.results.write = (path, bytes) => {
    stop.abort();
    return write(path, bytes);
  };
  assert.equal((await nextRun({ stop: stop.signal })).outcome, 'interrupted');
  assert.equal(issueOn('interrupted'), undefined, 'a cancelled run tells nobody');

  assert.equal((await nextRun()).outcome, 'completed');
  assert.equal(issueOn('interrupted')?.state, 'open');
  await nextRun();
  assert.deepEqual([issueOn('interrupted')?.state, isMarked()], ['closed', true]);
});

describe('results that a protected branch does not take', () => {
  beforeEach(async () => {
    world.publishing = 'commit';
    world.github.protect('main');
    assert.equal((await world.report()).outcome, 'failed');
    assert.equal(issueOn('state')?.state, 'open');
    addTask('c');
  });

  test('are not said to be published by a run that could not try', async () => {
    let isAway = false;
    world.llm.script = () => {
      isAway = true;
      return answered('One plain sentence.');
    };
    assert.equal((await nextRun({ isAway: () => isAway })).outcome, 'failed');
    assert.deepEqual([issueOn('state')?.state, issueOn('state')?.comments], ['open', []]);
  });

  test('nor by one that GitHub did not answer', async () => {
    world.llm.script = () => {
      // The tip of the branch for results.
      world.github.failNext('repository', serverError(503), { times: 4 });
      return answered('One plain sentence.');
    };
    assert.equal((await nextRun()).publication?.refused?.isPassing, true);
    assert.deepEqual([issueOn('state')?.state, issueOn('state')?.comments], ['open', []]);
  });

  test('and are when they land', async () => {
    world.github.unprotect('main');
    assert.equal((await nextRun()).outcome, 'completed');
    assert.equal(issueOn('state')?.state, 'closed');
  });
});

describe('a webhook without issues', () => {
  const heard: string[] = [];
  const webhook = {
    send: (notifications: readonly Notification[]) => {
      heard.push(...notifications.map(({ what, alert }) => `${what} ${alert.alert}`));
      return Promise.resolve(undefined);
    },
  };
  const alerting = () => ({
    ...{ tracker: undefined, webhook, clock: world.clock, console: world.console, place: undefined },
    wishes: { labels: [], assignees: [] },
  });
  const run = (special: Parameters<HomeWorld['report']>[0] = {}) =>
    nextRun({ ...special, home: { alerting: alerting() } });
  beforeEach(() => void heard.splice(0));

  test('hears what a cancelled run did not come to say', async () => {
    const stop = new AbortController();
    world.llm.script = (_, nth) =>
      nth === 1 ? answered('One plain sentence.') : refused({ kind: 'too-large', status: 413 });
    const write = world.results.write.bind(world.results);
    world.results.write = (path, bytes) => {
      stop.abort();
      return write(path, bytes);
    };
    assert.equal((await run({ stop: stop.signal })).outcome, 'interrupted');
    assert.deepEqual(heard, []);
    await run();
    assert.deepEqual(heard, ['firing quarantine']);
    await run();
    assert.deepEqual(heard, ['firing quarantine']);
  });

  test('hears what an idle run sees of its past, once, and that it is over', async () => {
    await run();
    const cause = { reason: 'inactive', committedAtMs: 0, offMs: HOUR_MS } as const;
    const trouble = { ...cause, severity: 'warning', lastSuccessMs: undefined, path: undefined } as const;
    world.lookedBack = { trouble, gap: undefined, judged: new Set(['inactive']) };
    await run();
    await run();
    assert.deepEqual(heard, ['firing stale']);
    world.lookedBack = { ...NOTHING_SEEN, judged: new Set(['inactive']) };
    await run();
    assert.deepEqual(heard, ['firing stale', 'resolved stale']);
  });
});

test('an alert that fired when nobody wanted issues gets one when somebody does', async () => {
  world.tells = false;
  world.llm.script = () => refused({ kind: 'too-large', status: 413 });
  await world.report();
  assert.deepEqual(world.github.issues, []);
  world.tells = true;
  await nextRun();
  assert.equal(issueOn('quarantine')?.state, 'open');
  await nextRun();
  assert.equal(world.github.issues.length, 1);
});

test('and one that came and went until then keeps no run at work for ever', async () => {
  world.tells = false;
  const fails = () => (world.llm.script = () => refused({ kind: 'too-large', status: 413 }));
  const works = () => (world.llm.script = () => answered('One plain sentence.'));
  const edit = (times: number) =>
    (world.source.tasks = [aTask('a', { input: { text: `Edited ${times} times.` } }), aTask('b')]);
  fails();
  world.source.tasks = [aTask('a')];
  await world.report();
  works();
  edit(1);
  await nextRun();
  fails();
  edit(2);
  await nextRun();
  assert.equal(world.stored().alertMemories.get('default/quarantine')?.phase, 'held');
  world.tells = true;
  works();
  edit(3);
  await nextRun();
  assert.equal((await nextRun()).outcome, 'idle');
});

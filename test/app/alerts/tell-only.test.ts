import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { tellAlerts, tellOnly } from '../../../src/app/alerts/tell-alerts.ts';
import type { TellOptions } from '../../../src/app/alerts/tell-options.ts';
import { type AlertKind, fingerprintOf } from '../../../src/domain/alerts/alert.ts';
import { ruleOf } from '../../../src/domain/alerts/alert-rules.ts';
import type { AlertDetails, Firing } from '../../../src/domain/alerts/firing.ts';
import {
  AlertScene,
  AlertingAgent,
  DAY,
  HOUR,
  accountRefused,
  inQuarantine,
} from '../../support/alert-scene.ts';
import { sha } from '../../support/literals.ts';

let scene: AlertScene;
beforeEach(async () => {
  scene = await AlertScene.start();
});
afterEach(() => scene.close());

const STALE: ReadonlySet<AlertKind> = new Set(['stale']);
/** Whatever they say: here it matters only that they say it. */
const DETAILS: AlertDetails = { kind: 'state', problem: { kind: 'clock', message: 'x' } };

function firing(alert: AlertKind, reason: string, facts = sha(1)): Firing {
  const { severity } = ruleOf({ alert, reason });
  return {
    alert: { alert, fingerprint: fingerprintOf('default', alert), severity, reason, facts },
    details: DETAILS,
  };
}

const silent = (facts = sha(1)) => firing('stale', 'missed', facts);

function optionsNow(more: Partial<TellOptions> = {}): TellOptions {
  const place = { serverUrl: 'https://github.com', repository: 'octo/example' };
  const wishes = { labels: [], assignees: [] };
  return { agent: 'default', run: '8.1', nowMs: scene.nowMs, place, wishes, ...more };
}

function watch(alerts: readonly Firing[], more: Partial<TellOptions> & { repeatOthers?: boolean } = {}) {
  return tellOnly(scene.tracker, alerts, STALE, { ...optionsNow(more), ...more });
}

/** How each comment begins. */
const said = (number: number) =>
  scene.comments(number).map(comment => /^\*\*([\w ]+):?\*\*/.exec(comment)?.[1]);

describe('a monitor that knows of silence only', () => {
  test('opens, changes and closes that issue, and leaves all others alone', async () => {
    await new AlertingAgent(scene).run(inQuarantine('a'));
    const before = structuredClone(scene.github.issue(1));
    assert.equal((await watch([silent()])).fresh.size, 1);
    await watch([silent(sha(2))], { countsAsRun: false });
    await watch([], { countsAsRun: false });
    assert.deepEqual(said(2), ['This has changed', 'Over']);
    assert.deepEqual(scene.github.issue(1), before);
  });

  test('opens none for what is worth knowing only, and ends what was graver before', async () => {
    await watch([silent()]);
    await watch([firing('stale', 'gap')]);
    assert.deepEqual(scene.issues, ['1 closed: 1']);
  });

  test('is not made graver by looking often', async () => {
    for (let look = 0; look < 9; look += 1) await watch([silent()], { countsAsRun: false });
    assert.deepEqual(said(1), []);
    for (let look = 0; look < 3; look += 1) await watch([silent()]);
    assert.deepEqual(said(1), ['Critical']);
  });

  test('tells nothing when GitHub is not to be had', async () => {
    scene.github.failNext(/./, 'drop before', { times: 'always' });
    const { trouble, isSettled, told } = await watch([silent()]);
    assert.deepEqual([trouble?.kind, isSettled, told], ['unreachable', false, []]);
  });
});

test('whoever closed the warning that a schedule will be off hears when it is', async () => {
  await watch([firing('stale', 'inactive')]);
  scene.github.editIssue(1, { state: 'closed', by: 'ada' });
  await watch([firing('stale', 'inactive', sha(2))]);
  assert.deepEqual(scene.issues, ['1 closed: 0']);
  await watch([firing('stale', 'disabled-by-inactivity', sha(3))]);
  assert.deepEqual([scene.issues, said(1)], [['1 open: 1'], ['This has changed']]);

  scene.github.editIssue(1, { state: 'closed', by: 'ada' });
  await watch([firing('stale', 'missed', sha(4))]);
  assert.deepEqual(scene.issues, ['1 closed: 1']);
});

describe('an agent that runs', () => {
  const runs = (witness: 'any-run' | 'good-run', ...alerts: readonly Firing[]) =>
    tellAlerts(scene.tracker, { alerts: new Map() }, alerts, optionsNow({ witness }));

  test.each(['hung', 'inactive'])('closes the issue that it was %s only if it has looked', async reason => {
    const looked = (...judged: readonly string[]) =>
      tellAlerts(scene.tracker, { alerts: new Map() }, [], optionsNow({ judged: new Set(judged) }));
    await watch([firing('stale', reason)]);
    await looked('gap');
    assert.deepEqual(scene.issues, ['1 open: 0']);
    await looked(reason);
    assert.deepEqual(scene.issues, ['1 closed: 1']);
  });

  test('puts nothing less grave in the place of what only the monitor can judge', async () => {
    await watch([firing('stale', 'disabled-by-hand')]);
    const before = structuredClone(scene.github.issue(1));
    const { told } = await runs('good-run', firing('stale', 'inactive'));
    assert.deepEqual([scene.github.issue(1), told.length], [before, 1]);
    await runs('good-run', firing('stale', 'hung'));
    assert.deepEqual(scene.github.issue(1), before);
  });

  test('says what is graver, or takes the place of what it can judge', async () => {
    await watch([firing('stale', 'inactive')]);
    await runs('good-run', firing('stale', 'hung', sha(2)));
    assert.deepEqual(said(1), ['This has changed']);
    const judged = new Set(['hung']);
    const options = optionsNow({ judged, countsAsRun: false });
    await tellAlerts(scene.tracker, { alerts: new Map() }, [firing('stale', 'inactive', sha(3))], options);
    assert.deepEqual(said(1), ['This has changed', 'This has changed']);
  });

  test.each([
    ['missed', 'any-run', 'closed'],
    ['broken', 'good-run', 'open'],
    ['never-started', 'good-run', 'open'],
    ['failing', 'any-run', 'open'],
    ['failing', 'good-run', 'closed'],
    ['disabled-by-inactivity', 'good-run', 'open'],
  ] as const)('that was %s, with %s: the issue is %s', async (reason, witness, state) => {
    await watch([firing('stale', reason)]);
    await runs(witness);
    assert.equal(scene.github.issue(1).state, state);
    await watch([]);
    assert.equal(scene.github.issue(1).state, 'closed');
  });

  test('while its silence fires says nothing anew of what follows from that, and says it later', async () => {
    await watch([firing('stale', 'disabled-by-hand')]);
    await runs('good-run', firing('budget', 'month-cost'), firing('quarantine', 'quarantined'));
    assert.equal(scene.openIssues.length, 3, 'each is opened');
    for (let run = 0; run < 5; run += 1) {
      scene.pass(DAY);
      await runs(
        'good-run',
        firing('budget', 'month-cost', sha(2)),
        firing('quarantine', 'quarantined', sha(2)),
      );
    }
    const numberOf = (topic: RegExp) =>
      scene.github.issues.find(({ title }) => topic.test(title))?.number ?? 0;
    const [budget, quarantine] = [numberOf(/a budget/), numberOf(/quarantine/)];
    assert.deepEqual(said(budget), []);
    assert.equal(said(quarantine).length, 5);

    await watch([]);
    await runs('good-run', firing('budget', 'month-cost', sha(2)));
    assert.deepEqual(said(budget), ['Critical']);
  });
});

test('what is no silence keeps nothing back: neither the agent’s own alerts, nor those that are said again', async () => {
  const run = (facts: string) =>
    tellAlerts(scene.tracker, { alerts: new Map() }, [firing('budget', 'month-cost', facts)], optionsNow());
  await run(sha(1));
  const inactive = firing('stale', 'inactive');
  await watch([inactive]);
  await run(sha(2));
  assert.deepEqual([scene.issues, said(1)], [['1 open: 1', '2 open: 0'], ['This has changed']]);
  scene.pass(DAY);
  await watch([inactive], { repeatOthers: true });
  assert.deepEqual(said(1), ['This has changed', 'Still so']);
});

test('an agent that runs is silent no more, and says at once what has changed', async () => {
  const run = (facts: string) =>
    tellAlerts(scene.tracker, { alerts: new Map() }, [firing('budget', 'month-cost', facts)], optionsNow());
  await run(sha(1));
  await watch([silent()]);
  await run(sha(2));
  assert.deepEqual([scene.issues, said(1)], [['1 open: 1', '2 closed: 1'], ['This has changed']]);
});

describe('the alerts of an agent that is idle', () => {
  let agent: AlertingAgent;
  beforeEach(async () => {
    agent = new AlertingAgent(scene);
    await agent.run(inQuarantine('a'));
  });

  test('are said to go on by the monitor, once a day, by what the issue says of itself', async () => {
    const messages = [];
    for (let hour = 0; hour < 50; hour += 1) {
      scene.pass(HOUR);
      messages.push(...(await watch([], { repeatOthers: true })).notifications);
    }
    assert.deepEqual(said(1), ['Still so', 'Still so']);
    const [first] = messages;
    assert.equal(messages.length, 2);
    assert.deepEqual(first, {
      ...{
        what: 'still',
        agent: 'default',
        since: '2026-01-31T12:00:00.000Z',
        at: '2026-02-01T12:00:00.000Z',
      },
      alert: {
        ...{ alert: 'quarantine', fingerprint: 'default/quarantine' },
        ...{ severity: 'warning', reason: 'quarantined' },
      },
      title: 'Background agent default: tasks are in quarantine',
      happened: '1 task is in quarantine.',
      advice:
        'The table says why each failed. A task runs again when it is edited or, as it is, after the comment /agent retry <task> on this issue; /agent skip <task> leaves it alone for good, without an alert. The dashboard has a box for each.',
      issueUrl: 'https://github.com/octo/example/issues/1',
      runUrl: 'https://github.com/octo/example/actions/runs/8/attempts/1',
    });
  });

  test('are not, where nobody asked for that', async () => {
    scene.pass(2 * DAY);
    await watch([]);
    assert.deepEqual(said(1), []);
  });

  test('are not, where somebody closed them, or wants to hear nothing', async () => {
    scene.pass(2 * DAY);
    const silencedUntil = new Map([['default/quarantine', new Date(scene.nowMs + HOUR).toISOString()]]);
    await watch([], { repeatOthers: true, silencedUntil });
    scene.github.editIssue(1, { state: 'closed' });
    await watch([], { repeatOthers: true });
    assert.deepEqual(scene.issues, ['1 closed: 0']);
  });

  test('are not, where they follow from its silence', async () => {
    await agent.run([accountRefused]);
    scene.pass(2 * DAY);
    await watch([silent()], { repeatOthers: true });
    assert.deepEqual([said(1), said(2)], [['Still so'], []]);
  });

  test('get the comment that was lost', async () => {
    scene.pass(DAY);
    scene.github.failNext('issues/create-comment', 'drop before');
    await watch([], { repeatOthers: true });
    assert.deepEqual(said(1), []);
    for (let run = 0; run < 2; run += 1) await watch([], { repeatOthers: true });
    assert.deepEqual(said(1), ['Still so']);
  });

  test('are in words of others where others edited them, and nothing of that is obeyed', async () => {
    const body = (scene.github.issue(1).body ?? '')
      .replace('1 task is in quarantine.', '::error::\u202ehello')
      .replace(/What to do:\*\* .*/, 'What to do:** [x](https://example.com) @octocat');
    scene.github.editIssue(1, { body });
    scene.pass(DAY);
    const { notifications } = await watch([], { repeatOthers: true });
    assert.deepEqual(
      notifications.map(({ happened, advice }) => [happened, advice]),
      [['\\u003a:error::\\u202ehello', 'x @octocat']],
    );
    assert.doesNotMatch(scene.comments(1).join(), /octocat|hello/);
  });
});

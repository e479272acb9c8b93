import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import type { Event } from '../../../src/domain/event.ts';
import { parseMarker } from '../../../src/report/alerts/issue-marker.ts';
import {
  AlertScene,
  AlertingAgent,
  DAY,
  HOUR,
  accountRefused,
  budgetReached,
  inQuarantine,
  outOfQuarantine,
} from '../../support/alert-scene.ts';
import { added, later, sha } from '../../support/literals.ts';

let scene: AlertScene;
let agent: AlertingAgent;

beforeEach(async () => {
  scene = await AlertScene.start();
  agent = new AlertingAgent(scene);
});
afterEach(() => scene.close());

/** How each comment begins. */
const said = (number = 1) => scene.comments(number).map(comment => /^\*\*([\w ]+):?\*\*/.exec(comment)?.[1]);
const labels = () => scene.github.issue(1).labels;
/** Those that reach people: an issue made or opened again, a closing, a comment. */
const messages = () =>
  scene.github.requests.filter(
    ({ operation, body }) =>
      ['issues/create', 'issues/create-comment'].includes(operation) ||
      (operation === 'issues/update' && /"state":"(?:open|closed)"/.test(JSON.stringify(body))),
  ).length;

describe('an alert that fires on', () => {
  test('rises after three runs: text, label, and one comment that mentions who looks after it', async () => {
    agent.wishes = { labels: [], assignees: ['ada', 'grace-h'] };
    await agent.run(inQuarantine('a'));
    for (let hour = 0; hour < 10; hour += 1) {
      scene.pass(HOUR);
      await agent.run();
    }
    assert.deepEqual(said(), ['Critical']);
    assert.match(scene.comments(1)[0] ?? '', /^@ada @grace-h: somebody has to look at this\.$/m);
    assert.match(
      scene.github.issue(1).body ?? '',
      /^\*\*Critical\*\* since .* It was still so after three runs\.$/m,
    );
    assert.deepEqual(labels(), [
      ...['background-agent', 'background-agent: quarantine', 'background-agent: critical'],
    ]);
  });

  test('keeps the labels that people gave its issue, and loses that of its rise with it', async () => {
    await agent.run(inQuarantine('a'));
    scene.github.editIssue(1, { labels: [...labels(), 'ours'] });
    for (let run = 0; run < 2; run += 1) await agent.run();
    assert.deepEqual(labels().slice(2), ['ours', 'background-agent: critical']);
    await agent.run(outOfQuarantine('a'));
    scene.pass(2 * DAY);
    await agent.run(inQuarantine('a'));
    assert.deepEqual(labels().slice(2), ['ours']);
  });

  test('says so once a day, and an info never', async () => {
    await agent.run([...inQuarantine('a'), budgetReached]);
    for (let day = 0; day < 3; day += 1)
      for (let hour = 0; hour < 24; hour += 1) {
        scene.pass(HOUR);
        // One that is cut off learns nothing about the budget.
        await agent.run([], { outcome: 'failed' });
      }
    assert.deepEqual([said(1), said(2)], [['Critical', 'Still so', 'Still so'], []]);
    assert.match(scene.comments(1)[1] ?? '', /after 1 day 2 hours\./);
  });

  test('has its text brought up to date without a word when only numbers have grown', async () => {
    await agent.run([added('t-1'), budgetReached]);
    scene.pass(HOUR);
    await agent.run([added('t-2'), added('t-3'), budgetReached]);
    assert.match(scene.github.issue(1).body ?? '', /3 tasks had to wait/);
    assert.deepEqual(said(), []);
  });

  test('is written to only when there is something to write', async () => {
    await agent.run(inQuarantine('a'));
    for (let run = 0; run < 2; run += 1) await agent.run();
    const { writes } = scene;
    for (let hour = 0; hour < 20; hour += 1) {
      scene.pass(HOUR);
      await agent.run();
    }
    assert.equal(scene.writes, writes);
  });
});

describe('a hundred alternations in a day', () => {
  test('at every run make one issue and two messages', async () => {
    for (let time = 0; time < 100; time += 1) {
      await agent.run(inQuarantine('a'));
      scene.pass(DAY / 201);
      await agent.run(outOfQuarantine('a'));
      scene.pass(DAY / 201);
    }
    assert.deepEqual([scene.issues, said()], [['1 closed: 1'], ['Over']]);
    assert.equal(messages(), 3, 'opened, and closed with its word');
  }, 60_000);

  test('are told to nobody in the summary as news, but as what they are', async () => {
    await agent.run(inQuarantine('a'));
    await agent.run(outOfQuarantine('a'));
    const { alerts, alertsOpened, isSettled } = await agent.run(inQuarantine('a'));
    assert.deepEqual(
      alerts.map(({ isHeld, isFresh, issue }) => [isHeld, isFresh, issue?.number]),
      [[true, false, 1]],
    );
    assert.deepEqual([alertsOpened, isSettled, agent.console.lines.length], [0, false, 1]);
    assert.equal(agent.state.alerts.size, 0);
    assert.equal((await agent.run()).alertsOpened, 1);
  });
});

describe('a snooze', () => {
  const snooze = (ms: number): Event => ({
    ...{ type: 'AlertSnoozed', fingerprint: 'default/quarantine' },
    until: new Date(scene.nowMs + ms).toISOString(),
  });

  test('keeps an alert from opening an issue, and ends', async () => {
    const { alerts } = await agent.run([snooze(DAY), ...inQuarantine('a'), budgetReached]);
    assert.deepEqual(scene.issues, ['1 open: 0']);
    assert.deepEqual(
      alerts.map(({ isTold }) => isTold),
      [false, true],
    );
    scene.pass(DAY);
    await agent.run([budgetReached]);
    assert.deepEqual(scene.issues, ['1 open: 0', '2 open: 0']);
  });

  test('keeps an open issue up to date without a message, until it ends', async () => {
    await agent.run(inQuarantine('a'));
    await agent.run([snooze(3 * DAY)]);
    const before = messages();
    for (const task of ['b', 'c', 'd', 'e']) {
      scene.pass(HOUR);
      await agent.run(inQuarantine(task));
    }
    assert.match(scene.github.issue(1).body ?? '', /5 tasks are in quarantine/);
    assert.equal(messages(), before);
    scene.pass(3 * DAY);
    await agent.run();
    assert.deepEqual(said(), ['Critical'], 'what was held back');
  });

  test('closes without a word, and is over with its alert', async () => {
    await agent.run(inQuarantine('a'));
    await agent.run([snooze(9 * DAY), ...outOfQuarantine('a')]);
    assert.deepEqual(scene.issues, ['1 closed: 0']);
    scene.pass(2 * DAY);
    await agent.run(inQuarantine('a'));
    assert.deepEqual(scene.issues, ['1 open: 1']);
  });
});

describe('a run that is paused, or was cancelled, is none of the three', () => {
  test.each(['paused', 'interrupted'] as const)('%s', async outcome => {
    await agent.run(inQuarantine('a'));
    for (let run = 0; run < 5; run += 1) await agent.run([], { outcome });
    assert.deepEqual(said(), []);
  });
});

describe('no agent has more than ten issues open', () => {
  test('and what has no place is said', async () => {
    for (let n = 0; n < 10; n += 1) await openOne();
    const { alerts, isSettled } = await agent.run([...inQuarantine('a'), accountRefused]);
    assert.deepEqual([scene.openIssues.length, isSettled], [10, false]);
    assert.deepEqual(
      alerts.map(({ isTold }) => isTold),
      [false, false],
    );
    assert.match(agent.console.lines.at(-1) ?? '', /ten open at most\. No issue says yet: the provider/);

    // The gravest takes the place that there is.
    scene.github.editIssue(1, { state: 'closed' });
    await agent.run([accountRefused]);
    assert.match(scene.openIssues.at(-1)?.title ?? '', /the provider stopped the work/);
  });

  /** One that is over, and that somebody has opened again. */
  async function openOne(): Promise<void> {
    const at = later(0);
    const told = `"severity":"info","reason":"x","since":"${at}","toldAt":"${at}","returns":0,"overAt":"${at}"`;
    const body = `<!-- background-agent alert: {"agent":"default","kind":"anomaly","fingerprint":"default/anomaly","phase":"over",${told},"v":2} -->`;
    assert.ok(parseMarker(body));
    const by = 'github-actions[bot]';
    scene.github.createIssue({ title: 'Open', body, labels: ['background-agent'], by });
  }
});

describe('an issue of the first releases', () => {
  const about = '"agent":"default","kind":"quarantine","fingerprint":"default/quarantine"';
  const by = 'github-actions[bot]';
  const create = (more: string) =>
    scene.github.createIssue({
      title: 'Old',
      body: `<!-- background-agent alert: {${about},${more}"v":1} -->\n\nOld text.`,
      labels: ['background-agent'],
      by,
    });

  test('that says that its alert fires is the issue of that alert', async () => {
    create(`"severity":"warning","facts":"${sha(7)}","since":"${later(0)}",`);
    scene.pass(HOUR);
    await agent.run(inQuarantine('a'));
    assert.deepEqual([scene.issues, said()], [['1 open: 1'], ['This has changed']]);
    await agent.run(outOfQuarantine('a'));
    assert.deepEqual(scene.issues, ['1 closed: 2']);
  });

  test('that is over is opened again when it is back, days later', async () => {
    create('');
    scene.github.editIssue(1, { state: 'closed' });
    scene.pass(2 * DAY);
    await agent.run(inQuarantine('a'));
    assert.deepEqual(scene.issues, ['1 open: 1']);
  });
});

describe('what somebody else does to the marker', () => {
  test.each([
    ['taken away', () => 'Mine.'],
    ['broken', (body: string) => body.replace('"runs":1', '"runs":"1"')],
    ['of another agent', (body: string) => body.replaceAll('default', 'other')],
  ])('(%s) makes the issue theirs', async (_, change) => {
    await agent.run(inQuarantine('a'));
    const body = change(scene.github.issue(1).body ?? '');
    scene.github.editIssue(1, { body });
    await agent.run(outOfQuarantine('a'));
    assert.deepEqual([scene.github.issue(1).body, scene.issues], [body, ['1 open: 0']]);
  });

  test('in an issue of their own is never seen', async () => {
    await agent.run(inQuarantine('a'));
    const { title, body, labels: all } = scene.github.issue(1);
    scene.github.createIssue({ title, body, labels: all, by: 'mallory' });
    scene.github.editIssue(1, { state: 'closed' });
    const { writes } = scene;
    const more: Event[] = inQuarantine('b');
    await agent.run(more);
    await agent.run();
    assert.deepEqual([scene.writes, scene.issues], [writes, ['1 closed: 0', '2 open: 0']]);
  });
});

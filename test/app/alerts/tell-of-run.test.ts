// What a webhook hears over many runs, and what becomes of one that hears nothing: a real server, real issues, and each
// run tells what it has to tell.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';
import * as z from 'zod';

import { openWebhook } from '../../../src/adapters/webhook/webhook.ts';
import { alertOfSilence, hasAlertsToSettle } from '../../../src/app/alerts/alert-people.ts';
import { staleAlert } from '../../../src/domain/alerts/stale-alert.ts';
import type { StaleFinding } from '../../../src/domain/watch/stale.ts';
import type { Firing } from '../../../src/domain/alerts/firing.ts';
import {
  AlertScene,
  AlertingAgent,
  DAY,
  HOUR,
  accountRefused,
  budgetReached,
  corrupt,
  fork,
  inQuarantine,
  outOfQuarantine,
} from '../../support/alert-scene.ts';
import { RecordingConsole } from '../../support/fakes/recording-console.ts';
import { later, sha } from '../../support/literals.ts';
import { type WebhookService, startWebhookService } from '../../support/webhook-service.ts';

let scene: AlertScene;
let service: WebhookService;
let agent: AlertingAgent;

beforeEach(async () => {
  [scene, service] = await Promise.all([AlertScene.start(), startWebhookService()]);
  agent = new AlertingAgent(scene);
  agent.webhook = webhookThere();
});
afterEach(() => Promise.all([scene.close(), service.close()]));

function webhookThere() {
  return openWebhook({
    ...{ url: new URL(service.url), format: 'json', secret: undefined, repository: 'octo/example' },
    clock: { now: () => scene.nowMs },
    proxyEnv: {},
  });
}

const Message = z.object({
  what: z.string(),
  alert: z.object({ kind: z.string(), severity: z.string() }),
  issueUrl: z.string().optional(),
});

let heardSoFar = 0;
beforeEach(() => void (heardSoFar = 0));

/** `what kind: severity` of each message since the last time somebody asked. */
function heard(): readonly string[] {
  const fresh = service.posted.slice(heardSoFar).map(({ body }) => Message.parse(JSON.parse(body)));
  heardSoFar = service.posted.length;
  return fresh.map(({ what, alert }) => `${what} ${alert.kind}: ${alert.severity}`);
}

/** It refuses all that comes, until it is mended. */
const breakIt = () => service.answerWith(...Array.from({ length: 50 }, () => 410));
const mendIt = () => service.answerWith();

/** Number, state and first words of each issue about the log, the results or the webhook. */
const stateIssues = () =>
  scene.github.issues
    .filter(({ labels }) => labels.includes('background-agent: state'))
    .map(
      ({ number, state, body }) =>
        `${number} ${state}: ${/^[A-Z].*?\.(?= `|$)/m.exec(body ?? '')?.[0] ?? ''}`,
    );
const LOST = 'The webhook at `webhook-url` was not told of all alerts.';
/** How each comment begins. */
const said = (number: number) =>
  scene.comments(number).map(comment => /^\*\*([\w ]+):?\*\*/.exec(comment)?.[1]);
const raised = () => [...agent.state.alerts.values()].map(({ reason }) => reason).sort();

describe('a webhook beside the issues', () => {
  test('hears once of what fires, changes, rises, goes on and is over, in that order', async () => {
    await agent.run([...inQuarantine('a'), accountRefused]);
    assert.deepEqual(heard(), ['firing provider: critical', 'firing quarantine: warning']);
    scene.pass(HOUR);
    await agent.run([...inQuarantine('b'), accountRefused]);
    assert.deepEqual(heard(), ['changed quarantine: warning']);
    scene.pass(HOUR);
    await agent.run([accountRefused]);
    assert.deepEqual(heard(), ['changed provider: critical', 'changed quarantine: critical']);
    for (let hour = 0; hour < 24; hour += 1) {
      assert.deepEqual(heard(), []);
      scene.pass(HOUR);
      await agent.run([accountRefused]);
    }
    assert.deepEqual(heard(), ['still provider: critical', 'still quarantine: critical']);
    await agent.run(outOfQuarantine('a', 'b'));
    assert.deepEqual(heard(), ['resolved provider: critical', 'resolved quarantine: critical']);
    await agent.run();
    assert.deepEqual([heard(), stateIssues()], [[], []]);
  });

  test.each(['none', 'read'] as const)(
    'hears of all where GitHub takes no issue (issues: %s), and no oftener',
    async issues => {
      scene.github.setPermissions({ issues });
      const { alertTrouble } = await agent.run([accountRefused]);
      assert.match(alertTrouble ?? '', /issues: write/);
      assert.deepEqual(heard(), ['firing provider: critical']);
      for (let run = 0; run < 3; run += 1) {
        scene.pass(HOUR);
        await agent.run([accountRefused]);
      }
      assert.deepEqual(heard(), ['changed provider: critical']);
      scene.pass(HOUR);
      await agent.run();
      assert.deepEqual(heard(), ['resolved provider: critical']);
      await agent.run();
      assert.deepEqual(heard(), []);
    },
  );

  test('and an issue tells it, once GitHub takes one', async () => {
    scene.github.setPermissions({ issues: 'none' });
    await agent.run([accountRefused]);
    scene.github.setPermissions({ issues: 'write' });
    scene.pass(HOUR);
    await agent.run([accountRefused]);
    assert.equal(scene.openIssues.length, 1);
  });

  test('hears nothing of an alert that fires on while somebody snoozes it, where GitHub takes no issue', async () => {
    scene.github.setPermissions({ issues: 'read' });
    await agent.run([accountRefused]);
    assert.deepEqual(heard(), ['firing provider: critical']);
    const until = later(2 * DAY);
    const snoozed = { type: 'AlertSnoozed', fingerprint: 'default/provider', until } as const;
    await agent.run([snoozed, accountRefused]);
    scene.pass(HOUR);
    await agent.run([accountRefused]);
    assert.deepEqual(heard(), []);
    assert.deepEqual([...agent.state.asked.snoozes.keys()], ['default/provider']);
    scene.github.setPermissions({ issues: 'write' });
    scene.pass(3 * DAY);
    await agent.run([accountRefused]);
    assert.equal(scene.openIssues.length, 1, 'what was held back is told then');
  });

  /** GitHub shows the issues, and takes none. */
  const refuseWrites = () => scene.github.setPermissions({ issues: 'read', 'pull-requests': 'read' });

  test('hears of an alert that fires on, changes and is over though its issue cannot be written any more', async () => {
    await agent.run([accountRefused]);
    refuseWrites();
    for (let hour = 0; hour < 30; hour += 1) {
      scene.pass(HOUR);
      await agent.run([accountRefused]);
    }
    assert.deepEqual(heard(), [
      'firing provider: critical',
      'changed provider: critical',
      'still provider: critical',
    ]);
    await agent.run();
    assert.deepEqual(heard(), ['resolved provider: critical']);
    scene.pass(2 * DAY);
    await agent.run([accountRefused]);
    assert.deepEqual(heard(), ['firing provider: critical']);
  });

  test('hears of an alert that is back, whose closed issue cannot be opened again', async () => {
    await agent.run([accountRefused]);
    await agent.run();
    scene.pass(2 * DAY);
    refuseWrites();
    assert.deepEqual(heard(), ['firing provider: critical', 'resolved provider: critical']);
    await agent.run([accountRefused]);
    assert.deepEqual(heard(), ['firing provider: critical']);
  });

  test('hears that an alert is over that GitHub took no issue of, also beside an older issue, once it takes some', async () => {
    await agent.run([accountRefused]);
    await agent.run();
    scene.pass(10 * DAY);
    refuseWrites();
    await agent.run([accountRefused]);
    scene.github.setPermissions({ issues: 'write', 'pull-requests': 'write' });
    scene.pass(HOUR);
    heard();
    await agent.run();
    assert.deepEqual(heard(), ['resolved provider: critical']);
  });

  test('hears nothing of an alert whose issue somebody closed, once GitHub takes no issue', async () => {
    await agent.run([accountRefused]);
    scene.github.editIssue(1, { state: 'closed', by: 'ada' });
    scene.github.setPermissions({ issues: 'read' });
    assert.deepEqual(heard(), ['firing provider: critical']);
    for (let day = 0; day < 5; day += 1) {
      scene.pass(DAY);
      await agent.run(day === 0 ? [...inQuarantine('a'), accountRefused] : [accountRefused]);
    }
    assert.deepEqual(
      heard().filter(message => message.includes('provider')),
      [],
    );
  });

  test('that takes what nobody wants to read has not shown that messages arrive', async () => {
    agent.webhook = { send: () => Promise.resolve('No.') };
    await agent.run([accountRefused]);
    assert.deepEqual(stateIssues(), [`2 open: ${LOST}`]);
    agent.webhook = { send: () => Promise.resolve(undefined) };
    scene.github.editIssue(1, { state: 'closed', by: 'ada' });
    await agent.run();
    assert.deepEqual(stateIssues(), [`2 open: ${LOST}`]);
  });

  test('hears also of a log that cannot be read, where GitHub takes no issue', async () => {
    scene.github.setPermissions({ issues: 'none' });
    await agent.refused(corrupt);
    assert.deepEqual(heard(), ['firing state: critical']);
  });

  test.each(['closed', 'snoozed'] as const)(
    'hears that an alert is over whose issue somebody has %s',
    async how => {
      await agent.run([accountRefused]);
      scene.pass(HOUR);
      if (how === 'closed') scene.github.editIssue(1, { state: 'closed', by: 'ada' });
      const until = later(2 * DAY);
      const snoozed = { type: 'AlertSnoozed', fingerprint: 'default/provider', until } as const;
      await agent.run(how === 'closed' ? [] : [snoozed]);
      assert.deepEqual(heard(), ['firing provider: critical', 'resolved provider: critical']);
      assert.equal(scene.comments(1).length, 0);
    },
  );

  test('is told where to look', async () => {
    await agent.run(inQuarantine('a'));
    const [message] = service.posted.map(({ body }) => Message.parse(JSON.parse(body)));
    assert.equal(message?.issueUrl, 'https://github.com/octo/example/issues/1');
  });
});

describe('a webhook that takes nothing', () => {
  test('is one issue, and the run is as it would have been', async () => {
    breakIt();
    const { alerts, alertsOpened, alertTrouble } = await agent.run(inQuarantine('a'));
    assert.deepEqual(
      alerts.map(({ kind, severity, reason, isTold, isFresh }) => [kind, severity, reason, isTold, isFresh]),
      [
        ['state', 'warning', 'webhook-lost', true, true],
        ['quarantine', 'warning', 'quarantined', true, true],
      ],
    );
    assert.deepEqual([alertsOpened, alertTrouble, stateIssues()], [2, undefined, [`2 open: ${LOST}`]]);
    assert.deepEqual(agent.noted, ['AlertRaised quarantine', 'AlertRaised state']);
    assert.equal(service.posted.length, 1, 'and is not told of itself');
  });

  test('stays one as it is while there is nothing to send, and is closed with the first message that is taken', async () => {
    breakIt();
    await agent.run([budgetReached]);
    mendIt();
    const before = structuredClone(scene.github.issue(2));
    for (let run = 0; run < 4; run += 1) {
      scene.pass(9 * HOUR);
      await agent.run([budgetReached]);
    }
    assert.deepEqual([scene.github.issue(2), raised()], [before, ['day-cost', 'webhook-lost']]);
    await agent.run();
    assert.deepEqual(heard(), ['firing budget: info', 'resolved budget: info']);
    assert.deepEqual([stateIssues(), said(2), raised()], [[`2 closed: ${LOST}`], ['Over'], []]);
  });

  test('is no trouble any more when nobody wants one', async () => {
    breakIt();
    await agent.run([budgetReached]);
    agent.webhook = undefined;
    const { alerts } = await agent.run([budgetReached]);
    assert.deepEqual([alerts.length, stateIssues(), raised()], [1, [`2 closed: ${LOST}`], ['day-cost']]);
  });

  test('goes on being one while messages are lost: said again after a day, and when it has risen', async () => {
    breakIt();
    await agent.run(inQuarantine('a'));
    for (const task of ['b', 'c', 'd']) {
      scene.pass(9 * HOUR);
      await agent.run(inQuarantine(task));
    }
    assert.deepEqual([said(2), scene.github.issues.length], [['Critical'], 2]);
    scene.pass(DAY);
    await agent.run(inQuarantine('e'));
    assert.deepEqual(said(2), ['Critical', 'Still so']);
    mendIt();
    await agent.run(inQuarantine('f'));
    assert.deepEqual([said(2), raised()], [['Critical', 'Still so', 'Over'], ['quarantined']]);
  });

  test('is none beside graver trouble with the log', async () => {
    breakIt();
    await agent.run(inQuarantine('a'), { problem: fork });
    assert.deepEqual(
      [stateIssues(), raised()],
      [['1 open: The log had two histories.'], ['fork', 'quarantined']],
    );
    const lines = agent.console.lines.filter(line => line.includes('"webhook-url"'));
    assert.equal(lines.length, 1, 'but it stands in the log of the job');
  });

  test('right after such trouble is told by its issue at the second run in a row that loses a message', async () => {
    breakIt();
    await agent.run(inQuarantine('a'), { problem: fork });
    await agent.run();
    assert.deepEqual(stateIssues(), ['1 closed: The log had two histories.']);
    await agent.run(inQuarantine('b'));
    assert.deepEqual([stateIssues(), raised()], [[`1 open: ${LOST}`], ['quarantined', 'webhook-lost']]);
  });

  test('right after such trouble, and takes the next message, is not told at all', async () => {
    breakIt();
    await agent.run(inQuarantine('a'), { problem: fork });
    await agent.run();
    mendIt();
    for (const task of ['b', 'c']) await agent.run(inQuarantine(task));
    breakIt();
    await agent.run(inQuarantine('d'));
    assert.deepEqual([stateIssues(), raised()], [['1 closed: The log had two histories.'], ['quarantined']]);
  });

  test('is over although it was open, when the log is in trouble: that is what its issue says then', async () => {
    breakIt();
    await agent.run(inQuarantine('a'));
    await agent.run([], { problem: fork });
    assert.deepEqual([raised(), stateIssues().length], [['fork', 'quarantined'], 1]);
    assert.deepEqual(said(2), ['This has changed']);
  });

  test('is told by no issue that would be the fourth of a run', async () => {
    breakIt();
    await agent.run([...inQuarantine('a'), accountRefused, budgetReached]);
    assert.deepEqual([scene.openIssues.length, stateIssues()], [3, []]);
    assert.match(agent.console.lines.at(-1) ?? '', /No issue says yet: .*webhook/);
    await agent.run([...inQuarantine('b'), accountRefused, budgetReached]);
    assert.deepEqual(stateIssues(), [`4 open: ${LOST}`]);
  });

  test('is no matter of a run that was cancelled', async () => {
    for (const wantsIssues of [true, false]) {
      agent.wantsIssues = wantsIssues;
      breakIt();
      await agent.run(inQuarantine('a'), { outcome: 'interrupted' });
      assert.deepEqual([service.posted.length, raised()], [0, []]);
    }
  });

  test('leaves its issue open when GitHub is not to be had for closing it', async () => {
    breakIt();
    await agent.run(inQuarantine('a'));
    mendIt();
    // The first look of a run is that of the first step.
    scene.github.failNext('issues/list-for-repo', 'drop before', { after: 1, times: 'always' });
    await agent.run(inQuarantine('b'));
    assert.deepEqual([stateIssues(), raised()], [[`2 open: ${LOST}`], ['quarantined', 'webhook-lost']]);
    scene.github.failNoMore();
    await agent.run(inQuarantine('c'));
    assert.deepEqual([stateIssues(), raised()], [[`2 closed: ${LOST}`], ['quarantined']]);
  });
});

describe("where GitHub's list is not of this moment", () => {
  beforeEach(() => scene.github.setLimits({ listLagMs: 1 }));

  test('the second step opens one issue, and none of the first step twice', async () => {
    breakIt();
    await agent.run([...inQuarantine('a'), budgetReached]);
    assert.deepEqual(
      [scene.issues, stateIssues()],
      [['1 open: 0', '2 open: 0', '3 open: 0'], [`3 open: ${LOST}`]],
    );
    scene.pass(HOUR);
    await agent.run([...inQuarantine('b'), budgetReached]);
    assert.deepEqual([scene.issues.length, said(1)], [3, ['This has changed']]);
  });

  test('the second step knows how many the first one has opened', async () => {
    breakIt();
    await agent.run([...inQuarantine('a'), accountRefused, budgetReached]);
    assert.deepEqual([scene.openIssues.length, stateIssues()], [3, []]);
  });
});

describe('where nobody wants issues, a webhook', () => {
  beforeEach(() => void (agent.wantsIssues = false));

  test('hears the same, and the log remembers what it has heard', async () => {
    await agent.run(inQuarantine('a'));
    for (let run = 0; run < 5; run += 1) {
      scene.pass(HOUR);
      await agent.run();
    }
    assert.deepEqual(heard(), ['firing quarantine: warning', 'changed quarantine: critical']);
    scene.pass(DAY);
    await agent.run();
    await agent.idle();
    assert.deepEqual(heard(), ['still quarantine: critical']);
    await agent.run(outOfQuarantine('a'));
    await agent.run();
    assert.deepEqual([heard(), scene.issues], [['resolved quarantine: critical'], []]);
  });

  test('that takes nothing is noted, stays so while nothing is sent, and is over with the first message', async () => {
    breakIt();
    const { alerts } = await agent.run(inQuarantine('a'));
    assert.deepEqual(
      alerts.map(({ kind, reason }) => `${kind} ${reason}`),
      ['state webhook-lost', 'quarantine quarantined'],
    );
    mendIt();
    heard();
    await agent.run();
    assert.deepEqual([heard(), raised().includes('webhook-lost')], [[], true]);
    await agent.run(outOfQuarantine('a'));
    assert.deepEqual([heard(), raised()], [['resolved quarantine: warning'], []]);
  });

  test('that takes nothing now and then is held back, and is no reason for a run without tasks', async () => {
    const isDue = () => hasAlertsToSettle(agent.state, { ...agent.facts, problem: undefined });
    const phase = () => agent.state.alertMemories.get('default/state')?.phase;
    for (const task of ['a', 'b', 'c']) {
      if (task !== 'b') breakIt();
      await agent.run(inQuarantine(task));
      mendIt();
    }
    assert.deepEqual([phase(), isDue()], ['held', false]);
    await agent.run();
    assert.equal(phase(), 'held', 'nothing was sent');
    await agent.run(inQuarantine('d'));
    assert.equal(phase(), 'over');
  });

  test('hears nothing of a run that finds nothing to do, which could not remember it', async () => {
    scene.pass(HOUR);
    await agent.idle();
    assert.deepEqual(heard(), []);
  });
});

describe('where nothing can be remembered', () => {
  const finding: StaleFinding = {
    ...{ reason: 'hung', run: 7, sinceMs: Date.parse(later(0)), isQueued: false },
    ...{ severity: 'critical', lastSuccessMs: undefined, path: undefined },
  };
  const silence = (): Firing | undefined => staleAlert('default', { finding }, () => sha(1));
  const look = (countsAsRun: boolean, wantsIssues = false) => {
    const console = new RecordingConsole();
    const alerting = {
      ...{
        tracker: wantsIssues ? scene.tracker : undefined,
        webhook: webhookThere(),
        console,
        place: undefined,
      },
      ...{
        wishes: { labels: [], assignees: [] },
        clock: { now: () => scene.nowMs, elapsed: () => scene.nowMs, sleep: () => Promise.resolve() },
      },
    };
    return alertOfSilence(alerting, {
      agent: 'default',
      run: '8.1',
      firing: silence(),
      isKnown: true,
      countsAsRun,
    });
  };

  test('a monitor tells with each look by its own schedule, and not because somebody has pushed', async () => {
    for (const countsAsRun of [true, false, false, true]) await look(countsAsRun);
    assert.deepEqual(heard(), ['firing stale: critical', 'firing stale: critical']);
  });

  test('a monitor that may open issues tells once, whyever it looks', async () => {
    for (const countsAsRun of [false, true, false]) await look(countsAsRun, true);
    assert.deepEqual(heard(), ['firing stale: critical']);
  });

  test('a run that must not touch its log tells each time', async () => {
    agent.wantsIssues = false;
    for (let run = 0; run < 2; run += 1) await agent.refused(corrupt);
    assert.deepEqual(heard(), ['firing state: critical', 'firing state: critical']);
  });
});

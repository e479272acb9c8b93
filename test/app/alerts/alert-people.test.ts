import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { hasAlertsToSettle } from '../../../src/app/alerts/alert-people.ts';
import type { Event } from '../../../src/domain/event.ts';
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
import { added, completed, started } from '../../support/literals.ts';
import { INVALID, call, calls, setAside } from '../../support/usual-history.ts';

let scene: AlertScene;
let agent: AlertingAgent;

beforeEach(async () => {
  scene = await AlertScene.start();
  agent = new AlertingAgent(scene);
});

afterEach(() => scene.close());

const isDue = () => hasAlertsToSettle(agent.state, { ...agent.facts, problem: undefined });
const FORBIDDEN = /Add "issues: write" to the "permissions:" of the job/;

describe('the end of a run', () => {
  test('with trouble opens an issue, notes it and says so in one line', async () => {
    const { alerts, alertsOpened, alertTrouble, isSettled } = await agent.run(inQuarantine('a'));
    assert.deepEqual(alerts, [
      {
        ...{ kind: 'quarantine', severity: 'warning', reason: 'quarantined' },
        ...{ isTold: true, isFresh: true, isHeld: false },
        issue: { number: 1, place: { serverUrl: 'https://github.com', repository: 'octo/example' } },
      },
    ]);
    assert.deepEqual([alertsOpened, alertTrouble, isSettled], [1, undefined, false]);
    assert.deepEqual(agent.noted, ['AlertRaised quarantine']);
    assert.deepEqual(agent.console.lines, [
      'warning: Issue 1 was opened: tasks are in quarantine (warning).',
    ]);
  });

  test('with the trouble of the run before says nothing anew, and names the issue', async () => {
    await agent.run(inQuarantine('a'));
    const { alerts, alertsOpened } = await agent.run();
    assert.deepEqual(
      alerts.map(({ isTold, isFresh, issue }) => [isTold, isFresh, issue?.number]),
      [[true, false, 1]],
    );
    assert.deepEqual([alertsOpened, scene.issues, agent.console.lines.length], [0, ['1 open: 0'], 1]);
  });

  test('with the trouble of the three runs before is graver, and done with it', async () => {
    for (let run = 0; run < 2; run += 1) await agent.run(run === 0 ? inQuarantine('a') : []);
    const { alerts, isSettled } = await agent.run();
    assert.deepEqual([alerts[0]?.severity, isSettled, scene.issues], ['critical', true, ['1 open: 1']]);
    const { writes } = scene;
    assert.equal((await agent.run()).alerts[0]?.severity, 'critical');
    assert.equal(scene.writes, writes);
    assert.deepEqual([agent.noted, isDue()], [['AlertRaised quarantine'], false]);
  });

  test('without it closes the issue with the time to recovery, and notes that', async () => {
    await agent.run(inQuarantine('a'));
    scene.pass(26 * HOUR);
    const { alerts } = await agent.run(outOfQuarantine('a'));
    assert.deepEqual([alerts, scene.issues], [[], ['1 closed: 1']]);
    assert.match(scene.comments(1)[0] ?? '', /It took 1 day 2 hours\./);
    assert.deepEqual(agent.noted, ['AlertRaised quarantine', 'AlertResolved quarantine']);
  });

  test('tells the gravest first', async () => {
    await agent.run([...inQuarantine('a'), budgetReached, accountRefused]);
    assert.deepEqual(agent.console.lines, [
      'error: Issue 1 was opened: the provider stopped the work (critical).\n' +
        'Issue 2 was opened: tasks are in quarantine (warning).\n' +
        'Issue 3 was opened: a budget is used up or nearly so (info).',
    ]);
  });

  test('that is worth knowing only is a notice', async () => {
    await agent.run([budgetReached]);
    assert.match(agent.console.lines[0] ?? '', /^notice: Issue 1 was opened: a budget/);
  });

  test('with five hundred failures is one issue', async () => {
    const tasks = Array.from({ length: 500 }, (_, n) => `t-${n}`);
    await agent.run(inQuarantine(...tasks));
    assert.deepEqual(scene.issues, ['1 open: 0']);
    assert.match(scene.github.issue(1).body ?? '', /^500 tasks are in quarantine\.$/m);
  });

  test('opens three issues at the most, and the next run the others', async () => {
    await agent.runUntilKilled();
    const everything = [...inQuarantine('a'), budgetReached, accountRefused];
    const first = await agent.run(everything, { outcome: 'budget-exhausted', problem: fork });
    assert.deepEqual(
      first.alerts.map(({ kind, isTold }) => [kind, isTold]),
      [
        ['state', true],
        ['provider', true],
        ['quarantine', true],
        ['budget', false],
        ['interrupted', false],
      ],
    );
    assert.deepEqual([first.alertsOpened, first.isSettled, scene.openIssues.length], [3, false, 3]);
    await agent.runUntilKilled();
    assert.deepEqual(agent.console.lines.slice(1), [
      'warning: A run opens three issues at most, and an agent has ten open at most. No issue says yet: a budget is used up or nearly so (info); a run was killed (info). The summary of the run lists what fires.',
    ]);
    const second = await agent.run([budgetReached, accountRefused], { problem: fork });
    assert.deepEqual([second.alertsOpened, scene.openIssues.length], [2, 5]);
  });

  test('that was cancelled asks nobody: the next run tells', async () => {
    const { alerts, isSettled } = await agent.run(inQuarantine('a'), { outcome: 'interrupted' });
    assert.deepEqual([scene.github.requests.length, isSettled, alerts[0]?.isTold], [0, false, false]);
    assert.deepEqual(agent.noted, []);
    await agent.run();
    assert.deepEqual([scene.issues, agent.noted], [['1 open: 0'], ['AlertRaised quarantine']]);
  });

  test('that was cancelled takes nothing for over either', async () => {
    await agent.run(inQuarantine('a'));
    await agent.run(outOfQuarantine('a'), { outcome: 'interrupted' });
    assert.deepEqual(agent.noted, ['AlertRaised quarantine']);
  });
});

describe('where nobody wants issues', () => {
  beforeEach(() => void (agent.wantsIssues = false));

  test('alerts are noted, and said in the log of the job by the run that raises them', async () => {
    const { alerts, alertsOpened, isSettled } = await agent.run(inQuarantine('a'));
    assert.deepEqual(
      alerts.map(({ isTold, isFresh, issue }) => [isTold, isFresh, issue]),
      [[true, true, undefined]],
    );
    assert.deepEqual([alertsOpened, isSettled], [0, true]);
    await agent.run();
    await agent.run(outOfQuarantine('a'));
    assert.deepEqual(agent.console.lines, ['warning: Needs attention: tasks are in quarantine (warning).']);
    assert.deepEqual(agent.noted, ['AlertRaised quarantine', 'AlertResolved quarantine']);
    assert.equal(scene.github.requests.length, 0);
  });

  test('the end of one says nothing in an issue about an earlier one', async () => {
    agent.wantsIssues = true;
    await agent.run(inQuarantine('a'));
    await agent.run(outOfQuarantine('a'));
    agent.wantsIssues = false;
    scene.pass(HOUR);
    await agent.run(inQuarantine('a'));
    agent.wantsIssues = true;
    await agent.run(outOfQuarantine('a'));
    assert.deepEqual([scene.issues, agent.state.alerts.size], [['1 closed: 1'], 0]);
  });

  test('a run that was cancelled notes them too', async () => {
    await agent.run(inQuarantine('a'), { outcome: 'interrupted' });
    assert.deepEqual(agent.noted, ['AlertRaised quarantine']);
  });

  test('a log that cannot be read is none of its business', async () => {
    const { alerts, alertsOpened } = await agent.refused(corrupt);
    assert.deepEqual([alerts.length, alertsOpened, agent.console.lines], [1, 0, []]);
  });
});

describe('a run that found nothing to do', () => {
  test('writes nothing to the log, and tells what nobody could be told before', async () => {
    scene.github.setPermissions({ issues: 'none' });
    assert.equal((await agent.run(inQuarantine('a'))).isSettled, false);
    scene.github.setPermissions({ issues: 'write' });
    const { alertsOpened, isSettled } = await agent.idle();
    assert.deepEqual([alertsOpened, isSettled, agent.noted], [1, false, []]);
    await agent.idle();
    assert.equal((await agent.idle()).isSettled, true);
    await agent.run();
    assert.deepEqual([scene.issues, agent.noted], [['1 open: 1'], ['AlertRaised quarantine']]);
  });

  test('that may not look, and has nothing to tell, may be allowed to tomorrow', async () => {
    scene.github.setPermissions({ issues: 'none' });
    const { isSettled, lookAgainAt } = await agent.idle();
    assert.deepEqual([isSettled, lookAgainAt], [true, '2026-02-01T12:00:00.000Z']);
    scene.github.setPermissions({ issues: 'write' });
    assert.equal((await agent.idle()).lookAgainAt, undefined);
  });

  test('closes what was told while the log could not be read', async () => {
    await agent.refused(corrupt);
    await agent.idle();
    assert.deepEqual(scene.issues, ['1 closed: 1']);
  });
});

describe('a run that was killed', () => {
  beforeEach(async () => {
    await agent.run([added('a')]);
    await agent.runUntilKilled([started('a')]);
    scene.pass(DAY);
  });
  const goesOn: Event[] = [started('a', { attempt: 2 }), completed('a', { attempt: 2 })];

  test('is told by the run that finds it, and over with the next, which is due though it has no tasks', async () => {
    assert.equal((await agent.run(goesOn)).alertsOpened, 1);
    assert.match(scene.openIssues[0]?.title ?? '', /a run was killed$/);
    assert.equal(isDue(), true);

    scene.pass(DAY);
    await agent.run();
    assert.deepEqual([scene.issues, isDue()], [['1 closed: 1'], false]);
    assert.match(scene.comments(1)[0] ?? '', /A run has ended by itself again\. It took 1 day\./);
  });

  test('stays told when the one after it is killed, too', async () => {
    await agent.run(goesOn);
    await agent.runUntilKilled();
    await agent.run();
    assert.deepEqual([scene.issues, isDue()], [['1 open: 0'], true]);
  });

  test('is due also when the one that found it was cancelled after it had told', async () => {
    agent.wantsIssues = false;
    await agent.run(goesOn, { outcome: 'interrupted' });
    assert.equal(isDue(), true);
  });
});

describe('a run that has no tasks is due', () => {
  test.each<[string, readonly Event[], boolean]>([
    ['when nothing fires', [], false],
    ['when tasks stay in quarantine', inQuarantine('a'), false],
    ['when a budget was reached, and nothing is left', [budgetReached], true],
    ['when the provider stopped a run, and nothing is left', [accountRefused], true],
  ])('%s: %#', async (_, happens, expected) => {
    await agent.run(happens);
    assert.equal(isDue(), expected);
    if (expected) {
      await agent.run();
      assert.deepEqual([isDue(), scene.openIssues.length], [false, 0]);
    }
  });

  test('not while it is paused: it would find out nothing', async () => {
    await agent.run([budgetReached]);
    const facts = { ...agent.facts, problem: undefined, outcome: 'paused' } as const;
    assert.deepEqual([isDue(), hasAlertsToSettle(agent.state, facts)], [true, false]);
  });

  test('when what was wrong with the state is over, and not while it lasts', async () => {
    await agent.run([], { problem: fork });
    const facts = { ...agent.facts, problem: fork };
    assert.deepEqual([isDue(), hasAlertsToSettle(agent.state, facts)], [true, false]);
  });

  test('after the run that is on, whatever that one met', async () => {
    await agent.run([budgetReached]);
    await agent.runUntilKilled([budgetReached]);
    assert.equal(isDue(), true);
  });

  test('when people know of an older quarantine only', async () => {
    await agent.run(inQuarantine('a'));
    scene.github.failNext('issues/update', 'drop before');
    await agent.run(inQuarantine('b'));
    assert.equal(isDue(), true);
    await agent.run();
    assert.deepEqual([isDue(), scene.issues], [false, ['1 open: 1']]);
  });
});

describe('a budget of the day', () => {
  const spends: readonly Event[] = [added('a'), started('a'), completed('a')];
  beforeEach(() => void (agent.limits = { run: {}, day: { tokens: 50 }, month: {} }));

  test('that is near is told once, until it is new: then a run without tasks settles it', async () => {
    const { lookAgainAt } = await agent.run(spends);
    assert.deepEqual([lookAgainAt, scene.issues], ['2026-02-01T00:00:00.000Z', ['1 open: 0']]);
    assert.equal((await agent.idle()).lookAgainAt, lookAgainAt);
    scene.pass(12 * HOUR - 1);
    assert.equal(isDue(), false);
    await agent.idle();
    assert.deepEqual(scene.issues, ['1 open: 0']);

    scene.pass(1);
    assert.equal(isDue(), true);
    assert.equal((await agent.run()).lookAgainAt, undefined);
    assert.deepEqual([scene.issues, isDue()], [['1 closed: 1'], false]);
    assert.match(scene.comments(1)[0] ?? '', /No budget is at 80 % any more[^.]*\. It took 12 hours\./);
  });

  test('that is reached after it was near is told with a comment, and to spend on is not', async () => {
    await agent.run(spends);
    await agent.run([added('b'), budgetReached]);
    assert.deepEqual(scene.issues, ['1 open: 1']);
    assert.match(scene.comments(1)[0] ?? '', /A budget was reached, and 1 task had to wait\. 1 more budget/);
    for (let run = 0; run < 3; run += 1) await agent.run([budgetReached]);
    assert.deepEqual(scene.issues, ['1 open: 1']);
  });

  test('that stops run after run for weeks mentions nobody, writes nothing, and is no run to come', async () => {
    agent.wishes = { labels: [], assignees: ['ada'] };
    const { isSettled } = await agent.run([added('b'), budgetReached]);
    const { writes } = scene;
    for (let night = 0; night < 21; night += 1) {
      scene.pass(DAY);
      const { alerts } = await agent.run([budgetReached]);
      assert.deepEqual(
        alerts.map(({ kind, severity }) => [kind, severity]),
        [['budget', 'info']],
      );
    }
    assert.deepEqual(
      [isSettled, scene.issues, scene.github.issue(1).labels.length],
      [true, ['1 open: 0'], 2],
    );
    assert.ok(scene.writes - writes <= 21, 'at most its text, which says when it is new');
    assert.doesNotMatch(scene.github.issue(1).body ?? '', /Warning|three runs|@ada/);
  });

  test('is no reason to look again when that of a run is all that is near', async () => {
    agent.limits = { run: { tokens: 50 }, day: {}, month: {} };
    const { alerts, lookAgainAt } = await agent.run([...spends, added('b')]);
    assert.deepEqual([alerts.length, lookAgainAt], [1, undefined]);
  });
});

describe('what is out of the ordinary', () => {
  const slow = (task: string) => call(task, { durationMs: 90_000 });
  beforeEach(() => agent.run(calls('before', 20)));

  test('is told once, however often it is met, and over with a run that tries the type and meets nothing', async () => {
    assert.deepEqual(scene.issues, []);
    await agent.run(slow('a'));
    assert.match(scene.github.issue(1).body ?? '', /^1 call took far longer than usual\.$/m);
    await agent.run(slow('b'));
    await agent.run();
    await agent.idle();
    assert.deepEqual([scene.issues, isDue()], [['1 open: 0'], false]);
    assert.match(scene.github.issue(1).body ?? '', /\| ` b ` \| took 90 s \|/);

    await agent.run(call('c'));
    assert.deepEqual([scene.issues, isDue()], [['1 closed: 1'], false]);
  });

  test('is told by the next run when nobody could be told', async () => {
    scene.github.setPermissions({ issues: 'none' });
    await agent.run(slow('a'));
    scene.github.setPermissions({ issues: 'write' });
    await agent.run();
    assert.match(
      scene.github.issue(1).body ?? '',
      /^What was odd about 1 type in an earlier run was not tried/m,
    );
  });

  test('of tasks in quarantine is no issue of its own', async () => {
    await agent.run([...call('a', { failure: INVALID }), setAside('a')]);
    assert.deepEqual(scene.issues, ['1 open: 0']);
    assert.match(scene.github.issue(1).body ?? '', /type ` summarize ` gave no answer that fits: look first/);
  });
});

describe('a log that must not be worked on', () => {
  test('is told once, however often a run meets it', async () => {
    assert.equal((await agent.refused(corrupt)).alertsOpened, 1);
    for (let hour = 0; hour < 20; hour += 1) {
      scene.pass(HOUR);
      const again = await agent.refused(corrupt);
      assert.deepEqual([again.alertsOpened, again.isSettled, again.alerts[0]?.isTold], [0, hour > 0, true]);
    }
    // Once more, as it was still so after three runs.
    assert.deepEqual([scene.issues, scene.writes], [['1 open: 1'], 4]);
    assert.deepEqual(agent.console.lines.length, 1);
  });

  test('and says something else of the same is brought up to date without a word', async () => {
    await agent.refused(corrupt);
    await agent.refused({ kind: 'corrupt', message: 'Line 8 does not fit.' });
    assert.deepEqual(scene.issues, ['1 open: 0']);
    assert.match(scene.github.issue(1).body ?? '', /Line 8 does not fit/);
  });

  test('for another reason is told in the same issue, with one comment', async () => {
    await agent.refused(corrupt);
    scene.pass(HOUR);
    await agent.refused({ kind: 'clock', message: 'It is late.' });
    await agent.refused({ kind: 'clock', message: 'It is later.' });
    assert.deepEqual(scene.issues, ['1 open: 2'], 'and one for the third run');
    assert.match(scene.comments(1)[0] ?? '', /^\*\*This has changed:/);
    assert.match(scene.github.issue(1).body ?? '', /since 2026-01-31 12:00 UTC[^]*The clock of the runner/);
  });

  test('is over with the first run that may work, which knew nothing of it', async () => {
    await agent.refused(corrupt);
    scene.pass(3 * HOUR);
    await agent.run();
    assert.deepEqual([scene.issues, agent.noted], [['1 closed: 1'], []]);
    assert.match(scene.comments(1)[0] ?? '', /The log is in use[^.]*\. It took 3 hours\./);
  });

  test('that comes back within a week opens its issue again', async () => {
    await agent.refused(corrupt);
    await agent.run();
    scene.pass(6 * DAY);
    assert.equal((await agent.refused(corrupt)).alertsOpened, 1);
    await agent.refused(corrupt);
    assert.deepEqual(scene.issues, ['1 open: 2']);
  });

  test('is not told again to whoever closed the issue, until it is over', async () => {
    await agent.refused(corrupt);
    scene.github.editIssue(1, { state: 'closed' });
    scene.pass(30 * DAY);
    await agent.refused(corrupt);
    assert.deepEqual(scene.issues, ['1 closed: 0']);
    await agent.run();
    scene.pass(DAY);
    await agent.refused(corrupt);
    assert.deepEqual(scene.issues, ['1 closed: 0', '2 open: 0'], 'after so long in a new one');
  });

  test('leaves the issues about all else alone', async () => {
    await agent.run(inQuarantine('a'));
    await agent.refused(corrupt);
    assert.deepEqual(scene.issues, ['1 open: 0', '2 open: 0']);
  });

  test('without its cache is nothing to tell before the third run', async () => {
    const { alerts, isSettled } = await agent.refused({ kind: 'cache-unreachable', runs: 2 });
    assert.deepEqual([alerts, isSettled, scene.github.requests.length], [[], true, 0]);
    await agent.refused({ kind: 'cache-unreachable', runs: 3 });
    assert.deepEqual(scene.issues, ['1 open: 0']);
  });

  test('is told by nobody when GitHub is not to be had, and by the next run', async () => {
    scene.github.failNext(/./, 'drop before', { times: 'always' });
    const { alerts, isSettled, alertTrouble } = await agent.refused(corrupt);
    assert.deepEqual([alerts[0]?.isTold, isSettled], [false, false]);
    assert.match(alertTrouble ?? '', /could not be reached/);
    scene.github.failNoMore();
    await agent.refused(corrupt);
    assert.deepEqual(scene.issues, ['1 open: 0']);
  });
});

describe('without the permission to write issues', () => {
  test.each(['none', 'read'] as const)('(%s), one line names what to add, and what fires', async issues => {
    scene.github.setPermissions({ issues });
    const { alerts, alertsOpened, alertTrouble } = await agent.run([...inQuarantine('a'), budgetReached]);
    assert.deepEqual([alertsOpened, alerts.map(({ isTold }) => isTold)], [0, [false, false]]);
    assert.match(alertTrouble ?? '', FORBIDDEN);
    assert.equal(agent.console.lines.length, 1);
    assert.match(agent.console.lines[0] ?? '', FORBIDDEN);
    assert.match(
      agent.console.lines[0] ?? '',
      /^warning: .* No issue says yet: tasks are in quarantine \(warning\); a budget is used up or nearly so \(info\)\./,
    );
    assert.deepEqual(agent.noted, []);
    assert.ok(scene.github.requests.filter(({ status }) => status === 403).length === 1, 'asked once');
  });

  test('it is said also while there is nothing to tell, before it is missed', async () => {
    scene.github.setPermissions({ issues: 'none' });
    const { isSettled } = await agent.run();
    assert.equal(isSettled, true);
    assert.match(agent.console.lines[0] ?? '', FORBIDDEN);
  });

  test('the next run tries again', async () => {
    scene.github.setPermissions({ issues: 'none' });
    await agent.run(inQuarantine('a'));
    scene.github.setPermissions({ issues: 'write' });
    await agent.run();
    assert.deepEqual([scene.issues, agent.noted], [['1 open: 0'], ['AlertRaised quarantine']]);
  });
});

test('where issues are switched off, the setting is named', async () => {
  scene.github.setRepository({ issuesEnabled: false });
  const { alertTrouble } = await agent.run(inQuarantine('a'));
  assert.match(alertTrouble ?? '', /issues are switched off[^]*Switch them on[^]*"alerts: none"/);
  assert.equal(agent.console.lines.length, 1);
});

test('in an archived repository, nobody is told to add a permission', async () => {
  scene.github.setRepository({ archived: true });
  const { alertTrouble } = await agent.run(inQuarantine('a'));
  assert.match(alertTrouble ?? '', /^Could not open an issue/);
  assert.doesNotMatch(alertTrouble ?? '', FORBIDDEN);
});

test('a GitHub that is not to be had for a moment is no news while there is nothing to tell', async () => {
  scene.github.failNext(/./, 'drop before', { times: 'always' });
  const { alertTrouble, isSettled } = await agent.run();
  assert.deepEqual([alertTrouble, isSettled, agent.console.lines], [undefined, false, []]);
});

describe('a wish that GitHub refuses', () => {
  const LONG = 'x'.repeat(51);

  test.each([
    [
      'assignees',
      { labels: ['night-shift'], assignees: ['ada', 'mallory'] },
      ['assignees'],
      ['night-shift'],
      [],
    ],
    ['labels', { labels: [LONG], assignees: ['ada'] }, ['labels'], [], ['ada']],
    ['both', { labels: [LONG], assignees: ['mallory'] }, ['assignees', 'labels'], [], []],
  ] as const)('(%s) is done without, and said once', async (_, wishes, refused, labels, assignees) => {
    scene.github.refuseAssignee('mallory');
    agent.wishes = wishes;
    const { alertsOpened, alertTrouble } = await agent.run([...inQuarantine('a'), budgetReached]);
    assert.deepEqual([alertsOpened, alertTrouble], [2, undefined]);
    for (const issue of scene.openIssues) {
      assert.deepEqual(issue.labels.slice(2), labels);
      assert.deepEqual(issue.assignees, assignees);
    }
    const said = agent.console.lines.filter(line => line.startsWith('warning: GitHub refused'));
    assert.deepEqual(
      said.map(line => /"alert-(\w+)" names/.exec(line)?.[1]),
      refused,
    );
  });

  test('is not asked for again by the same run', async () => {
    scene.github.refuseAssignee('mallory');
    for (const wishes of [
      { labels: [], assignees: ['mallory'] },
      { labels: [LONG], assignees: [] },
    ]) {
      const { writes } = scene;
      const another = new AlertingAgent(scene, wishes.labels.length === 0 ? 'one' : 'other');
      another.wishes = wishes;
      await another.run([...inQuarantine('a'), budgetReached, accountRefused]);
      assert.equal(scene.writes, writes + 4);
    }
  });

  test('that GitHub takes is no wish to speak of', async () => {
    agent.wishes = { labels: ['night-shift'], assignees: ['ada'] };
    await agent.run(inQuarantine('a'));
    assert.deepEqual(scene.github.issue(1).assignees, ['ada']);
    assert.equal(scene.writes, 1);
  });
});

test('two agents in one repository tell each their own, and touch nothing of the other', async () => {
  const [day, night] = [new AlertingAgent(scene, 'day'), new AlertingAgent(scene, 'night')];
  await day.run(inQuarantine('a'));
  await night.run([...inQuarantine('a'), budgetReached]);
  await day.refused(corrupt);
  const ofNight = () =>
    scene.github.issues.filter(({ title }) => title.includes('`night`')).map(issue => structuredClone(issue));
  const before = ofNight();
  for (let n = 0; n < 5; n += 1) {
    scene.pass(HOUR);
    await day.run(n % 2 === 0 ? outOfQuarantine('a') : inQuarantine('a'));
  }
  assert.deepEqual(ofNight(), before);
  assert.equal(scene.github.issues.filter(({ title }) => title.includes('`day`')).length, 2);
});

// People ask an agent for something on its issues, on a real test GitHub: by comments, and by boxes on the dashboard. What
// somebody asks who may is done once, in the order in which it was asked, answered once, and never lost; what anybody else
// writes does nothing at all.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { markerOf } from '../../src/report/alerts/issue-marker.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { answered, refused } from '../support/fakes/scripted-llm.ts';
import { missingPermission, serverError } from '../support/github/refusal.ts';
import type { Comment, Issue } from '../support/github/world.ts';
import { HomeWorld } from '../support/home-world.ts';

const BOT = 'github-actions[bot]';
const HOUR_MS = 3_600_000;

let world: HomeWorld;

beforeEach(openWorld);

async function openWorld(): Promise<void> {
  world = await HomeWorld.open([aTask('good'), aTask('bad')]);
  world.tells = true;
  world.listens = true;
  world.llm.script = ({ messages }) =>
    JSON.stringify(messages).includes('text of bad')
      ? refused({ kind: 'too-large', status: 413 })
      : answered('One sentence.');
  world.github.setRole('ada', 'write');
  world.github.setRole('bob', 'maintain');
}

afterEach(async () => {
  await world.close();
});

/** What the model makes of everything from now on. */
const allIsWell = () => (world.llm.script = () => answered('One sentence.'));

/** The next run comes an hour later, on a machine of its own. */
async function nextRun() {
  await world.clock.pass(HOUR_MS);
  world.loseMachine();
  return world.report();
}

const dashboards = () => world.github.issues.filter(({ title }) => title.endsWith(': dashboard'));

function dashboard(): Issue {
  const [only, ...others] = dashboards().filter(({ state, deleted }) => state === 'open' && !deleted);
  assert.ok(only !== undefined && others.length === 0, `${others.length} others`);
  return only;
}

function quarantine(): Issue {
  const found = world.github.issues.find(({ title }) => title.endsWith('tasks are in quarantine'));
  assert.ok(found !== undefined);
  return found;
}

const ask = (text: string, by = 'ada', issue = dashboard()) => world.github.comment(issue.number, text, by);

/** Ticks the box that means this, in the text as it is now. */
function tick(meaning: string, by = 'ada', issue = dashboard()): void {
  const line = `- [ ] <!-- background-agent box: ${meaning} -->`;
  const body = issue.body ?? '';
  assert.ok(body.includes(line), `${line} in\n${body}`);
  world.github.editIssue(issue.number, { body: body.replace(line, line.replace('[ ]', '[x]')), by });
}

const isTicked = (meaning: string) =>
  (dashboard().body ?? '').includes(`- [x] <!-- background-agent box: ${meaning} -->`);

const taken = () => world.events().filter(event => event.type === 'RequestTaken');
const whats = () => taken().map(({ what, reason }) => (reason === undefined ? what : `${what}: ${reason}`));
const reactionsTo = ({ reactions }: Comment) => reactions.map(({ content }) => content);

/** Our replies to a comment, without their hidden line. */
function repliesTo({ id }: Comment): readonly string[] {
  const marker = `<!-- background-agent reply: {"to":${id},"v":1} -->\n`;
  return world.github.issues
    .flatMap(({ comments }) => comments)
    .filter(({ author, body }) => author.login === BOT && body.startsWith(marker))
    .map(({ body }) => body.slice(marker.length));
}

const statusOf = (task: string) => world.stored().tasks.get(task)?.status;
const replies = () =>
  world.github.issues
    .flatMap(({ comments }) => comments)
    .filter(({ body }) => body.startsWith('<!-- background-agent reply:'));

describe('a comment of somebody who may write', () => {
  beforeEach(async () => {
    await world.report();
    assert.equal(statusOf('bad'), 'quarantined');
  });

  test('puts a task back, which runs at once, and is answered by a line and a reaction', async () => {
    allIsWell();
    const comment = ask('/agent retry bad');
    await nextRun();
    assert.deepEqual(whats(), ['retry bad']);
    assert.equal(taken()[0]?.by, 'ada');
    assert.equal(statusOf('bad'), 'completed');
    assert.deepEqual(repliesTo(comment), ['Back in the queue: ` bad `.']);
    assert.deepEqual(reactionsTo(comment), ['+1']);
  });

  test('skips a task: it stands aside, and its alert is over', async () => {
    const comment = ask('/agent skip bad');
    const { skippedByPeople, inQuarantine } = await nextRun();
    assert.deepEqual([skippedByPeople, inQuarantine], [1, 0]);
    assert.deepEqual(reactionsTo(comment), ['+1']);
    assert.equal(quarantine().state, 'closed');
  });

  test('pauses the agent until somebody resumes it', async () => {
    world.source.tasks = [...world.source.tasks, aTask('new')];
    const comment = ask('/agent pause');
    const [paused, still] = [await nextRun(), await nextRun()];
    assert.deepEqual([paused.outcome, still.outcome], ['paused', 'paused']);
    assert.equal(statusOf('new'), 'pending');
    assert.deepEqual(reactionsTo(comment), ['+1']);
    assert.match(dashboard().body ?? '', /^\*\*Paused\*\* by ` ada `/m);
    ask('/agent resume', 'bob');
    assert.equal((await nextRun()).outcome, 'completed');
    assert.equal(statusOf('new'), 'completed');
    assert.deepEqual(whats(), ['pause', 'resume']);
  });

  test('lowers what today may cost, and does not raise it', async () => {
    world.limits = { ...world.limits, day: { ...world.limits.day, nanoUsd: 1_000_000_000 } };
    const [lower, higher] = [ask('/agent budget 0.000001'), ask('/agent budget 5')];
    world.source.tasks = [...world.source.tasks, aTask('new')];
    assert.equal((await nextRun()).outcome, 'budget-exhausted');
    assert.deepEqual(whats(), ['budget 0.000001', 'budget 5: would-raise']);
    assert.deepEqual([reactionsTo(lower), reactionsTo(higher)], [['+1'], ['confused']]);
    assert.match(repliesTo(higher)[0] ?? '', /^Nothing was done\. A request can only lower/);
  });

  test('asks how things stand', async () => {
    const comment = ask('/agent status');
    await nextRun();
    assert.match(
      repliesTo(comment)[0] ?? '',
      /1 completed, 0 pending, 0 waiting for a retry, 1 in quarantine/,
    );
  });

  test('that nobody can understand is answered, too', async () => {
    const comment = ask('/agent retyr bad');
    await nextRun();
    assert.deepEqual([taken().length, taken()[0]?.reason], [1, 'not-understood']);
    assert.match(repliesTo(comment)[0] ?? '', /^Nothing was done\. Expected retry, skip, .*; got ` bad `/);
    assert.deepEqual(reactionsTo(comment), ['confused']);
  });

  test('counts on the issue of an alert as well', async () => {
    allIsWell();
    const comment = ask('/agent retry bad', 'ada', quarantine());
    await nextRun();
    assert.equal(statusOf('bad'), 'completed');
    assert.deepEqual(reactionsTo(comment), ['+1']);
  });

  test('for another agent is none of ours', async () => {
    const comment = ask('/agent other retry bad');
    assert.equal((await nextRun()).outcome, 'idle');
    assert.deepEqual([taken(), reactionsTo(comment)], [[], []]);
    const own = ask('/agent default status');
    await nextRun();
    assert.deepEqual([whats(), reactionsTo(own)], [['status'], ['+1']]);
  });

  test('is taken in its order, over all issues, boxes among them', async () => {
    const minute = () => world.clock.pass(60_000);
    ask('/agent pause', 'ada', quarantine());
    await minute();
    tick('skip bad', 'bob');
    await minute();
    ask('/agent resume', 'bob');
    await minute();
    ask('/agent pause 3h', 'ada', quarantine());
    await nextRun();
    assert.deepEqual(
      whats().map(what => what?.replace(/(?<=pause ).*/, 'until then')),
      ['pause', 'skip bad', 'resume', 'pause until then'],
    );
  });

  test('is taken once, also when cache and disk are lost, and answered once', async () => {
    const [retry, status] = [ask('/agent retry bad'), ask('/agent status')];
    for (let run = 0; run < 3; run += 1) {
      world.copies.evictAll();
      await nextRun();
    }
    assert.deepEqual(whats(), ['retry bad', 'status']);
    assert.deepEqual([repliesTo(retry).length, repliesTo(status).length], [1, 1]);
  });

  test('makes work of a run that had none, and after it the next is idle again', async () => {
    assert.equal((await nextRun()).outcome, 'idle');
    ask('/agent status');
    assert.equal((await nextRun()).outcome, 'completed');
    assert.equal((await nextRun()).outcome, 'idle');
  });
});

describe('what anybody else writes does nothing, while a maintainer who writes the same is heard', () => {
  beforeEach(async () => {
    await world.report();
  });

  async function expectNothing(comment: Comment): Promise<void> {
    const before = dashboard().body;
    assert.equal((await nextRun()).outcome, 'idle');
    assert.deepEqual([taken(), replies(), reactionsTo(comment)], [[], [], []]);
    assert.equal(dashboard().body, before);
  }

  /** The control: it was not the words. */
  async function expectHeard(comment: Comment): Promise<void> {
    await nextRun();
    assert.deepEqual([taken().length, repliesTo(comment).length, reactionsTo(comment).length], [1, 1, 1]);
  }

  test.each([
    ['a stranger', 'mallory', undefined],
    ['somebody who may only read', 'eve', 'read'],
    ['somebody who may only triage', 'tim', 'triage'],
    ['another bot', 'helper[bot]', undefined],
    ['another bot with a role', 'helper[bot]', 'admin'],
    ['ourselves', BOT, undefined],
    ['ourselves with a role', BOT, 'admin'],
  ] as const)('by %s', async (_, login, role) => {
    // Of a bot, GraphQL has another name than REST.
    for (const name of [login, login.replace('[bot]', '')])
      if (role !== undefined) world.github.setRole(name, role);
    await expectNothing(ask('/agent retry bad', login));
    await expectHeard(ask('/agent retry bad', 'bob'));
  });

  test('by somebody who has left GitHub', async () => {
    world.github.setRole('gone', 'admin');
    const comment = ask('/agent retry bad', 'gone');
    world.github.deleteUser('gone');
    await expectNothing(comment);
    await expectHeard(ask('/agent retry bad', 'bob'));
  });

  test.each([
    ['a quote', '> /agent retry bad'],
    ['a block of code', '```\n/agent retry bad\n```'],
    ['code by its indent', '    /agent retry bad'],
    ['a hidden comment', '<!-- /agent retry bad -->'],
    ['a later line', 'Somebody should say:\n/agent retry bad'],
    ['the middle of a sentence', 'I would say /agent retry bad'],
  ])('a command in %s, whoever writes it', async (_, text) => {
    await expectNothing(ask(text));
    await expectHeard(ask('/agent retry bad'));
  });

  test.each([
    ['a dashboard', () => dashboard()],
    ['an alert', () => quarantine()],
  ])('in a stranger’s issue with the text and the labels of %s, also by a maintainer', async (_, model) => {
    const { title, body, labels } = model();
    const issue = world.github.createIssue({ title: 'Mine', body, labels, by: 'mallory' });
    await expectNothing(ask('/agent retry bad', 'mallory', issue));
    await expectNothing(ask('/agent retry bad', 'bob', issue));
    world.github.editIssue(issue.number, { title, by: 'mallory' });
    const line = '- [ ] <!-- background-agent box: retry bad -->';
    const ticked = (body ?? '').replace(line, line.replace('[ ]', '[x]'));
    world.github.editIssue(issue.number, { body: `${ticked}\n`, by: 'bob' });
    assert.equal((await nextRun()).outcome, 'idle');
    world.github.editIssue(issue.number, { title: 'Mine', by: 'mallory' });
    await expectHeard(ask('/agent retry bad', 'bob', model()));
  });

  test('on an issue of ours without our mark', async () => {
    const issue = world.github.createIssue({ title: 'x', body: 'x', labels: ['background-agent'], by: BOT });
    await expectNothing(ask('/agent retry bad', 'bob', issue));
    await expectHeard(ask('/agent retry bad', 'bob'));
  });

  test('a box that somebody ticks who may not write is unticked by the next run that works', async () => {
    tick('retry bad', 'mallory');
    assert.equal((await nextRun()).outcome, 'idle');
    await expectHeard(ask('/agent status', 'bob'));
    assert.ok(!isTicked('retry bad'));
    assert.deepEqual(whats(), ['status']);
  });

  test('and nobody is looked up who only talks', async () => {
    ask('Thank you!', 'mallory');
    ask('> /agent retry bad', 'eve');
    await nextRun();
    const looked = world.github.requests.filter(({ path }) => path.includes('/collaborators/'));
    assert.deepEqual(looked, []);
    ask('/agent retry bad', 'eve');
    ask('/agent status', 'eve');
    await nextRun();
    const lookedUp = world.github.requests.filter(({ path }) => path.includes('/collaborators/'));
    assert.equal(lookedUp.length, 1);
  });
});

describe('a box on the dashboard', () => {
  beforeEach(async () => {
    await world.report();
  });

  test('puts a task back, and gets no comment: the dashboard shows it', async () => {
    allIsWell();
    tick('retry bad');
    await nextRun();
    assert.equal(statusOf('bad'), 'completed');
    assert.deepEqual([whats(), replies()], [['retry bad'], []]);
    assert.ok(!(dashboard().body ?? '').includes('retry bad'));
    assert.match(dashboard().body ?? '', /\*\*All done:\*\* 2 tasks completed/);
  });

  test('skips a task, and puts it back', async () => {
    tick('skip bad');
    await nextRun();
    assert.match(dashboard().body ?? '', /^### Skipped$/m);
    allIsWell();
    tick('retry bad');
    await nextRun();
    assert.equal(statusOf('bad'), 'completed');
  });

  test('snoozes an alert', async () => {
    tick('snooze default/quarantine');
    await nextRun();
    assert.deepEqual(whats(), ['snooze default/quarantine']);
    assert.match(dashboard().body ?? '', /^ {2}- Snoozed until /m);
  });

  test('has the agent run, which is all there is to it', async () => {
    tick('run');
    assert.equal((await nextRun()).outcome, 'completed');
    assert.deepEqual(whats(), ['run']);
    assert.ok(!isTicked('run'));
    assert.equal((await nextRun()).outcome, 'idle');
  });

  test('that somebody ticks while a run is at work is shown as ticked, and taken by the next', async () => {
    ask('/agent status');
    world.beforeTelling = what => {
      if (what === 'comment') tick('skip bad');
    };
    await nextRun();
    world.beforeTelling = () => {};
    assert.deepEqual([whats(), isTicked('skip bad')], [['status'], true]);
    await nextRun();
    assert.deepEqual([whats(), isTicked('skip bad')], [['status', 'skip bad'], false]);
  });

  test('that somebody ticks between our last look and our write is overwritten, and yet taken by the next', async () => {
    ask('/agent status');
    world.beforeTelling = what => {
      if (what === 'change') tick('skip bad');
    };
    await nextRun();
    world.beforeTelling = () => {};
    assert.deepEqual([whats(), isTicked('skip bad')], [['status'], false]);
    await nextRun();
    assert.deepEqual(whats(), ['status', 'skip bad']);
    assert.equal((await nextRun()).outcome, 'idle');
  });

  test('of each kind, ticked in one edit and one after the other within a second, is taken once', async () => {
    const { number, body } = dashboard();
    const all = (body ?? '').replaceAll(
      '- [ ] <!-- background-agent box: snooze',
      '- [x] <!-- background-agent box: snooze',
    );
    world.github.editIssue(number, {
      body: all.replace('- [ ] <!-- background-agent box: run', '- [x] <!-- background-agent box: run'),
      by: 'ada',
    });
    tick('skip bad', 'bob');
    await nextRun();
    await nextRun();
    assert.deepEqual(whats(), ['snooze default/quarantine', 'run', 'skip bad']);
  });
});

describe('the dashboard', () => {
  test('is made by the first run that works, silently, and kept in place', async () => {
    await world.report();
    const { number, labels, title } = dashboard();
    assert.deepEqual(
      [title, labels],
      ['Background agent `default`: dashboard', ['background-agent', 'background-agent: dashboard']],
    );
    for (const id of ['c', 'd']) {
      world.source.tasks = [...world.source.tasks, aTask(id)];
      await nextRun();
    }
    assert.deepEqual([dashboards().length, dashboard().number], [1, number]);
    assert.equal(dashboard().comments.length, 0);
    assert.match(dashboard().body ?? '', /3 of 4 tasks completed|\| 3 \|/);
  });

  test('is not made by a run that has nothing to do, nor where nobody is told by issues', async () => {
    world.source.tasks = [];
    await world.report();
    assert.deepEqual(dashboards(), []);
    world.listens = false;
    world.source.tasks = [aTask('good')];
    await nextRun();
    assert.deepEqual(dashboards(), []);
  });

  test('keeps what the monitor said there', async () => {
    await world.report();
    const { number, body } = dashboard();
    world.github.editIssue(number, {
      body: (body ?? '').replace('<!-- watch -->\n', '<!-- watch -->\n**Late:** due at noon.\n'),
      by: BOT,
    });
    ask('/agent status');
    await nextRun();
    assert.match(dashboard().body ?? '', /<!-- watch -->\n\*\*Late:\*\* due at noon\.\n<!-- \/watch -->/);
  });

  test('is made anew when somebody has deleted it', async () => {
    await world.report();
    world.github.deleteIssue(dashboard().number);
    world.source.tasks = [...world.source.tasks, aTask('c')];
    await nextRun();
    assert.equal(dashboards().length, 2);
    assert.equal(dashboard().deleted, false);
  });

  test('is left alone when a person has closed it, until it is open again', async () => {
    await world.report();
    const { number } = dashboard();
    world.github.editIssue(number, { state: 'closed', by: 'ada' });
    const before = world.github.issue(number).body;
    const comment = ask('/agent status', 'ada', world.github.issue(number));
    await nextRun();
    assert.deepEqual([dashboards().length, world.github.issue(number).body], [1, before]);
    assert.deepEqual(reactionsTo(comment), ['+1']);
    world.github.editIssue(number, { state: 'open', by: 'ada' });
    ask('/agent status');
    await nextRun();
    assert.notEqual(dashboard().body, before);
  });

  test('that is closed is not tried again by each run, whatever was taken there, and whoever is owed an answer gets it', async () => {
    await world.report();
    const issue = dashboard();
    const requestsOfIdle = async () => {
      const before = world.github.requests.length;
      assert.equal((await nextRun()).outcome, 'idle');
      return world.github.requests.length - before;
    };
    const usual = await requestsOfIdle();
    world.github.editIssue(issue.number, { state: 'closed', by: 'ada' });
    tick('skip bad', 'ada', issue);
    ask('/agent status', 'ada', issue);
    await nextRun();
    assert.deepEqual(whats(), ['status', 'skip bad']);
    assert.equal(await requestsOfIdle(), usual);

    const comment = ask('/agent status', 'bob', issue);
    world.beforeTelling = world.kill;
    await world.clock.pass(HOUR_MS);
    world.loseMachine();
    await world.startAndKill();
    world.beforeTelling = () => {};
    assert.equal((await nextRun()).outcome, 'idle');
    assert.deepEqual([repliesTo(comment).length, reactionsTo(comment)], [1, ['rocket']]);
    assert.equal(await requestsOfIdle(), usual);
  });

  test('that a run did not come to make after it had taken a request is made by the next, though it is idle', async () => {
    await world.report();
    world.github.deleteIssue(dashboard().number);
    ask('/agent skip bad', 'ada', quarantine());
    world.beforeTelling = what => {
      if (what === 'create') world.kill();
    };
    await world.clock.pass(HOUR_MS);
    world.loseMachine();
    await world.startAndKill();
    world.beforeTelling = () => {};
    assert.deepEqual([whats(), dashboards().filter(({ deleted }) => !deleted)], [['skip bad'], []]);
    assert.equal((await nextRun()).outcome, 'idle');
    assert.match(dashboard().body ?? '', /"comment":/);
  });

  test('that was made twice is one again, also when the first goes later', async () => {
    await world.report();
    const { title, body, labels, number } = dashboard();
    const double = world.github.createIssue({ title, body, labels, by: BOT });
    ask('/agent status', 'ada', world.github.issue(number));
    await nextRun();
    assert.equal(dashboard().number, number);
    assert.equal(double.body, `The dashboard of this agent is #${number}; this one was made twice.\n`);
    world.github.deleteIssue(number);
    world.source.tasks = [...world.source.tasks, aTask('c')];
    await nextRun();
    assert.ok(dashboard().number > double.number);
  });

  test('is found among more issues of ours than a look shows', async () => {
    await world.report();
    for (let n = 0; n < 31; n += 1)
      world.github.createIssue({ title: `${n}`, body: '', labels: ['background-agent'], by: BOT });
    world.source.tasks = [...world.source.tasks, aTask('c')];
    await nextRun();
    assert.equal(dashboards().length, 1);
  });
});

describe('however much is written', () => {
  test('the request behind it is found, and read once', async () => {
    await world.report();
    const first = ask('/agent skip bad');
    for (let n = 0; n < 120; n += 1) ask(`Chat ${n}`, 'mallory');
    await nextRun();
    assert.deepEqual([whats(), reactionsTo(first)], [['skip bad'], ['+1']]);
    const before = world.github.requests.length;
    await nextRun();
    assert.ok(world.github.requests.length - before <= 6, 'and what was read is not read again');
  });

  test('so is a box behind many edits', async () => {
    await world.report();
    tick('skip bad');
    for (let n = 0; n < 70; n += 1)
      world.github.editIssue(dashboard().number, { body: `${dashboard().body}\n${n}`, by: 'bob' });
    await nextRun();
    assert.deepEqual(whats(), ['skip bad']);
  });

  test('so is a box behind many edits of which somebody has deleted what they left', async () => {
    await world.report();
    ask('/agent status');
    await nextRun();
    const first = dashboard().edits.length;
    tick('skip bad');
    for (let n = 0; n < 34; n += 1)
      world.github.editIssue(dashboard().number, { body: `${dashboard().body}\n${n}`, by: 'bob' });
    for (let n = 10; n < 16; n += 1) world.github.deleteEdit(dashboard().number, first + n);
    await nextRun();
    assert.deepEqual(whats(), ['status', 'skip bad']);
  });
});

describe('on more issues than one look shows', () => {
  const WEEK_MS = 7 * 24 * HOUR_MS;

  /** Alerts of long ago. */
  function openOld(count: number): readonly Issue[] {
    return Array.from({ length: count }, () => {
      const body = markerOf({ agent: 'default', kind: 'budget' });
      const old = world.github.createIssue({ title: 'Old', body, labels: ['background-agent'], by: BOT });
      world.github.editIssue(old.number, { state: 'closed', by: BOT });
      return old;
    });
  }
  const chatOn = (issues: readonly Issue[]) => {
    for (const issue of issues) ask('Chat', 'mallory', issue);
  };
  /** A run that works, and shows on the dashboard up to where everything was read. */
  async function work(id: string): Promise<void> {
    world.source.tasks = [...world.source.tasks, aTask(id)];
    await nextRun();
  }

  const markOf = ({ body }: Issue) => /"taken":\{.*?\}/.exec(body ?? '')?.[0] ?? '';

  /** More issues than a run reads, which came over the weeks: each was seen when it was new. */
  async function manyOld(): Promise<readonly Issue[]> {
    await world.report();
    const old: Issue[] = [];
    for (const half of ['c', 'd']) {
      old.push(...openOld(75));
      ask('Chat', 'mallory');
      await work(half);
    }
    assert.match(markOf(dashboard()), /"comment":/);
    await world.clock.pass(2 * WEEK_MS);
    return old;
  }

  test('a request is found behind what strangers wrote on thirty others, and taken once', async () => {
    const old = openOld(30);
    await world.clock.pass(2 * WEEK_MS);
    await world.report();
    await work('c');
    const comment = ask('/agent skip bad', 'ada', quarantine());
    await world.clock.pass(60_000);
    chatOn(old);
    await work('d');
    await work('e');
    assert.deepEqual([whats(), reactionsTo(comment)], [['skip bad'], ['+1']]);
  });

  test('a request waits that is behind more than is read: nothing that strangers wrote puts it behind the mark', async () => {
    const old = await manyOld();
    const mark = markOf(dashboard());
    const comment = ask('/agent skip bad', 'ada', quarantine());
    await world.clock.pass(60_000);
    chatOn(old);
    await work('e');
    assert.deepEqual([dashboards().length, whats(), markOf(dashboard())], [1, [], mark]);
    for (const { number } of old.slice(0, 10)) world.github.deleteIssue(number);
    await nextRun();
    assert.deepEqual([whats(), reactionsTo(comment)], [['skip bad'], ['+1']]);
    assert.equal((await nextRun()).outcome, 'idle');
    assert.deepEqual([whats(), repliesTo(comment).length], [['skip bad'], 1]);
  }, 60_000);

  test('a box on the dashboard is found behind all of them, and no other dashboard is made', async () => {
    const old = await manyOld();
    tick('skip bad');
    await world.clock.pass(60_000);
    chatOn(old);
    await nextRun();
    assert.deepEqual([whats(), dashboards().length], [['skip bad'], 1]);
    // What was taken is left behind, though not everything was read.
    assert.equal((await nextRun()).outcome, 'idle');
    assert.deepEqual(whats(), ['skip bad']);
  }, 60_000);
});

describe('what was read once', () => {
  beforeEach(async () => {
    await world.report();
  });

  test('is not done again when branch and cache are lost, and the log begins anew', async () => {
    ask('/agent skip bad');
    tick('run');
    await nextRun();
    assert.deepEqual(whats(), ['skip bad', 'run']);
    world.github.deleteBranch('background-agent/default');
    world.copies.evictAll();
    await nextRun();
    assert.deepEqual([whats(), statusOf('bad')], [[], 'quarantined']);
    ask('/agent skip bad');
    await nextRun();
    assert.deepEqual(whats(), ['skip bad']);
  });

  test('is not shown as a box that is ticked when the log begins anew', async () => {
    tick('retry bad');
    await nextRun();
    assert.deepEqual([whats(), isTicked('retry bad')], [['retry bad'], false]);
    world.github.deleteBranch('background-agent/default');
    world.copies.evictAll();
    await nextRun();
    assert.deepEqual([whats(), statusOf('bad'), isTicked('retry bad')], [[], 'quarantined', false]);
  });

  test('of somebody who might not is not done when they may one day', async () => {
    ask('/agent skip bad', 'mallory');
    ask('/agent status');
    await nextRun();
    world.github.setRole('mallory', 'write');
    world.source.tasks = [...world.source.tasks, aTask('c')];
    await nextRun();
    assert.deepEqual(whats(), ['status']);
    ask('/agent skip bad', 'mallory');
    await nextRun();
    assert.deepEqual(whats(), ['status', 'skip bad']);
  });

  test('hides no box that is ticked later in the same second', async () => {
    await world.clock.pass(HOUR_MS);
    world.loseMachine();
    ask('/agent status');
    world.github.editIssue(dashboard().number, { body: `${dashboard().body}\nx`, by: 'bob' });
    world.beforeTelling = what => {
      if (what === 'comment') tick('skip bad');
    };
    await world.report();
    world.beforeTelling = () => {};
    const { edits } = dashboard();
    const [own, last, before] = edits.toReversed();
    assert.deepEqual([own?.editor.login, last?.atMs], [BOT, before?.atMs]);
    await nextRun();
    assert.deepEqual(whats(), ['status', 'skip bad']);
  });
});

describe('whatever goes wrong', () => {
  beforeEach(async () => {
    await world.report();
  });

  test('a run that is killed after it has taken a request and before it answers is answered for by the next', async () => {
    const comment = ask('/agent skip bad');
    await world.clock.pass(HOUR_MS);
    world.loseMachine();
    world.beforeTelling = what => {
      if (what === 'comment') world.kill();
    };
    await world.startAndKill();
    assert.deepEqual([whats(), repliesTo(comment), reactionsTo(comment)], [['skip bad'], [], []]);
    world.beforeTelling = () => {};
    await nextRun();
    assert.match(
      repliesTo(comment)[0] ?? '',
      /^An earlier run took this, and ended before it could answer\./,
    );
    assert.deepEqual([repliesTo(comment).length, reactionsTo(comment)], [1, ['rocket']]);
    assert.equal((await nextRun()).outcome, 'idle');
    assert.deepEqual(whats(), ['skip bad']);
  });

  test('one that is killed in the middle of its work, too, and after days without a run nobody is', async () => {
    world.source.tasks = [...world.source.tasks, aTask('slow')];
    const comment = ask('/agent skip bad');
    world.llm.script = () => {
      world.kill();
      return answered('Never.');
    };
    world.llm.callMs = 60_000;
    await world.clock.pass(HOUR_MS);
    world.loseMachine();
    await world.startAndKill();
    allIsWell();
    await nextRun();
    assert.deepEqual([whats(), repliesTo(comment).length], [['skip bad'], 1]);
  });

  test('one that was killed is answered for also when its successor cannot learn who may', async () => {
    const comment = ask('/agent skip bad');
    await world.clock.pass(HOUR_MS);
    world.loseMachine();
    world.beforeTelling = what => {
      if (what === 'comment') world.kill();
    };
    await world.startAndKill();
    world.beforeTelling = () => {};
    world.github.failNext(/collaborators/, serverError(503), { times: 'always' });
    await nextRun();
    assert.deepEqual([whats(), repliesTo(comment)], [['skip bad'], []]);
    world.github.failNoMore();
    await nextRun();
    assert.deepEqual([repliesTo(comment).length, reactionsTo(comment)], [1, ['rocket']]);
    assert.equal((await nextRun()).outcome, 'idle');
    assert.equal(repliesTo(comment).length, 1);
  });

  test('a reply that was written by a run that died before its reaction is not written again', async () => {
    const comment = ask('/agent status');
    await world.clock.pass(HOUR_MS);
    world.loseMachine();
    world.beforeTelling = what => {
      if (what === 'react') world.kill();
    };
    await world.startAndKill();
    world.beforeTelling = () => {};
    assert.deepEqual([repliesTo(comment).length, reactionsTo(comment)], [1, []]);
    await nextRun();
    assert.deepEqual([repliesTo(comment).length, reactionsTo(comment).length], [1, 1]);
  });

  test('a stranger’s copy of our reply keeps nobody from being answered', async () => {
    const comment = ask('/agent status');
    ask(`<!-- background-agent reply: {"to":${comment.id},"v":1} -->\nDone.`, 'mallory');
    await nextRun();
    assert.equal(repliesTo(comment).length, 1);
  });

  test('a run that another was faster than takes nothing', async () => {
    ask('/agent skip bad');
    const looked = await world.look();
    await nextRun();
    world.loseMachine();
    world.source.tasks = [...world.source.tasks, aTask('c')];
    assert.equal((await world.start({ looked })).kind, 'overlapped');
    assert.deepEqual([whats(), replies().length], [['skip bad'], 1]);
  });

  test('an answer that comes a week late is none', async () => {
    const comment = ask('/agent skip bad');
    await world.clock.pass(HOUR_MS);
    world.loseMachine();
    world.beforeTelling = what => {
      if (what === 'comment') world.kill();
    };
    await world.startAndKill();
    world.beforeTelling = () => {};
    await world.clock.pass(7 * 24 * HOUR_MS);
    await nextRun();
    assert.deepEqual([whats(), replies(), reactionsTo(comment)], [['skip bad'], [], []]);
  });

  test('and a stranger’s comment from before what was taken gets none, whoever died', async () => {
    const strange = ask('/agent retry bad', 'mallory');
    ask('/agent skip bad');
    await world.clock.pass(HOUR_MS);
    world.loseMachine();
    world.beforeTelling = what => {
      if (what === 'comment') world.kill();
    };
    await world.startAndKill();
    world.beforeTelling = () => {};
    await nextRun();
    assert.deepEqual([replies().length, repliesTo(strange), reactionsTo(strange)], [1, [], []]);
  });

  test('an answer that GitHub did not take is given by the next run, and one that it forbids by none', async () => {
    const comment = ask('/agent skip bad');
    world.github.failNext('issues/create-comment', serverError(503), { times: 'always' });
    await nextRun();
    assert.deepEqual([repliesTo(comment), reactionsTo(comment)], [[], []]);
    world.github.failNoMore();
    await nextRun();
    assert.deepEqual([repliesTo(comment).length, reactionsTo(comment)], [1, ['rocket']]);

    const other = ask('/agent status');
    world.github.failNext('issues/create-comment', missingPermission('issues=write'));
    await nextRun();
    assert.match(
      world.console.lines.join('\n'),
      /warning: The dashboard, or an answer on it, is not up to date: /,
    );
    const writes = () =>
      world.github.requests.filter(({ writes: does, path }) => does && path.includes('/issues')).length;
    const before = writes();
    assert.equal((await nextRun()).outcome, 'idle');
    assert.equal(writes(), before);
    assert.deepEqual([repliesTo(other), reactionsTo(other)], [[], []]);
  });

  test('what another run has answered meanwhile is not answered again', async () => {
    const comment = ask('/agent status');
    world.beforeTelling = () => {};
    world.llm.script = () => {
      world.github.react(comment, '+1', BOT);
      return answered('One sentence.');
    };
    world.source.tasks = [...world.source.tasks, aTask('c')];
    await nextRun();
    assert.deepEqual([repliesTo(comment), reactionsTo(comment)], [[], ['+1']]);
  });

  test('where the branch keeps nothing of what was taken, nobody is answered', async () => {
    const comment = ask('/agent skip bad');
    world.source.tasks = [...world.source.tasks, aTask('c')];
    world.llm.script = () => {
      world.github.failNext('createCommitOnBranch', serverError(503), { times: 'always' });
      return answered('One sentence.');
    };
    const before = dashboard().body;
    assert.equal((await nextRun()).outcome, 'failed');
    assert.deepEqual([whats(), replies(), reactionsTo(comment)], [[], [], []]);
    assert.equal(dashboard().body, before);
    world.github.failNoMore();
    allIsWell();
    await nextRun();
    assert.deepEqual([whats(), repliesTo(comment).length], [['skip bad'], 1]);
  });

  test('a locked issue gets no answer, and is no trouble', async () => {
    const comment = ask('/agent status', 'ada', quarantine());
    world.github.lockIssue(quarantine().number);
    await nextRun();
    assert.deepEqual([whats(), reactionsTo(comment)], [['status'], []]);
    assert.equal((await nextRun()).outcome, 'idle');
    assert.ok(!world.console.lines.some(line => line.includes('dashboard')), world.console.lines.join('\n'));
  });

  test('while nobody can say who may, everything waits, and a run does its work all the same', async () => {
    const comment = ask('/agent skip bad');
    world.github.failNext(/collaborators/, serverError(503), { times: 'always' });
    world.source.tasks = [...world.source.tasks, aTask('c')];
    assert.equal((await nextRun()).outcome, 'completed');
    assert.deepEqual([whats(), reactionsTo(comment)], [[], []]);
    world.github.failNoMore();
    await nextRun();
    assert.deepEqual([whats(), reactionsTo(comment)], [['skip bad'], ['+1']]);
  });

  test('what somebody asks later waits for what was asked before it, also of those who are known to may', async () => {
    ask('/agent status', 'ada');
    await world.clock.pass(60_000);
    ask('/agent skip bad', 'bob');
    await world.clock.pass(60_000);
    ask('/agent retry bad', 'ada');
    world.github.failNext(/collaborators\/bob/, serverError(503), { times: 'always' });
    await nextRun();
    assert.deepEqual(whats(), ['status']);
    world.github.failNoMore();
    await nextRun();
    assert.deepEqual(whats(), ['status', 'skip bad', 'retry bad']);
  });

  test('an inbox that cannot be read keeps no run from its work, and nothing is lost', async () => {
    const comment = ask('/agent skip bad');
    world.isDeaf = true;
    world.source.tasks = [...world.source.tasks, aTask('c')];
    assert.equal((await nextRun()).outcome, 'completed');
    assert.deepEqual([whats(), reactionsTo(comment)], [[], []]);
    world.isDeaf = false;
    await nextRun();
    assert.deepEqual([whats(), reactionsTo(comment)], [['skip bad'], ['+1']]);
  });
});

/** A day of requests of every kind, and a few runs after it. */
async function history(fault?: {
  readonly operation: string;
  readonly nth: number;
  readonly what: 'drop before' | 'drop after';
}) {
  if (fault !== undefined) world.github.failNext(fault.operation, fault.what, { after: fault.nth - 1 });
  await world.report();
  const box = dashboards().length > 0;
  const issue = box ? dashboard() : quarantine();
  ask('/agent skip bad', 'ada', issue);
  ask('/agent nonsense', 'bob', issue);
  await nextRun();
  ask('/agent retry bad');
  await world.clock.pass(60_000);
  tick('run', 'bob');
  allIsWell();
  for (let run = 0; run < 3; run += 1) await nextRun();
  return {
    whats: whats(),
    tasks: [...world.stored().tasks.values()].map(({ id, status }) => `${id} ${status}`),
    replies: replies().length,
    reactions: world.github.issues
      .flatMap(({ comments }) => comments)
      .map(comment => reactionsTo(comment).join(' '))
      .filter(each => each !== '')
      .sort(),
    // Where the alert could not be told at first, it was over before it ever was.
    doubles: world.github.issues.length - new Set(world.github.issues.map(({ title }) => title)).size,
    dashboards: dashboards().map(({ state }) => state),
    isTicked: isTicked('run'),
  };
}

describe('a connection that breaks', () => {
  test.each(['drop after', 'drop before'] as const)(
    'with "%s" at any write doubles nothing and loses nothing',
    async what => {
      const undisturbed = await history();
      assert.deepEqual(undisturbed.whats, ['skip bad', 'undefined: not-understood', 'retry bad', 'run']);
      assert.deepEqual([undisturbed.replies, undisturbed.reactions], [3, ['+1', '+1', 'confused']]);
      const counts = Map.groupBy(
        world.github.requests.filter(({ writes }) => writes),
        ({ operation }) => operation,
      );
      for (const operation of OPERATIONS) assert.ok(counts.has(operation), operation);
      for (const operation of OPERATIONS)
        for (let nth = 1; nth <= (counts.get(operation)?.length ?? 0); nth += 1) {
          await world.close();
          await openWorld();
          const where = `${what} of ${operation} ${nth}`;
          const seen = await history({ operation, nth, what });
          assert.deepEqual(
            { ...seen, reactions: asSaid(seen.reactions) },
            { ...undisturbed, reactions: asSaid(undisturbed.reactions) },
            where,
          );
        }
    },
  );
});

/** All writes to issues; those to the state branch are another story. */
const OPERATIONS = [
  'issues/create',
  'issues/update',
  'issues/create-comment',
  'reactions/create-for-issue-comment',
];

/** A run that answers for another does not know any more how it went. */
function asSaid(reactions: readonly string[]): readonly string[] {
  return reactions.map(each => each.replace('rocket', '+1')).sort();
}

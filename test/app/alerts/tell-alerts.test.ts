import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { issueTracker } from '../../../src/adapters/github/issues.ts';
import { tellAlerts } from '../../../src/app/alerts/tell-alerts.ts';
import type { TellOptions } from '../../../src/app/alerts/tell-options.ts';
import type { Told } from '../../../src/app/alerts/told.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Event } from '../../../src/domain/event.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import type { Failure } from '../../../src/domain/failure.ts';
import type { Firing } from '../../../src/domain/alerts/firing.ts';
import { firingAlerts } from '../../../src/domain/alerts/firing-alerts.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import { BACKOFF } from '../../../src/domain/retry.ts';
import type { State } from '../../../src/domain/state.ts';
import type { IssueWishes } from '../../../src/ports/issues.ts';
import type { Notification } from '../../../src/ports/webhook.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { stateAfter } from '../../support/given.ts';
import { refusal } from '../../support/github/refusal.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';
import { NOW_MS, created, queued, quarantined, runFinished } from '../../support/literals.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let github: GitHub;
let api: GitHubApi;
let nowMs: number;

beforeEach(async () => {
  nowMs = NOW_MS;
  github = await startGitHub({ repository: 'octo/example', now: () => nowMs });
  api = open();
});

afterEach(async () => {
  api.close();
  await github.close();
});

function open(): GitHubApi {
  const { url, token } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  return openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
}

/** One agent over several runs: what it told is noted as its log would. */
class Agent {
  readonly name: string;
  readonly state: State;
  wishes: IssueWishes = { labels: ['night-shift'], assignees: [] };
  countsAsRun = true;
  silencedUntil: TellOptions['silencedUntil'];
  readonly notified: Notification[] = [];
  #seq = 0;

  constructor(name = 'default') {
    this.name = name;
    this.state = stateAfter(created);
  }

  happen(...events: Event[]): this {
    for (const event of events) {
      this.#seq += 1;
      evolve(this.state, { seq: this.#seq, at: new Date(nowMs).toISOString(), run: '7.1', event });
    }
    return this;
  }

  /** Tells what fires, and notes of it only what was told. */
  async tell(): Promise<Told> {
    const now = new Date(nowMs).toISOString();
    const run = { agent: this.name, outcome: 'completed', problem: undefined } as const;
    const facts = { ...run, limits: NO_LIMITS, now };
    const firing: Firing[] = firingAlerts(this.state, facts, text => hash('sha256', text));
    const told = await tellAlerts(issueTracker({ api, owner: 'octo', name: 'example' }), this.state, firing, {
      agent: this.name,
      run: '7.1',
      nowMs,
      place: { serverUrl: 'https://github.com', repository: 'octo/example' },
      wishes: this.wishes,
      countsAsRun: this.countsAsRun,
      silencedUntil: this.silencedUntil,
    });
    this.notified.push(...told.notifications);
    const policy = { limits: NO_LIMITS, backoff: BACKOFF };
    this.happen(...decide({ type: 'RaiseAlerts', firing: told.told }, this.state, policy));
    return told;
  }
}

const REFUSED: Failure = { kind: 'content-refused' };
const outOfQuarantine: Event = { type: 'TaskRemoved', task: 'a' };
const inQuarantine = (...tasks: string[]): Event[] => [
  ...queued(...tasks).slice(1),
  ...tasks.map(task => quarantined(task, REFUSED)),
  runFinished,
];
/** How each comment of an issue begins. */
const said = (number: number) =>
  github.issue(number).comments.map(({ body }) => /^\*\*([\w ]+):?\*\*/.exec(body)?.[1]);
const openIssues = () => github.issues.filter(({ state, pull }) => state === 'open' && pull === undefined);
const writes = () => github.requests.filter(({ writes: wrote }) => wrote).length;

describe('an alert', () => {
  test('opens one issue that says what to do, with its labels', async () => {
    const { fresh, trouble } = await new Agent().happen(...inQuarantine('a')).tell();
    assert.deepEqual([[...fresh], trouble], [['default/quarantine'], undefined]);
    const [issue] = openIssues();
    assert.equal(issue?.title, 'Background agent `default`: tasks are in quarantine');
    assert.match(issue?.body ?? '', /\*\*What to do:\*\*/);
    assert.deepEqual(issue?.labels, ['background-agent', 'background-agent: quarantine', 'night-shift']);
  });

  test('that fires on is counted, says so at the third run, and nothing more', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    const settled: boolean[] = [];
    const written: number[] = [];
    for (let run = 0; run < 6; run += 1) {
      const before = writes();
      settled.push((await agent.tell()).isSettled);
      written.push(writes() - before);
    }
    assert.deepEqual(settled, [false, false, true, true, true, true]);
    assert.deepEqual(written, [1, 1, 2, 0, 0, 0]);
    assert.deepEqual(said(1), ['Critical']);
  });

  test('that has more to say brings its issue up to date, with one comment', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
    agent.happen(...queued('b').slice(1), quarantined('b', REFUSED), runFinished);
    const { fresh } = await agent.tell();
    assert.equal(fresh.size, 0);
    const [issue, ...others] = openIssues();
    assert.equal(others.length, 0);
    assert.match(issue?.body ?? '', /`+ b `+/);
    assert.equal(issue?.comments.length, 1);
  });

  test('that is over closes its issue, and says how long it took', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
    nowMs += 3 * HOUR;
    await agent.happen(outOfQuarantine).tell();
    assert.equal(openIssues().length, 0);
    const comments = github.issue(1).comments.map(({ body }) => body);
    assert.equal(comments.length, 1);
    assert.match(comments[0] ?? '', /^\*\*Over:\*\* No task is in quarantine any more. It took 3 hours/);
  });

  test('that comes back within a week opens its issue again; later it gets a new one', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
    await agent.happen(outOfQuarantine).tell();
    nowMs += 6 * DAY;
    assert.equal((await agent.happen(...inQuarantine('a')).tell()).fresh.size, 1);
    assert.deepEqual(
      openIssues().map(({ number }) => number),
      [1],
    );

    await agent.happen(outOfQuarantine).tell();
    nowMs += 8 * DAY;
    await agent.happen(...inQuarantine('a')).tell();
    assert.deepEqual(
      openIssues().map(({ number }) => number),
      [2],
    );
  });

  test('that comes back needs no comment to count as told', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
    await agent.happen(outOfQuarantine).tell();
    nowMs += 2 * DAY;
    github.failNext('issues/create-comment', 'drop before');
    await agent.happen(...inQuarantine('a')).tell();
    assert.deepEqual([agent.state.alerts.size, openIssues().length], [1, 1]);
    await agent.tell();
    assert.deepEqual(said(1), ['Over', 'Again'], 'and gets it all the same');
  });

  test('whose issue somebody closed is silent, whatever is new, for as long as it fires', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
    github.editIssue(1, { state: 'closed' });
    const before = writes();
    for (const task of ['b', 'c', 'd']) {
      nowMs += 30 * DAY;
      const { isSettled, notifications } = await agent.happen(...inQuarantine(task)).tell();
      assert.deepEqual([isSettled, notifications], [true, []]);
    }
    assert.deepEqual([writes(), openIssues().length, github.issues.length], [before, 0, 1]);
  });
});

describe('what people do to an issue', () => {
  let agent: Agent;
  beforeEach(async () => {
    agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
  });
  const more = inQuarantine('b');

  test('stands while there is nothing new: closed, edited, deleted', async () => {
    for (let run = 0; run < 2; run += 1) await agent.tell();
    const tellsNothing = async () => {
      const before = writes();
      const { isSettled } = await agent.tell();
      assert.deepEqual([writes(), isSettled], [before, true]);
    };
    const { body } = github.issue(1);
    github.editIssue(1, { title: 'Mine', body: `${body}\n\nI look after it.` });
    await tellsNothing();
    github.editIssue(1, { state: 'closed' });
    await tellsNothing();
    github.deleteIssue(1);
    await tellsNothing();
  });

  test('is undone by news where they edited it', async () => {
    github.editIssue(1, { title: 'Mine', body: `${github.issue(1).body}\n\nI look after it.` });
    await agent.happen(...more).tell();
    assert.equal(github.issue(1).title, 'Background agent `default`: tasks are in quarantine');
    assert.doesNotMatch(github.issue(1).body ?? '', /I look after it/);
  });

  test('is kept as it is closed', async () => {
    github.editIssue(1, { body: `${github.issue(1).body}\r\n\r\nI look after it.` });
    await agent.happen(outOfQuarantine).tell();
    assert.equal(github.issue(1).state, 'closed');
    assert.match(github.issue(1).body ?? '', /I look after it/);
  });

  test('stands while an alert is only counted: their words are kept', async () => {
    github.editIssue(1, { title: 'Mine', body: `${github.issue(1).body}\n\nI look after it.` });
    await agent.tell();
    assert.equal(github.issue(1).title, 'Mine');
    assert.match(github.issue(1).body ?? '', /"runs":2,[^]*I look after it/);
  });

  test('is no news when it is over after they closed it, and what comes back is', async () => {
    github.editIssue(1, { state: 'closed' });
    await agent.happen(outOfQuarantine).tell();
    assert.deepEqual([github.issue(1).comments.length, agent.state.alerts.size], [0, 0]);
    nowMs += 2 * DAY;
    await agent.happen(...inQuarantine('a')).tell();
    assert.equal(openIssues().length, 1);
  });

  test('to one that is over is no business of ours: opened again, it stays open', async () => {
    await agent.happen(outOfQuarantine).tell();
    github.editIssue(1, { state: 'open' });
    const before = writes();
    await agent.tell();
    assert.deepEqual([writes(), openIssues().length], [before, 1]);

    nowMs += 9 * DAY;
    await agent.happen(...inQuarantine('a')).tell();
    assert.deepEqual([github.issues.length, said(1)], [1, ['Over', 'Again']]);
  });

  test('who open it again while it fires hear of it again', async () => {
    github.editIssue(1, { state: 'closed' });
    await agent.happen(...more).tell();
    github.editIssue(1, { state: 'open' });
    await agent.tell();
    assert.deepEqual(said(1), ['This has changed']);
  });

  test('who delete it get another when there is news', async () => {
    github.deleteIssue(1);
    const { fresh } = await agent.happen(...more).tell();
    assert.equal(fresh.size, 1);
    assert.match(github.issue(2).body ?? '', /2 tasks are in quarantine/);
  });

  test('who delete it hear no more of it when it is over', async () => {
    github.deleteIssue(1);
    const { isSettled } = await agent.happen(outOfQuarantine).tell();
    assert.deepEqual([isSettled, agent.state.alerts.size, github.issues.length], [true, 0, 1]);
  });

  test('who take its marker away have taken it over: news is another', async () => {
    github.editIssue(1, { body: 'Mine now.' });
    await agent.happen(...more).tell();
    await agent.happen(outOfQuarantine, { type: 'TaskRemoved', task: 'b' }).tell();
    assert.deepEqual([github.issue(1).body, github.issue(1).state], ['Mine now.', 'open']);
    assert.equal(github.issue(2).state, 'closed');
  });

  test('who lock it get no comment, and no line that says so: the text is brought up to date', async () => {
    github.lockIssue(1);
    const { trouble } = await agent.happen(...more).tell();
    assert.deepEqual([trouble, github.issue(1).comments.length], [undefined, 0]);
    assert.match(github.issue(1).body ?? '', /2 tasks are in quarantine/);
    const over = await agent.happen(outOfQuarantine, { type: 'TaskRemoved', task: 'b' }).tell();
    assert.deepEqual(
      [over.trouble, over.isSettled, github.issue(1).state, agent.state.alerts.size],
      [undefined, true, 'closed', 0],
    );
  });

  test('who lock it are not asked for a comment', async () => {
    github.lockIssue(1);
    await agent.happen(...more).tell();
    assert.equal(github.requests.filter(({ operation }) => operation === 'issues/create-comment').length, 0);
  });

  test('who lock it get no comment later either, when they unlock it', async () => {
    agent.countsAsRun = false;
    github.lockIssue(1);
    const before = writes();
    await agent.happen(...more).tell();
    assert.equal(writes() - before, 1, 'its text');
    github.unlockIssue(1);
    assert.deepEqual([(await agent.tell()).notifications, said(1)], [[], []]);
  });

  test.each([
    ['changed', () => agent.happen(...more)],
    ['resolved', () => agent.happen(outOfQuarantine)],
  ])('that lets nobody comment is tried once, and elsewhere it is told once: %s', async (what, happen) => {
    agent.countsAsRun = false;
    const forbidden = refusal(403, 'Resource not accessible by integration');
    github.failNext('issues/create-comment', forbidden, { times: 'always' });
    happen();
    const told: Told[] = [];
    for (let run = 0; run < 5; run += 1) {
      nowMs += HOUR;
      told.push(await agent.tell());
    }
    const tries = github.requests.filter(({ operation }) => operation === 'issues/create-comment').length;
    assert.deepEqual([tries, agent.notified.slice(1).map(each => each.what)], [1, [what]]);
    assert.ok(told.every(({ trouble }) => trouble === undefined));
    assert.doesNotMatch(github.issue(1).body ?? '', /"word"/);
  });

  test('who cannot be told for hours are told by a comment then, and elsewhere not at each try', async () => {
    agent.countsAsRun = false;
    github.failNext('issues/create-comment', 'drop before', { times: 'always' });
    agent.happen(...more);
    for (let run = 0; run < 5; run += 1) await agent.tell();
    assert.deepEqual(
      agent.notified.slice(1).map(({ what }) => what),
      ['changed'],
    );
    github.failNoMore();
    await agent.tell();
    assert.deepEqual([said(1), agent.notified.length], [['This has changed'], 3]);
  });

  test('who lock it just now, too', async () => {
    github.failNext(
      'issues/create-comment',
      refusal(403, 'Unable to create comment because issue is locked.'),
    );
    assert.equal((await agent.happen(...more).tell()).trouble, undefined);
    github.lockIssue(1);
    await agent.tell();
    const messages = agent.notified.length;
    agent.countsAsRun = false;
    assert.deepEqual([(await agent.tell()).isSettled, said(1)], [true, []]);
    assert.equal(agent.notified.length, messages, 'what cannot be said is not tried for ever');
  });
});

test('a label that is there already, written otherwise, is the same label', async () => {
  github.createLabel('Background-Agent');
  const agent = new Agent().happen(...inQuarantine('a'));
  await agent.tell();
  await agent.happen(outOfQuarantine).tell();
  assert.equal(github.issue(1).state, 'closed');
});

test('two issues about the same, as GitHub did not list the first at once, become one', async () => {
  const agent = new Agent().happen(...inQuarantine('a'));
  await agent.tell();
  const { title, body, labels } = github.issue(1);
  github.createIssue({ title, body, labels, by: 'github-actions[bot]' });
  github.failNext('issues/update', 'drop before');
  await agent.tell();
  assert.equal(openIssues().length, 2);
  await agent.tell();
  assert.deepEqual(
    openIssues().map(({ number }) => number),
    [1],
  );
  github.editIssue(2, { state: 'open' });
  github.editIssue(2, { body });
  await agent.happen(outOfQuarantine).tell();
  assert.deepEqual([openIssues().length, github.issue(2).comments.length], [0, 0]);
});

test('of two issues about the same the one that somebody closed is silent, though we closed the other', async () => {
  const agent = new Agent().happen(...inQuarantine('a'));
  await agent.tell();
  const { title, body, labels } = github.issue(1);
  github.createIssue({ title, body, labels, by: 'github-actions[bot]' });
  await agent.tell();
  assert.deepEqual(
    openIssues().map(({ number }) => number),
    [1],
  );
  github.editIssue(1, { state: 'closed', by: 'ada' });
  await agent.happen(...inQuarantine('b')).tell();
  assert.deepEqual([openIssues().length, github.issue(2).comments.length], [0, 0]);
});

/** Everything that can happen to an alert: raised, with more to say, over, back, still, risen, over. */
const LIFE: readonly (readonly [afterMs: number, ...Event[]])[] = [
  [0, ...inQuarantine('a')],
  [HOUR, ...inQuarantine('b')],
  [HOUR, outOfQuarantine, { type: 'TaskRemoved', task: 'b' }],
  [2 * DAY, ...inQuarantine('a')],
  [DAY],
  [HOUR],
  [HOUR],
  [HOUR, outOfQuarantine],
];
const WORDS = ['This has changed', 'Over', 'Again', 'Still so', 'Critical', 'Over'];
const WRITES = 13;

/** Two runs for each thing that happens: the second may make good what the first could not do. */
async function live(agent: Agent, runs: number): Promise<void> {
  for (const [afterMs, ...events] of LIFE) {
    nowMs += afterMs;
    agent.happen(...events);
    // The first alone is one of the runs that are counted.
    for (let run = 0; run < runs; run += 1) {
      agent.countsAsRun = run === 0;
      await agent.tell();
    }
    const isOver = agent.state.tasks.size === 0;
    assert.deepEqual([openIssues().length, github.issues.length], [isOver ? 0 : 1, 1]);
    assert.equal(agent.state.alerts.size, isOver ? 0 : 1);
  }
}

test(`a whole life is ${WRITES} writes, and as many messages as there are words and the opening`, async () => {
  const agent = new Agent();
  await live(agent, 1);
  assert.deepEqual([writes(), said(1)], [WRITES, WORDS]);
  assert.deepEqual(
    agent.notified.map(({ what }) => what),
    ['firing', 'changed', 'resolved', 'again', 'still', 'changed', 'resolved'],
  );
});

describe.each(['drop after', 'drop before'] as const)('of a whole life, with one reply lost (%s):', fault => {
  test.each(Array.from({ length: WRITES }, (_, n) => n))(
    'that to write %i, the next run makes good, and says nothing twice',
    async n => {
      const agent = new Agent();
      github.failNext(/^(?:POST|PATCH) .*\/issues/, fault, { after: n });
      await live(agent, 2);
      assert.deepEqual(said(1), WORDS);
      const told = agent.notified.map(({ what }) => what);
      // Twice rather than never, where nobody knows.
      assert.ok(told.length - 7 <= 1, told.join());
      assert.deepEqual(new Set(told), new Set(['firing', 'changed', 'resolved', 'again', 'still']));
    },
  );
});

describe('when a reply is lost', () => {
  test('the issue that was opened is found by the next run, and not doubled', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    github.failNext('issues/create', 'drop after');
    const first = await agent.tell();
    assert.deepEqual([first.told.length, first.trouble?.kind], [0, 'unreachable']);
    await agent.tell();
    assert.equal(github.issues.length, 1);
    assert.equal(openIssues()[0]?.comments.length, 0);
    assert.equal(agent.state.alerts.size, 1);
  });

  test.each(['issues/list-for-repo', 'issues/create', 'viewer'])(
    'of %s, before anything was done, the next run makes up for it',
    async operation => {
      const agent = new Agent().happen(...inQuarantine('a'));
      github.failNext(operation, 'drop before', { times: 4 });
      assert.equal((await agent.tell()).trouble?.kind, 'unreachable');
      github.failNoMore();
      await agent.tell();
      assert.equal(openIssues().length, 1);
    },
  );

  test('of the closing, a later run closes it', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
    github.failNext('issues/update', 'drop before');
    await agent.happen(outOfQuarantine).tell();
    assert.equal(openIssues().length, 1);
    await agent.tell();
    assert.equal(openIssues().length, 0);
  });
});

describe('a comment that was lost', () => {
  let agent: Agent;
  beforeEach(async () => {
    agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
    github.failNext('issues/create-comment', 'drop before');
    await agent.happen(...inQuarantine('b')).tell();
    assert.deepEqual(said(1), []);
    agent.countsAsRun = false;
  });

  test('is said by the next run, once', async () => {
    for (let run = 0; run < 3; run += 1) await agent.tell();
    assert.deepEqual(said(1), ['This has changed']);
  });

  test('is no news a day later', async () => {
    nowMs += DAY;
    await agent.tell();
    assert.deepEqual(said(1), ['Still so']);
    github.issue(1).comments.pop();
    nowMs += DAY - 1;
    await agent.tell();
    assert.deepEqual(said(1), ['Still so'], 'whoever took it away in between gets it again');
    github.issue(1).comments.pop();
    agent.silencedUntil = new Map([['default/quarantine', new Date(nowMs + 9 * DAY).toISOString()]]);
    nowMs += DAY;
    await agent.tell();
    assert.deepEqual(said(1), [], 'but not for ever');
  });

  test('is not said to whoever has closed the issue', async () => {
    github.editIssue(1, { state: 'closed' });
    const { isSettled } = await agent.tell();
    assert.deepEqual([isSettled, said(1)], [true, []]);
  });

  test('is not waited for when the alert is over', async () => {
    agent.silencedUntil = new Map([['default/quarantine', new Date(nowMs + DAY).toISOString()]]);
    agent.happen(outOfQuarantine, { type: 'TaskRemoved', task: 'b' });
    await agent.tell();
    assert.deepEqual([(await agent.tell()).isSettled, said(1)], [true, []]);
  });
});

describe('an alert that people could not be told about', () => {
  test('is not taken for over when GitHub cannot be asked', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
    agent.happen(...inQuarantine('b'));
    github.failNext('issues/list-for-repo', 'drop before', { times: 4 });
    await agent.tell();
    assert.equal(agent.state.alerts.size, 1, 'it still fires');
    github.failNoMore();
    await agent.tell();
    assert.match(openIssues()[0]?.body ?? '', /`+ b `+/);
    assert.equal(openIssues()[0]?.comments.length, 1);
  });

  test('is news still when its issue could not be brought up to date', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
    agent.happen(...inQuarantine('b'));
    github.failNext('issues/update', 'drop before');
    await agent.tell();
    await agent.tell();
    assert.match(openIssues()[0]?.body ?? '', /`+ b `+/);
    assert.equal(openIssues().length, 1);
  });

  test('is not over in the log before its issue is closed', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
    github.failNext('issues/update', 'drop before');
    await agent.happen(outOfQuarantine).tell();
    assert.equal(agent.state.alerts.size, 1);
    await agent.tell();
    assert.deepEqual([agent.state.alerts.size, openIssues().length], [0, 0]);
    assert.equal(github.issue(1).comments.length, 1);
  });
});

describe('issues of others', () => {
  test('with our marker are never touched, nor taken for ours', async () => {
    const agent = new Agent().happen(...inQuarantine('a'));
    await agent.tell();
    const { body } = github.issue(1);
    const forged = github.createIssue({ title: 'Forged', body, labels: ['background-agent'], by: 'mallory' });
    await agent.happen(outOfQuarantine).tell();
    assert.equal(github.issue(forged.number).state, 'open');
    assert.equal(github.issue(forged.number).comments.length, 0);
    assert.equal(github.issue(1).state, 'closed');
  });

  test('by another agent of the same repository are left alone', async () => {
    const [day, night] = [new Agent('day'), new Agent('night')];
    await day.happen(...inQuarantine('a')).tell();
    await night.happen(...inQuarantine('a')).tell();
    await day.happen(outOfQuarantine).tell();
    assert.deepEqual(
      openIssues().map(({ title }) => title),
      ['Background agent `night`: tasks are in quarantine'],
    );
  });
});

describe('without the permission', () => {
  test('the line to add is told, and nothing counts as told', async () => {
    github.setPermissions({ issues: 'none' });
    const agent = new Agent().happen(...inQuarantine('a'));
    const { told, trouble } = await agent.tell();
    assert.deepEqual(told, []);
    assert.match(trouble?.message ?? '', /issues: (read|write)|Check the "permissions:"/);
    assert.equal(agent.state.alerts.size, 0);
  });

  test('to issues that are switched off, that is told', async () => {
    github.setRepository({ issuesEnabled: false });
    const { trouble } = await new Agent().happen(...inQuarantine('a')).tell();
    assert.match(trouble?.message ?? '', /switched off|not there/);
  });
});

test('where nothing fires and nothing did, GitHub is asked twice and told nothing', async () => {
  const before = github.requests.length;
  await new Agent().tell();
  assert.equal(github.requests.length, before + 2);
  assert.equal(writes(), 0);
});

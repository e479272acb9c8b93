import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { inbox } from '../../../src/adapters/github/inbox.ts';
import type { GitHubAsked } from '../../../src/ports/github.ts';
import type { Inbox, InboxIssue, InboxView, Seen } from '../../../src/ports/inbox.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { Refusal, primaryRateLimit, refusal, serverError } from '../../support/github/refusal.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';

const BOT = 'github-actions[bot]';
const LABEL = 'background-agent';
const PLACE = { owner: 'octo', name: 'example' };
/** Who has seen nothing yet. */
const NOTHING = (): Seen => ({ comment: 0, edit: '1970-01-01T00:00:00.000Z' });
const LAST_PAGE = { hasOlder: false, cursor: null };
let github: GitHub;
let api: GitHubApi;
let box: Inbox;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.parse('2026-01-31T12:00:00Z');
  github = await startGitHub({ repository: 'octo/example', now: () => nowMs });
  api = open(github.token);
  box = inbox({ api, ...PLACE });
});

afterEach(async () => {
  api.close();
  await github.close();
});

function open(token: string): GitHubApi {
  const { url } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  return openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
}

function good<Value>(asked: GitHubAsked<Value>): Value {
  assert.ok(asked.ok, JSON.stringify(asked));
  return asked.value;
}

function troubleOf<Value>(asked: GitHubAsked<Value>): { readonly kind: string; readonly message: string } {
  assert.ok(!asked.ok, JSON.stringify(asked));
  return asked.trouble;
}

/** One of ours. */
function openIssue(title = 'Dashboard'): number {
  return github.createIssue({ title, body: 'made', labels: [LABEL], by: BOT }).number;
}

async function onlyIssue(seen: Seen = {}): Promise<InboxIssue> {
  const [issue, ...others] = good(await box.look(LABEL, () => seen)).issues;
  assert.ok(issue !== undefined && others.length === 0);
  return issue;
}

const numbersSeen = async () => good(await box.look(LABEL)).issues.map(({ number }) => number);

describe('a look', () => {
  test('is one request, and tells of an issue, what was said in it and how its text has changed', async () => {
    const number = openIssue();
    nowMs += 1_000;
    const { id } = github.comment(number, '/agent status', 'ada');
    nowMs += 1_000;
    github.editIssue(number, { body: '- [x] ticked', by: 'bob' });
    const asked = await box.look(LABEL);
    assert.deepEqual(good(asked).issues, [
      {
        number: 1,
        title: 'Dashboard',
        body: '- [x] ticked',
        isOpen: true,
        isLocked: false,
        comments: [
          {
            id,
            at: '2026-01-31T12:00:01.000Z',
            body: '/agent status',
            author: { kind: 'person', login: 'ada' },
            reaction: undefined,
          },
        ],
        edits: [
          {
            at: '2026-01-31T12:00:00.000Z',
            body: 'made',
            author: { kind: 'own', login: 'github-actions' },
          },
          {
            at: '2026-01-31T12:00:02.000Z',
            body: '- [x] ticked',
            author: { kind: 'person', login: 'bob' },
          },
        ],
      },
    ]);
    assert.ok(asked.ok);
    assert.equal(asked.date?.ms, nowMs);
    assert.equal(github.requests.length, 1);
  });

  test('finds nothing where nothing is', async () => {
    github.createLabel(LABEL);
    assert.deepEqual(good(await box.look(LABEL)), { issues: [], isComplete: true });
  });

  test('tells of closed and of locked issues, and that they are', async () => {
    github.editIssue(openIssue('closed'), { state: 'closed' });
    github.lockIssue(openIssue('locked'));
    const seen = good(await box.look(LABEL)).issues.map(({ title, isOpen, isLocked }) => [
      title,
      isOpen,
      isLocked,
    ]);
    assert.deepEqual(
      new Set(seen),
      new Set([
        ['closed', false, false],
        ['locked', true, true],
      ]),
    );
  });

  test('has the last changed first', async () => {
    for (const title of ['a', 'b', 'c']) openIssue(title);
    nowMs += 1_000;
    github.comment(2, 'Hello');
    assert.deepEqual(await numbersSeen(), [2, 3, 1]);
  });

  test('never sees what others opened, whatever label it bears, nor our issues with another label', async () => {
    github.createIssue({ title: 'Dashboard', body: 'forged', labels: [LABEL], by: 'mallory' });
    github.createIssue({ title: 'Dashboard', body: 'forged', labels: [LABEL], by: 'other[bot]' });
    // Somebody may call themselves as GraphQL calls the bot.
    github.createIssue({ title: 'Dashboard', body: 'forged', labels: [LABEL], by: 'github-actions' });
    github.createIssue({ title: 'Other', labels: ['other'], by: BOT });
    openIssue();
    assert.deepEqual(await numbersSeen(), [5]);
  });

  test('never sees an issue whose author has left', async () => {
    github.createIssue({ title: 'Dashboard', body: 'forged', labels: [LABEL], by: 'mallory' });
    github.deleteUser('mallory');
    assert.deepEqual(await numbersSeen(), []);
  });

  test('never sees pull requests, nor what was deleted', async () => {
    github.push({ branch: 'change', from: 'main', files: { a: 'a' } });
    const pull = github.openPull({ head: 'change', by: BOT });
    github.editIssue(pull.number, { labels: [LABEL] });
    github.deleteIssue(openIssue());
    assert.deepEqual(await numbersSeen(), []);
  });
});

describe('who wrote it', () => {
  const kindsSeen = async () => {
    const { comments, edits } = await onlyIssue();
    const told = ({ author }: (typeof comments | typeof edits)[number]) => [author.kind, author.login];
    return { comments: comments.map(told), edits: edits.map(told) };
  };

  test('is told apart: ourselves, other programs, people, and who is not there any more', async () => {
    const number = openIssue();
    const everybody = [BOT, 'other[bot]', 'octo', 'github-actions', 'ada', 'gone'];
    for (const by of everybody) {
      github.comment(number, by, by);
      github.editIssue(number, { body: by, by });
    }
    github.deleteUser('gone');
    const told = [
      ['own', 'github-actions'],
      ['bot', 'other'],
      // The owner of the repository is an organization: nobody.
      ['bot', 'octo'],
      ['person', 'github-actions'],
      ['person', 'ada'],
      ['person', undefined],
    ];
    const { comments, edits } = await kindsSeen();
    assert.deepEqual(comments, told);
    assert.deepEqual(edits, [['own', 'github-actions'], ...told]);
  });

  test.each([
    ['User', 'person'],
    ['EnterpriseUserAccount', 'person'],
    ['Bot', 'bot'],
    ['Mannequin', 'bot'],
    ['Organization', 'bot'],
    ['SomethingNew', 'bot'],
  ])('a %s is a %s', async (__typename, kind) => {
    answerWith(issueNode({ comments: [commentNode({ author: { __typename, login: 'x' } })] }));
    assert.deepEqual((await onlyIssue()).comments[0]?.author, { kind, login: 'x' });
  });

  test('is ourselves when GitHub says so, though it does not say which number we have there', async () => {
    const author = { __typename: 'Bot', login: 'github-actions', databaseId: null };
    const comment = commentNode({ viewerDidAuthor: true, author });
    answerWith(issueNode({ viewerDidAuthor: true, author, comments: [comment] }));
    assert.deepEqual((await onlyIssue()).comments[0]?.author, { kind: 'own', login: 'github-actions' });
  });

  test('depends on whose token it is', async () => {
    github.comment(openIssue(), 'Hello', 'ada');
    const other = open(github.addToken('ada'));
    const boxOfAda = inbox({ api: other, owner: 'octo', name: 'example' });
    assert.deepEqual(good(await boxOfAda.look(LABEL)).issues, []);
    github.createIssue({ title: 'Mine', labels: [LABEL], by: 'ada' });
    assert.deepEqual(
      good(await boxOfAda.look(LABEL)).issues.map(({ title }) => title),
      ['Mine'],
    );
    other.close();
  });
});

describe('the history of a text', () => {
  test('is oldest first, and of one second in the order in which it happened', async () => {
    const number = openIssue();
    for (const [body, by] of [
      ['two', 'ada'],
      ['three', BOT],
      ['four', 'bob'],
    ] as const)
      github.editIssue(number, { body, by });
    assert.deepEqual(
      (await onlyIssue()).edits.map(({ body }) => body),
      ['made', 'two', 'three', 'four'],
    );
  });

  test('is oldest first, in whichever order GitHub lists it', async () => {
    const edit = (diff: string) => ({ editedAt: `2026-01-31T12:00:0${diff}Z`, diff, editor: null });
    answerWith(issueNode({ edits: [edit('3'), edit('1'), edit('2')] }));
    assert.deepEqual(
      (await onlyIssue()).edits.map(({ body }) => body),
      ['1', '2', '3'],
    );
  });

  test('is without the texts that somebody has deleted from it', async () => {
    const number = openIssue();
    github.editIssue(number, { body: 'a secret', by: 'ada' });
    github.editIssue(number, { body: 'no secret', by: 'ada' });
    github.deleteEdit(number, 1);
    assert.deepEqual(
      (await onlyIssue()).edits.map(({ body }) => body),
      ['made', 'no secret'],
    );
  });

  test('may be one that GitHub does not tell', async () => {
    answerWith(issueNode({ edits: null }));
    assert.deepEqual((await onlyIssue()).edits, []);
  });
});

describe('more than one page', () => {
  function crowd(number: number, count: number): readonly number[] {
    return Array.from({ length: count }, (_, n) => github.comment(number, `${n}`, 'ada').id);
  }
  function rewrite(number: number, count: number): void {
    for (let n = 1; n <= count; n += 1) {
      nowMs += 1_000;
      github.editIssue(number, { body: `${n}`, by: BOT });
    }
  }

  test('of what was seen before is not asked for', async () => {
    const number = openIssue();
    const ids = crowd(number, 120);
    rewrite(number, 70);
    const issue = await onlyIssue({ comment: ids[70] ?? 0, edit: '2026-01-31T12:00:42.000Z' });
    assert.deepEqual(
      issue.comments.map(({ id }) => id),
      ids.slice(70),
    );
    assert.deepEqual([issue.edits.length, issue.edits[0]?.body], [30, '41']);
    assert.equal(github.requests.length, 1);
  });

  test('is not asked for by who does not say what was seen', async () => {
    const number = openIssue();
    crowd(number, 51);
    rewrite(number, 31);
    const { comments, edits } = await onlyIssue();
    assert.deepEqual([comments.length, edits.length], [50, 30]);
    assert.equal(github.requests.length, 1);
  });

  test('of comments is read back to the one that was seen last', async () => {
    const number = openIssue();
    const ids = crowd(number, 120);
    rewrite(number, 2);
    const { comments, edits } = await onlyIssue({ comment: ids[0] ?? 0, edit: '2026-01-31T12:00:00.000Z' });
    assert.deepEqual(
      comments.map(({ id }) => id),
      ids,
    );
    assert.deepEqual(
      edits.map(({ body }) => body),
      ['made', '1', '2'],
    );
    assert.equal(github.requests.length, 3);
  });

  test('of edits is read back to the one that was seen last, and to those of its second', async () => {
    rewrite(openIssue(), 70);
    // The page of 30 ends with the edit of 12:00:41.
    const { edits } = await onlyIssue({ comment: 0, edit: '2026-01-31T12:00:41.000Z' });
    assert.deepEqual(
      edits.map(({ body }) => body),
      Array.from({ length: 60 }, (_, n) => `${n + 11}`),
    );
    assert.equal(github.requests.length, 2);
  });

  test('of both is read at once, of each as far as needed', async () => {
    const number = openIssue();
    const ids = crowd(number, 60);
    rewrite(number, 70);
    const { comments, edits } = await onlyIssue({ comment: 0, edit: '2026-01-31T12:00:00.000Z' });
    assert.deepEqual(
      comments.map(({ id }) => id),
      ids,
    );
    assert.deepEqual(
      edits.map(({ body }) => body),
      ['made', ...Array.from({ length: 70 }, (_, n) => `${n + 1}`)],
    );
    assert.equal(github.requests.length, 3);
  });

  test('is read for twenty requests at most, however much there is, and the newest are there', async () => {
    const [first, second] = [openIssue('flooded'), openIssue('calm')];
    const { id } = github.comment(second, 'Hello', 'bob');
    nowMs += 1_000;
    const ids = crowd(first, 1_200);
    const { issues, isComplete } = good(await box.look(LABEL, NOTHING));
    assert.equal(isComplete, false);
    const [flooded, calm] = issues;
    assert.deepEqual(
      flooded?.comments.map(each => each.id),
      ids.slice(-1_050),
    );
    assert.deepEqual(
      calm?.comments.map(each => each.id),
      [id],
    );
    assert.equal(github.requests.length, 21);
  });

  test('is read whole where twenty requests are just enough, and the look is complete', async () => {
    crowd(openIssue(), 1_050);
    const { issues, isComplete } = good(await box.look(LABEL, NOTHING));
    assert.deepEqual([issues[0]?.comments.length, isComplete], [1_050, true]);
    assert.equal(github.requests.length, 21);
  });

  test('is more than a look shows, so it is not complete for who does not say what was seen', async () => {
    crowd(openIssue(), 50);
    assert.equal(good(await box.look(LABEL)).isComplete, true);
    crowd(1, 1);
    assert.equal(good(await box.look(LABEL)).isComplete, false);
  });

  test('of edits is read as well where somebody has deleted the texts of some', async () => {
    const number = openIssue();
    rewrite(number, 35);
    for (const edit of [1, 3, 5, 7, 9, 11]) github.deleteEdit(number, edit);
    const { edits } = await onlyIssue({ comment: 0, edit: '2026-01-31T12:00:00.500Z' });
    assert.deepEqual([edits.length, edits[0]?.body], [30, 'made']);
  });

  test('of edits is read back to a text that is there: what was ticked next is known only by it', async () => {
    const number = openIssue();
    rewrite(number, 40);
    // The oldest of the page, which has been seen.
    github.deleteEdit(number, 11);
    const { edits } = await onlyIssue({ comment: 0, edit: '2026-01-31T12:00:11.500Z' });
    assert.deepEqual([edits.length, edits[10]?.body, edits[11]?.body], [40, '10', '12']);
  });

  test('of which one cannot be had is no answer: nobody would come back for it', async () => {
    crowd(openIssue(), 51);
    github.failNext('repository', serverError(502), { after: 1, times: 'always' });
    assert.equal(troubleOf(await box.look(LABEL, NOTHING)).kind, 'unreachable');
    github.failNoMore();
  });

  test('of an issue that was deleted in between is no answer either', async () => {
    crowd(openIssue(), 51);
    const gone = { errors: [{ type: 'NOT_FOUND', message: 'Could not resolve to an Issue.' }] };
    github.failNext('repository', new Refusal(200, gone), { after: 1 });
    assert.equal(troubleOf(await box.look(LABEL, NOTHING)).kind, 'missing');
  });
});

describe('more issues than one page', () => {
  function openIssues(count: number, by = BOT): void {
    for (let n = 0; n < count; n += 1) {
      nowMs += 1_000;
      github.createIssue({ title: `${n}`, body: 'made', labels: [LABEL], by });
    }
  }
  const look = async (seen: Seen = NOTHING()) => good(await box.look(LABEL, () => seen));
  const shown = ({ issues, isComplete }: InboxView) => [issues.length, isComplete];

  test('are all read while something in them may not be seen yet, each once', async () => {
    openIssues(65);
    const { issues, isComplete } = await look();
    assert.deepEqual(
      issues.map(({ number }) => number),
      Array.from({ length: 65 }, (_, n) => 65 - n),
    );
    assert.equal(isComplete, true);
    // Three pages, and the first once more.
    assert.equal(github.requests.length, 4);
  });

  test('are not asked for by who does not say what was seen, and the look says so', async () => {
    openIssues(31);
    assert.deepEqual(shown(await look({})), [30, false]);
    assert.deepEqual(shown(good(await box.look(LABEL))), [30, false]);
    assert.equal(github.requests.length, 2);
  });

  test('are not asked for where all that changed since was seen: it is one request', async () => {
    openIssues(65);
    const { id } = github.comment(7, 'Hello', 'ada');
    openIssues(27);
    const seen = { comment: id, edit: '2026-01-31T12:00:00.000Z' };
    assert.deepEqual(shown(await look(seen)), [30, true]);
    assert.equal(github.requests.length, 1);
    // The last of the page is now of the same second as the comment that was seen.
    openIssues(1);
    assert.deepEqual(shown(await look(seen)), [60, true]);
    assert.equal(github.requests.length, 4);
  });

  test('are five pages at most, and the look says that it is not complete', async () => {
    openIssues(150);
    assert.deepEqual(shown(await look()), [150, true]);
    openIssues(1);
    const before = github.requests.length;
    assert.deepEqual(shown(await look()), [150, false]);
    assert.equal(github.requests.length - before, 6);
  });

  test('by others hide none of ours', async () => {
    openIssues(1);
    openIssues(40, 'mallory');
    assert.deepEqual(
      (await look()).issues.map(({ number }) => number),
      [1],
    );
  });

  test('of which one moves meanwhile to a page that was read already are all there, with what was said', async () => {
    openIssues(65);
    let queries = 0;
    const meanwhile: GitHubApi = {
      ...api,
      query(...given) {
        queries += 1;
        if (queries === 2) {
          nowMs += 1_000;
          for (const issue of [1, 65]) github.comment(issue, 'Now', 'ada');
        }
        return api.query(...given);
      },
    };
    const { issues } = good(await inbox({ api: meanwhile, ...PLACE }).look(LABEL, NOTHING));
    assert.equal(new Set(issues.map(({ number }) => number)).size, 65);
    const talked = issues.filter(({ comments }) => comments.length === 1).map(({ number }) => number);
    assert.deepEqual(new Set(talked), new Set([1, 65]));
  });

  test.each([1, 3])('of which one page cannot be had are no answer, after %i', async after => {
    openIssues(65);
    github.failNext('repository', serverError(502), { after, times: 'always' });
    assert.equal(troubleOf(await box.look(LABEL, NOTHING)).kind, 'unreachable');
    github.failNoMore();
  });
});

describe('a reaction', () => {
  test('is there afterwards, once however often it is made, and is seen', async () => {
    const comment = github.comment(openIssue(), '/agent status', 'ada');
    good(await box.react(comment.id, '+1'));
    good(await box.react(comment.id, '+1'));
    assert.deepEqual(
      comment.reactions.map(({ content, user }) => [content, user.login]),
      [['+1', BOT]],
    );
    assert.equal((await onlyIssue()).comments[0]?.reaction, '+1');
  });

  test.each(['+1', '-1', 'confused', 'eyes', 'rocket'] as const)(
    '%s is seen as what it is',
    async content => {
      const { id } = github.comment(openIssue(), 'x', 'ada');
      good(await box.react(id, content));
      assert.equal((await onlyIssue()).comments[0]?.reaction, content);
    },
  );

  test('of others is none of ours, and neither is one that we never make', async () => {
    const comment = github.comment(openIssue(), 'x', 'ada');
    github.react(comment, '+1', 'ada');
    github.react(comment, 'heart', BOT);
    assert.equal((await onlyIssue()).comments[0]?.reaction, undefined);
  });

  test('that says more counts more than a look', async () => {
    const { id } = github.comment(openIssue(), 'x', 'ada');
    good(await box.react(id, 'eyes'));
    good(await box.react(id, 'rocket'));
    assert.equal((await onlyIssue()).comments[0]?.reaction, 'rocket');
  });

  test('may be what GitHub does not tell', async () => {
    answerWith(issueNode({ comments: [commentNode({ reactionGroups: null })] }));
    assert.equal((await onlyIssue()).comments[0]?.reaction, undefined);
  });

  test('to a comment that is gone is a trouble, and so is one that the token may not make', async () => {
    const { id } = github.comment(openIssue(), 'x', 'ada');
    assert.equal(troubleOf(await box.react(id + 1, 'eyes')).kind, 'missing');
    github.setPermissions({ issues: 'read', 'pull-requests': 'read' });
    const { kind, message } = troubleOf(await box.react(id, 'eyes'));
    assert.equal(kind, 'forbidden');
    assert.match(message, /^Could not react to a comment: .*"issues: write"/);
  });
});

describe('somebody may write', () => {
  test.each([
    ['admin', true],
    ['maintain', true],
    ['write', true],
    ['triage', false],
    ['read', false],
    ['none', false],
  ] as const)('as %s: %s', async (role, may) => {
    github.setRole('ada', role);
    assert.equal(good(await box.mayWrite('Ada')), may);
  });

  test('in a company that manages its people, whose logins have an underscore', async () => {
    github.setRole('ada_acme', 'write');
    assert.equal(good(await box.mayWrite('ada_acme')), true);
  });

  test('never as who has left, or nobody knows', async () => {
    github.setRole('ada', 'write');
    github.deleteUser('ada');
    assert.equal(good(await box.mayWrite('ada')), false);
    assert.equal(good(await box.mayWrite('mallory')), false);
  });

  test.each([
    ['other[bot]'],
    [''],
    ['../../../user'],
    ['ada/permission?x='],
    ['ada\n'],
    ['-ada'],
    ['äda'],
    ['a'.repeat(40)],
  ])('never as %j, and GitHub is not asked', async login => {
    assert.equal(good(await box.mayWrite(login)), false);
    assert.equal(github.requests.length, 0);
  });

  test('as long as a login can be', async () => {
    github.setRole('a'.repeat(39), 'write');
    assert.equal(good(await box.mayWrite('a'.repeat(39))), true);
  });

  test.each([
    ['forbidden', refusal(403, 'Must have push access to view collaborator permission.')],
    ['unauthorized', refusal(401, 'Bad credentials')],
    ['unreachable', serverError(500)],
    ['unreachable', new Refusal(200, '<html>')],
  ] as const)('or not, nobody can tell: %s', async (kind, answer) => {
    github.failNext('repos/get-collaborator-permission-level', answer, { times: 'always' });
    const trouble = troubleOf(await box.mayWrite('ada'));
    assert.equal(trouble.kind, kind);
    assert.match(trouble.message, /^Could not learn whether ada may write: /);
    github.failNoMore();
  });

  test.each([
    [{}, 'unreachable'],
    [{ permission: true }, 'unreachable'],
    [[], 'unreachable'],
  ])('or not, nobody can tell from %j', async (body, kind) => {
    github.failNext('repos/get-collaborator-permission-level', new Refusal(200, body));
    assert.equal(troubleOf(await box.mayWrite('ada')).kind, kind);
    github.violations.splice(0);
  });

  test('never with a word that is not known yet', async () => {
    github.failNext('repos/get-collaborator-permission-level', new Refusal(200, { permission: 'Write' }));
    assert.equal(good(await box.mayWrite('ada')), false);
    github.violations.splice(0);
  });
});

describe('nobody can look', () => {
  test('when the token may not read issues: the permission is named', async () => {
    github.setPermissions({ issues: 'none' });
    const { kind, message } = troubleOf(await box.look(LABEL));
    assert.equal(kind, 'forbidden');
    assert.match(message, /^Could not read what people ask for in the issues: .*"issues: read"/);
  });

  test('in a repository that is not there', async () => {
    const elsewhere = inbox({ api, owner: 'octo', name: 'elsewhere' });
    assert.equal(troubleOf(await elsewhere.look(LABEL)).kind, 'missing');
  });

  test.each([
    ['unauthorized', refusal(401, 'Bad credentials')],
    ['forbidden', refusal(403, 'Resource not accessible')],
    ['missing', refusal(404, 'Not Found')],
    ['unreachable', serverError(500)],
    ['unreachable', new Refusal(200, '<html>')],
    ['refused', new Refusal(200, { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message: 'Too much.' }] })],
    ['refused', new Refusal(200, { data: null, errors: [{ message: 'Something went wrong.' }] })],
    [
      'forbidden',
      new Refusal(200, { errors: [{ type: 'INSUFFICIENT_SCOPES', message: 'Your token has not.' }] }),
    ],
  ] as const)('when GitHub is %s', async (kind, answer) => {
    github.failNext('repository', answer, { times: 'always' });
    assert.equal(troubleOf(await box.look(LABEL)).kind, kind);
    github.failNoMore();
  });

  test('when the hour’s requests are used up', async () => {
    const limited = primaryRateLimit(Date.parse('2100-01-01T00:00:00Z'));
    github.failNext('repository', limited, { times: 'always' });
    assert.equal(troubleOf(await box.look(LABEL)).kind, 'rate-limited');
    github.failNoMore();
  });

  test.each<[string, unknown]>([
    ['no issues', { viewer: VIEWER, repository: { issues: null } }],
    ['no viewer', { viewer: null, repository: { issues: { pageInfo: LAST_PAGE, nodes: [] } } }],
    ['an issue without a number', dataOf(issueNode({ number: undefined }))],
    ['a comment without an id', dataOf(issueNode({ comments: [commentNode({ id: null })] }))],
    ['a comment with half an id', dataOf(issueNode({ comments: [commentNode({ id: 'IC_1' })] }))],
    [
      'a comment with an id past all numbers',
      dataOf(issueNode({ comments: [commentNode({ id: '9'.repeat(16) })] })),
    ],
    ['a comment of no time', dataOf(issueNode({ comments: [commentNode({ createdAt: 'now' })] }))],
    [
      'a comment of the year 12026',
      dataOf(issueNode({ comments: [commentNode({ createdAt: '+012026-01-01T00:00:00Z' })] })),
    ],
    ['an author who is a number', dataOf(issueNode({ author: 7 }))],
  ])('in an answer with %s', async (_, data) => {
    github.failNext('repository', new Refusal(200, { data }));
    assert.equal(troubleOf(await box.look(LABEL)).kind, 'unreachable');
  });

  test('but what GitHub keeps back in a list is left out', async () => {
    answerWith(null, issueNode({ comments: [null, commentNode({ id: 7 })], edits: [null] }));
    const { comments, edits } = await onlyIssue();
    assert.deepEqual([comments.map(({ id }) => id), edits], [[7], []]);
  });

  test('but a list that GitHub keeps back whole is empty', async () => {
    answerWith(issueNode({ comments: null }));
    assert.deepEqual((await onlyIssue()).comments, []);
  });

  test('but comments in disorder are put in order', async () => {
    answerWith(issueNode({ comments: [9, 7, 8].map(id => commentNode({ id })) }));
    assert.deepEqual(
      (await onlyIssue()).comments.map(({ id }) => id),
      [7, 8, 9],
    );
  });

  test('but a page that does not say where the one before it ends is the last', async () => {
    const comments = { pageInfo: { hasOlder: true, cursor: null }, nodes: [commentNode({ id: 7 })] };
    answerWith({ ...issueNode({}), comments });
    assert.equal((await onlyIssue(NOTHING())).comments.length, 1);
    assert.equal(github.requests.length, 1);
  });
});

// What GitHub answers, by hand: for what the test GitHub never says.

const VIEWER = { databaseId: 41_898_282 };
const OURS = { __typename: 'Bot', login: 'github-actions', databaseId: 41_898_282 };

function answerWith(...issues: readonly unknown[]): void {
  github.failNext('repository', new Refusal(200, { data: dataOf(...issues) }));
}

function dataOf(...nodes: readonly unknown[]): object {
  return { viewer: VIEWER, repository: { issues: { pageInfo: LAST_PAGE, nodes } } };
}

function issueNode({ comments = [], edits = [], ...facts }: Record<string, unknown>): object {
  return {
    ...{ number: 1, title: 'Dashboard', body: '', state: 'OPEN', locked: false },
    ...{ updatedAt: '2026-01-31T12:00:00Z', viewerDidAuthor: false, author: OURS },
    comments: { pageInfo: LAST_PAGE, nodes: comments },
    userContentEdits: edits === null ? null : { pageInfo: LAST_PAGE, nodes: edits },
    ...facts,
  };
}

function commentNode(facts: Record<string, unknown>): object {
  return {
    ...{ id: '3000000001', createdAt: '2026-01-31T12:00:00Z', body: 'x', viewerDidAuthor: false },
    ...{ author: { __typename: 'User', login: 'ada', databaseId: 7 }, reactionGroups: [] },
    ...facts,
  };
}

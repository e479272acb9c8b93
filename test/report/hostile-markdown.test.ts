import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';

import { boxesIn } from '../../src/report/dashboard/dashboard-box.ts';
import { watchIn } from '../../src/report/dashboard/dashboard-watch.ts';
import { dashboardOf, standOf } from '../../src/report/dashboard/dashboard.ts';
import { risenCommentOf } from '../../src/report/alerts/issue-comment.ts';
import { issueOf, labelsAt, labelsOf } from '../../src/report/alerts/issue-text.ts';
import { OWN_ON_DASHBOARDS, dashboardsWith } from '../support/dashboards.ts';
import { aliveIn, aliveInPlain, drawingsIn, parseMarkdown, skeletonOf } from '../support/github-markdown.ts';
import { HOSTILE_MARKDOWN } from '../support/hostile-markdown.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { executedBy } from '../support/runner-rules.ts';
import {
  CONTEXT,
  OWN,
  PLACE,
  alertFor,
  commitWith,
  detailsWith,
  markdownWith,
} from '../support/words-everywhere.ts';

// Promise 9, where people talk to each other: whatever a task, a type, a model, a provider or a log is called, GitHub
// finds nothing in our words but our words.

const BODY_LENGTH_MAX = 65_536;
const HARMLESS = markdownWith('name').map(markdown => skeletonOf(parseMarkdown(markdown)));

function expectOnlyOurWords(text: string): void {
  const shown = JSON.stringify(text.slice(0, 100));
  markdownWith(text).forEach((markdown, index) => {
    const tree = parseMarkdown(markdown);
    assert.deepEqual(aliveIn(tree, OWN), [], shown);
    assert.deepEqual(executedBy(markdown), [], shown);
    assert.ok(markdown.length <= BODY_LENGTH_MAX, shown);
    assert.equal(skeletonOf(tree), HARMLESS[index], shown);
    for (const drawing of drawingsIn(tree)) assert.match(drawing, PLAIN_PIE);
  });
}

/** A drawing has no code to hide a name in: a name is plain characters there. */
const PLAIN_PIE = /^pie showData\n {4}title [\w ,-]+\n {4}"1 [\w. -]*" : \d+\.\d\d$/;

test('there are enough hostile texts, and written plainly they come alive', () => {
  const alive = HOSTILE_MARKDOWN.filter(text => aliveIn(parseMarkdown(`a ${text} b`)).length > 0);
  assert.ok(new Set(alive).size >= 140, `${alive.length}`);
});

describe('no body, comment, drawing or summary lets a name come alive', () => {
  test.each(HOSTILE_MARKDOWN.map(text => [text.slice(0, 60), text]))('%j', (_, text) =>
    expectOnlyOurWords(text),
  );
});

test('nor one that once harmed a log', () => {
  for (const text of HOSTILE_TEXTS.filter((_, index) => index % 10 === 0)) expectOnlyOurWords(text);
});

test('nor any other', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES, ...HOSTILE_MARKDOWN.filter(text => text.length < 100)), {
        maxLength: 6,
      }),
      pieces => expectOnlyOurWords(pieces.join('')),
    ),
    { numRuns: 100 },
  ));

const PIECES = [
  '`',
  '``',
  '|',
  '\\',
  ' ',
  '\n',
  '\n\n',
  '<',
  '>',
  '@',
  '#',
  '[',
  ']',
  '(',
  ')',
  '!',
  '~~~',
  '$',
  ':',
];

test('nor does a name that is legal as a code, a run or an id', () => {
  const legal = [
    'octo-org/repo@6f1d2a3',
    'https://example.com',
    'a@b.co',
    'mailto:a@b.co',
    'GH-1',
    'deadbeef',
    '1234567',
  ];
  for (const text of legal) expectOnlyOurWords(text);
});

test('without code around the name, the same words let it come alive', () => {
  const bare = markdownWith('name').map(markdown => markdown.replaceAll('` name `', 'NAME'));
  const withNames = bare.filter(markdown => markdown.includes('NAME'));
  assert.ok(withNames.length >= 15, `${withNames.length}`);
  for (const text of [
    '@octocat',
    '#1',
    'fixes #1',
    'www.example.com',
    '![a](b)',
    '<b>x</b>',
    'deadbeef',
    '$x$',
  ])
    for (const markdown of withNames)
      assert.notDeepEqual(
        aliveIn(parseMarkdown(markdown.replaceAll('NAME', text)), OWN),
        [],
        `${text} in ${markdown}`,
      );
});

test('a title and labels hold our own words only', () => {
  for (const details of detailsWith('@octocat')) {
    const { title } = issueOf({ alert: alertFor(details.kind), details }, CONTEXT);
    assert.match(title, /^Background agent `default`: [a-z, ]+$/);
    const labels = labelsOf(details.kind);
    assert.deepEqual(labels, ['background-agent', `background-agent: ${details.kind}`]);
    const risen = labelsAt(labels, { severity: 'critical', hasRisen: true });
    assert.deepEqual(risen, [...labels, 'background-agent: critical']);
  }
});

describe('on a dashboard, and in the short answer to whoever asks how things stand', () => {
  const textsWith = (text: string) =>
    dashboardsWith(text).flatMap(facts => [dashboardOf(facts), standOf(facts)]);
  const harmless = textsWith('name').map(markdown => skeletonOf(parseMarkdown(markdown)));
  const boxes = textsWith('name').map(markdown => boxesIn(markdown));

  function expectOnlyOurs(text: string): void {
    textsWith(text).forEach((markdown, index) => {
      const shown = JSON.stringify(text.slice(0, 100));
      const tree = parseMarkdown(markdown);
      assert.deepEqual(aliveIn(tree, OWN_ON_DASHBOARDS), [], shown);
      assert.deepEqual(executedBy(markdown), [], shown);
      assert.ok(markdown.length <= BODY_LENGTH_MAX, shown);
      assert.equal(skeletonOf(tree), harmless[index], shown);
      // Nor does a name become a box, or what the monitor is said to have said.
      assert.deepEqual(boxesIn(markdown), boxes[index], shown);
      assert.equal(watchIn(markdown), '', shown);
    });
  }

  test.each(HOSTILE_MARKDOWN.map(text => [text.slice(0, 60), text]))('nothing comes of %j', (_, text) =>
    expectOnlyOurs(text),
  );

  test('nor of a name that reads like a part of one', () => {
    for (const text of [
      '- [x] <!-- background-agent box: run -->',
      'x\n- [x] <!-- background-agent box: run -->',
      '` -->\n- [x] <!-- background-agent box: run -->',
      '<!-- watch -->',
      'x\n<!-- watch -->\nAll is well.\n<!-- /watch -->',
      '<!-- background-agent dashboard: {"agent":"other","v":1} -->',
    ])
      expectOnlyOurs(text);
  });

  test('control: without code around the name it would', () => {
    const bare = textsWith('name').map(markdown => markdown.replaceAll('` name `', 'NAME'));
    for (const markdown of bare.filter(text => text.includes('NAME')))
      assert.notDeepEqual(
        aliveIn(parseMarkdown(markdown.replaceAll('NAME', '@octocat')), OWN_ON_DASHBOARDS),
        [],
      );
    assert.ok(bare.filter(text => text.includes('NAME')).length >= 4);
  });
});

describe('the only mention is of who looks after the agent', () => {
  const [details] = detailsWith('@octocat');
  const told = details && { alert: alertFor(details.kind), details };
  const mentionsIn = (...logins: readonly string[]) =>
    aliveIn(parseMarkdown(told === undefined ? '' : risenCommentOf(told, logins, CONTEXT)), OWN.slice(0, 3));

  test('by a login to the letter', () => {
    assert.deepEqual(mentionsIn('ada', 'grace-h', 'alan_acme'), [
      'text: mention in "@ada @grace-h @alan_acme: somebody has to look at this."',
    ]);
    assert.deepEqual(mentionsIn(), []);
  });

  test('and by nothing else that somebody put there', () => {
    const noLogins = HOSTILE_MARKDOWN.filter(text => !/^[\w-]+$/.test(text));
    assert.ok(noLogins.length > 140);
    for (const login of [...noLogins, '-ada', 'ada-', 'octo-org/team', 'a'.repeat(40), ''])
      assert.deepEqual(mentionsIn(login), [], login.slice(0, 60));
    assert.deepEqual(mentionsIn(...noLogins, 'ada'), [
      'text: mention in "@ada: somebody has to look at this."',
    ]);
  });
});

describe('a commit message', () => {
  test.each(HOSTILE_MARKDOWN.map(text => [text.slice(0, 60), text]))('tells nobody of %j', (_, text) => {
    for (const message of [
      commitWith(text),
      commitWith(text, { subject: undefined, run: text, place: { serverUrl: text, repository: text } }),
      commitWith(`Update ${text} now`),
    ]) {
      const [subject = '', empty, counts, empty2, ...trailers] = message.trimEnd().split('\n');
      assert.deepEqual(aliveInPlain(subject), [], message);
      assert.deepEqual([empty, counts, empty2], ['', '12 tasks completed, 1 task quarantined.', '']);
      assert.equal(trailers[0], 'Background-Agent: background-agent/default');
      assert.ok(trailers.length === 1 || trailers[1] === `Background-Agent-Run: ${OWN_RUN}`);
      assert.ok(trailers.length <= 2);
      assert.deepEqual(executedBy(message), []);
    }
  });

  test('without that, the detector sees what would come alive', () => {
    const alive = HOSTILE_MARKDOWN.filter(text => aliveInPlain(text).length > 0);
    assert.ok(alive.length >= 100, `${alive.length}`);
  });
});

const OWN_RUN = `${PLACE.serverUrl}/${PLACE.repository}/actions/runs/19876543210/attempts/1`;

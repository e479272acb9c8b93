import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import {
  PUBLISHED_NOWHERE,
  type PublicationReport,
  followedBy,
  problemOf,
} from '../../src/report/publication-report.ts';
import { publicationText, publicationTrouble } from '../../src/report/publication-text.ts';
import { pullBodyAfter, pullBodyOf, pullTitleOf } from '../../src/report/pull-request-text.ts';
import { troubleLines } from '../../src/report/trouble-lines.ts';
import { PLACE, RUN, reportWith } from '../support/words-everywhere.ts';

const committed: PublicationReport = {
  how: 'commit',
  landed: 12,
  branch: 'main',
  commit: '0123456789abcdef0123456789abcdef01234567',
  pull: undefined,
  heldBack: [],
  refused: undefined,
};
const URL = 'https://github.com/octo-org/repo/pull/7';
const proposed: PublicationReport = { ...committed, how: 'pull-request', pull: { number: 7, url: URL } };
const secret = { path: 'results/a.json', reason: 'A secret.' };

describe('where results went', () => {
  test('is told by branch and commit', () => {
    assert.equal(publicationText(committed), '12 results committed to ` main `, the last as ` 0123456789 `.');
    assert.equal(publicationText(PUBLISHED_NOWHERE).startsWith('`publish: none`: the results are on'), true);
    assert.equal(publicationText({ ...committed, landed: 0 }), '');
  });

  test('is told with the pull request, linked when its address is one of GitHub’s', () => {
    assert.match(
      publicationText(proposed),
      /, for review in \[pull request 7\]\(https:\/\/[^)]+\/pull\/7\)\.$/,
    );
    const forged = { ...proposed, pull: { number: 7, url: 'javascript:alert(1)' } };
    assert.match(publicationText(forged), /, for review in pull request 7\.$/);
  });
});

describe('what is in the way', () => {
  test('of none is nothing', () => assert.equal(publicationTrouble(committed), ''));

  test('is said with what to do, and that nothing is lost', () => {
    const refused = { message: 'The branch is protected.', isPassing: false };
    const trouble = publicationTrouble({ ...committed, refused, heldBack: [secret] });
    assert.match(trouble, /^- ` The branch is protected\. ` What is paid for is kept/);
    assert.match(
      trouble,
      /Held back, as GitHub does not take what is in it\.[^]*- ` results\/a\.json ` ` A secret\. `$/,
    );
  });

  test('stands in a terminal, too', () => {
    const refused = { message: 'The branch is protected.', isPassing: false };
    const heldBack = Array.from({ length: 12 }, (_, index) => ({ ...secret, path: `results/${index}.json` }));
    const lines = troubleLines({ ...reportWith('x'), publication: { ...committed, refused, heldBack } });
    assert.ok(lines.some(line => line.startsWith('The branch is protected. What is paid for is kept')));
    assert.ok(lines.some(line => line.startsWith('results/9.json is held back: A secret.')));
    assert.ok(lines.includes('and 2 more results that are held back: see the report file'));
  });

  test('calls for people, but not when it may pass, and first for what keeps all results', () => {
    assert.equal(problemOf(committed), undefined);
    assert.deepEqual(problemOf({ ...committed, heldBack: [secret] }), {
      kind: 'results-held-back',
      results: [secret],
    });
    const refused = { message: 'Protected.', isPassing: false };
    assert.deepEqual(problemOf({ ...committed, heldBack: [secret], refused }), {
      kind: 'results-refused',
      message: 'Protected.',
    });
    assert.equal(problemOf({ ...committed, refused: { ...refused, isPassing: true } }), undefined);
  });
});

test('of two publications in a run, results add up, and only what is in the way now counts', () => {
  const first = { ...proposed, heldBack: [secret] };
  const second = { ...proposed, landed: 0, branch: undefined, commit: undefined, pull: undefined };
  assert.deepEqual(followedBy(first, second), proposed);
  assert.deepEqual(followedBy(undefined, first), first);
});

describe('a pull request', () => {
  const facts = { agent: 'default', results: 1, run: RUN, place: PLACE };

  test('has one title for life', () =>
    assert.equal(pullTitleOf('default'), 'Results of background-agent/default'));

  test('counts on from what it says', () => {
    const after = pullBodyAfter(pullBodyOf(facts), facts, 4);
    assert.equal(after, pullBodyOf({ ...facts, results: 5 }));
    assert.match(pullBodyOf(facts), /^1 result of `background-agent\/default` was committed here/m);
  });

  test('keeps what stands below our words, also as a browser sends it', () => {
    const edited = `${pullBodyOf(facts)}\n\nMine.`.replaceAll('\n', '\r\n');
    assert.equal(pullBodyAfter(edited, facts, 1), `${pullBodyOf({ ...facts, results: 2 })}\r\n\r\nMine.`);
  });

  test.each([
    ['without our marker', 'Rewritten.'],
    ['with our marker further down', `Mine.\n\n${pullBodyOf(facts)}`],
    ['of another agent', pullBodyOf({ ...facts, agent: 'other' })],
  ])('%s is left alone', (_, body) => assert.equal(pullBodyAfter(body, facts, 1), undefined));

  test('is of an agent with a name, or it is a bug', () => {
    assert.throws(() => pullTitleOf('@ada'), /an agent is named/);
    assert.throws(() => pullBodyOf({ ...facts, agent: '`' }), /an agent is named/);
  });
});

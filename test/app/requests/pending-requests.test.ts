import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { requestsIn } from '../../../src/app/requests/pending-requests.ts';
import { boxLine } from '../../../src/report/dashboard/dashboard-box.ts';
import { dashboardMarkerOf } from '../../../src/report/dashboard/dashboard-marker.ts';
import { markerOf } from '../../../src/report/alerts/issue-marker.ts';
import type { Author, InboxComment, InboxEdit, InboxIssue } from '../../../src/ports/inbox.ts';
import { later } from '../../support/literals.ts';

const ADA: Author = { kind: 'person', login: 'ada' };
const OWN: Author = { kind: 'own', login: 'github-actions' };
const NOBODY: Author = { kind: 'person', login: undefined };

const RUN = boxLine({ kind: 'run' }, 'Run now');
const RETRY = boxLine({ kind: 'retry', task: 'a' }, 'Retry');
const ticked = (line: string) => line.replace('[ ]', '[x]');
const text = (...lines: string[]) => [dashboardMarkerOf('default'), ...lines].join('\n');

const comment = (id: number, ms: number, body: string, author = ADA): InboxComment => ({
  ...{ id, at: later(ms), body, author },
  reaction: undefined,
});
const edit = (ms: number, body: string, author = ADA): InboxEdit => ({ at: later(ms), body, author });

function issue(number: number, special: Partial<InboxIssue> = {}): InboxIssue {
  const made = { number, title: '', body: text(RUN, RETRY), isOpen: true, isLocked: false };
  return { ...made, comments: [], edits: [], ...special };
}

/** Where, when and by whom; what is wished is in other tests. */
const sources = (...issues: InboxIssue[]) =>
  requestsIn(issues, 'default').map(({ issue: on, source, by }) =>
    source.kind === 'comment'
      ? `${by} on ${on}: comment ${source.id}`
      : `${by} on ${on}: edit ${Date.parse(source.at) - Date.parse(later(0))}/${source.number}`,
  );

describe('comments', () => {
  test('are in the order of their time, and then of their number, over all issues', () => {
    const found = sources(
      issue(1, { comments: [comment(5, 2_000, '/agent pause'), comment(8, 3_000, '/agent resume')] }),
      issue(2, { comments: [comment(4, 2_000, '/agent status'), comment(6, 1_000, '/agent status')] }),
    );
    assert.deepEqual(found, [
      ...['ada on 2: comment 6', 'ada on 2: comment 4', 'ada on 1: comment 5', 'ada on 1: comment 8'],
    ]);
  });

  test('are nobody’s by ourselves, by a bot, or by somebody without a name', () => {
    const bot: Author = { kind: 'bot', login: 'ada' };
    for (const author of [OWN, bot, NOBODY, { ...OWN, login: 'ada' }])
      assert.deepEqual(sources(issue(1, { comments: [comment(5, 0, '/agent pause', author)] })), []);
  });

  test('count on issues of this agent only, and for this agent only', () => {
    const comments = [comment(5, 0, '/agent pause')];
    assert.deepEqual(sources(issue(1, { comments, body: dashboardMarkerOf('other') })), []);
    assert.deepEqual(sources(issue(1, { comments, body: markerOf({ agent: 'other', kind: 'budget' }) })), []);
    assert.deepEqual(sources(issue(1, { comments, body: 'Hello' })), []);
    assert.deepEqual(sources(issue(1, { comments: [comment(5, 0, '/agent other pause')] })), []);
    assert.equal(
      sources(issue(1, { comments, body: markerOf({ agent: 'default', kind: 'budget' }) })).length,
      1,
    );
  });
});

describe('boxes', () => {
  test('are asked for by the edit that ticks them, not by one that leaves them so', () => {
    const edits = [
      edit(0, text(RUN, RETRY), OWN),
      edit(1, text(ticked(RUN), RETRY)),
      edit(2, text(ticked(RUN), ticked(RETRY))),
      edit(3, text(ticked(RUN), RETRY), OWN),
      edit(4, text(ticked(RUN), RETRY, 'x')),
    ];
    assert.deepEqual(sources(issue(1, { edits })), ['ada on 1: edit 1/0', 'ada on 1: edit 2/0']);
  });

  test('that the first text of the history has ticked were not ticked by its author', () => {
    assert.deepEqual(sources(issue(1, { edits: [edit(0, text(ticked(RUN)))] })), []);
    assert.deepEqual(sources(issue(1)), []);
  });

  test('of one second are numbered, whoever ticked them', () => {
    const edits = [
      edit(0, text(RUN, RETRY), OWN),
      edit(1, text(ticked(RUN), RETRY), OWN),
      edit(1, text(ticked(RUN), ticked(RETRY))),
      edit(1, text(RUN, RETRY), OWN),
      edit(1, text(ticked(RUN), ticked(RETRY))),
    ];
    assert.deepEqual(sources(issue(1, { edits })), [
      ...['ada on 1: edit 1/1', 'ada on 1: edit 1/2', 'ada on 1: edit 1/3'],
    ]);
  });

  test('count on a dashboard only', () => {
    const edits = [edit(0, RUN, OWN), edit(1, ticked(RUN))];
    assert.deepEqual(sources(issue(1, { edits, body: markerOf({ agent: 'default', kind: 'budget' }) })), []);
    assert.equal(sources(issue(1, { edits })).length, 1);
  });

  test('come after a comment of the same second, and by the number of their issue', () => {
    const edits = [edit(0, text(RUN), OWN), edit(1, text(ticked(RUN)))];
    assert.deepEqual(
      sources(issue(3, { edits }), issue(2, { edits, comments: [comment(9, 1, '/agent status')] })),
      ['ada on 2: comment 9', 'ada on 2: edit 1/0', 'ada on 3: edit 1/0'],
    );
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { noteOnDashboard } from '../../../src/app/watch/note-on-dashboard.ts';
import type { GitHubAsked } from '../../../src/ports/github.ts';
import type { IssueChange, TrackedIssue } from '../../../src/ports/issues.ts';
import { watchIn } from '../../../src/report/dashboard/dashboard-watch.ts';
import { dashboardOf } from '../../../src/report/dashboard/dashboard.ts';
import { BUSY, FULL, factsAfter } from '../../support/dashboards.ts';

const LINE = 'The run that was due at 2026-11-20 02:17 UTC has not come.';
const BODY = dashboardOf(factsAfter(BUSY, FULL));
const BEGIN = '<!-- watch -->';
const END = '<!-- /watch -->';

function issueWith(body: string, fields: Partial<TrackedIssue> = {}): TrackedIssue {
  const title = 'Background agent `default`: dashboard';
  const labels = ['background-agent', 'background-agent: dashboard'];
  return { number: 4, title, body, labels, comments: 0, closedAt: undefined, isLocked: false, ...fields };
}

/** What was sent, and what came of it. */
async function noted(
  issues: readonly TrackedIssue[],
  {
    line = LINE,
    answer = { ok: true, value: undefined, date: undefined },
    later = { ok: true, value: issues, date: undefined },
  }: {
    readonly line?: string;
    readonly answer?: GitHubAsked<undefined>;
    /** The issues as they are by the time that something is to be written. */
    readonly later?: GitHubAsked<readonly TrackedIssue[]>;
  } = {},
) {
  const sent: (IssueChange & { readonly number: number })[] = [];
  const change = (number: number, changes: IssueChange) => {
    sent.push({ number, ...changes });
    return Promise.resolve(answer);
  };
  const tracker = { change, list: () => Promise.resolve(later) };
  const trouble = await noteOnDashboard(tracker, issues, { agent: 'default', line, nowMs: 0 });
  return { sent, trouble };
}

test('only what stands between the marks changes, and only the text', async () => {
  const { sent, trouble } = await noted([issueWith(BODY)]);
  assert.equal(trouble, undefined);
  const [{ body, ...rest } = { body: '' }] = sent;
  assert.deepEqual([sent.length, rest], [1, { number: 4 }]);
  assert.equal(watchIn(body ?? ''), LINE);
  const around = (text = '') => [text.slice(0, text.indexOf(BEGIN)), text.slice(text.indexOf(END))];
  assert.deepEqual(around(body), around(BODY));
});

test('an empty line takes back what was said', async () => {
  const [{ body } = { body: '' }] = (await noted([issueWith(BODY)])).sent;
  const { sent } = await noted([issueWith(body ?? '')], { line: '' });
  assert.deepEqual(sent, [{ number: 4, body: BODY }]);
});

describe('nothing is written', () => {
  test('when it says so already, or has nothing to say', async () => {
    const [{ body } = { body: '' }] = (await noted([issueWith(BODY)])).sent;
    assert.deepEqual((await noted([issueWith(body ?? '')])).sent, []);
    assert.deepEqual((await noted([issueWith(BODY)], { line: '' })).sent, []);
  });

  test.each<[string, readonly TrackedIssue[]]>([
    ['there is no dashboard', []],
    ['somebody closed it', [issueWith(BODY, { closedAt: '2026-11-20T02:00:00.000Z' })]],
    ['it is another agent’s', [issueWith(BODY.replace('"agent":"default"', '"agent":"default-2"'))]],
    ['its first line is no longer ours', [issueWith(`Hello.\n${BODY}`)]],
    ['an alert quotes one', [issueWith(`> ${BODY}`)]],
  ])('when %s', async (_, issues) => assert.deepEqual((await noted(issues)).sent, []));
});

test('of one that is closed and one that is open, the open one counts', async () => {
  const closed = issueWith(BODY, { number: 3, closedAt: '2026-11-20T02:00:00.000Z' });
  const { sent } = await noted([closed, issueWith(BODY, { number: 9 })]);
  assert.deepEqual(
    sent.map(({ number }) => number),
    [9],
  );
});

test('what the agent has written meanwhile stays, and so does a dashboard that somebody has closed', async () => {
  const newer = BODY.replace('"agent":"default"', '"agent":"default","taken":{"comment":7}').replace(
    'As of',
    'Now of',
  );
  const { sent } = await noted([issueWith(BODY)], {
    later: { ok: true, value: [issueWith(newer)], date: undefined },
  });
  const [{ body } = { body: '' }] = sent;
  assert.equal(watchIn(body ?? ''), LINE);
  assert.equal((body ?? '').replace(LINE, '').replaceAll('\n', ''), newer.replaceAll('\n', ''));

  const closed = issueWith(BODY, { closedAt: '2026-11-20T02:00:00.000Z' });
  const after = await noted([issueWith(BODY)], { later: { ok: true, value: [closed], date: undefined } });
  assert.deepEqual(after.sent, []);
});

test('a dashboard that cannot be read again is left as it is', async () => {
  const trouble = { kind: 'unreachable', message: 'GitHub could not be reached.' } as const;
  const { sent, trouble: told } = await noted([issueWith(BODY)], { later: { ok: false, trouble } });
  assert.deepEqual([sent, told], [[], trouble]);
});

test('whoever may not write is told', async () => {
  const trouble = { kind: 'forbidden', message: 'It takes "issues: write".' } as const;
  assert.deepEqual((await noted([issueWith(BODY)], { answer: { ok: false, trouble } })).trouble, trouble);
});

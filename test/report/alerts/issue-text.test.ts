import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { AlertDetails } from '../../../src/domain/alerts/firing.ts';
import type { Oddity } from '../../../src/domain/oddities/oddity.ts';
import {
  closingCommentOf,
  commentOf,
  reopeningCommentOf,
  risenCommentOf,
  stillCommentOf,
} from '../../../src/report/alerts/issue-comment.ts';
import { parseMarker } from '../../../src/report/alerts/issue-marker.ts';
import {
  type IssueContext,
  bodyOf as wholeOf,
  issueOf,
  labelsAt,
  saidIn,
} from '../../../src/report/alerts/issue-text.ts';
import { wordsOf } from '../../../src/report/alerts/words-of-alert.ts';
import { aliveIn, parseMarkdown } from '../../support/github-markdown.ts';
import {
  CONTEXT,
  OWN,
  alertFor,
  bodyFor,
  detailsWith,
  odditiesWith,
  quarantinedTask,
} from '../../support/words-everywhere.ts';

const LINK = '[this run](https://github.com/octo-org/repo/actions/runs/19876543210/attempts/1)';

function bodyOf(details: AlertDetails, context: IssueContext = CONTEXT): string {
  return bodyFor({ alert: alertFor(details.kind), details }, context);
}

function quarantine(count: number, name = 'summarize'): AlertDetails {
  const tasks = Array.from({ length: count }, (_, n) =>
    quarantinedTask(name, { id: `q-${n}`, taskType: name, model: name }),
  );
  return { kind: 'quarantine', tasks };
}

test('an issue says what happened, what it means, what to do, and then the table', () => {
  const tooLarge = quarantinedTask('m', {
    id: 'notes',
    taskType: 'summarize',
    facts: {
      at: '2026-11-20T09:00:00.000Z',
      run: '1.1',
      failure: { kind: 'too-large', status: 413 },
      spent: { tokens: 0, nanoUsd: 1_200_000 },
    },
  });
  const issue = issueOf(
    { alert: alertFor('quarantine'), details: { kind: 'quarantine', tasks: [tooLarge] } },
    CONTEXT,
  );
  assert.deepEqual(issue, {
    title: 'Background agent `default`: tasks are in quarantine',
    text: `**Warning** since 2026-11-20 09:00 UTC, agent \`default\`.

1 task is in quarantine.

They failed too often, or in a way that another try cannot mend. They are left alone and cost nothing more; all other tasks go on.

**What to do:** The table says why each failed. A task runs again when it is edited or, as it is, after the comment \`/agent retry <task>\` on this issue; \`/agent skip <task>\` leaves it alone for good, without an alert. The dashboard has a box for each.

| Task | Type | Model | Attempts | Cost | Since | Why, and what to do |
| --- | --- | --- | ---: | ---: | --- | --- |
| \` notes \` | \` summarize \` | \` m \` | 3 | \`$0.0012\` | 2026-11-20 09:00 UTC | \` The request is larger than the provider takes (HTTP 413). Shorten the task's input or split the task. \` |`,
    seen: `Last seen 2026-11-22 10:00 UTC by ${LINK}. The agent keeps this text up to date, and closes the issue when it is over.`,
  });
  assert.equal(wholeOf('<!-- x -->', issue), `<!-- x -->\n\n${issue.text}\n\n${issue.seen}\n`);
});

test('every kind of issue is found again by its marker, and says what to do', () => {
  for (const details of detailsWith('name')) {
    const body = bodyOf(details);
    assert.equal(parseMarker(body)?.kind, details.kind);
    assert.match(body, /^\*\*What to do:\*\* .{40}/m);
    assert.deepEqual(aliveIn(parseMarkdown(body), OWN), []);
  }
});

test.each(['deadbeef', '1234567', 'gh-12', '--'])('an agent named %s is no reference', agent => {
  for (const details of detailsWith('name')) {
    const told = { alert: alertFor(details.kind), details };
    const { title } = issueOf(told, { ...CONTEXT, agent });
    const body = bodyFor(told, { ...CONTEXT, agent });
    const own = [...OWN, new RegExp(`^<!-- background-agent alert: \\{"agent":"${agent}",`)];
    assert.deepEqual(aliveIn(parseMarkdown(body), own), []);
    assert.deepEqual(aliveIn(parseMarkdown(title)), []);
  }
});

test('no two troubles have the same words', () => {
  const bodies = detailsWith('name').map(details => bodyOf(details));
  assert.equal(new Set(bodies).size, bodies.length);
});

test.each(['info', 'warning', 'critical'] as const)('an alert that is %s says so first', severity => {
  const words = { info: 'For your information', warning: 'Warning', critical: 'Critical' };
  const details = quarantine(1);
  const { text } = issueOf({ alert: { ...alertFor('quarantine'), severity }, details }, CONTEXT);
  assert.equal(text.startsWith(`**${words[severity]}** since`), true);
});

describe('five hundred tasks in quarantine', () => {
  test('are a table of fifty that says how many more there are', () => {
    const body = bodyOf(quarantine(500));
    assert.match(body, /^500 tasks are in quarantine\.$/m);
    assert.equal(body.match(/^\| ` q-/gm)?.length, 50);
    assert.match(body, /^… and 450 more\. `background-agent status` names them all\.$/m);
  });

  test('with names as long as can be are whole rows, and as many as fit', () => {
    for (const name of ['`'.repeat(10_000), '\u{1f468}'.repeat(10_000), '\u0000'.repeat(10_000)]) {
      const body = bodyOf(quarantine(500, name));
      const rows = body.match(/^\| ` q-.*\|$/gm)?.length ?? 0;
      assert.ok(body.length <= 65_536, `${body.length}`);
      assert.ok(rows >= 20 && rows <= 50, `${rows}`);
      assert.match(body, new RegExp(`^… and ${500 - rows} more\\.`, 'm'));
      assert.deepEqual(aliveIn(parseMarkdown(body), OWN), []);
    }
  });
});

test('an issue about a hundred stops, each as long as can be, is short enough', () => {
  const name = '`'.repeat(10_000);
  const stops = Array.from({ length: 100 }, () => ({
    scope: { kind: 'model', name } as const,
    reason: 'configuration' as const,
    failure: { kind: 'parameter-refused', status: 400, parameter: name } as const,
  }));
  const body = bodyOf({ kind: 'provider', stops, left: 1 });
  assert.ok(body.length <= 65_536, `${body.length}`);
  assert.deepEqual(aliveIn(parseMarkdown(body), OWN), []);
});

describe('the words follow the facts', () => {
  test('of a provider that stopped everything, or a part', () => {
    const stop = { scope: { kind: 'provider' }, reason: 'account', failure: undefined } as const;
    assert.match(
      bodyOf({ kind: 'provider', stops: [stop], left: 1 }),
      /could not be used, and the run was stopped early[^]*1 task is kept[^]*`api-key`/,
    );
    const part = { ...stop, scope: { kind: 'type', name: 'triage' }, reason: 'configuration' } as const;
    assert.match(
      bodyOf({ kind: 'provider', stops: [part, part], left: 2 }),
      /A model or a type of task could not be used[^]*2 tasks are kept[^]*`model`, `parameters`/,
    );
  });

  test('of runs that were killed once, or in a row', () => {
    const [interrupted] = detailsWith('1.1').filter(({ kind }) => kind === 'interrupted');
    assert.ok(interrupted?.kind === 'interrupted');
    const { interruption } = interrupted;
    assert.match(bodyOf(interrupted), /killed before it finished\. It is the last of 2 in a row\./);
    assert.doesNotMatch(
      bodyOf({ kind: 'interrupted', interruption: { ...interruption, runsInARow: 1 } }),
      /in a row/,
    );
  });
});

test('what else was odd about types that were set aside is told with the advice on the tasks', () => {
  const odd = odditiesWith('triage').slice(2);
  const tasks = [quarantinedTask('x')];
  const tell = (odd: readonly Oddity[]) => wordsOf({ kind: 'quarantine', tasks, odd }).advice;
  assert.match(
    tell(odd),
    /a box for each\. In the run that set the last of them aside, type ` triage ` failed far more often than usual, type ` triage ` gave no answer that fits: look first at/,
  );
  assert.match(
    tell([...odd, ...odd]),
    / gave no answer that fits, type ` triage ` failed[^,]*, and more: look/,
  );
  assert.equal(tell([]), wordsOf({ kind: 'quarantine', tasks }).advice);
});

test('a comment tells what changed, and where all of it is', () => {
  const told = { alert: alertFor('quarantine'), details: quarantine(2) };
  assert.equal(
    commentOf(told, CONTEXT),
    `**This has changed:** 2 tasks are in quarantine.

**What to do:** The table says why each failed. A task runs again when it is edited or, as it is, after the comment \`/agent retry <task>\` on this issue; \`/agent skip <task>\` leaves it alone for good, without an alert. The dashboard has a box for each.

The text above is up to date. Seen 2026-11-22 10:00 UTC by ${LINK}.`,
  );
  assert.equal(
    reopeningCommentOf(told, CONTEXT),
    `**Again:** 2 tasks are in quarantine. Seen 2026-11-22 10:00 UTC by ${LINK}.`,
  );
});

describe('an alert that has risen', () => {
  const told = {
    alert: { ...alertFor('quarantine'), severity: 'critical' as const },
    details: quarantine(2),
  };

  test('says so in its text and by a label, which goes with it', () => {
    const { text } = issueOf({ ...told, hasRisen: true }, CONTEXT);
    assert.match(text, /^\*\*Critical\*\* since [^\n]+ It was still so after three runs\.$/m);
    const labels = ['night-shift', 'Background-Agent: warning', 'background-agent: quarantine'];
    const risen = labelsAt(labels, { severity: 'critical', hasRisen: true });
    assert.deepEqual(risen, ['night-shift', 'background-agent: quarantine', 'background-agent: critical']);
    assert.deepEqual(labelsAt(risen, { severity: 'warning' }), [
      'night-shift',
      'background-agent: quarantine',
    ]);
  });

  test('is said to who looks after the agent, with what to do', () => {
    const comment = risenCommentOf(told, ['ada', 'no login'], CONTEXT);
    assert.match(
      comment,
      /^\*\*Critical:\*\* it is still so after three runs\. 2 tasks are in quarantine\.$/m,
    );
    assert.match(comment, /^\*\*What to do:\*\* .{40}/m);
    assert.match(comment, /^@ada: somebody has to look at this\.$/m);
    assert.doesNotMatch(risenCommentOf(told, [], CONTEXT), /somebody/);
  });
});

test('an alert that goes on says for how long', () =>
  assert.equal(
    stillCommentOf(25 * 3_600_000, CONTEXT),
    `**Still so** after 1 day 1 hour. What happened, and what to do, is in the text above. Seen 2026-11-22 10:00 UTC by ${LINK}.`,
  ));

describe('what an issue says happened, and what to do', () => {
  test('is found again in its body', () => {
    for (const details of detailsWith('name')) {
      const { happened, advice } = wordsOf(details);
      assert.deepEqual(saidIn(bodyOf(details)), { happened, advice });
      assert.deepEqual(saidIn(bodyOf(details).replaceAll('\n', '\r\n')), { happened, advice });
    }
  });

  test('is nothing where people left nothing of it', () =>
    assert.deepEqual(saidIn('<!-- x -->\n\nMine now.'), { happened: '', advice: '' }));
});

test.each([
  [0, 'less than a minute'],
  [-5, 'less than a minute'],
  [59_999, 'less than a minute'],
  [60_000, '1 minute'],
  [3_600_000, '1 hour'],
  [3_660_000, '1 hour 1 minute'],
  [86_400_000, '1 day'],
  [2 * 86_400_000 + 3 * 3_600_000 + 59 * 60_000, '2 days 3 hours'],
])('an issue that is closed after %i ms says that it took %s', (ms, span) =>
  assert.equal(
    closingCommentOf(alertFor('budget'), ms, CONTEXT),
    `**Over:** No budget is at 80 % any more, and no run was stopped by one. It took ${span}. Seen 2026-11-22 10:00 UTC by ${LINK}.`,
  ),
);

test('details, stops and problems of an unknown kind are bugs', () => {
  const unknown = { kind: 'gremlins' };
  const stop = { scope: { kind: 'provider' }, reason: 'gremlins' };
  const bugs = [
    unknown,
    { kind: 'provider', stops: [stop], left: 1 },
    { kind: 'state', problem: unknown },
    { kind: 'stale', finding: { reason: 'gremlins' } },
    { kind: 'stale', finding: { reason: 'broken', how: 'gremlins' } },
  ];
  for (const bug of bugs) assert.throws(() => wordsOf(JSON.parse(JSON.stringify(bug))), /Unhandled case/);
});

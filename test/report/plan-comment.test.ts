import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { PlannedTask, TaskPlan } from '../../src/domain/task-plan.ts';
import { parsePlanMarker } from '../../src/report/alerts/issue-marker.ts';
import { type PlanFound, planCommentOf, planSummaryOf, saysTheSame } from '../../src/report/plan-comment.ts';
import { aliveIn, parseMarkdown } from '../support/github-markdown.ts';
import { OWN, PLACE, RUN } from '../support/words-everywhere.ts';

const AMOUNT = { tokens: 1_234, nanoUsd: 5_600_000 };
const task: PlannedTask = {
  id: 'notes',
  type: 'summarize',
  model: 'small',
  action: 'run',
  why: 'new',
  again: false,
  priced: true,
  expected: AMOUNT,
  worst: AMOUNT,
};
const plan: TaskPlan = {
  tasks: [
    task,
    { ...task, id: 'b', again: true, why: 'input changed' },
    { ...task, id: 'c', action: 'skip' },
  ],
  expected: { tokens: 2_468, nanoUsd: 11_200_000 },
  worst: { tokens: 9_000, nanoUsd: 90_000_000 },
  fitting: 2,
  likely: 2,
  refusal: undefined,
};

function commentOn(found: PlanFound, costNanoUsdMax?: number): string {
  return planCommentOf({ agent: 'default', found, costNanoUsdMax, run: RUN, place: PLACE });
}
const commentOnPlan = (fields: Partial<TaskPlan> = {}, costNanoUsdMax?: number) =>
  commentOn({ kind: 'plan', plan: { ...plan, ...fields } }, costNanoUsdMax);

test('a plan says what would run, what it would cost, and why', () =>
  assert.equal(
    commentOnPlan(),
    `<!-- background-agent plan: {"agent":"default","v":1} -->

**Background agent \`default\`**

With the task files of this pull request, 2 of 3 tasks would run: 1 new work, 1 again because they changed or were put back.

| All that would run | Tokens | Cost |
| --- | ---: | ---: |
| expected | 2,468 | \`$0.0112\` |
| at most | 9,000 | \`$0.09\` |

| Task | Type | Model | Expected | At most | Next run | Why |
| --- | --- | --- | ---: | ---: | --- | --- |
| \` notes \` | \` summarize \` | \` small \` | \`$0.0056\` | \`$0.0056\` | run | \` new \` |
| \` b \` | \` summarize \` | \` small \` | \`$0.0056\` | \`$0.0056\` | run | \` input changed \` |

Told by [this run](https://github.com/octo-org/repo/actions/runs/19876543210/attempts/1). Nothing was sent or spent for it.
`,
  ));

test('a plan is found again by its marker', () => assert.equal(parsePlanMarker(commentOnPlan()), 'default'));

test('a plan without work has no list of it, and no sums', () => {
  const comment = commentOnPlan({ tasks: [] });
  assert.match(comment, /0 of 0 tasks would run/);
  assert.doesNotMatch(comment, /\|/);
});

test('the summary says the same of the checkout, whether or not there is a pull request', () => {
  const found = { kind: 'plan', plan } as const;
  const words = { agent: 'default', found, costNanoUsdMax: undefined, run: 'local-abc', place: undefined };
  const [head, ...paragraphs] = planSummaryOf(words).split('\n\n');
  const [, , ...told] = planCommentOf(words).replace('this pull request', 'this checkout').split('\n\n');
  assert.equal(head, '## Background agent `default`: plan');
  assert.deepEqual(paragraphs.slice(0, -1), told.slice(0, -1));
  assert.equal(paragraphs.at(-1), 'Nothing was sent or spent for it.\n');
});

describe('two comments', () => {
  const words = {
    agent: 'default',
    found: { kind: 'plan', plan },
    costNanoUsdMax: undefined,
    place: PLACE,
  } as const;
  const first = planCommentOf({ ...words, run: '7.1' });

  test('of two runs that found the same say the same', () => {
    assert.ok(saysTheSame(first, planCommentOf({ ...words, run: '8.1' })));
    assert.ok(saysTheSame(first.replaceAll('\n', '\r\n').trimEnd(), first));
  });

  test('differ when anything else does', () => {
    assert.ok(!saysTheSame(first, first.replace('2 of 3', '3 of 3')));
    assert.ok(!saysTheSame(first, planCommentOf({ ...words, agent: 'night', run: '7.1' })));
    assert.ok(!saysTheSame(first, ''));
  });
});

describe('a plan that costs at most $0.09', () => {
  test('is too much above that limit only', () => {
    assert.doesNotMatch(commentOnPlan({}, 90_000_000), /Too much/);
    assert.match(
      commentOnPlan({}, 89_999_999),
      /^\*\*Too much:\*\* at most it costs `\$0\.09`, and `max-plan-cost` is `\$0\.09`\. Take out tasks/m,
    );
  });
});

test('a plan with an unknown price is within no limit', () => {
  const fields = { tasks: [{ ...task, priced: false }] };
  assert.doesNotMatch(commentOnPlan(fields), /Unknown/);
  assert.match(
    commentOnPlan(fields, 90_000_000),
    /^\*\*Unknown:\*\* `max-plan-cost` is `\$0\.09`, and not every price is known\./m,
  );
});

test('a task of unknown price is named as such', () => {
  const comment = commentOnPlan({ tasks: [{ ...task, priced: false }] });
  assert.match(comment, /^1 task of unknown price: no cost below has them in it\.$/m);
  assert.match(comment, /\| unknown \| unknown \| run \|/);
});

test('a task that can never run is listed, without a cost', () =>
  assert.match(
    commentOnPlan({ tasks: [{ ...task, action: 'blocked', why: 'larger than "token-budget"' }] }),
    /\| {2}\| {2}\| blocked \| ` larger than "token-budget" ` \|/,
  ));

test('a plan that does not fit into one run says how many it takes', () => {
  const refusal = { window: 'run', unit: 'tokens', limit: 1, spent: 0, held: 0 } as const;
  assert.match(
    commentOnPlan({ fitting: 1, likely: 1, refusal }),
    /^By their worst cases, 1 task can be sent at once before `token-budget` is reached\. If each call comes to what is expected, one run does about 1, and 2 runs all of it\.$/m,
  );
  assert.match(
    commentOnPlan({ fitting: 0, likely: 0, refusal }),
    /^No task of it can be sent before `token-budget` is reached\.$/m,
  );
});

test('wrong task files are told mistake by mistake', () => {
  const place = { path: 'tasks.yml', line: 3, column: 5 };
  const mistakes = Array.from({ length: 60 }, () => ({ place, message: 'Expected a name.' }));
  const comment = commentOn({ kind: 'mistakes', mistakes });
  assert.match(comment, /^The task files of this pull request cannot be used: 60 mistakes\.$/m);
  assert.equal(comment.match(/^\| ` tasks\.yml:3:5 ` \| ` Expected a name\. ` \|$/gm)?.length, 50);
  assert.match(comment, /^… and 10 more\. The annotations of the run name them all\.$/m);
});

test('a plan of a thousand tasks with names as long as can be is short enough', () => {
  const name = '`'.repeat(10_000);
  const tasks = Array.from({ length: 1_000 }, () => ({
    ...task,
    id: name,
    type: name,
    model: name,
    why: name,
  }));
  const comment = commentOnPlan({ tasks });
  assert.ok(comment.length <= 65_536, `${comment.length}`);
  assert.deepEqual(aliveIn(parseMarkdown(comment), OWN), []);
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { costChart } from '../../src/report/chart.ts';
import { aliveIn, drawingsIn, parseMarkdown } from '../support/github-markdown.ts';
import { HOSTILE_MARKDOWN } from '../support/hostile-markdown.ts';

const cost = (taskType: string, costNanoUsd: number) => ({ month: '2026-11', taskType, costNanoUsd });

test('what a month has cost is a pie, and the same numbers as a table', () =>
  assert.equal(
    costChart([
      cost('triage', 50_000_000),
      cost('summarize', 120_000_000),
      cost('triage', 10_000_000),
      cost('free', 0),
    ]),
    `\`\`\`mermaid
pie showData
    title Cost of 2026-11 by type, in US cents
    "1 summarize" : 12.00
    "2 triage" : 6.00
\`\`\`

|  | Type | Cost |
| ---: | --- | ---: |
| 1 | \` summarize \` | \`$0.12\` |
| 2 | \` triage \` | \`$0.06\` |`,
  ));

test('a month that cost nothing has no chart', () =>
  assert.equal(costChart([cost('a', 0)]) + costChart([]), ''));

test('a slice too small to draw is drawn all the same', () =>
  assert.match(costChart([cost('a', 1)]), /"1 a" : 0\.01\n/));

test('many types are ten slices, the last of them all others', () => {
  const chart = costChart(Array.from({ length: 30 }, (_, n) => cost(`t${n}`, (n + 1) * 10_000_000)));
  assert.match(chart, / {4}"9 t21" : 22\.00\n {4}"10 21 other types" : 231\.00\n```/);
  assert.match(chart, /\| 10 \| ` 21 other types ` \| `\$2\.31` \|$/);
});

test('no name leaves its quotes or the drawing', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.oneof(fc.constantFrom('"', '"\n```\n', '%%{init: {}}%%', 'end', ...HOSTILE_MARKDOWN), fc.string()),
        { minLength: 1, maxLength: 12 },
      ),
      names => {
        const tree = parseMarkdown(costChart(names.map((name, n) => cost(name, n + 1))));
        const [drawing = '', ...others] = drawingsIn(tree);
        assert.deepEqual(others, []);
        assert.match(
          drawing,
          /^pie showData\n {4}title [\w ,-]+(?:\n {4}"\d+ [\w. -]{0,40}" : \d+\.\d\d){1,10}$/,
        );
        assert.deepEqual(aliveIn(tree), []);
      },
    ),
    { numRuns: 300 },
  ));

import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { AnomalyDetails } from '../../../src/domain/alerts/firing.ts';
import { anomalyWords } from '../../../src/report/alerts/anomaly-words.ts';
import { odditiesWith } from '../../support/words-everywhere.ts';

const [slow, dear, failing, mismatched] = odditiesWith('triage');
assert.ok(slow && dear && failing && mismatched);
const STANDING = { taskType: 'notes', kinds: ['failing', 'slow'] } as const;

function words(fields: Partial<AnomalyDetails>) {
  return anomalyWords({ kind: 'anomaly', own: [], grouped: [], standing: [], ...fields });
}

test.each<[Partial<AnomalyDetails>, string]>([
  [{ own: [slow] }, '1 call took far longer than usual.'],
  [{ own: [dear, dear] }, '2 calls cost far more than usual.'],
  [{ own: [failing], grouped: [mismatched] }, 'Attempts of 1 type failed far more often than usual.'],
  [
    { own: [slow, dear, failing, failing] },
    'Attempts of 2 types failed far more often than usual; 1 call cost far more than usual; 1 call took far longer than usual.',
  ],
  [{ standing: [STANDING] }, 'What was odd about 1 type in an earlier run was not tried since.'],
  [
    { own: [slow], standing: [STANDING, STANDING] },
    '1 call took far longer than usual. What was odd about 2 types in an earlier run was not tried since.',
  ],
])('it says in a sentence what happened: %#', (fields, sentence) =>
  assert.equal(words(fields).happened, sentence),
);

test('the table has what was seen and what is usual, of its own first', () =>
  assert.deepEqual(
    words({ own: [slow, dear, failing], grouped: [failing, mismatched], standing: [STANDING] })
      .table.split('\n')
      .slice(2),
    [
      '| ` triage ` | ` triage ` | took 92 s | 3.1 s, and up to 12 s nothing odd |',
      '| ` triage ` | ` triage ` | cost `$0.041` | `$0.0013`, and up to `$0.0099` nothing odd |',
      '| ` triage ` |  | 23 of 40 attempts (58 %) failed | 5 of 400 attempts (1 %) |',
      '| ` triage ` |  | 23 of 40 attempts (58 %) failed | 5 of 400 attempts (1 %); see the quarantine issue |',
      '| ` triage ` |  | 4 tasks set aside without an answer that fits (` triage `, ` other `, ` triage `, …) | see the quarantine issue |',
      '| ` notes ` |  | failed far more often, calls that took far longer, in an earlier run |  |',
    ],
  ));

describe('the advice', () => {
  test.each<[Partial<AnomalyDetails>, RegExp, RegExp]>([
    [{ own: [slow] }, /status page/, /explain|reasoning/],
    [{ own: [dear] }, /reasoning/, /explain|status page/],
    [{ own: [failing] }, /explain <task>/, /reasoning|status page/],
    [{ standing: [STANDING] }, /explain <task>[^]*status page/, /reasoning/],
  ])('is on what was odd, and on nothing else: %#', (fields, has, hasNot) => {
    const { advice } = words(fields);
    assert.match(advice, has);
    assert.doesNotMatch(advice, hasNot);
  });
});

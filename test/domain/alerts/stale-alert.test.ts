import assert from 'node:assert/strict';
import { hash as digest } from 'node:crypto';
import { test } from 'vitest';

import { staleAlert } from '../../../src/domain/alerts/stale-alert.ts';
import { staleFindingsWith } from '../../support/stale-findings.ts';

const hash = (text: string) => digest('sha256', text);
const [disabled] = staleFindingsWith('agent.yml');

test('what keeps an agent from running is an alert of its own', () => {
  assert.ok(disabled);
  assert.deepEqual(staleAlert('nightly', { finding: disabled }, hash), {
    alert: {
      alert: 'stale',
      fingerprint: 'nightly/stale',
      severity: 'critical',
      reason: 'disabled',
      facts: hash('["disabled"]'),
    },
    details: { kind: 'stale', finding: disabled },
  });
});

test('where there is nothing to tell there is no alert', () =>
  assert.equal(staleAlert('default', { finding: undefined }, hash), undefined));

test('another reason is news, another run or a longer silence is none', () => {
  const facts = staleFindingsWith('agent.yml').map(finding => ({
    key: 'how' in finding ? `${finding.reason} ${finding.how}` : finding.reason,
    facts: staleAlert('default', { finding }, hash)?.alert.facts,
  }));
  const byKey = Map.groupBy(facts, ({ key }) => key);
  for (const same of byKey.values()) assert.equal(new Set(same.map(each => each.facts)).size, 1);
  assert.equal(new Set(facts.map(each => each.facts)).size, byKey.size);
});

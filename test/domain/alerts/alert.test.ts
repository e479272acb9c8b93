import assert from 'node:assert/strict';
import { test } from 'vitest';

import { Fingerprint, type Severity, byGravity } from '../../../src/domain/alerts/alert.ts';

test('the gravest alert comes first', () => {
  const severities: Severity[] = ['warning', 'info', 'critical', 'info'];
  assert.deepEqual(severities.sort(byGravity), ['critical', 'warning', 'info', 'info']);
});

test('a fingerprint is the name of an agent and a kind, and nothing around them', () => {
  assert.ok(Fingerprint.safeParse('default/quarantine').success);
  for (const text of ['x y/quarantine', '../default/quarantine', 'default/quarantine2', 'default', '/budget'])
    assert.ok(!Fingerprint.safeParse(text).success, text);
});

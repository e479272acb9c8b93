import assert from 'node:assert/strict';
import { test } from 'vitest';

import { gapBefore } from '../../../src/domain/watch/gap.ts';
import type { Schedule } from '../../../src/domain/watch/schedule.ts';
import { HOUR, at } from '../../support/watch-facts.ts';

const daily: Schedule = { kind: 'cron', lines: [{ cron: '17 2 * * *', zone: 'UTC' }] };
const last = at('2026-05-01T02:40');

test('an agent that comes back sees that it was silent', () =>
  assert.deepEqual(gapBefore(daily, last, { nowMs: at('2026-05-03T14:17'), path: 'agent.yml' }), {
    reason: 'gap',
    dueMs: at('2026-05-02T02:17'),
    backMs: at('2026-05-03T14:17'),
    severity: 'info',
    lastSuccessMs: last,
    path: 'agent.yml',
  }));

test('one that has missed a single run was not', () =>
  assert.equal(gapBefore(daily, last, { nowMs: at('2026-05-03T14:16') }), undefined));

test('another grace counts for it, too', () =>
  assert.equal(gapBefore(daily, last, { nowMs: at('2026-05-03T03:17'), graceMs: HOUR })?.reason, 'gap'));

test('one that never ran well, or is due at no time, has missed nothing', () => {
  const never: Schedule = { kind: 'cron', lines: [{ cron: '0 0 30 2 *', zone: 'UTC' }] };
  assert.equal(gapBefore(daily, undefined, { nowMs: at('2036-05-03T14:16') }), undefined);
  assert.equal(gapBefore(never, last, { nowMs: at('2036-05-03T14:16') }), undefined);
});

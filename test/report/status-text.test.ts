import assert from 'node:assert/strict';
import { test } from 'vitest';

import { statusOf } from '../../src/app/questions/status-of.ts';
import { NO_LIMITS } from '../../src/domain/budget.ts';
import type { Event } from '../../src/domain/event.ts';
import { statusJson, statusText } from '../../src/report/status-text.ts';
import { RESULTS } from '../support/fakes/agent-world.ts';
import { MemoryResults } from '../support/fakes/memory-results.ts';
import { stateAfter } from '../support/given.ts';
import { NOW, later, quarantined, queued } from '../support/literals.ts';

const statusAfter = (...history: Event[]) =>
  statusOf(stateAfter(...history), new MemoryResults(), RESULTS, NO_LIMITS, NOW);
const skipped = quarantined('a', { kind: 'skipped' });

test('the status counts what somebody asked to skip apart, and says how it is put back', () => {
  const text = statusText(statusAfter(...queued('a', 'b'), skipped));
  assert.match(text, /1 pending, 0 waiting for a retry, 0 quarantined, 1 skipped as asked\./);
  assert.match(text, /a .* Somebody asked for this task to be skipped\./);
  assert.doesNotMatch(statusText(statusAfter(...queued('a'))), /skipped/);
});

test('the status says that the agent is paused, by whom and until when', () => {
  const paused = { type: 'AgentPaused', by: 'ada' } as const;
  assert.match(
    statusText(statusAfter(...queued('a'), paused)),
    /^Paused by ada since 2026-01-31T12:00:00\.000Z, until somebody resumes it: nothing is sent\.$/m,
  );
  assert.match(
    statusText(statusAfter(...queued('a'), { ...paused, until: later(1_000) })),
    /until 2026-01-31T12:00:01\.000Z: nothing is sent\.$/m,
  );
  assert.doesNotMatch(statusText(statusAfter(...queued('a'))), /Paused/);
});

test('a program is told the same', () => {
  const status = statusAfter(...queued('a'), skipped, { type: 'AgentPaused', by: 'ada' });
  const told = JSON.parse(statusJson(status)) as Record<string, unknown>;
  assert.deepEqual(told['pause'], { since: NOW, by: 'ada' });
  assert.deepEqual((told['counts'] as Record<string, unknown>)['skipped'], 1);
  assert.match(JSON.stringify(told['quarantined']), /"kind":"skipped"/);
});

import assert from 'node:assert/strict';
import { test } from 'vitest';

import type { Event } from '../../src/domain/event.ts';
import { eventText } from '../../src/report/event-text.ts';
import { eventSentence } from '../../src/report/record-text.ts';
import { later, quarantined } from '../support/literals.ts';

const taken = { type: 'RequestTaken', issue: 7, by: 'ada', outcome: 'done' } as const;
const comment = { kind: 'comment', id: 901 } as const;

test.for<readonly [Event, string]>([
  [{ ...taken, source: comment, what: 'retry a b' }, 'ada asked for "retry a b" in comment 901 on issue 7'],
  [
    { ...taken, source: { kind: 'edit', at: later(0), number: 1 }, what: 'run' },
    'ada asked for "run" by a box on issue 7',
  ],
  [
    {
      ...taken,
      source: comment,
      what: 'retry a b',
      outcome: 'refused',
      reason: 'unknown-task',
      tasks: ['a', 'b'],
    },
    'ada asked for "retry a b" in comment 901 on issue 7; nothing was done. There is no such task: a, b',
  ],
  [
    { ...taken, source: comment, outcome: 'refused', reason: 'not-understood' },
    'ada asked for something in comment 901 on issue 7; nothing was done. It is no command',
  ],
  [{ type: 'AgentPaused', by: 'ada' }, 'paused by ada, until somebody resumes it'],
  [{ type: 'AgentPaused', by: 'ada', until: later(0) }, 'paused by ada, until 2026-01-31T12:00:00.000Z'],
  [{ type: 'AgentResumed' }, 'resumed: the pause is over'],
  [
    { type: 'BudgetLowered', by: 'ada', day: '2026-01-31', nanoUsd: 500_000_000 },
    'cost of 2026-01-31 limited to $0.50 by ada',
  ],
  [
    { type: 'AlertSnoozed', fingerprint: 'default/stale', until: later(0) },
    'alert default/stale snoozed until 2026-01-31T12:00:00.000Z',
  ],
])('the log tells: %#', ([event, words]) => assert.equal(eventSentence(event), words));

test('a task that is skipped as somebody asked is no warning', () => {
  assert.deepEqual(eventText(quarantined('a', { kind: 'skipped' })), {
    level: 'info',
    text: 'a: skipped, as somebody asked',
  });
  assert.equal(eventText(quarantined('a', { kind: 'interrupted' }))?.level, 'warning');
});

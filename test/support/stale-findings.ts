import type { StaleCause, StaleFinding } from '../../src/domain/watch/stale.ts';

/** A finding for every reason and every way in which a reason can be told, with one text wherever it holds the words of somebody else. */
export function staleFindingsWith(text: string): readonly StaleFinding[] {
  const at = Date.parse('2026-11-20T09:00:00.000Z');
  const lastRun = { id: 123, stand: 'failed' } as const;
  const causes: readonly StaleCause[] = [
    { reason: 'disabled' },
    { reason: 'disabled-by-hand' },
    { reason: 'disabled-by-inactivity' },
    { reason: 'broken', how: 'not-started', run: 123 },
    { reason: 'broken', how: 'no-file', complaints: [text] },
    { reason: 'broken', how: 'bad-schedule', complaints: [text, text] },
    { reason: 'broken', how: 'no-schedule' },
    { reason: 'hung', run: 123, sinceMs: at, isQueued: false },
    { reason: 'hung', run: 123, sinceMs: at, isQueued: true },
    { reason: 'failing', run: 123, runs: 2 },
    { reason: 'missed', dueMs: at, wasStartedInVain: true, lastRun },
    { reason: 'missed', dueMs: at, wasStartedInVain: false, lastRun: { ...lastRun, stand: 'cancelled' } },
    { reason: 'never-started', dueMs: at, lastRun: undefined },
    { reason: 'inactive', committedAtMs: at, offMs: at },
    { reason: 'gap', dueMs: at, backMs: at },
  ];
  return causes.map(cause => ({ ...cause, severity: 'warning', lastSuccessMs: at, path: text }));
}

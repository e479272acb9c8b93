import type { WatchFacts, WatchedFile, WatchedRun } from '../../src/domain/watch/watched.ts';

// The literal agent that the tests of the dead man's switch watch: due daily at 02:17, its job may take an hour.

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** `at('2026-05-01T02:20')` in UTC. */
export function at(text: string): number {
  return Date.parse(`${text}Z`);
}

export const FILE: WatchedFile = {
  path: '.github/workflows/agent.yml',
  lines: [{ cron: '17 2 * * *', zone: 'UTC' }],
  complaints: [],
  canBeStarted: true,
  timeoutMs: HOUR,
};

export const FACTS: WatchFacts = {
  file: FILE,
  unreadable: [],
  workflow: { state: 'active', createdAtMs: at('2026-04-01T00:00') },
  runs: [],
  repository: { isPrivate: false, isArchived: false, committedAtMs: at('2026-05-01T02:00') },
  staleAfterMs: undefined,
  hasState: false,
  loggedSuccessMs: undefined,
  notedMs: undefined,
  openAlerts: new Map(),
  startAskedMs: undefined,
};

/** A run that began then, and was over twenty minutes later unless it is on; each has an id by its beginning. */
export function run(
  began: string,
  ended: WatchedRun['conclusion'] | 'queued' | 'in-progress',
  fields: Partial<WatchedRun> = {},
): WatchedRun {
  const startedAtMs = at(began);
  const isOn = ended === 'queued' || ended === 'in-progress';
  return {
    id: startedAtMs / 60_000,
    event: 'schedule',
    branch: 'main',
    status: isOn ? ended : 'over',
    conclusion: isOn ? undefined : ended,
    createdAtMs: startedAtMs,
    startedAtMs,
    updatedAtMs: isOn ? startedAtMs : startedAtMs + 20 * 60_000,
    ...fields,
  };
}

export function idOf(began: string): number {
  return at(began) / 60_000;
}

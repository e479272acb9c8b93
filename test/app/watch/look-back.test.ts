import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { type LookBackOptions, lookBack } from '../../../src/app/watch/look-back.ts';
import type { WatchedFile } from '../../../src/domain/watch/watched.ts';
import type { GitHubAsked } from '../../../src/ports/github.ts';
import type { RepositoryFacts, WorkflowRun } from '../../../src/ports/workflows.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-05-10T02:20:00Z');
const PATH = '.github/workflows/agent.yml';

const FILE: WatchedFile = {
  path: PATH,
  lines: [{ cron: '17 2 * * *', zone: 'UTC' }],
  complaints: [],
  canBeStarted: true,
  timeoutMs: HOUR,
};
const REPOSITORY: RepositoryFacts = {
  defaultBranch: 'main',
  isPrivate: false,
  isArchived: false,
  committedAtMs: NOW - DAY,
};

/** A run that began then, and how it stands. */
function run(id: number, startedMs: number, fields: Partial<WorkflowRun> = {}): WorkflowRun {
  return {
    ...{ id, attempt: 1, event: 'schedule', branch: 'main', status: 'over', conclusion: 'success' },
    ...{ createdAtMs: startedMs, startedAtMs: startedMs, updatedAtMs: startedMs + 60_000 },
    ...fields,
  };
}

const itself = run(7, NOW, { status: 'in-progress', conclusion: undefined });
const lastNight = run(6, NOW - DAY);
const refused = {
  ok: false,
  trouble: { kind: 'forbidden', message: 'The token may not.' },
} as const;

type Seen = {
  readonly runs?: GitHubAsked<readonly WorkflowRun[]>;
  readonly repository?: GitHubAsked<RepositoryFacts>;
  readonly file?: WatchedFile | undefined;
  readonly options?: Partial<LookBackOptions>;
  readonly isKeptOn?: boolean;
};

function listed(...runs: readonly WorkflowRun[]): GitHubAsked<readonly WorkflowRun[]> {
  return { ok: true, value: [itself, ...runs], date: undefined };
}

async function look({ runs = listed(lastNight), repository, options, isKeptOn, ...rest }: Seen = {}) {
  let reads = 0;
  let askedOfKeeper = 0;
  const file = 'file' in rest ? rest.file : FILE;
  const seen = await lookBack(
    {
      books: {
        runs: path => {
          assert.equal(path, PATH);
          return Promise.resolve(runs);
        },
        repository: () => Promise.resolve(repository ?? { ok: true, value: REPOSITORY, date: undefined }),
      },
      file: () => {
        reads += 1;
        return Promise.resolve(file);
      },
      isKeptOn: () => {
        askedOfKeeper += 1;
        return Promise.resolve(isKeptOn === true);
      },
    },
    { path: PATH, run: 7, nowMs: NOW, staleAfterMs: undefined, graceMs: undefined, ...options },
  );
  return { ...seen, reads, askedOfKeeper };
}

describe('an agent that starts', () => {
  test('takes neither a pull request nor another branch for a run of its own', async () => {
    const silentMs = NOW - 4 * DAY;
    const tried = run(5, NOW - HOUR, { event: 'pull_request' });
    const side = run(4, NOW - HOUR, { branch: 'side' });
    const { gap } = await look({ runs: listed(run(3, silentMs), tried, side) });
    assert.equal(gap?.lastSuccessMs, silentMs + 60_000);
    const on = { status: 'in-progress', conclusion: undefined, branch: 'side' } as const;
    const { trouble } = await look({ runs: listed(lastNight, run(2, NOW - 20 * HOUR, on)) });
    assert.equal(trouble, undefined);
    // Who may not ask which branch that is goes by the events.
    const blind = await look({ runs: listed(run(3, silentMs), tried), repository: refused });
    assert.equal(blind.gap?.lastSuccessMs, silentMs + 60_000);
  });

  test('in time sees nothing, and does not take itself for a run that hangs', async () => {
    const { trouble, gap } = await look();
    assert.deepEqual({ trouble, gap }, { trouble: undefined, gap: undefined });
    const long = await look({ runs: listed(lastNight), options: { nowMs: NOW + 10 * HOUR } });
    assert.equal(long.trouble, undefined);
  });

  test('does not even read its file when the last run was within the hour', async () => {
    assert.equal((await look({ runs: listed(run(6, NOW - HOUR)) })).reads, 0);
    assert.equal((await look({ runs: listed(run(6, NOW - 4 * HOUR)) })).reads, 1);
  });

  test('after days without a run sees the gap', async () => {
    const { gap, trouble } = await look({ runs: listed(run(5, NOW - 4 * DAY)) });
    assert.equal(trouble, undefined);
    assert.deepEqual(gap, {
      reason: 'gap',
      severity: 'info',
      dueMs: Date.parse('2026-05-07T02:17:00Z'),
      backMs: NOW,
      lastSuccessMs: NOW - 4 * DAY + 60_000,
      path: PATH,
    });
  });

  test('after one that was dropped sees no gap', async () => {
    assert.equal((await look({ runs: listed(run(5, NOW - 2 * DAY)) })).gap, undefined);
  });

  test('sees the gap by `stale-after`, without a schedule', async () => {
    const file = { ...FILE, lines: [] };
    const runs = listed(lastNight);
    assert.equal((await look({ runs, file })).gap, undefined);
    const { gap } = await look({ runs, file, options: { staleAfterMs: 20 * HOUR } });
    assert.equal(gap?.reason, 'gap');
    assert.equal((await look({ runs, file, options: { staleAfterMs: 30 * HOUR } })).gap, undefined);
  });

  test('sees it by a grace of its own', async () => {
    const runs = listed(run(5, NOW - DAY - 2 * HOUR));
    const file = { ...FILE, lines: [{ cron: '17 * * * *', zone: 'UTC' }] };
    assert.equal((await look({ runs, file, options: { graceMs: 40 * HOUR } })).gap, undefined);
    assert.equal((await look({ runs, file, options: { graceMs: HOUR } })).gap?.reason, 'gap');
  });

  test('that has never run well sees no gap', async () => {
    const failed = run(5, NOW - 9 * DAY, { conclusion: 'failure' });
    assert.equal((await look({ runs: listed(failed) })).gap, undefined);
  });

  test('sees another run that hangs', async () => {
    const hung = run(6, NOW - 3 * HOUR, { status: 'in-progress', conclusion: undefined });
    const { trouble } = await look({ runs: listed(hung, run(5, NOW - DAY)) });
    assert.deepEqual(trouble, {
      ...{ reason: 'hung', run: 6, sinceMs: NOW - 3 * HOUR + 60_000, isQueued: false },
      ...{ severity: 'critical', lastSuccessMs: NOW - DAY + 60_000, path: PATH },
    });
    const working = run(6, NOW - HOUR, { status: 'in-progress', conclusion: undefined });
    assert.equal((await look({ runs: listed(working) })).trouble, undefined);
  });

  test('sees that the last commit is 45 days old, in a public repository with a schedule', async () => {
    const facts = { ...REPOSITORY, committedAtMs: NOW - 45 * DAY };
    const repository = { ok: true, value: facts, date: undefined } as const;
    const { trouble } = await look({ repository });
    assert.deepEqual(trouble, {
      ...{ reason: 'inactive', committedAtMs: NOW - 45 * DAY, offMs: NOW + 15 * DAY },
      ...{ severity: 'warning', lastSuccessMs: NOW - DAY + 60_000, path: PATH },
    });
    for (const [value, file] of [
      [{ ...facts, committedAtMs: NOW - 45 * DAY + 1 }, FILE],
      [{ ...facts, isPrivate: true }, FILE],
      [facts, { ...FILE, lines: [] }],
      [facts, undefined],
    ] as const)
      assert.equal(
        (await look({ repository: { ok: true, value, date: undefined }, file })).trouble,
        undefined,
      );
  });

  test('leaves that to a monitor that keeps its schedule on, and nothing else', async () => {
    const value = { ...REPOSITORY, committedAtMs: NOW - 45 * DAY };
    const repository = { ok: true, value, date: undefined } as const;
    assert.equal((await look({ repository, isKeptOn: true })).trouble, undefined);
    const hung = listed(run(6, NOW - 8 * HOUR, { status: 'in-progress', conclusion: undefined }));
    const seen = await look({ runs: hung, repository, isKeptOn: true });
    assert.deepEqual([seen.trouble?.reason, seen.askedOfKeeper], ['hung', 0]);
  });

  test('without the right to see its runs judges by the repository alone', async () => {
    const value = { ...REPOSITORY, committedAtMs: NOW - 50 * DAY };
    const seen = await look({ runs: refused, repository: { ok: true, value, date: undefined } });
    assert.deepEqual([seen.trouble?.reason, seen.gap], ['inactive', undefined]);
    assert.equal(seen.trouble?.lastSuccessMs, undefined);
    assert.equal((await look({ runs: refused, options: { staleAfterMs: 1 } })).gap, undefined);
  });

  test('that may see nothing sees nothing', async () => {
    const { trouble, gap, reads } = await look({ runs: refused, repository: refused });
    assert.deepEqual([trouble, gap, reads], [undefined, undefined, 0]);
  });

  test('whose file nobody can read sees what needs no file', async () => {
    const hung = run(6, NOW - 8 * HOUR, { status: 'in-progress', conclusion: undefined });
    const seen = await look({ runs: listed(hung), file: undefined });
    assert.deepEqual([seen.trouble?.reason, seen.gap], ['hung', undefined]);
  });
});

describe('what an agent has looked for', () => {
  const asked = (value: RepositoryFacts) => ({ ok: true, value, date: undefined }) as const;
  const old = asked({ ...REPOSITORY, committedAtMs: NOW - 50 * DAY });
  const on = listed(run(6, NOW - HOUR, { status: 'in-progress', conclusion: undefined }));
  const recent = listed(run(6, NOW - HOUR));

  test.each<[string, Seen, readonly string[]]>([
    ['is all that it can see, when nothing is wrong', {}, ['hung', 'inactive']],
    ['is that also when its file need not be read', { runs: recent }, ['hung', 'inactive']],
    ['is that also when it found it', { repository: old }, ['hung', 'inactive']],
    ['is no run that hangs, where it may not see its runs', { runs: refused }, ['inactive']],
    [
      'is no run that hangs, where it may not see them, whatever else',
      { runs: refused, repository: old },
      ['inactive'],
    ],
    ['is no commit, where the repository cannot be read', { repository: refused }, ['hung']],
    ['is no commit, where that is left to the monitor', { repository: old, isKeptOn: true }, ['hung']],
    ['is no commit, where nobody can tell its schedule', { repository: old, file: undefined }, ['hung']],
    [
      'is no run that is on, where nobody can tell how long it may be',
      { runs: on, file: undefined },
      ['inactive'],
    ],
    ['is the commit, whatever a monitor keeps on, when it is new', { isKeptOn: true }, ['hung', 'inactive']],
    ['is nothing, where it may see nothing', { runs: refused, repository: refused }, []],
  ])('%s', async (_, seen, judged) => {
    assert.deepEqual([...(await look(seen)).judged], judged);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { StaleCause, StaleFinding } from '../../../src/domain/watch/stale.ts';
import { missedRunText } from '../../../src/report/alerts/missed-run-text.ts';
import { staleWords } from '../../../src/report/alerts/stale-words.ts';
import { aliveIn, parseMarkdown } from '../../support/github-markdown.ts';
import { HOSTILE_MARKDOWN } from '../../support/hostile-markdown.ts';
import { staleFindingsWith } from '../../support/stale-findings.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const PATH = '.github/workflows/agent.yml';

function wordsOf(cause: StaleCause, fields: Partial<Pick<StaleFinding, 'lastSuccessMs' | 'path'>> = {}) {
  const success = { lastSuccessMs: at('2026-05-01T02:40'), path: PATH };
  return staleWords({ ...cause, severity: 'critical', ...success, ...fields });
}

test('a missed run is told with the last that was good, the file, and how to start one', () =>
  assert.deepEqual(
    wordsOf({
      reason: 'missed',
      dueMs: at('2026-05-02T02:17'),
      wasStartedInVain: true,
      lastRun: { id: 42, stand: 'failed' },
    }),
    {
      happened:
        'A run was due at 2026-05-02 02:17 UTC, and none has ended well since. The monitor has asked GitHub to start one, in vain. The last one that came, `42`, has failed. The last run that ended well was over at 2026-05-01 02:40 UTC. Its workflow is ` .github/workflows/agent.yml `.',
      means:
        'Tasks wait; nothing is lost, and nothing is spent. GitHub drops single runs when it is busy: this is more than that.',
      advice:
        'Look at what became of the last run: `gh run view 42`. Start one by hand: tab `Actions`, its name, `Run workflow`; or `gh workflow run agent.yml`. If that works and the schedule does not, let somebody who is a member of this repository change and commit the line with `cron`: a schedule ends when whoever wrote it last has left. The status page of GitHub says whether Actions are in trouble.',
      table: '',
    },
  ));

test('where no run came at all, none is named', () => {
  const { happened, advice } = wordsOf(
    { reason: 'missed', dueMs: at('2026-05-02T02:17'), wasStartedInVain: false, lastRun: undefined },
    { lastSuccessMs: undefined, path: undefined },
  );
  assert.equal(
    happened,
    'A run was due at 2026-05-02 02:17 UTC, and none has ended well since. No run that ended well is known.',
  );
  assert.match(advice, /^Start one by hand: .*`gh workflow run <file>`/);
});

describe('each reason has the button, the command or the line that mends it', () => {
  test.each<readonly [StaleCause, RegExp]>([
    [{ reason: 'disabled' }, /`gh workflow enable agent\.yml`.*fork/],
    [{ reason: 'disabled-by-hand' }, /close this issue.*`Enable workflow`.*`gh workflow enable agent\.yml`/],
    [
      { reason: 'disabled-by-inactivity' },
      /`Enable workflow`.*`gh workflow run agent\.yml`.*`keepalive: true`.*`actions: write`/,
    ],
    [{ reason: 'broken', how: 'not-started', run: 42 }, /`gh run view 42 --web`/],
    [{ reason: 'broken', how: 'no-file', complaints: [] }, /`\.github\/workflows`.*`background-agent init`/],
    [{ reason: 'broken', how: 'bad-schedule', complaints: ['x'] }, /`- cron: '17 2 \* \* \*'`/],
    [{ reason: 'broken', how: 'no-schedule' }, /`schedule: \[\{ cron: .*`stale-after`/],
    [{ reason: 'hung', run: 42, sinceMs: 0, isQueued: false }, /`gh run cancel 42`.*`timeout-minutes`/],
    [{ reason: 'hung', run: 42, sinceMs: 0, isQueued: true }, /`gh run cancel 42`.*`runs-on`.*`concurrency`/],
    [{ reason: 'failing', run: 42, runs: 3 }, /`gh run view 42 --log-failed`.*billing/],
    [{ reason: 'never-started', dueMs: 0, lastRun: undefined }, /`Run workflow`.*default branch/],
    [{ reason: 'inactive', committedAtMs: 0, offMs: 0 }, /commit.*`keepalive: true`/],
    [{ reason: 'gap', dueMs: 0, backMs: 0 }, /`cron`.*`mode: monitor`.*`ping-url`/],
  ])('%j', (cause, advice) => assert.match(wordsOf(cause).advice, advice));
});

describe('what happened follows the facts', () => {
  test.each<readonly [StaleCause, RegExp]>([
    [
      {
        reason: 'missed',
        dueMs: 0,
        wasStartedInVain: false,
        lastRun: { id: 42, stand: 'waits' },
      },
      /`42`, waits and does not begin: for a machine .*`runs-on`/,
    ],
    [
      { reason: 'hung', run: 42, sinceMs: at('2026-05-02T02:20'), isQueued: false },
      /^Run `42`, at work since 2026-05-02 02:20 UTC, does not end/,
    ],
    [
      { reason: 'hung', run: 42, sinceMs: at('2026-05-02T02:20'), isQueued: true },
      /^Run `42` has waited since 2026-05-02 02:20 UTC/,
    ],
    [{ reason: 'failing', run: 42, runs: 3 }, /^The last 3 runs have failed, `42` the latest/],
    [
      { reason: 'inactive', committedAtMs: at('2026-03-01T00:00'), offMs: at('2026-04-30T00:00') },
      /of 2026-03-01 00:00 UTC.*at 2026-04-30 00:00 UTC/,
    ],
    [
      { reason: 'gap', dueMs: at('2026-05-02T02:17'), backMs: at('2026-05-04T05:17') },
      /2 days 3 hours later/,
    ],
    [
      { reason: 'never-started', dueMs: 0, lastRun: { id: 42, stand: 'cancelled' } },
      /`42`, was cancelled or passed over/,
    ],
  ])('%j', (cause, happened) => assert.match(wordsOf(cause).happened, happened));

  test('what is wrong with a schedule, or with files that may be meant, is listed', () => {
    assert.equal(
      wordsOf({ reason: 'broken', how: 'bad-schedule', complaints: ['cron "x" | y'] }).table,
      '| What is wrong with the schedule |\n| --- |\n| ` cron "x" \\u007c y ` |',
    );
    const lost = { reason: 'broken', how: 'no-file', complaints: ['a.yml: bad'] } as const;
    assert.match(wordsOf(lost).table, /^\| Workflow files that cannot be read \|/);
    assert.equal(wordsOf({ ...lost, complaints: [] }).table, '');
  });
});

test.each([
  '.github/workflows/a.yml; rm -rf ~',
  '.github/workflows/$(id).yml',
  '.github/workflows/-x.yml',
  '.github/workflows/a/b.yml',
  '.github/workflows/`id`.yml',
  'agent.yml',
])('a file named %s is in no command that somebody may copy', path => {
  const { advice } = wordsOf({ reason: 'disabled' }, { path });
  assert.match(advice, /`gh workflow enable <file>`/);
});

test('every finding has words of its own', () => {
  const words = staleFindingsWith('name').map(finding => JSON.stringify(staleWords(finding)));
  assert.equal(new Set(words).size, words.length);
});

test('and none lets the name of a file or what is wrong with it come alive', () => {
  for (const text of HOSTILE_MARKDOWN)
    for (const finding of staleFindingsWith(text)) {
      const { happened, means, advice, table } = staleWords(finding);
      const markdown = [happened, means, advice, table].join('\n\n');
      assert.deepEqual(aliveIn(parseMarkdown(markdown)), [], `${finding.reason}: ${text}`);
    }
});

test('a single missed run is one plain line', () => {
  const dueMs = at('2026-05-02T02:17');
  assert.equal(
    missedRunText({ dueMs, isAskedFor: true }),
    'The run that was due at 2026-05-02 02:17 UTC has not come. GitHub drops some. GitHub was asked to start one in its place.',
  );
  assert.equal(
    missedRunText({ dueMs, isAskedFor: false }),
    'The run that was due at 2026-05-02 02:17 UTC has not come. GitHub drops some. The next one that is due does its work; when that is missed too, an issue says so.',
  );
});

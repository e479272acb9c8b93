import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Verdict } from '../../src/domain/watch/watch.ts';
import { type MonitorReport, monitorSummaryOf, standOf } from '../../src/report/monitor-summary.ts';
import { aliveIn, parseMarkdown } from '../support/github-markdown.ts';
import { staleFindingsWith } from '../support/stale-findings.ts';

const AT = Date.parse('2026-11-20T02:17:00.000Z');
const WELL: Verdict = {
  health: 'well',
  lastSuccessMs: AT - 86_400_000,
  dueMs: AT,
  finding: undefined,
  isQuiet: false,
  act: undefined,
};
const REPORT: MonitorReport = {
  agent: 'default',
  verdict: WELL,
  helped: undefined,
  alerts: [],
  alertTrouble: undefined,
};
const [inactive] = staleFindingsWith('x').filter(({ reason }) => reason === 'inactive');

test('says how the agent is, when it last ran well, and when it is to run next', () =>
  assert.equal(
    monitorSummaryOf(REPORT),
    `## Background agent \` default \`: well

The agent runs as it should.

The last run that ended well was over at 2026-11-19 02:17 UTC. The next one is due at 2026-11-20 02:17 UTC.
`,
  ));

describe('without a finding it says in one sentence', () => {
  test.each<[Verdict['health'], RegExp]>([
    ['well', /^The agent runs as it should\.$/],
    ['late', /^A run is due, and on its way/],
    ['missed', /^The run that was due at 2026-11-20 02:17 UTC has not come\..*an issue says so\.$/],
    ['pending', /^The agent has not run yet/],
    ['unscheduled', /^The agent has no schedule.*`stale-after`/],
    ['archived', /^The repository is archived/],
    ['unknown', /^There is no such agent/],
    ['stale', /^The agent is silent\.$/],
  ])('that it is %s', (health, sentence) => {
    const verdict = { ...WELL, health };
    assert.match(standOf(verdict, false), sentence);
    const summary = monitorSummaryOf({ ...REPORT, verdict });
    assert.ok(
      summary.startsWith(`## Background agent \` default \`: ${health}\n\n${standOf(verdict, false)}\n`),
    );
    assert.deepEqual(aliveIn(parseMarkdown(summary)), []);
  });

  test('that a run was asked for in place of the missed one', () => {
    const verdict: Verdict = { ...WELL, health: 'missed' };
    const summary = monitorSummaryOf({ ...REPORT, verdict, helped: { act: 'started' } });
    assert.match(summary, /GitHub was asked to start one in its place\.\n/);
    assert.doesNotMatch(summary, /A run was asked for|next one/, 'nothing is said twice');
  });
});

test('with a finding it says what happened, and what to do, in our own words', () => {
  for (const finding of staleFindingsWith('.github/workflows/agent.yml')) {
    const summary = monitorSummaryOf({ ...REPORT, verdict: { ...WELL, health: 'stale', finding } });
    assert.match(summary, /^\*\*What to do:\*\* \S/m, finding.reason);
    assert.match(summary, /^.{20,} The last run that ended well was over at/m, finding.reason);
    assert.doesNotMatch(summary, /^The last run/m, 'nothing is said twice');
    const started = { ...REPORT, verdict: { ...WELL, finding }, helped: { act: 'started' } } as const;
    assert.match(monitorSummaryOf(started), /^A run was asked for\.$/m);
    assert.deepEqual(aliveIn(parseMarkdown(summary)), [], finding.reason);
  }
});

test('of what was never there it says nothing', () => {
  const verdict: Verdict = { ...WELL, health: 'unknown', lastSuccessMs: undefined, dueMs: undefined };
  assert.doesNotMatch(monitorSummaryOf({ ...REPORT, verdict }), /ended well|is due|undefined|\n\n\n/);
});

describe('of what it did', () => {
  const saying = (helped: MonitorReport['helped']) =>
    monitorSummaryOf({ ...REPORT, verdict: { ...WELL, finding: inactive }, helped });

  test.each([
    ['enabled', /^Its workflow was switched on again\.$/m],
    ['kept', /^With `keepalive`, GitHub was asked today/m],
  ] as const)('%s: nobody else has to do anything', (act, sentence) => {
    assert.match(saying({ act }), sentence);
    assert.doesNotMatch(saying({ act }), /What to do/);
  });

  test('a start alone mends nothing yet', () => assert.match(saying({ act: 'started' }), /What to do/));

  test('what was refused stands there with what it takes, and nothing comes alive of it', () => {
    const trouble = { message: 'It takes "actions: write". @octocat fixes #1 https://example.com' };
    const summary = saying({ act: 'refused', trouble });
    assert.match(summary, /It takes "actions: write"\./);
    assert.match(summary, /What to do/);
    assert.deepEqual(aliveIn(parseMarkdown(summary)), []);
  });
});

test('it names the issue that says so, and who could not be told', () => {
  const alert = {
    kind: 'stale',
    severity: 'critical',
    reason: 'missed',
    isTold: true,
    isFresh: true,
  } as const;
  const place = { serverUrl: 'https://github.com', repository: 'octo-org/repo' };
  const summary = monitorSummaryOf({
    ...REPORT,
    alerts: [{ ...alert, issue: { number: 7, place } }],
    alertTrouble: 'GitHub could not be reached.',
  });
  assert.match(summary, /https:\/\/github\.com\/octo-org\/repo\/issues\/7/);
  assert.match(summary, /GitHub could not be reached\./);
});

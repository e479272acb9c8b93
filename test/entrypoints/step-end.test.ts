import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, onTestFinished, test } from 'vitest';

import { ActionsConsole } from '../../src/adapters/console/actions-console.ts';
import { reportRun } from '../../src/app/report-run.ts';
import type { Outcome } from '../../src/domain/event.ts';
import type { FailOn } from '../../src/entrypoints/config.ts';
import { OUTPUTS } from '../../src/entrypoints/inputs.ts';
import { handOver } from '../../src/entrypoints/step-end.ts';
import type { StepTold, Told } from '../../src/entrypoints/told.ts';
import { AgentWorld } from '../support/fakes/agent-world.ts';
import { stateAfter } from '../support/given.ts';
import { NOW, added, calling, completed } from '../support/literals.ts';
import { outputsIn } from '../support/runner-rules.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'step-end-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const PATHS = { 'results-path': 'results', 'log-path': '.background-agent/default/log' };
const GREEN: FailOn = { quarantine: false, budget: false };
const SECRET = 'sk-canary';

/** What the runner has after the step: exit code, outputs, summary and log. */
function ended(told: StepTold, { failOn = GREEN, secrets = [SECRET] } = {}) {
  const env = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  let log = '';
  const console = new ActionsConsole({
    out: { write: text => (log += text) },
    secrets: [],
    debug: true,
    title: 'Background agent',
  });
  const exitCode = handOver(told, { paths: PATHS, failOn, secrets, console, env });
  return {
    exitCode,
    log,
    outputs: Object.fromEntries(outputsIn(readFileSync(env.GITHUB_OUTPUT, 'utf8'))),
    summary: readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8'),
  };
}

function reported(outcome: Outcome, special: object = {}): Told {
  const state = stateAfter(...calling('a'), completed('a'), added('b'));
  const findings = { outcome, notices: [], leftAlone: [], unwritten: [], ...special };
  const at = { startedAt: NOW, finishedAt: NOW };
  const report = reportRun(state, new Map(), new AgentWorld().settings(), at, findings);
  return { kind: 'reported', report, source: 'fresh', files: [], reportPath: 'state/report.json' };
}

describe('a run that was reported', () => {
  test('hands over every output', () => {
    assert.deepEqual(ended(reported('completed')).outputs, {
      outcome: 'completed',
      completed: '1',
      quarantined: '0',
      skipped: '0',
      pending: '1',
      failed: '0',
      tokens: '40',
      'cost-usd': '0.0000004',
      ...PATHS,
      'state-source': 'fresh',
      'report-path': 'state/report.json',
      'commit-sha': '',
      'alerts-opened': '0',
      planned: '',
      reruns: '',
      'expected-cost-usd': '',
      health: '',
      'max-cost-usd': '',
    });
  });

  test.each([
    [0, '0'],
    [1, '0.000000001'],
    [1_230_000_000, '1.23'],
    [20_000_000_000, '20'],
  ])('says a cost of %i nano-USD as %s: a shell can reckon with it', (costNanoUsd, text) => {
    const told = reported('completed');
    assert.ok(told.kind === 'reported');
    assert.equal(ended({ ...told, report: { ...told.report, costNanoUsd } }).outputs['cost-usd'], text);
  });

  test('ends its log with one line about it, and has a summary', () => {
    const { log, summary } = ended(reported('completed'));
    assert.match(log, /^completed: 1 completed, 0 done before, 1 pending .*\n$/);
    assert.match(summary, /Background agent/);
  });
});

describe('the exit code of a step', () => {
  test.each<[Outcome, number]>([
    ['completed', 0],
    ['idle', 0],
    ['waiting', 0],
    ['overlapped', 0],
    ['paused', 0],
    ['budget-exhausted', 0],
    ['deadline', 0],
    ['provider-stopped', 3],
    ['interrupted', 1],
    ['failed', 1],
  ])('is right for %s', (outcome, code) => assert.equal(ended(reported(outcome)).exitCode, code));

  test('of a limit is 3 when somebody asked for red', () =>
    assert.equal(
      ended(reported('budget-exhausted'), { failOn: { quarantine: false, budget: true } }).exitCode,
      3,
    ));

  test('of a green outcome is 1 when somebody asked for red', () => {
    const told = reported('completed');
    assert.ok(told.kind === 'reported');
    const counts = { ...told.report.counts, quarantined: 1 };
    const failOn = { quarantine: true, budget: false };
    assert.equal(ended({ ...told, report: { ...told.report, counts } }, { failOn }).exitCode, 1);
  });

  test.each<[Told, number, string]>([
    [{ kind: 'unusable' }, 2, 'failed'],
    [{ kind: 'refused', message: 'The log is damaged.' }, 1, 'failed'],
    [{ kind: 'overlapped' }, 0, 'overlapped'],
  ])('of %j is right, and all outputs are there', (told, code, outcome) => {
    const { exitCode, outputs, summary } = ended(told);
    assert.equal(exitCode, code);
    assert.deepEqual(Object.keys(outputs).toSorted(), OUTPUTS.map(({ name }): string => name).toSorted());
    assert.equal(outputs['outcome'], outcome);
    assert.equal(outputs['results-path'], 'results');
    assert.ok(summary.startsWith(`## Background agent: ${outcome}\n`));
  });
});

describe('a monitor that has looked', () => {
  const watched = (fields: object = {}): StepTold => ({
    ...{ kind: 'watched', health: 'stale', alertsOpened: 1, summary: '## Background agent\n' },
    ...fields,
  });

  test('is green whatever it found, and says it in outputs and summary', () => {
    const { exitCode, outputs, summary } = ended(watched(), { failOn: { quarantine: true, budget: true } });
    assert.deepEqual([exitCode, summary], [0, '## Background agent\n']);
    assert.deepEqual(Object.keys(outputs).toSorted(), OUTPUTS.map(({ name }): string => name).toSorted());
    const { outcome, health, completed, tokens } = outputs;
    assert.deepEqual(
      { outcome, health, completed, tokens, opened: outputs['alerts-opened'] },
      { outcome: 'monitored', health: 'stale', completed: '0', tokens: '0', opened: '1' },
    );
  });

  test('shows no secret that is in what it read', () =>
    assert.doesNotMatch(ended(watched({ summary: `It says ${SECRET}.\n` })).summary, /sk-canary/));

  test('is red when it could not look', () => {
    const { exitCode, outputs } = ended({ kind: 'refused', message: 'It takes "actions: read".' });
    assert.deepEqual([exitCode, outputs['outcome'], outputs['health']], [1, 'failed', '']);
  });
});

describe('a secret', () => {
  test('is in no output', () => {
    const told = reported('completed');
    assert.ok(told.kind === 'reported');
    assert.equal(
      ended({ ...told, reportPath: `state/${SECRET}.json` }).outputs['report-path'],
      'state/***.json',
    );
  });

  test('that looks like a figure or a word of ours spoils no output', () => {
    const told = reported('budget-exhausted');
    const { outputs } = ended(told, { secrets: ['0', '1', 'x'] });
    assert.deepEqual(
      ['outcome', 'completed', 'quarantined', 'pending', 'tokens', 'cost-usd'].map(name => outputs[name]),
      ['budget-exhausted', '1', '0', '1', '40', '0.0000004'],
    );
  });

  test('is in no summary', () => {
    const { summary } = ended({ kind: 'refused', message: `Sent with ${SECRET}.` });
    assert.ok(summary.includes('Sent with ***.'));
  });
});

test('a message in the summary is code, and nothing else', () => {
  const { summary } = ended({ kind: 'refused', message: '<img src=x> @everyone' });
  assert.ok(summary.includes('` <img src=x> @everyone `'));
});

test('without the runner’s files the step ends all the same, and says why at debug level', () => {
  let log = '';
  const out = { write: (text: string) => (log += text) };
  const console = new ActionsConsole({ out, secrets: [], debug: true, title: 'Background agent' });
  const step = { paths: PATHS, failOn: GREEN, secrets: [], console, env: {} };
  assert.equal(handOver({ kind: 'overlapped' }, step), 0);
  assert.match(log, /debug: GITHUB_OUTPUT is not set.*\ndebug: GITHUB_STEP_SUMMARY is not set/);
});

test.each([
  ['received', /^## Background agent: received\n/],
  ['idle', /^$/],
] as const)('of what was asked, "%s" is an outcome, and green', (outcome, words) => {
  const { exitCode, outputs, summary, log } = ended({ kind: 'heard', outcome });
  assert.deepEqual([exitCode, outputs['outcome'], outputs['completed'], log], [0, outcome, '0', '']);
  assert.match(summary, words);
});

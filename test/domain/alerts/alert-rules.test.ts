import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { AlertKind, Severity } from '../../../src/domain/alerts/alert.ts';
import { STALE_SEVERITIES } from '../../../src/domain/watch/stale.ts';
import {
  ALERT_RULES,
  type AlertRule,
  REPEAT_MS,
  followsFrom,
  isEnoughFor,
  isGraver,
  risen,
  ruleOf,
} from '../../../src/domain/alerts/alert-rules.ts';
import { markdownFile } from '../../support/markdown-file.ts';

test('what is said of silence goes by the same severities', () => {
  for (const [reason, severity] of Object.entries(STALE_SEVERITIES))
    assert.equal(ruleOf({ alert: 'stale', reason }).severity, severity, reason);
});

describe('the table of alerts', () => {
  test('has a last row for every kind, whatever the reason, and none that is never reached', () => {
    for (const kind of AlertKind.options) {
      const rows = ALERT_RULES.filter(rule => rule.kind === kind);
      assert.deepEqual(
        rows.map(({ reasons }) => reasons === undefined),
        rows.map((_, index) => index === rows.length - 1),
        kind,
      );
      assert.equal(ruleOf({ alert: kind, reason: 'of-tomorrow' }), rows.at(-1));
    }
  });

  test('names no reason of a kind twice', () => {
    const named = ALERT_RULES.flatMap(({ kind, reasons = [] }) => reasons.map(reason => `${kind} ${reason}`));
    assert.equal(new Set(named).size, named.length);
  });

  test('goes by the reason first', () => {
    assert.equal(ruleOf({ alert: 'provider', reason: 'account' }).severity, 'critical');
    assert.equal(ruleOf({ alert: 'provider', reason: 'breaker' }).severity, 'warning');
    assert.equal(ruleOf({ alert: 'budget', reason: 'account' }).severity, 'info');
  });

  test('keeps from issues only what is worth knowing and worth no mail', () => {
    const quiet = ALERT_RULES.filter(({ told }) => told === 'dashboard');
    assert.ok(quiet.length > 0 && quiet.every(({ severity }) => severity === 'info'));
  });

  test('lets all that fires on rise, but for budgets that are no more than worth knowing', () => {
    for (const { kind, reasons, severity, rises } of ALERT_RULES)
      assert.equal(rises, kind !== 'budget' || severity !== 'info', `${kind} ${reasons?.join(', ')}`);
  });

  test.each([
    ['missed', true],
    ['hung', true],
    ['disabled-by-hand', true],
    ['of-tomorrow', true],
    ['inactive', false],
    ['gap', false],
  ])('says of silence by the reason whether no run comes: %s', (reason, follows) => {
    const budget = { alert: 'budget', reason: 'month-cost' } as const;
    assert.equal(followsFrom(budget, [budget, { alert: 'stale', reason }]), follows);
    assert.equal(followsFrom({ alert: 'quarantine', reason: 'x' }, [{ alert: 'stale', reason }]), false);
  });

  test('inhibits what follows from silence, and nothing that explains it', () => {
    const following = ALERT_RULES.filter(({ inhibitedBy }) => inhibitedBy.includes('stale'));
    assert.deepEqual(
      new Set(following.map(({ kind }) => kind)),
      new Set(['provider', 'budget', 'interrupted']),
    );
  });
});

describe('the table in the docs', () => {
  const code = (word: string) => `\`${word}\``;
  const WITNESS_WORDS = {
    'any-run': 'any run',
    'good-run': 'a run that ends well',
    'looking-run': 'a run that looked for it',
    monitor: 'the monitor',
  };

  function reasonsIn({ kind, reasons }: AlertRule): string {
    if (reasons !== undefined) return reasons.map(code).join(', ');
    return ALERT_RULES.filter(rule => rule.kind === kind).length > 1 ? 'any other' : 'any';
  }

  /** What is in no issue is not repeated, whatever it rises to. */
  function repeatIn({ told, severity, rises }: AlertRule): string {
    if (told === 'dashboard') return '';
    const repeatMs = REPEAT_MS[severity] ?? (rises ? REPEAT_MS[risen(severity)] : undefined);
    if (repeatMs === undefined) return 'never';
    const every = `every ${repeatMs / 3_600_000} h`;
    return REPEAT_MS[severity] === undefined ? `${every}, once it has risen` : every;
  }

  /** The kind, without the reasons from which nothing follows. */
  function inhibitorIn(kind: AlertKind): string {
    const harmless = ALERT_RULES.filter(rule => rule.kind === kind && !rule.inhibits);
    const reasons = harmless.flatMap(rule => rule.reasons ?? []).map(code);
    return [code(kind), ...(reasons.length > 0 ? [`but ${reasons.join(', ')}`] : [])].join(' ');
  }

  test('is the table in the code, row by row', () =>
    assert.deepEqual(
      markdownFile('docs/monitoring.md').table('The rules'),
      ALERT_RULES.map(rule => [
        code(rule.kind),
        reasonsIn(rule),
        rule.severity,
        rule.told === 'issue' ? 'an issue' : 'no issue: the summary',
        rule.rises && rule.told === 'issue' ? 'yes' : '',
        repeatIn(rule),
        WITNESS_WORDS[rule.resolvedBy],
        rule.inhibitedBy.map(inhibitorIn).join('; '),
      ]),
    ));
});

test('what is worth knowing only is told once, all else every day', () =>
  assert.deepEqual(
    Severity.options.map(severity => REPEAT_MS[severity]),
    [undefined, 86_400_000, 86_400_000],
  ));

test('a severity rises by one, and not above the last', () =>
  assert.deepEqual(Severity.options.map(risen), ['warning', 'critical', 'critical']));

test.each([
  ['missed', { 'any-run': true, 'good-run': true, monitor: true }],
  ['failing', { 'any-run': false, 'good-run': true, monitor: true }],
  ['broken', { 'any-run': false, 'good-run': false, monitor: true }],
  ['never-started', { 'any-run': false, 'good-run': false, monitor: true }],
  ['hung', { 'any-run': false, 'good-run': false, monitor: true }],
  ['disabled-by-hand', { 'any-run': false, 'good-run': false, monitor: true }],
] as const)('that an agent is %s is over by the word of %j', (reason, expected) => {
  for (const witness of ['any-run', 'good-run', 'monitor'] as const)
    assert.equal(isEnoughFor({ alert: 'stale', reason }, witness), expected[witness], witness);
});

test.each(['hung', 'inactive'])('that an agent is %s is over by a run that has looked for it', reason => {
  const alert = { alert: 'stale', reason } as const;
  assert.equal(isEnoughFor(alert, 'any-run', new Set([reason])), true);
  assert.equal(isEnoughFor(alert, 'good-run', new Set(['something-else'])), false);
});

test('a severity is graver than those before it, and not than itself', () =>
  assert.deepEqual(
    Severity.options.map(one => Severity.options.filter(other => isGraver(one, other))),
    [[], ['info'], ['info', 'warning']],
  ));

import { type Alert, type AlertKind, Severity } from './alert.ts';
import { invariant } from '../invariant.ts';

/** Who says that an alert is over: a run of the agent, whether it ended well or not, or the monitor. */
export type Witness = 'any-run' | 'good-run' | 'monitor';

/** How calm and how loud an alert is, by its kind and the reason it fires for. */
export type AlertRule = {
  readonly kind: AlertKind;
  /** Undefined: for all reasons of the kind that no row above names. */
  readonly reasons: readonly string[] | undefined;
  /** As it fires first. */
  readonly severity: Severity;
  /** Whether one that fires on is graver for that. A budget that is reached is the agent doing as it was told, for weeks if need be. */
  readonly rises: boolean;
  /** `dashboard`: worth knowing, and worth nobody's mail. */
  readonly told: 'issue' | 'dashboard';
  /**
   * Whose word it takes that it is over; what an agent cannot see of itself, only the monitor can. `looking-run`: the
   * monitor's, or that of a run that has looked for just this.
   */
  readonly resolvedBy: Witness | 'looking-run';
  /** While one of these fires, and it inhibits, this goes on without a comment: it follows from that. */
  readonly inhibitedBy: readonly AlertKind[];
  /** Whether what follows from it is so. What is still to come, or is over, explains nothing that happens now. */
  readonly inhibits: boolean;
};

const ISSUE = {
  rises: true,
  told: 'issue',
  resolvedBy: 'any-run',
  inhibitedBy: [],
  inhibits: true,
} as const;
const FOLLOWS_FROM_SILENCE = { ...ISSUE, inhibitedBy: ['stale'] } as const;

/** The table of all alerts, the same as in the docs. The first row that fits counts. */
export const ALERT_RULES: readonly AlertRule[] = [
  {
    kind: 'state',
    reasons: ['cache-unreachable', 'fork', 'unproved', 'results-held-back', 'webhook-lost'],
    severity: 'warning',
    ...ISSUE,
  },
  { kind: 'state', reasons: undefined, severity: 'critical', ...ISSUE },
  {
    kind: 'provider',
    reasons: ['account', 'hold-exceeded'],
    severity: 'critical',
    ...FOLLOWS_FROM_SILENCE,
  },
  { kind: 'provider', reasons: undefined, severity: 'warning', ...FOLLOWS_FROM_SILENCE },
  { kind: 'stale', reasons: ['gap'], severity: 'info', ...ISSUE, told: 'dashboard', inhibits: false },
  {
    kind: 'stale',
    reasons: ['inactive'],
    severity: 'warning',
    ...ISSUE,
    resolvedBy: 'looking-run',
    inhibits: false,
  },
  { kind: 'stale', reasons: ['hung'], severity: 'critical', ...ISSUE, resolvedBy: 'looking-run' },
  { kind: 'stale', reasons: ['failing'], severity: 'critical', ...ISSUE, resolvedBy: 'good-run' },
  {
    kind: 'stale',
    reasons: ['disabled', 'disabled-by-hand', 'disabled-by-inactivity', 'broken', 'never-started'],
    severity: 'critical',
    ...ISSUE,
    resolvedBy: 'monitor',
  },
  { kind: 'stale', reasons: undefined, severity: 'critical', ...ISSUE },
  { kind: 'quarantine', reasons: undefined, severity: 'warning', ...ISSUE },
  {
    kind: 'budget',
    reasons: ['month-tokens', 'month-cost'],
    severity: 'warning',
    ...FOLLOWS_FROM_SILENCE,
  },
  { kind: 'budget', reasons: undefined, severity: 'info', ...FOLLOWS_FROM_SILENCE, rises: false },
  { kind: 'interrupted', reasons: ['killed-repeatedly'], severity: 'warning', ...FOLLOWS_FROM_SILENCE },
  { kind: 'interrupted', reasons: undefined, severity: 'info', ...FOLLOWS_FROM_SILENCE },
  { kind: 'anomaly', reasons: ['failing'], severity: 'warning', ...ISSUE },
  { kind: 'anomaly', reasons: undefined, severity: 'info', ...ISSUE },
];

const DAY_MS = 24 * 60 * 60_000;

/** How long people are left alone with an alert that goes on; undefined: for good. One that has risen repeats as what it is now. */
export const REPEAT_MS: Readonly<Record<Severity, number | undefined>> = {
  info: undefined,
  warning: DAY_MS,
  critical: DAY_MS,
};

/** What an alert is about, and why it fires. */
export type Reason = Pick<Alert, 'alert' | 'reason'>;

export function ruleOf({ alert, reason }: Reason): AlertRule {
  const rule = ALERT_RULES.find(({ kind, reasons }) => kind === alert && (reasons?.includes(reason) ?? true));
  invariant(rule, `alerts about ${alert} have no rule`);
  return rule;
}

/** Whether that is enough for an alert that fires for this reason. `judged`: what a run has looked for itself. */
export function isEnoughFor(
  alert: Reason,
  witness: Witness,
  judged: ReadonlySet<string> = new Set(),
): boolean {
  const { resolvedBy } = ruleOf(alert);
  if (resolvedBy === 'looking-run') return witness === 'monitor' || judged.has(alert.reason);
  return WITNESSES.indexOf(witness) >= WITNESSES.indexOf(resolvedBy);
}

/** Whether a run is refused for it: it does nothing, and notes nothing but the issue. */
export function isRefusal(reason: string): boolean {
  return REFUSALS.has(reason);
}

const REFUSALS: ReadonlySet<string> = new Set(['corrupt', 'newer', 'foreign', 'clock', 'cache-unreachable']);

/** Whether a run of the agent may ever say that it is over. */
export function isForRuns(alert: Reason): boolean {
  return ruleOf(alert).resolvedBy !== 'monitor';
}

/** Each sees what the one before it sees, and more. */
const WITNESSES: readonly Witness[] = ['any-run', 'good-run', 'monitor'];

/** Whether it follows from something else that fires. */
export function followsFrom(alert: Reason, firing: Iterable<Reason>): boolean {
  const { inhibitedBy } = ruleOf(alert);
  return [...firing].some(other => inhibitedBy.includes(other.alert) && ruleOf(other).inhibits);
}

/** One step up; there is none above the last. */
export function risen(severity: Severity): Severity {
  return severity === 'info' ? 'warning' : 'critical';
}

export function isGraver(one: Severity, other: Severity): boolean {
  return Severity.options.indexOf(one) > Severity.options.indexOf(other);
}

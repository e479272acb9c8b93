import type { ActionsConsole } from '../adapters/console/actions-console.ts';
import { setOutputs, writeSummary } from '../adapters/runner-files.ts';
import { redactor } from '../domain/secrets.ts';
import { type TaskPlan, sumsOf } from '../domain/task-plan.ts';
import type { NanoUsd } from '../domain/units.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import { closingLine } from '../report/closing-line.ts';
import { codeSpan } from '../report/markdown.ts';
import { planLine } from '../report/plan-text.ts';
import { summaryOf } from '../report/summary.ts';
import type { FailOn } from './config.ts';
import { USAGE, exitCodeOf, isRed } from './exit-code.ts';
import type { OutputName } from './inputs.ts';
import type { StepTold } from './told.ts';

/** The step that ends: what it was told, and where its words go. */
export type Step = {
  readonly paths: Readonly<Record<'results-path' | 'log-path', string>>;
  readonly failOn: FailOn;
  readonly secrets: readonly string[];
  readonly console: ActionsConsole;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Hands the runner what came of the step: outputs and summary, the last line of the log, and the exit code. */
export function handOver(told: StepTold, step: Step): number {
  const { paths, failOn, secrets, console, env } = step;
  const redact = redactor(secrets);
  const outputs = Object.entries(outputsOf(told, paths)).map(([name, value]) => [
    name,
    FOREIGN.has(name) ? redact(String(value)) : String(value),
  ]);
  const written = [
    setOutputs(env['GITHUB_OUTPUT'], Object.fromEntries(outputs)),
    writeSummary(env['GITHUB_STEP_SUMMARY'], redact(summaryText(told))),
  ];
  for (const write of written) if (!write.ok) console.write('debug', write.message);

  switch (told.kind) {
    case 'unusable':
      return USAGE;
    case 'refused':
      return exitCodeOf('failed');
    case 'overlapped':
      return exitCodeOf('overlapped');
    case 'heard':
      return 0;
    case 'planned':
      if (told.plan !== undefined) console.write('info', planLine(told.plan));
      return told.exitCode;
    // Whoever must be told was told: another red run would be another mail.
    case 'watched':
      return 0;
    case 'reported': {
      const { report } = told;
      console.write('info', closingLine(report));
      // A limit that was reached is no failure of the step, though a script is told of it.
      return isRed(report, failOn) ? exitCodeOf(report.outcome) || 1 : 0;
    }
  }
}

/** The outputs with texts that nobody here wrote. A header such as `X-Priority: 1` must not take the figures out of the others. */
const FOREIGN: ReadonlySet<string> = new Set<OutputName>([
  'results-path',
  'log-path',
  'report-path',
  'commit-sha',
]);

type Outputs = { readonly [name in OutputName]: string | number };

function outputsOf(told: StepTold, paths: Step['paths']): Outputs {
  if (told.kind === 'planned' && told.plan !== undefined)
    return { ...NOTHING_DONE, ...paths, ...NOT_TOLD, outcome: 'planned', ...planOutputs(told.plan) };
  if (told.kind === 'watched') {
    const { health, alertsOpened } = told;
    return {
      ...NOTHING_DONE,
      ...paths,
      ...NOT_TOLD,
      outcome: 'monitored',
      health,
      'alerts-opened': alertsOpened,
    };
  }
  if (told.kind === 'heard') return { ...NOTHING_DONE, ...paths, ...NOT_TOLD, outcome: told.outcome };
  if (told.kind !== 'reported') {
    const outcome = told.kind === 'overlapped' ? 'overlapped' : 'failed';
    const alertsOpened = ('alertsOpened' in told && told.alertsOpened) || 0;
    return { outcome, ...NOTHING_DONE, ...paths, ...NOT_TOLD, 'alerts-opened': alertsOpened };
  }
  const { report, source, reportPath } = told;
  const { outcome, tokens, counts } = report;
  return {
    ...NOT_TOLD,
    outcome,
    ...counts,
    tokens,
    'cost-usd': usdText(report.costNanoUsd),
    ...paths,
    'state-source': source,
    'report-path': reportPath,
    'commit-sha': report.publication?.commit ?? '',
    'alerts-opened': report.alertsOpened,
  };
}

const NOTHING_DONE = {
  completed: 0,
  quarantined: 0,
  skipped: 0,
  pending: 0,
  failed: 0,
  tokens: 0,
  'cost-usd': 0,
} as const;

/** A cost that nobody knows is empty, not 0. */
function planOutputs(plan: TaskPlan) {
  const { running, again, unpriced } = sumsOf(plan);
  const cost = (nanoUsd: NanoUsd) => (unpriced === 0 ? usdText(nanoUsd) : '');
  return {
    planned: running,
    reruns: again,
    'expected-cost-usd': cost(plan.expected.nanoUsd),
    'max-cost-usd': cost(plan.worst.nanoUsd),
  };
}

/** Outputs that are empty unless there is something to say. */
const NOT_TOLD = {
  'state-source': '',
  'report-path': '',
  'commit-sha': '',
  'alerts-opened': 0,
  planned: '',
  reruns: '',
  'expected-cost-usd': '',
  'max-cost-usd': '',
  health: '',
} as const;

/** Digits only, as `0.0000004`: a shell cannot reckon with `4e-7`. */
function usdText(nanoUsd: NanoUsd): string {
  return (nanoUsd / NANO_PER_USD).toFixed(9).replace(/\.?0+$/, '');
}

function summaryText(told: StepTold): string {
  switch (told.kind) {
    case 'reported':
      return summaryOf(told.report);
    case 'planned':
    case 'watched':
      return told.summary;
    case 'heard':
      return told.outcome === 'idle' ? '' : HEARD;
    case 'overlapped':
      return '## Background agent: overlapped\n\nAnother run is at work on the same state: this one left it alone.\n';
    case 'refused':
      return `## Background agent: failed\n\n${codeSpan(told.message, 2_000)}\n`;
    case 'unusable':
      return '## Background agent: failed\n\nThe settings or the task files are wrong. Every mistake is an annotation of this step, and nothing was sent or spent.\n';
  }
}

const HEARD =
  '## Background agent: received\n\nSomebody who may has asked for something: the agent was started, and takes it.\n';

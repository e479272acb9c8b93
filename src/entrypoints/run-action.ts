import { ActionsConsole } from '../adapters/console/actions-console.ts';
import { cryptoRandom } from '../adapters/crypto-random.ts';
import { setOutputs, writeSummary } from '../adapters/runner-files.ts';
import { redactor } from '../domain/secrets.ts';
import { NANO_PER_USD } from '../domain/units.ts';
import { codeSpan } from '../report/markdown.ts';
import { closingLine } from '../report/closing-line.ts';
import { summaryOf } from '../report/summary.ts';
import { type Config, readConfig, secretsOf } from './config.ts';
import { USAGE, exitCodeOf, isRed } from './exit-code.ts';
import { bugText } from './bug-text.ts';
import { INPUTS, type InputName, type OutputName } from './inputs.ts';
import { type Told, runOnce } from './run-once.ts';
import { stopSignals } from './stop-signals.ts';
import { VERSION } from './version.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The step: reads its inputs, runs once, and hands the runner outputs, summary and an exit code. */
export async function runAction(process: NodeJS.Process): Promise<number> {
  const env: Environment = process.env;
  const given = givenInputs(env);
  // Whatever is wrong with the settings, the key is known to the console before the first word.
  const console = new ActionsConsole({
    out: process.stdout,
    secrets: secretsIn(given, env),
    debug: env['RUNNER_DEBUG'] === '1',
    title: 'Background agent',
  });
  try {
    const read = readConfig({
      given,
      env,
      where: 'action',
      workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
      version: VERSION,
      runWord: cryptoRandom.word(10),
    });
    if (!read.ok) {
      for (const problem of read.problems) console.write('error', problem);
      return USAGE;
    }
    const stop = stopSignals(process, () =>
      console.write('notice', 'Cancelled: no new calls; waiting a moment for answers on their way.'),
    );
    const told = await runOnce(read.config, { kind: 'once' }, { console, env, stop });
    return handOver(told, read.config, console, env);
  } catch (error) {
    console.write('error', bugText(error));
    return 1;
  } finally {
    console.close();
  }
}

function givenInputs(env: Environment): Partial<Record<InputName, string>> {
  // The runner upper-cases a name, and turns spaces but not hyphens into underscores.
  const entries = INPUTS.map(({ name }) => [name, env[`INPUT_${name.toUpperCase()}`]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function secretsIn(given: Partial<Record<InputName, string>>, env: Environment): string[] {
  const keys = [given['api-key'], env['OPENROUTER_API_KEY'], env['OPENAI_API_KEY']];
  const headers = (given.headers ?? '').split('\n').map(line => line.slice(line.indexOf(':') + 1));
  return [...keys, ...headers].flatMap(text =>
    text === undefined || text.trim() === '' ? [] : [text.trim()],
  );
}

function handOver(told: Told, config: Config, console: ActionsConsole, env: Environment): number {
  const redact = redactor(secretsOf(config));
  const outputs = Object.entries(outputsOf(told, config)).map(([name, value]) => [
    name,
    redact(String(value)),
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
    case 'reported': {
      const { report } = told;
      console.write('info', closingLine(report));
      // A limit that was reached is no failure of the step, though a script is told of it.
      return isRed(report, config.failOn) ? exitCodeOf(report.outcome) || 1 : 0;
    }
  }
}

type Outputs = { readonly [name in OutputName]: string | number };

function outputsOf(told: Told, { settings }: Config): Outputs {
  const paths = { 'results-path': settings.results.folder, 'log-path': settings.logPath };
  if (told.kind !== 'reported') {
    const nothing = {
      completed: 0,
      quarantined: 0,
      skipped: 0,
      pending: 0,
      failed: 0,
      tokens: 0,
      'cost-usd': 0,
    };
    const outcome = told.kind === 'overlapped' ? 'overlapped' : 'failed';
    return { outcome, ...nothing, ...paths, 'state-source': '', 'report-path': '' };
  }
  const { report, source, reportPath } = told;
  const costUsd = report.costNanoUsd / NANO_PER_USD;
  const { outcome, tokens, counts } = report;
  return {
    outcome,
    ...counts,
    tokens,
    'cost-usd': costUsd,
    ...paths,
    'state-source': source,
    'report-path': reportPath,
  };
}

function summaryText(told: Told): string {
  switch (told.kind) {
    case 'reported':
      return summaryOf(told.report);
    case 'overlapped':
      return '## Background agent: overlapped\n\nAnother run is at work on the same state: this one left it alone.\n';
    case 'refused':
      return `## Background agent: failed\n\n${codeSpan(told.message, 2_000)}\n`;
    case 'unusable':
      return '## Background agent: failed\n\nThe settings or the task files are wrong. Every mistake is an annotation of this step, and nothing was sent or spent.\n';
  }
}

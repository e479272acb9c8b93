import { ActionsConsole } from '../adapters/console/actions-console.ts';
import { cryptoRandom } from '../adapters/crypto-random.ts';
import { type Config, type GitHubConfig, readConfig } from './config.ts';
import { bugText } from './bug-text.ts';
import { refusalOfEvent } from './event-rules.ts';
import { INPUTS, type InputName } from './inputs.ts';
import { findIdle, leaveIdleMark } from './idle-step.ts';
import type { PlanOutside } from './plan-step.ts';
import { proxySecrets, withPlainProxy } from './proxy.ts';
import { SignsOfLife } from './signs-of-life.ts';
import { handOver } from './step-end.ts';
import { MAIN_BEGAN, MAIN_ENDED, isCutOff, noteState, phaseOf } from './step-phase.ts';
import { stopSignals } from './stop-signals.ts';
import type { InboxTold, MonitorTold, PlanTold, StepTold, Told } from './told.ts';
import { VERSION } from './version.ts';
import { routingKeyIn } from './webhook-url.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The step: reads its inputs, runs once, and hands the runner outputs, summary and an exit code. */
export async function runAction(process: NodeJS.Process): Promise<number> {
  const env: Environment = withPlainProxy(process.env);
  const phase = phaseOf(env, process.argv[2]);
  if (phase === 'over') return 0;
  // Before anything can go wrong: at the end of the job the same file is started again, and must not begin a second run.
  if (phase === 'main') noteState(env, MAIN_BEGAN);
  const given = givenInputs(env);
  // Whatever is wrong with the settings, the key is known to the console before the first word.
  const secrets = secretsIn(given, env);
  const console = new ActionsConsole({
    out: process.stdout,
    secrets,
    debug: env['RUNNER_DEBUG'] === '1',
    title: 'Background agent',
  });
  const step = { console, env, secrets, failOn: { quarantine: false, budget: false } };
  const signs = new SignsOfLife(given, env, console);
  if (phase === 'main') signs.begin();
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
      // The step has said it, and began nothing that could be kept.
      if (phase === 'post') return 0;
      noteState(env, MAIN_ENDED);
      for (const problem of read.problems) console.write('error', problem);
      return await signs.end(handOver({ kind: 'unusable' }, { ...step, paths: NO_PATHS }));
    }
    const { config } = read;
    if (phase === 'post') {
      await rescue(config, step, process);
      await signs.endOfCutOff();
      return 0;
    }
    const refusal = refusalOfEvent(config.mode, env);
    if (refusal !== undefined) {
      noteState(env, MAIN_ENDED);
      console.write('error', refusal);
      return await signs.end(handOver({ kind: 'unusable' }, { ...step, paths: NO_PATHS }));
    }
    const { settings, failOn } = config;
    const paths = { 'results-path': settings.results.folder, 'log-path': settings.logPath };
    const told = await startedIn(config, step, process);
    const exitCode = handOver(told, { ...step, paths, failOn });
    if (!isCutOff(told)) noteState(env, MAIN_ENDED);
    return await signs.end(exitCode, told);
  } catch (error) {
    console.write('error', bugText(error));
    if (phase === 'post') {
      await signs.endOfCutOff();
      return 1;
    }
    const message = error instanceof Error ? error.message : 'The run ended in a way that nobody expected.';
    return await signs.end(handOver({ kind: 'refused', message }, { ...step, paths: NO_PATHS }));
  } finally {
    console.close();
  }
}

const NO_PATHS = { 'results-path': '', 'log-path': '' };

function startedIn(
  config: Config,
  step: { console: ActionsConsole; env: Environment; secrets: readonly string[] },
  process: NodeJS.Process,
): Told | Promise<StepTold> {
  if (config.mode === 'plan') return plan(config, step);
  if (config.mode === 'monitor') return monitor(config, step);
  if (config.mode === 'inbox') return receive(config, step);
  return config.github === undefined
    ? (findIdle(config, Date.now()) ?? work(config, step, process))
    : workAtHome(config, config.github, step, process);
}

/** What a run needs is loaded only now. */
async function work(
  config: Config,
  { console, env }: { console: ActionsConsole; env: Environment },
  process: NodeJS.Process,
): Promise<Told> {
  const { runOnce } = await import('./run-once.ts');
  const stop = stopOf(console, process);
  // Before the lock is free: whoever goes on with the log then may leave something to do, and the mark would deny it.
  const atEnd = (told: Told) => leaveIdleMark(told, config);
  return runOnce(config, { kind: 'once' }, { console, env, stop, atEnd });
}

async function workAtHome(
  config: Config,
  github: GitHubConfig,
  { console, env }: { console: ActionsConsole; env: Environment },
  process: NodeJS.Process,
): Promise<Told> {
  const { runAtHome } = await import('./home-step.ts');
  const program = process.argv[1] ?? '';
  return runAtHome(config, github, { console, env, program, stop: () => stopOf(console, process) });
}

function stopOf(console: ActionsConsole, process: NodeJS.Process): AbortSignal {
  return stopSignals(process, () =>
    console.write('notice', 'Cancelled: no new calls; waiting a moment for answers on their way.'),
  );
}

/** The runner starts the step again when the job ends. Then there is something to do only if it did not end by itself. */
async function rescue(
  config: Config,
  { console, env }: { console: ActionsConsole; env: Environment },
  process: NodeJS.Process,
): Promise<void> {
  if (config.github === undefined || config.mode !== 'run') return;
  const { rescueAtHome } = await import('./home-step.ts');
  await rescueAtHome(config, config.github, { console, env, program: process.argv[1] ?? '' });
}

async function plan(config: Config, outside: PlanOutside): Promise<PlanTold> {
  const { planStep } = await import('./plan-step.ts');
  return planStep(config, outside);
}

async function monitor(
  config: Config,
  step: { console: ActionsConsole; env: Environment },
): Promise<MonitorTold> {
  if (config.github === undefined) return withoutGitHub('monitor', step.console);
  const { monitorStep } = await import('./monitor-step.ts');
  return monitorStep(config, config.github, step);
}

async function receive(
  config: Config,
  step: { console: ActionsConsole; env: Environment },
): Promise<InboxTold> {
  if (config.github === undefined) return withoutGitHub('inbox', step.console);
  const { inboxStep } = await import('./inbox-step.ts');
  return inboxStep(config, config.github, step);
}

/** What is all about GitHub does not work without it. */
function withoutGitHub(mode: string, console: ActionsConsole): { kind: 'refused'; message: string } {
  const message = `Mode "${mode}" looks at GitHub, and there is no token for it. Leave "github-token" as it is, or give it one.`;
  console.write('error', message);
  return { kind: 'refused', message };
}

function givenInputs(env: Environment): Partial<Record<InputName, string>> {
  // The runner upper-cases a name, and turns spaces but not hyphens into underscores.
  const entries = INPUTS.map(({ name }) => [name, env[`INPUT_${name.toUpperCase()}`]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function secretsIn(given: Partial<Record<InputName, string>>, env: Environment): string[] {
  const keys = [
    given['api-key'],
    given['github-token'],
    given['ping-url'],
    given['webhook-url'],
    given['webhook-secret'],
    routingKeyIn(given['webhook-url'] ?? ''),
    env['OPENROUTER_API_KEY'],
    env['OPENAI_API_KEY'],
    ...proxySecrets(env),
  ];
  const headers = (given.headers ?? '').split('\n').map(line => line.slice(line.indexOf(':') + 1));
  return [...keys, ...headers].flatMap(text =>
    text === undefined || text.trim() === '' ? [] : [text.trim()],
  );
}

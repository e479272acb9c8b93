import type { Readable } from 'node:stream';

import { Command, CommanderError, Option } from 'commander';

import { TerminalConsole, type TerminalStream } from '../adapters/console/terminal-console.ts';
import { cryptoRandom } from '../adapters/crypto-random.ts';
import { bugText } from './bug-text.ts';
import type { CommandContext } from './commands/context.ts';
import { showCosts } from './commands/costs.ts';
import { explain } from './commands/explain.ts';
import { exportResults } from './commands/export.ts';
import { initRepository } from './commands/init.ts';
import { adoptLog, resetLog, showLog, verifyLog } from './commands/log.ts';
import { showPlan } from './commands/plan.ts';
import { prune } from './commands/prune.ts';
import { run, watch } from './commands/run.ts';
import { showStatus } from './commands/status.ts';
import { forgetTasks, releaseTasks } from './commands/tasks.ts';
import { readConfig, secretsOf } from './config.ts';
import { USAGE } from './exit-code.ts';
import { FLAGS, type InputName } from './inputs.ts';
import type { SignalSource } from './stop-signals.ts';
import { VERSION } from './version.ts';

/** What of its process the command line uses. */
export type Shell = SignalSource & {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Read by `init` only, where it is a terminal. */
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: TerminalStream;
  readonly stderr: TerminalStream;
  cwd(): string;
};

/** The command line: the same core on the local disk, with every input as a flag of the same name. */
export async function runCommandLine(shell: Shell): Promise<number> {
  let exitCode = 0;
  const program = programOf(shell, async (command, options, args) => {
    exitCode = await perform(shell, command, options, args);
  });
  addInit(program).action(async (options: CommandOptions) => {
    exitCode = await performInit(shell, options);
  });
  try {
    await program.parseAsync(shell.argv);
    return exitCode;
  } catch (error) {
    // It has printed its own message, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    throw error;
  }
}

type CommandOptions = Readonly<Record<string, unknown>>;
type Action = (
  context: CommandContext,
  options: CommandOptions,
  args: readonly string[],
) => Promise<number> | number;
type Perform = (action: Action, options: CommandOptions, args: readonly string[]) => Promise<void>;

/** A line each, as in the input of the action. */
const LISTS: ReadonlySet<string> = new Set<InputName>(['tasks', 'headers']);

/** Of a flag that stands twice the last counts, as a script may have the first; what is a list has both. */
function optionOf({ name, description }: (typeof FLAGS)[number]): Option {
  const option = new Option(`--${name} <value>`, description);
  if (!LISTS.has(name)) return option;
  return option.argParser((value, before: string | undefined) =>
    before === undefined ? value : `${before}\n${value}`,
  );
}

function programOf({ stdout, stderr }: Shell, perform: Perform): Command {
  const program = new Command('background-agent')
    .description(
      'Works through a list of LLM tasks within a budget. State is an append-only log on the local disk.',
    )
    .version(VERSION)
    .configureOutput({
      writeOut: text => stdout.write(text),
      writeErr: text => stderr.write(text),
      getOutHelpWidth: () => stdout.columns ?? COLUMNS_DEFAULT,
      getErrHelpWidth: () => stderr.columns ?? COLUMNS_DEFAULT,
    })
    .exitOverride()
    .showHelpAfterError('(add --help for all flags)');

  function add(parent: Command, usage: string, description: string, action: Action): Command {
    const command = parent.command(usage).description(description).exitOverride();
    for (const flag of FLAGS) command.addOption(optionOf(flag));
    command.action((...received: unknown[]) => {
      const args = received
        .slice(0, -2)
        .flat()
        .filter(argument => typeof argument === 'string');
      return perform(action, command.opts(), args);
    });
    return command;
  }

  add(program, 'run', 'Work through the task file once.', run);
  add(program, 'watch', 'Stay as one run and read the task file again and again.', watch);
  add(
    program,
    'plan',
    'Say what would run and why, and what it would cost. Needs no key, changes nothing.',
    showPlan,
  ).option('--json', 'print JSON');
  add(program, 'status', 'Say how the agent stands.', showStatus).option('--json', 'print JSON');
  add(program, 'explain <task>', "Tell a task's whole story from the log.", explain).option(
    '--json',
    'print JSON',
  );
  add(
    program,
    'retry <task...>',
    'Put quarantined and failed tasks back into the queue.',
    releaseTasks('retry'),
  );
  add(
    program,
    'rerun [task...]',
    'Make finished tasks pending again: they are paid again.',
    releaseTasks('rerun'),
  )
    .option('--type <type>', 'all tasks of a type')
    .option('--all', 'all tasks');
  add(
    program,
    'forget <task>',
    "Erase a task's answer and result. The log stays whole, and the task stays done.",
    forgetTasks,
  );
  add(program, 'prune', 'Remove results whose task is no longer in the task file.', prune).option(
    '--dry-run',
    'only say which',
  );
  add(program, 'costs', 'Say what was spent.', showCosts)
    .option('--month <month>', 'only this UTC month, as 2026-01')
    .option('--by <columns>', 'sum by month, type, model (separated by commas)', 'month')
    .option('--json', 'print JSON')
    .option('--csv', 'print CSV');
  add(program, 'export', 'Print all published results.', exportResults).addOption(
    new Option('--format <format>', 'jsonl or csv').choices(['jsonl', 'csv']).default('jsonl'),
  );

  const log = program.command('log').description('Look at the log, or take it over.').exitOverride();
  add(log, 'verify', 'Check every byte of the log.', verifyLog).option('--json', 'print JSON');
  add(log, 'show', 'Print the events of the log.', showLog).option('--json', 'print JSON, one event a line');
  add(log, 'adopt', "Take over another repository's log: finished work stays, budgets start anew.", adoptLog);
  add(log, 'reset', 'Put the log aside and start anew: everything will be paid again.', resetLog).option(
    '--yes',
    'do it',
  );
  return program;
}

/** No run of the agent, so it has none of its flags but those that shape what is written. */
function addInit(program: Command): Command {
  return program
    .command('init')
    .description(
      'Write workflows and a task file for GitHub Actions into this repository, and say what is left to do.',
    )
    .exitOverride()
    .option('--name <value>', 'name of the agent; default: default')
    .option('--provider <value>', 'openrouter, openai, compatible or offline')
    .option('--base-url <value>', 'root of the API, for the provider compatible')
    .option('--model <value>', 'model, as the provider spells it')
    .option('--schedule <cron>', 'when it runs, in UTC, as "17 2 * * *"; default: a time of night of its own')
    .option('--publish <how>', 'what becomes of results: commit (default), pull-request or none')
    .option('--yes', 'ask nothing, take the defaults');
}

const COLUMNS_DEFAULT = 80;

async function perform(
  shell: Shell,
  action: Action,
  options: CommandOptions,
  args: readonly string[],
): Promise<number> {
  const { env } = shell;
  const read = readConfig({
    given: givenFlags(options),
    env,
    where: 'cli',
    workspace: shell.cwd(),
    version: VERSION,
    runWord: cryptoRandom.word(10),
  });
  const console = new TerminalConsole({
    out: shell.stdout,
    err: shell.stderr,
    secrets: read.ok
      ? secretsOf(read.config)
      : [env['OPENROUTER_API_KEY'] ?? '', env['OPENAI_API_KEY'] ?? ''],
    debug: env['BG_AGENT_DEBUG'] === '1',
    noColor: (env['NO_COLOR'] ?? '') !== '',
  });
  try {
    if (!read.ok) {
      for (const problem of read.problems) console.write('error', problem);
      return USAGE;
    }
    return await action({ config: read.config, console, env, signals: shell }, options, args);
  } catch (error) {
    console.write('error', bugText(error));
    return 1;
  } finally {
    console.close();
  }
}

async function performInit(shell: Shell, options: CommandOptions): Promise<number> {
  const { stdin, stdout, stderr: err, env } = shell;
  const noColor = (env['NO_COLOR'] ?? '') !== '';
  const console = new TerminalConsole({ out: stdout, err, secrets: [], debug: false, noColor });
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const flags = {
    name: text('name') ?? 'default',
    provider: text('provider'),
    baseUrl: text('baseUrl'),
    model: text('model'),
    schedule: text('schedule'),
    publish: text('publish') ?? 'commit',
    // Whoever gives a flag knows what they want, also `--yes`.
    mayAsk: Object.keys(options).length === 0,
  };
  try {
    return await initRepository(flags, { folder: shell.cwd(), stdin, stdout, console });
  } catch (error) {
    console.write('error', bugText(error));
    return 1;
  } finally {
    console.close();
  }
}

/** The flag `--cost-budget` arrives as `costBudget`. */
function givenFlags(options: CommandOptions): Partial<Record<InputName, string>> {
  const given: Partial<Record<InputName, string>> = {};
  for (const { name } of FLAGS) {
    const value = options[name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())];
    if (typeof value === 'string') given[name] = value;
  }
  return given;
}

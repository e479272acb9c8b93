import { type TerminalConsole } from '../../adapters/console/terminal-console.ts';
import { acquireLock } from '../../adapters/local-disk/lock.ts';
import type { Journal } from '../../app/journal.ts';
import { type LogProblem, openJournal, readLog } from '../../app/open-journal.ts';
import type { AgentPorts } from '../../app/run.ts';
import { BACKOFF } from '../../domain/retry.ts';
import type { State } from '../../domain/state.ts';
import type { Config } from '../config.ts';
import type { SignalSource } from '../stop-signals.ts';
import { stateFolderOf } from '../state-folder.ts';
import { wire } from '../wire.ts';

/** What every command is given. */
export type CommandContext = {
  readonly config: Config;
  readonly console: TerminalConsole;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signals: SignalSource;
};

/** For commands that only look: State as the log has it now. Undefined, and said: the log cannot be read. */
export function stateForReading(context: CommandContext): { ports: AgentPorts; state: State } | undefined {
  const ports = wire(context.config, context.console, context.env);
  const log = readLog(ports.store);
  if (log.ok) return { ports, state: log.state };
  sayProblem(context, log.problem);
  return undefined;
}

/** For commands that change the log: alone on it, with the journal open. Resolves with the exit code. */
export async function withJournal(
  context: CommandContext,
  change: (ports: AgentPorts, journal: Journal) => Promise<number>,
): Promise<number> {
  const { config, console, env } = context;
  const { settings } = config;
  const lock = acquireLock(stateFolderOf(config));
  if (!lock.ok) {
    console.write(
      'error',
      `A run is at work on ${config.stateFolder} (${lock.holder}). Wait until it has ended.`,
    );
    return 1;
  }
  try {
    const ports = wire(config, console, env);
    const opened = await openJournal(ports, {
      identity: { repository: settings.repository, agent: settings.agent },
      run: settings.run,
      policy: { limits: settings.limits, backoff: BACKOFF },
    });
    if (opened.ok) return await change(ports, opened.journal);
    sayProblem(context, opened.problem);
    return 1;
  } finally {
    lock.release();
  }
}

export function sayProblem({ console }: CommandContext, problem: LogProblem): void {
  console.write('error', problem.message);
}

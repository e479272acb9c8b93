import type { TerminalConsole } from '../../adapters/console/terminal-console.ts';
import { makeStateFolder } from '../../adapters/local-disk/folder.ts';
import { acquireLock } from '../../adapters/local-disk/lock.ts';
import type { Journal } from '../../app/journal.ts';
import { type LogProblem, openJournal, readLog } from '../../app/open-journal.ts';
import type { AgentPorts } from '../../app/run.ts';
import { BACKOFF } from '../../domain/retry.ts';
import type { State } from '../../domain/state.ts';
import type { Config } from '../config.ts';
import type { SignalSource } from '../stop-signals.ts';
import { type Wired, wire } from '../wire.ts';

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
export function withJournal(
  context: CommandContext,
  change: (ports: AgentPorts, journal: Journal) => Promise<number>,
): Promise<number> {
  const { settings } = context.config;
  return alone(context, async ports => {
    const opened = await openJournal(ports, {
      identity: { repository: settings.repository, agent: settings.agent },
      run: settings.run,
      policy: { limits: settings.limits, backoff: BACKOFF },
    });
    if (!opened.ok) {
      sayProblem(context, opened.problem);
      return 1;
    }
    if (opened.notice !== undefined) context.console.write('warning', opened.notice);
    return change(ports, opened.journal);
  });
}

/** Acts while no run and no other command can. Resolves with the exit code. */
export async function alone(
  { config, console, env }: CommandContext,
  act: (ports: Wired) => Promise<number> | number,
): Promise<number> {
  const lock = acquireLock(makeStateFolder(config.workspace, config.stateFolder));
  if (!lock.ok) {
    console.write(
      'error',
      `A run is at work on ${config.stateFolder} (${lock.holder}). Wait until it has ended.`,
    );
    return 1;
  }
  const ports = wire(config, console, env);
  try {
    return await act(ports);
  } finally {
    await ports.store.close();
    lock.release();
  }
}

export function sayProblem({ console }: CommandContext, problem: LogProblem): void {
  console.write('error', problem.message);
}

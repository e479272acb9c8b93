import { closingLine } from '../../report/closing-line.ts';
import { troubleLines } from '../../report/trouble-lines.ts';
import { USAGE, exitCodeOf, isRed } from '../exit-code.ts';
import { type RunMode, runOnce } from '../run-once.ts';
import { stopSignals } from '../stop-signals.ts';
import type { CommandContext } from './context.ts';

/** `run` and `watch`: work through the tasks once, or again whenever the task file has something new. */
export function run(context: CommandContext): Promise<number> {
  return perform(context, { kind: 'once' });
}

export function watch(context: CommandContext): Promise<number> {
  return perform(context, { kind: 'watch', pollMs: context.config.pollIntervalMs });
}

async function perform({ config, console, env, signals }: CommandContext, mode: RunMode): Promise<number> {
  const stop = stopSignals(signals, () =>
    console.write('notice', 'Stopping: no new calls; waiting a moment for answers on their way.'),
  );
  const told = await runOnce(config, mode, { console, env, stop });
  switch (told.kind) {
    case 'unusable':
      return USAGE;
    case 'refused':
      return exitCodeOf('failed');
    case 'overlapped':
      return exitCodeOf('overlapped');
    case 'reported': {
      for (const line of troubleLines(told.report)) console.write('info', line);
      console.write('info', closingLine(told.report));
      const code = exitCodeOf(told.report.outcome);
      return code === 0 && isRed(told.report, config.failOn) ? 1 : code;
    }
  }
}

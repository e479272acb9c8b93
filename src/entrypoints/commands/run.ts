import { Heartbeat } from '../../adapters/heartbeat.ts';
import { closingLine } from '../../report/closing-line.ts';
import { troubleLines } from '../../report/trouble-lines.ts';
import { USAGE, exitCodeOf, isRed } from '../exit-code.ts';
import { type RunMode, runOnce } from '../run-once.ts';
import { CANCELLED_MS_MAX, untold } from '../signs-of-life.ts';
import { stopSignals } from '../stop-signals.ts';
import type { Told } from '../told.ts';
import type { CommandContext } from './context.ts';

/** `run` and `watch`: work through the tasks once, or again whenever the task file has something new. */
export async function run(context: CommandContext): Promise<number> {
  const { pingUrl: url, proxyEnv } = context.config;
  if (url === undefined) return codeOf(await perform(context, { kind: 'once' }), context);

  const heartbeat = new Heartbeat({ url, proxyEnv });
  heartbeat.begin();
  let told: Told | undefined;
  try {
    told = await perform(context, { kind: 'once' });
    return codeOf(told, context);
  } finally {
    await sayEnd(told, heartbeat, context);
  }
}

/** It stays for days, so that its end is no sign of life. */
export async function watch(context: CommandContext): Promise<number> {
  return codeOf(await perform(context, { kind: 'watch', pollMs: context.config.pollIntervalMs }), context);
}

function perform({ config, console, env, signals }: CommandContext, mode: RunMode): Promise<Told> {
  const stop = stopSignals(signals, () =>
    console.write('notice', 'Stopping: no new calls; waiting a moment for answers on their way.'),
  );
  return runOnce(config, mode, { console, env, stop });
}

function codeOf(told: Told, { config, console }: CommandContext): number {
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

/** `told` undefined: the run ended in a way that nobody expected. */
async function sayEnd(
  told: Told | undefined,
  heartbeat: Heartbeat,
  { config, console }: CommandContext,
): Promise<void> {
  if (told?.kind === 'overlapped') return;
  const isGood = told?.kind === 'reported' && !isRed(told.report, config.failOn);
  const isCancelled = told?.kind === 'reported' && told.report.outcome === 'interrupted';
  const sign = isGood ? 'success' : 'failure';
  const trouble = await heartbeat.end(sign, isCancelled ? CANCELLED_MS_MAX : undefined);
  if (trouble !== undefined) console.write('warning', untold(sign, trouble));
}

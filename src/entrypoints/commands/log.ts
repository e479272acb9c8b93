import { existsSync, renameSync } from 'node:fs';

import { type ReadLog, readLog } from '../../app/open-journal.ts';
import { Journal } from '../../app/journal.ts';
import { BACKOFF } from '../../domain/retry.ts';
import { jsonText } from '../../report/json-text.ts';
import { recordText } from '../../report/record-text.ts';
import { snapshotText } from '../../report/snapshot-text.ts';
import { USAGE } from '../exit-code.ts';
import { stateFolderOf } from '../state-folder.ts';
import { wire } from '../wire.ts';
import { type CommandContext, alone, sayProblem } from './context.ts';

/** Checks every byte and says what was found. A torn end is the mark of a crash, and the next run mends it. */
export function verifyLog(context: CommandContext, options: { readonly json?: unknown }): number {
  const log = readLog(wire(context.config, context.console, context.env).store);
  if (!log.ok) {
    if (options.json === true)
      context.console.print(jsonText({ status: log.problem.kind, message: log.problem.message }));
    sayProblem(context, log.problem);
    return 1;
  }
  if (isNone(log)) {
    const message = absenceOf(context);
    if (options.json === true) context.console.print(jsonText({ status: 'none', message }));
    context.console.write('error', message);
    return 1;
  }
  const { head, torn, snapshot } = log;
  const status = torn === undefined ? 'intact' : 'torn';
  const snapshotSeq = snapshot?.head.seq ?? 0;
  if (options.json === true)
    context.console.print(jsonText({ status, ...head, tornBytes: torn?.bytes ?? 0, snapshotSeq }));
  else
    context.console.print(
      [
        `${status}: ${head.seq} events, head ${head.hash}${torn === undefined ? '' : `; ${torn.bytes} bytes of a cut-off append follow, which the next run keeps aside`}`,
        ...(snapshot === undefined ? [] : [snapshotText(snapshotSeq)]),
      ].join('\n'),
    );
  return 0;
}

export function showLog(context: CommandContext, options: { readonly json?: unknown }): number {
  const log = readLog(wire(context.config, context.console, context.env).store, record => {
    context.console.print(options.json === true ? JSON.stringify(record) : recordText(record));
  });
  if (log.ok && isNone(log)) {
    context.console.write('error', absenceOf(context));
    return 1;
  }
  if (log.ok) {
    if (log.snapshot !== undefined) context.console.write('notice', snapshotText(log.snapshot.head.seq));
    return 0;
  }
  sayProblem(context, log.problem);
  return 1;
}

/** Not a byte: a first append that was cut off is the beginning of a log. */
function isNone({ head, torn }: Extract<ReadLog, { ok: true }>): boolean {
  return head.seq === 0 && torn === undefined;
}

function absenceOf({ config }: CommandContext): string {
  return `There is no log at ${config.stateFolder}/log: expected that of agent "${config.settings.agent}". Are --name and --state right? The first run that has something to do makes one.`;
}

export function adoptLog(context: CommandContext): Promise<number> {
  const { config, console } = context;
  const { settings } = config;
  return alone(context, async ports => {
    const log = readLog(ports.store);
    if (!log.ok) {
      sayProblem(context, log.problem);
      return 1;
    }
    const { repository } = settings;
    const previous = log.state.log?.repository;
    if (previous === undefined || previous === repository) {
      console.print(
        previous === undefined
          ? 'There is no log to take over.'
          : 'The log belongs to this repository already.',
      );
      return 0;
    }
    const policy = { limits: settings.limits, backoff: BACKOFF };
    const journal = new Journal(ports.store, ports.clock, { ...log, run: settings.run, policy });
    if (log.torn !== undefined) {
      ports.store.cutAt(log.torn.offset);
      await journal.record([{ type: 'LogRecovered', damage: 'torn', bytes: log.torn.bytes }]);
    }
    await journal.commit({ type: 'AdoptLog', repository });
    console.print(`Took the log over from repository ${previous}: finished work stays, budgets start anew.`);
    return 0;
  });
}

export function resetLog(context: CommandContext, options: { readonly yes?: unknown }): Promise<number> {
  const { config, console } = context;
  if (options.yes !== true) {
    console.write(
      'error',
      'This puts the log and its answers aside, and everything that was finished will be paid again. Add --yes to do it.',
    );
    return Promise.resolve(USAGE);
  }
  return alone(context, () => {
    const folder = stateFolderOf(config);
    const aside = `${folder}/before-${config.settings.run}`;
    for (const part of ['log', 'answers']) {
      if (existsSync(`${folder}/${part}`)) renameSync(`${folder}/${part}`, `${aside}-${part}`);
    }
    console.print(
      `Put aside under ${config.stateFolder}/before-${config.settings.run}-log and -answers. The next run starts a new log.`,
    );
    return 0;
  });
}

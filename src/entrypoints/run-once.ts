import { join } from 'node:path';

import { makeStateFolder } from '../adapters/local-disk/folder.ts';
import { acquireLock } from '../adapters/local-disk/lock.ts';
import { storageError } from '../adapters/local-disk/storage-error.ts';
import { writeOver } from '../adapters/local-disk/write-over.ts';
import type { Home } from '../app/home/home.ts';
import type { AgentPorts } from '../app/run.ts';
import { type RunEnd, runAgent } from '../app/run-agent.ts';
import { watchAgent } from '../app/watch-agent.ts';
import type { Console } from '../ports.ts';
import type { NewerFiles } from '../ports/checkout.ts';
import type { Publisher } from '../ports/publishing.ts';
import { type RunReport, reportText } from '../report/run-report.ts';
import type { Config } from './config.ts';
import { sayMistakes } from './say-mistakes.ts';
import type { Told } from './told.ts';
import { wire } from './wire.ts';

export type RunMode = { readonly kind: 'once' } | { readonly kind: 'watch'; readonly pollMs: number };

/**
 * One run on this machine's disk: takes the folder's lock, runs, writes the report. Everything wrong is said to the
 * console; what is returned decides over the exit code and the outputs.
 */
export async function runOnce(
  config: Config,
  mode: RunMode,
  {
    console,
    env,
    stop,
    home,
    publisher,
    newer,
    atEnd,
  }: {
    console: Console;
    env: Readonly<Record<string, string | undefined>>;
    stop: AbortSignal;
    home?: Home | undefined;
    publisher?: Publisher | undefined;
    newer?: NewerFiles | undefined;
    /** Called while nobody else can work in the folder yet. */
    atEnd?: ((told: Told) => void) | undefined;
  },
): Promise<Told> {
  const folder = makeStateFolder(config.workspace, config.stateFolder);
  const lock = acquireLock(folder);
  if (!lock.ok) {
    console.write(
      'notice',
      `Another run is at work on ${config.stateFolder} (${lock.holder}): this one leaves it alone.`,
    );
    return { kind: 'overlapped' };
  }
  const ports = { ...wire(config, console, env, newer), home, publisher };
  try {
    const end = await start(ports, config, mode, stop);
    const told = tell(end, config, folder, console);
    atEnd?.(told);
    return told;
  } finally {
    await ports.store.close();
    lock.release();
  }
}

function start(ports: AgentPorts, { settings }: Config, mode: RunMode, stop: AbortSignal): Promise<RunEnd> {
  return mode.kind === 'once'
    ? runAgent(ports, settings, stop)
    : watchAgent(ports, settings, { pollMs: mode.pollMs, stop });
}

function tell(end: RunEnd, config: Config, folder: string, console: Console): Told {
  switch (end.kind) {
    case 'mistaken':
      sayMistakes(console, end.mistakes);
      return { kind: 'unusable' };
    case 'unusable':
      console.write('error', end.message);
      return { kind: 'unusable' };
    case 'refused':
      console.write('error', end.message);
      return { kind: 'refused', message: end.message, alertsOpened: end.alertsOpened ?? 0 };
    case 'overlapped':
      console.write(
        'notice',
        `Another run is at work${end.holder === undefined ? '' : ` (${end.holder})`}: this one leaves it alone.`,
      );
      return { kind: 'overlapped' };
    case 'reported': {
      for (const { place, message } of end.report.notices) console.write('warning', message, place);
      for (const message of end.report.unwritten) console.write('error', message);
      const isWritten = writeReport(end.report, folder, console);
      return {
        kind: 'reported',
        report: end.report,
        source: end.source,
        files: end.files,
        reportPath: isWritten ? join(config.stateFolder, REPORT) : '',
      };
    }
  }
}

const REPORT = 'report.json';

/** All that it tells of is done and kept: a disk without room for it must not turn the run red now. */
function writeReport(report: RunReport, folder: string, console: Console): boolean {
  const path = join(folder, REPORT);
  try {
    writeOver(path, reportText(report));
    return true;
  } catch (error) {
    console.write('warning', storageError('write the report', path, error).message);
    return false;
  }
}

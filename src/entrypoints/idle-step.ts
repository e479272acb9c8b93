import {
  type IdleContext,
  type IdleMark,
  type OnDisk,
  areUnchanged,
  readIdleMark,
  writeIdleMark,
} from '../adapters/local-disk/idle-mark.ts';
import { globbedIn } from '../adapters/task-files/task-globs.ts';
import type { Source } from '../app/home/bring-log-here.ts';
import { timestampOf } from '../domain/units.ts';
import type { RunReport } from '../report/run-report.ts';
import type { Config } from './config.ts';
import { stateFolderOf } from './state-folder.ts';
import type { Told } from './told.ts';

/**
 * A scheduled run mostly finds nothing to do. When nothing has changed since a run that left nothing, this one says
 * so at once: nothing is loaded, parsed or written. Undefined: there may be work, so look for it.
 */
export function findIdle(config: Config, nowMs: number): Told | undefined {
  const mark = readIdleMark(contextOf(config));
  return mark && idleAfter(mark, 'disk', config, nowMs);
}

/** What an idle run says of itself, by the mark of the one before. Undefined: time alone may have changed something. */
export function idleAfter(mark: IdleMark, source: Source, config: Config, nowMs: number): Told | undefined {
  // The mark's fingerprint covers it: these are the bytes that a run left.
  const { report, reportPath } = JSON.parse(mark.report) as Left;
  const now = timestampOf(nowMs);
  if (report.lookAgainAt !== undefined && report.lookAgainAt <= now) return undefined;
  const { run } = config.settings;
  return {
    kind: 'reported',
    source,
    files: mark.files,
    reportPath,
    report: { ...report, run, startedAt: now, finishedAt: now },
  };
}

/** Leaves the mark behind a run after which nothing is left to do. Without one the next run looks for itself, no more. */
export function leaveIdleMark(told: Told, config: Config): void {
  if (told.kind !== 'reported') return;
  const mark = markAfter(told.report, told.files, told.reportPath, config);
  if (mark === undefined) return;
  try {
    writeIdleMark(contextOf(config), mark);
  } catch {
    // The run is done and said: a full disk must not turn it red now.
  }
}

/** Undefined: there may be something left to do. */
export function markAfter(
  report: RunReport,
  files: readonly string[],
  reportPath: string,
  { workspace, taskPatterns: patterns }: Pick<Config, 'workspace' | 'taskPatterns'>,
): IdleMark | undefined {
  if (!leavesNothing(report)) return undefined;
  // What somebody changed while the run was on is work that it has not seen.
  const where = { workspace, patterns, filesOf: globbedIn };
  if (!areUnchanged(where, files, Date.parse(report.startedAt))) return undefined;
  const left: Left = { report: idleReport(report), reportPath };
  return { files, report: JSON.stringify(left) };
}

type Left = { readonly report: RunReport; readonly reportPath: string };

/** Whether nobody has to come back for anything: neither for work nor for results that wait. */
export function leavesNothing({ outcome, counts, unwritten, publication }: RunReport): boolean {
  const ended = outcome === 'completed' || outcome === 'idle';
  const isAllPublished = publication?.refused === undefined && (publication?.heldBack ?? []).length === 0;
  return ended && counts.pending === 0 && counts.failed === 0 && unwritten.length === 0 && isAllPublished;
}

/** What the next run will say of itself. The budgets and the costs of day and month are told by a run that reads the log. */
function idleReport(report: RunReport): RunReport {
  const { counts } = report;
  return {
    ...report,
    outcome: 'idle',
    counts: { ...counts, completed: 0, quarantined: 0, skipped: counts.skipped + counts.completed },
    calls: 0,
    tokens: 0,
    costNanoUsd: 0,
    budgets: [],
    budgetsReached: [],
    publication: undefined,
    alertsOpened: 0,
    alertTrouble: undefined,
    alerts: report.alerts.map(alert => ({ ...alert, isFresh: false })),
    monthTotals: [],
    stops: [],
    tasks: [],
    oddities: [],
  };
}

function contextOf(config: Config): IdleContext & OnDisk {
  return { ...idleContextOf(config), stateFolder: stateFolderOf(config) };
}

/** All that decides whether there is work, but for what is secret or new with every run: its hash may lie where all can read it. */
export function idleContextOf(config: Config): IdleContext {
  const { apiKey: _key, headers: _headers, github: _github, ...open } = config;
  const { pingUrl: _ping, proxyEnv: _proxy, webhook, settings, ...rest } = open;
  const { run: _run, ...lasting } = settings;
  const { workspace, taskPatterns: patterns } = config;
  const told = { ...rest, webhook: webhook?.format, ...lasting };
  return { workspace, patterns, filesOf: globbedIn, settings: JSON.stringify(told) };
}

import type { Limits } from '../../domain/budget.ts';
import type { Event, Outcome } from '../../domain/event.ts';
import type { StateProblem } from '../../domain/alerts/firing.ts';
import { UNREACHABLE_RUNS_UNTIL_ALERT } from '../../domain/alerts/firing-alerts.ts';
import { assertNever } from '../../domain/invariant.ts';
import type { Because } from '../../log/choose-copy.ts';
import { type PublicationReport, problemOf } from '../../report/publication-report.ts';
import type { RunReport } from '../../report/run-report.ts';
import { badgeOf } from '../../report/badge.ts';
import { statusFileOf } from '../../report/status-file.ts';
import { type Alerted, alertOfRun, hasAlertsToSettle } from '../alerts/alert-people.ts';
import { BranchCopy } from './branch-copy.ts';
import type { Brought } from './bring-log-here.ts';
import { UNSURE_MS_MAX, offsetOf, setSince } from './clock-offset.ts';
import { type Home, IDLE } from './home.ts';
import { NOT_TAKEN, handOver } from './hand-over.ts';
import type { Journal } from '../journal.ts';
import type { Requests } from '../requests/requests.ts';
import { isUnsaid, settleRequests } from '../requests/settle-requests.ts';
import { StateKeeper } from './keep-state.ts';
import { takeIn } from './take-in.ts';
import { JUDGED_BY_AGENT } from '../watch/look-back.ts';
import type { AnswerStore, Clock, Console, LogStore } from '../../ports.ts';

type Here = Extract<Brought, { kind: 'here' }>;

/** A run that has a home: what it was brought from there, and what keeps its state there while it goes on. */
export type AtHome = {
  readonly home: Home;
  readonly brought: Here;
  readonly keeper: StateKeeper;
  readonly ports: Ports;
  /** What people ask of this run; undefined: there is nowhere to ask. */
  readonly requests: Requests | undefined;
  /** What people must be told of what other runs have left behind. */
  readonly found: { problem: StateProblem | undefined };
};

type Ports = {
  readonly clock: Clock;
  readonly console: Console;
  readonly store: LogStore;
  readonly answers: AnswerStore;
};

export function atHome(
  home: Home,
  brought: Here,
  ports: Ports,
  journal: Journal,
  { timeoutMsMax, requests }: { readonly timeoutMsMax: number; readonly requests: Requests | undefined },
): AtHome {
  const copy = new BranchCopy({ branch: home.branch, ...ports }, journal, brought.onBranch, home.bounds);
  const offset = offsetOf(brought.date);
  const leaseThen = brought.lease;
  const keeper = new StateKeeper({ home, ...ports }, journal, copy, { offset, timeoutMsMax, leaseThen });
  const { clock, console, store, answers } = ports;
  const found = { problem: undefined };
  return { home, brought, keeper, ports: { clock, console, store, answers }, requests, found };
}

/** What is to be noted of how the log came here; nothing, where all is as it should be. */
export function recoveryOf(because: Because): Event[] {
  switch (because) {
    case 'first-run':
    case 'same-disk':
    case 'ended-cleanly':
    case 'copy-of-killed-run':
      return [];
    case 'copy-missing':
    case 'copy-unusable':
    case 'two-histories':
    case 'cache-unreachable':
    case 'branch-missing':
      return [{ type: 'LogRecovered', damage: because }];
    default:
      return assertNever(because);
  }
}

/** Undefined: the clock is as it was when it was compared with GitHub's. Else no run may begin: it could count on a day that is not. */
export function clockTrouble({ brought, ports }: AtHome): string | undefined {
  return Math.abs(setSince(brought.date, ports.clock)) > UNSURE_MS_MAX ? CLOCK_WAS_SET : undefined;
}

const CLOCK_WAS_SET =
  'The clock of this machine was set, or the machine slept, while the run began. Nothing was sent or spent. The next run looks what time it is.';

export type Begun =
  | { readonly kind: 'begun' }
  /** Another run was faster. */
  | { readonly kind: 'overlapped' }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Takes the lease with the commit that says that a run has started. Where that fails nothing was sent, so the run ends in
 * its own log as well: no later one may take it for killed.
 */
export async function beginAtHome({ home, keeper, brought }: AtHome, journal: Journal): Promise<Begun> {
  // What was fetched has a line of our own now.
  home.disk.own();
  const kept = await keeper.begin({ put: new Map(), remove: brought.outdated });
  if (kept.kind === 'kept') {
    keeper.start();
    return { kind: 'begun' };
  }
  const outcome = kept.kind === 'moved' ? 'overlapped' : 'failed';
  await journal.commit({ type: 'FinishRun', outcome });
  if (kept.kind === 'moved') return { kind: 'overlapped' };
  return {
    kind: 'refused',
    message: `${kept.trouble.message} Without it no state can be kept, so nothing was sent or spent.`,
  };
}

/** Once, when the log is up to the task files and before anything is sent: it may have been asked for already. */
export async function takeInAtHome(
  { brought, keeper, ports, found }: AtHome,
  journal: Journal,
): Promise<void> {
  if (brought.leftBehind.length === 0) return;
  const taken = await takeIn({ journal, ...ports }, brought.leftBehind);
  keeper.settle(taken.beside);
  found.problem = taken.problem;
}

/** Calls for help about what fires as the run ends, and says what is over. */
export async function alertAtHome(
  { home, brought, found }: AtHome,
  journal: Journal,
  {
    outcome,
    publication,
    limits,
  }: {
    readonly outcome: Outcome;
    readonly publication: PublicationReport | undefined;
    readonly limits: Limits;
  },
): Promise<Alerted> {
  const agent = journal.state.log?.agent ?? '';
  const problem = (publication && problemOf(publication)) ?? found.problem ?? problemIn(brought);
  const { trouble: silence, judged } = home.lookedBack;
  const facts = { agent, outcome, problem, silence, judged, limits, now: journal.stamp() };
  return alertOfRun({ ...home.alerting, journal }, facts);
}

/** What people must know of how the log came here, though the run went on. */
function problemIn({ because }: Here): StateProblem | undefined {
  return because === 'cache-unreachable'
    ? { kind: 'cache-unreachable', runs: UNREACHABLE_RUNS_UNTIL_ALERT }
    : undefined;
}

/**
 * The run has ended in its log, and now in the repository and the cache, and then people are told what came of what they asked.
 * Undefined: all is kept there; else what is not, for people.
 */
export async function endAtHome(
  atHome: AtHome,
  journal: Pick<Journal, 'state' | 'head' | 'run' | 'end' | 'stamp'>,
  report: RunReport,
  options: { readonly files: readonly string[]; readonly isSettled: boolean; readonly limits: Limits },
): Promise<string | undefined> {
  const kept = await keepAtHome(atHome, journal, report, options);
  if (kept.isOnBranch) await settleAtHome(atHome, journal, report, options);
  return kept.problem;
}

/** A run with nothing to do says what an earlier one took and did not come to say. It takes nothing itself. */
export async function catchUpAtHome(
  atHome: AtHome,
  journal: Pick<Journal, 'state' | 'stamp'>,
  report: RunReport,
  options: { readonly limits: Limits },
): Promise<void> {
  const { requests } = atHome;
  if (requests !== undefined && (await isUnsaid(requests, journal.state, journal.stamp())))
    await settleAtHome(atHome, journal, report, options);
}

async function settleAtHome(
  { requests, home, ports }: AtHome,
  journal: Pick<Journal, 'state' | 'stamp'>,
  report: RunReport,
  { limits }: { readonly limits: Limits },
): Promise<void> {
  if (requests === undefined) return;
  const { state } = journal;
  const run = { state, report, limits, now: journal.stamp(), place: home.alerting.place };
  const untold = await settleRequests(requests, run);
  // Where people could not be told of an alert either, that was said already.
  const level = report.alertTrouble === undefined ? 'warning' : 'debug';
  if (untold !== undefined)
    ports.console.write(level, `The dashboard, or an answer on it, is not up to date: ${untold}`);
}

/** Of a run that has ended in its log. Undefined: all is kept, else what is not, for people. `isOnBranch`: the log that stands there is this run's. */
export type KeptAtHome = { readonly problem: string | undefined; readonly isOnBranch: boolean };

/** The same of a run that is to end at once: people are told by the next one. */
export async function keepAtHome(
  { home, keeper, ports }: AtHome,
  journal: Pick<Journal, 'state' | 'head' | 'run' | 'end' | 'stamp'>,
  report: RunReport,
  {
    files,
    isSettled,
    limits,
  }: { readonly files: readonly string[]; readonly isSettled: boolean; readonly limits: Limits },
): Promise<KeptAtHome> {
  keeper.abandon();
  const { state, head } = journal;
  const isAllSaid = isSettled && !isWorthALook(journal, { agent: report.agent }, { limits });
  const idle = isAllSaid && !keeper.hasLapsed ? home.markIdle(report, files, head) : undefined;
  const put = new Map<string, Uint8Array>([
    ['status.json', Buffer.from(statusFileOf(state, report))],
    ['badge.json', Buffer.from(badgeOf(report.agent, state))],
  ]);
  if (idle !== undefined) put.set(IDLE, Buffer.from(idle));

  // A copy of this log would stand before those of a run that has taken over.
  const { mayBeLost } = keeper;
  const [kept] = await Promise.all([
    keeper.end({ put, remove: [] }),
    mayBeLost ? undefined : keeper.saveCopy(),
  ]);
  // What went wrong with a checkpoint for a reason of our own is heard of now.
  await keeper.stop();
  const given = kept.kind === 'moved' ? await handOver({ branch: home.branch, ...ports }, journal) : kept;
  if (given.kind === 'handed-over') {
    ports.console.write('warning', HANDED_OVER);
    if (given.leftOut !== undefined) ports.console.write('warning', `${given.leftOut.message} ${NOT_TAKEN}`);
    return { problem: undefined, isOnBranch: false };
  }
  if (mayBeLost) await keeper.saveCopy();
  if (given.kind === 'trouble')
    return {
      problem: `${given.trouble.message}${kept.kind === 'moved' ? ` ${IN_CACHE_ONLY}` : ''}`,
      isOnBranch: false,
    };
  return given.kind === 'kept'
    ? { problem: undefined, isOnBranch: true }
    : { problem: IN_CACHE_ONLY, isOnBranch: false };
}

const HANDED_OVER =
  'Another run has taken this one’s place meanwhile. What this one did is on the state branch all the same, and the next run takes it in.';
const IN_CACHE_ONLY =
  'Another run, or a person, has written to the state branch meanwhile: what this one did is in its copy in the cache only.';

/** Whether a later run that sees all of its own past may have something to settle, though this one may not. */
export function isWorthALook(
  journal: Pick<Journal, 'state' | 'stamp'>,
  { agent, outcome = 'completed' }: Pick<RunReport, 'agent'> & Partial<Pick<RunReport, 'outcome'>>,
  { limits }: { readonly limits: Limits },
): boolean {
  const facts = { agent, problem: undefined, judged: JUDGED_BY_AGENT, limits, now: journal.stamp() };
  return hasAlertsToSettle(journal.state, { ...facts, outcome });
}

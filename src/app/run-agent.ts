import { decide } from '../domain/decide.ts';
import { plan } from '../domain/plan.ts';
import { BACKOFF } from '../domain/retry.ts';
import type { RunId } from '../domain/event.ts';
import type { StateProblem } from '../domain/alerts/firing.ts';
import type { Mistake } from '../domain/task.ts';
import { timestampOf } from '../domain/units.ts';
import { hasUnpublished } from '../domain/unpublished.ts';
import type { RunReport } from '../report/run-report.ts';
import { type Alerted, alertOfProblem, hasAlertsToSettle } from './alerts/alert-people.ts';
import { bringAnswersHere } from './home/answers-on-branch.ts';
import { type Source, bringLogHere } from './home/bring-log-here.ts';
import { type Home, IDLE } from './home/home.ts';
import type { GitHubAsked } from '../ports/github.ts';
import type { BranchView } from '../ports/state-branch.ts';
import { openJournal } from './open-journal.ts';
import { Pacer } from './pacer.ts';
import { type Prepared, prepareTasks } from './prepare-tasks.ts';
import { alertAtHome, atHome, catchUpAtHome, isWorthALook } from './home/run-at-home.ts';
import { leaveMark, tellUnmarked } from './home/mark-on-branch.ts';
import { type AgentPorts, type Run, finishRun, reportOf, startRun, workThrough } from './run.ts';
import { openRequests } from './requests/requests.ts';
import { allowedRequests } from './requests/take-requests.ts';
import type { Settings } from './settings.ts';
import { NOTHING_SEEN } from './watch/look-back.ts';

export type RunEnd =
  | {
      readonly kind: 'reported';
      readonly report: RunReport;
      readonly source: Source;
      /** Every file whose content the task list depends on. */
      readonly files: readonly string[];
    }
  /** The task files are wrong: every mistake. Nothing was done. */
  | { readonly kind: 'mistaken'; readonly mistakes: readonly Mistake[] }
  /** The settings are wrong. Nothing was done. */
  | { readonly kind: 'unusable'; readonly message: string }
  /** The log must not be worked on. Nothing was done. */
  | { readonly kind: 'refused'; readonly message: string; readonly alertsOpened?: number }
  /** Another run is at work. */
  | { readonly kind: 'overlapped'; readonly holder?: RunId };

/**
 * One run: reads the tasks, replays the log, works through what is open within the budgets, publishes the results,
 * and says how it went. What the world does wrong is in the report; what rejects is a bug or a disk that fails.
 */
export async function runAgent(ports: AgentPorts, settings: Settings, stop: AbortSignal): Promise<RunEnd> {
  const begun = await beginRun(ports, settings);
  if (begun.kind !== 'begun') return begun;

  const { run, prepared, source } = begun;
  const { files } = prepared;
  // Nothing was begun, and so there is nothing to end.
  if (stop.aborted)
    return { kind: 'reported', source, files, report: reportOf(run, prepared, 'interrupted') };
  const outlook = (await hasRequests(run)) ? 'work' : outlookOf(run, prepared);
  if (outlook !== 'work') {
    const alerted = await alertIdle(run, outlook);
    const hasTrouble = ports.home?.lookedBack.trouble !== undefined;
    const report = { ...reportOf(run, prepared, outlook), ...alerted };
    if (run.atHome !== undefined) await catchUpAtHome(run.atHome, run.journal, report, settings);
    if (!hasTrouble && alerted?.isSettled === true && !isWorthALook(run.journal, report, settings))
      await leaveMark(run.atHome, run.journal, report, files);
    return { kind: 'reported', source, files, report };
  }

  const started = await startRun(run);
  if (started.kind !== 'started') return started;
  const hurry = () => run.atHome?.keeper.hurry();
  stop.addEventListener('abort', hurry);
  try {
    if (stop.aborted) hurry();
    const deadlineMs = run.startedMs + settings.runtimeMsMax;
    const cause = await workThrough(run, started.llm, prepared, { deadlineMs, stop });
    return { kind: 'reported', source, files, report: await finishRun(run, prepared, cause, stop) };
  } finally {
    stop.removeEventListener('abort', hurry);
    // However it ends: nothing of it may be kept any more by itself.
    run.atHome?.keeper.abandon();
    await started.llm.close();
  }
}

/** Of a run that has nothing to do. Undefined: nobody was told of anything, nor that it is over. */
async function alertIdle(
  { atHome: here, journal, settings }: Run,
  outcome: 'idle' | 'paused',
): Promise<Alerted | undefined> {
  if (here === undefined) return undefined;
  const { home } = here;
  const { agent, limits } = settings;
  const alert = () => alertAtHome(here, journal, { outcome, publication: undefined, limits });
  const before = await home.looked();
  if (home.lookedBack.trouble !== undefined) return tellUnmarked(home, before, { agent }, alert);
  // Whoever was at work meanwhile knows better what fires and what is over. The next run sees.
  return hasMoved(before, await home.branch.look([IDLE])) ? undefined : alert();
}

export type Begun =
  | {
      readonly kind: 'begun';
      readonly run: Run;
      readonly prepared: Prepared;
      readonly source: Source;
    }
  | Exclude<RunEnd, { kind: 'reported' }>;

/** Reads the task files and opens the log: all that can be known before anything is sent or spent. */
export async function beginRun(ports: AgentPorts, settings: Settings): Promise<Begun> {
  const startedMs = ports.clock.now();
  const read = prepareTasks(ports.source, { ...settings, at: timestampOf(startedMs) });
  if (!read.ok) return { kind: 'mistaken', mistakes: read.mistakes };

  const policy = { limits: settings.limits, backoff: BACKOFF };
  const identity = { repository: settings.repository, agent: settings.agent };
  const { home } = ports;
  const brought =
    home &&
    (await bringLogHere({ home, clock: ports.clock }, await home.looked(), { identity, run: settings.run }));
  if (brought?.kind === 'refused')
    return { ...brought, alertsOpened: await tellOf(home, brought.problem, settings) };
  if (brought?.kind === 'overlapped') return brought;

  const opened = await openJournal(ports, { identity, run: settings.run, policy });
  if (!opened.ok) {
    const alertsOpened = await tellOf(home, opened.problem, settings);
    return { kind: 'refused', message: opened.problem.message, alertsOpened };
  }

  const { journal, notice } = opened;
  const missed = brought && (await bringAnswersHere(brought.find, ports.answers, journal.state));
  if (missed !== undefined) return { kind: 'refused', message: missed.message };
  const source = brought?.source ?? opened.source;
  if (notice !== undefined) ports.console.write('warning', notice);
  const timeoutMsMax = timeoutMsMaxOf(read.prepared);
  const requests = home?.requests && (await openRequests(home.requests, settings.agent));
  const run: Run = {
    ports,
    settings,
    journal,
    policy,
    startedMs,
    notices: [...read.prepared.notices],
    unwritten: [],
    publication: { report: undefined },
    pacer: new Pacer(settings.pace),
    atHome: home && brought && atHome(home, brought, ports, journal, { timeoutMsMax, requests }),
  };
  return { kind: 'begun', run, prepared: read.prepared, source };
}

/** Nobody may work on the log, so somebody must be told. Returns how many issues were opened. */
async function tellOf(
  home: Home | undefined,
  problem: StateProblem | undefined,
  { agent, run }: Pick<Settings, 'agent' | 'run'>,
): Promise<number> {
  if (home === undefined || problem === undefined) return 0;
  const looked = await home.branch.look([IDLE]);
  // Somebody was at work meanwhile, and what is wrong may be over: nobody would close an issue on that. A next run sees.
  if (problem.kind !== 'cache-unreachable' && hasMoved(await home.looked(), looked)) return 0;
  const tell = () => alertOfProblem(home.alerting, { agent, run, problem });
  // All else that a run is refused for is put right on the branch, by a person or a newer release: it stays as it is, and
  // whoever comes then sees the issue before it is idle.
  const told = await (problem.kind === 'clock' ? tellUnmarked(home, looked, { agent }, tell) : tell());
  return told.alertsOpened;
}

function hasMoved(before: LookedAtBranch, now: LookedAtBranch): boolean {
  return before.ok && now.ok && before.value?.tip !== now.value?.tip;
}

type LookedAtBranch = GitHubAsked<BranchView | undefined>;

/** The longest that a call of this run may take, by what its tasks say. */
function timeoutMsMaxOf({ tasks }: Prepared): number {
  let max = 0;
  for (const { settings } of tasks.values()) max = Math.max(max, settings.timeoutMs);
  return max;
}

/** Whether somebody has asked for something that is not taken yet. */
async function hasRequests({ atHome, journal }: Run): Promise<boolean> {
  const requests = atHome?.requests;
  if (requests === undefined) return false;
  return (await allowedRequests(requests, journal.state)).length > 0;
}

/** An idle run writes nothing: neither an event nor a result. Nor does a paused one that has nothing to do but what must not be sent. */
function outlookOf(
  { journal, settings, policy, startedMs, atHome }: Run,
  prepared: Prepared,
): 'work' | 'idle' | 'paused' {
  const { state } = journal;
  const step = plan(state, prepared.work, settings.limits, startedMs);
  const cause = step.do === 'stop' ? step.because.kind : undefined;
  if (atHome?.keeper.isBehind === true || atHome?.brought.onBranch.hasLeftBehind === true) return 'work';
  const { agent, limits } = settings;
  const { trouble: silence, judged } = atHome?.home.lookedBack ?? NOTHING_SEEN;
  const facts = { agent, problem: undefined, silence, judged, limits, now: journal.stamp() };
  // What a paused run cannot find out, it cannot settle either.
  const outcome = cause === 'paused' ? 'paused' : 'completed';
  const places = atHome?.home.alerting;
  if (atHome !== undefined && hasAlertsToSettle(state, { ...facts, outcome }, places)) return 'work';
  // That a run was killed is over with one that ends by itself in the log. Whoever came next was cancelled.
  if (atHome !== undefined && state.interruption !== undefined) return 'work';
  if (state.run !== undefined || hasUnpublished(state)) return 'work';
  if (decide({ type: 'ListTasks', tasks: prepared.listed }, state, policy).length > 0) return 'work';
  if (cause === 'paused') return 'paused';
  return cause === 'done' ? 'idle' : 'work';
}

import type { Outcome } from '../domain/event.ts';
import { assertNever } from '../domain/invariant.ts';
import type { Policy } from '../domain/policy.ts';
import type { Mistake, TaskId } from '../domain/task.ts';
import { timestampOf } from '../domain/units.ts';
import { hasUnpublished } from '../domain/unpublished.ts';
import { counted } from '../report/money.ts';
import { PUBLISHED_NOWHERE, type PublicationReport, followedBy } from '../report/publication-report.ts';
import type { RunReport } from '../report/run-report.ts';
import type {
  AnswerStore,
  Clock,
  Console,
  Llm,
  LogStore,
  Random,
  ResultStore,
  TaskSource,
} from '../ports.ts';
import type { Publisher } from '../ports/publishing.ts';
import type { Home } from './home/home.ts';
import type { Journal } from './journal.ts';
import { findLeftAlone } from './left-alone.ts';
import { Narrator } from './narrator.ts';
import type { Pacer } from './pacer.ts';
import type { Prepared } from './prepare-tasks.ts';
import { type EndCause, processTasks } from './process-tasks.ts';
import { publishResults, releaseLost } from './publishing/publish-results.ts';
import { reportRun } from './report-run.ts';
import {
  type AtHome,
  alertAtHome,
  beginAtHome,
  clockTrouble,
  endAtHome,
  keepAtHome,
  recoveryOf,
  takeInAtHome,
} from './home/run-at-home.ts';
import { takeRequests } from './requests/take-requests.ts';
import type { Settings } from './settings.ts';
import { shareAnswers } from './share-answers.ts';
import type { Worker } from './worker.ts';

/** The world as a run needs it. */
export type AgentPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly store: LogStore;
  readonly answers: AnswerStore;
  readonly results: ResultStore;
  readonly source: TaskSource;
  readonly console: Console;
  /** Loads and connects the model's client: asked for only when there is something to send. */
  readonly connect: () => Promise<Connected>;
  /** Undefined: the state stays on this disk. */
  readonly home?: Home | undefined;
  /** Undefined: a result on the disk is where people look for it. */
  readonly publisher?: Publisher | undefined;
};
export type Connected =
  { readonly ok: true; readonly llm: Llm } | { readonly ok: false; readonly message: string };

/** One execution of the agent, from the opened log on. */
export type Run = {
  readonly ports: AgentPorts;
  readonly settings: Settings;
  readonly journal: Journal;
  readonly policy: Policy;
  readonly startedMs: number;
  /** What people should know about their task files. Grows. */
  readonly notices: Mistake[];
  /** Results that could not be written when it was last tried, and why. */
  readonly unwritten: string[];
  /** What became of results beyond the disk, so far. */
  readonly publication: { report: PublicationReport | undefined };
  /** What it has learnt of the provider's pace lasts as long as it does, however often it looks for new work. */
  readonly pacer: Pacer;
  /** Undefined: its state stays on this disk. */
  readonly atHome: AtHome | undefined;
};

export type Started =
  | { readonly kind: 'started'; readonly llm: Llm }
  | { readonly kind: 'unusable' | 'refused'; readonly message: string }
  | { readonly kind: 'overlapped' };

export async function startRun({ ports, settings, journal, atHome }: Run): Promise<Started> {
  const connected = await ports.connect();
  if (!connected.ok) return { kind: 'unusable', message: connected.message };

  const { llm } = connected;
  const trouble = atHome && clockTrouble(atHome);
  if (trouble !== undefined) {
    await llm.close();
    return { kind: 'refused', message: trouble };
  }
  const { agent, repository, version, provider } = settings;
  if (journal.state.log === undefined) {
    await journal.commit({ type: 'CreateLog', log: ports.random.word(20), repository, agent });
  }
  const start = { type: 'StartRun', version, provider } as const;
  if (atHome === undefined) {
    await journal.commit(start);
    return { kind: 'started', llm };
  }
  await journal.record(recoveryOf(atHome.brought.because));
  const draw = { now: journal.stamp() };
  await journal.commit({ ...start, draw, endLost: atHome.brought.endLost });
  const begun = await beginAtHome(atHome, journal);
  if (begun.kind === 'begun') return { kind: 'started', llm };
  await llm.close();
  return begun;
}

/** Brings the log up to the task files, and works until there is a reason to stop. */
export async function workThrough(
  run: Run,
  llm: Llm,
  prepared: Prepared,
  until: { readonly deadlineMs: number; readonly stop: AbortSignal },
): Promise<EndCause> {
  const { ports, settings, journal } = run;
  await journal.commit({ type: 'ListTasks', tasks: prepared.listed });
  // An answer that is gone is asked for again now, and not after a run that had nothing else to do; if nobody else has one.
  sayLost(run, await releaseLost({ journal, ...ports }, settings.results));
  if (run.atHome !== undefined) await takeInAtHome(run.atHome, journal);
  // Before anybody's wish lets go of an answer, and after one has made more tasks open.
  await shareAnswers({ journal, ...ports }, settings.results);
  if (run.atHome?.requests !== undefined) await takeRequests(run.atHome.requests, journal);
  await shareAnswers({ journal, ...ports }, settings.results);

  const narrator = new Narrator(ports.console, ports.clock, journal.state);
  const toDo = journal.state.pending.size + journal.state.retries.length;
  if (toDo > 0) {
    ports.console.write(
      'info',
      `${toDo} of ${counted(prepared.listed.length, 'task')} to do; provider ${settings.provider}, ${counted(settings.pace.concurrency, 'call')} at once.`,
    );
    // A disk that takes no answer says so now: by the first of them a call would be paid, and by every later run one more.
    await ports.answers.prepare();
  }
  const worker = workerOf(run, llm, narrator);
  const cause = await processTasks(worker, ports.source, prepared, run.notices, {
    provider: settings.provider,
    limits: settings.limits,
    leaseEndMs: run.atHome && (() => run.atHome?.keeper.sendUntilMs ?? 0),
    ...until,
  });
  if (cause.kind === 'budget') await journal.commit({ type: 'ReachBudget', refusal: cause.refusal });
  return cause;
}

/**
 * What goes where people look for it is on the state branch before: were the machine lost in between, a later run would pay for it
 * again. Whoever has lost its place hands its work over instead, to be published by the run that takes it in.
 */
async function isKeptFirst({ atHome, ports, journal, unwritten }: Run): Promise<boolean> {
  if (atHome === undefined || ports.publisher === undefined || !hasUnpublished(journal.state)) return true;
  const kept = await atHome.keeper.bringUpToDate();
  if (kept.kind === 'trouble') unwritten.push(`${kept.trouble.message} ${PUBLISHED_LATER}`);
  return kept.kind === 'kept';
}

const PUBLISHED_LATER =
  'What is not kept on the state branch is not published either: the next run does that.';

/** Writes what is not yet published. What cannot be written is kept and said. */
export async function publish({
  ports,
  settings,
  journal,
  unwritten,
  publication,
  atHome,
}: Run): Promise<void> {
  const isOvertaken = () => atHome?.keeper.mayBeLost === true;
  const published = await publishResults({ journal, ...ports, isOvertaken }, settings.results);
  if (published.publication !== undefined)
    publication.report = followedBy(publication.report, published.publication);
  // All that is not published yet was tried again: what was in the way before may be gone.
  unwritten.splice(0, unwritten.length, ...published.unwritten);
  sayLost({ ports }, published.lost);
}

function sayLost({ ports }: Pick<Run, 'ports'>, lost: readonly TaskId[]): void {
  for (const id of lost) {
    ports.console.write(
      'warning',
      `The answer of task "${id}" is gone from the disk before it was published; the task is pending again.`,
    );
  }
}

export async function finishRun(
  run: Run,
  prepared: Prepared,
  cause: EndCause,
  stop: AbortSignal,
): Promise<RunReport> {
  const { atHome, journal, publication, unwritten } = run;
  if (atHome !== undefined && cause.kind === 'interrupted') return cutShort(run, atHome, prepared);
  const mayPublish = await isKeptFirst(run);
  if (atHome !== undefined && stop.aborted) return cutShort(run, atHome, prepared);
  if (mayPublish) await publish(run);
  if (atHome !== undefined && stop.aborted) return cutShort(run, atHome, prepared);
  const isRefused = publication.report?.refused?.isPassing === false;
  const outcome = unwritten.length > 0 || isRefused ? 'failed' : outcomeOf(cause);
  const { limits } = run.settings;
  // By a log that is not the agent's any more nobody is called for help: the run that takes this one in sees it all.
  const alerted =
    atHome?.keeper.isLost === false
      ? await alertAtHome(atHome, journal, { outcome, publication: publication.report, limits })
      : undefined;
  const report = { ...reportOf(run, prepared, outcome), ...alerted };
  await journal.commit({ type: 'FinishRun', outcome });
  if (atHome === undefined) return report;
  const isSettled = alerted?.isSettled === true;
  const problem = await endAtHome(atHome, journal, report, { files: prepared.files, isSettled, limits });
  return problem === undefined ? report : { ...report, outcome: 'failed', problem };
}

/** Whoever cancels a run does not wait long: what it did is kept, and all else is left to the next one. */
async function cutShort(run: Run, atHome: AtHome, prepared: Prepared): Promise<RunReport> {
  const { journal, settings } = run;
  const report = reportOf(run, prepared, 'interrupted');
  await journal.commit({ type: 'FinishRun', outcome: 'interrupted' });
  const options = { files: prepared.files, isSettled: false, limits: settings.limits };
  const { problem } = await keepAtHome(atHome, journal, report, options);
  return problem === undefined ? report : { ...report, problem };
}

export function reportOf(run: Run, prepared: Prepared, outcome: Outcome): RunReport {
  const { ports, settings, journal, startedMs, notices, unwritten } = run;
  const at = { startedAt: timestampOf(startedMs), finishedAt: timestampOf(ports.clock.now()) };
  const mayBeBehind = ports.publisher !== undefined;
  const leftAlone = findLeftAlone(journal.state, ports.results, settings.results, { mayBeBehind });
  const isNowhere = run.atHome !== undefined && ports.publisher === undefined;
  const publication = isNowhere ? PUBLISHED_NOWHERE : run.publication.report;
  const gap = run.atHome?.home.lookedBack.gap;
  const findings = { outcome, notices, leftAlone, unwritten, publication, gap };
  return reportRun(journal.state, prepared.work, settings, at, findings);
}

function workerOf({ ports, settings, journal, pacer }: Run, llm: Llm, narrator: Narrator): Worker {
  const { clock, random, answers } = ports;
  const { outputCapName } = settings;
  return { clock, random, journal, llm, answers, pacer, outputCapName, complaints: new Map(), narrator };
}

function outcomeOf(cause: EndCause): Outcome {
  switch (cause.kind) {
    case 'done':
      return 'completed';
    case 'budget':
      return 'budget-exhausted';
    case 'provider-stopped':
    case 'waiting':
    case 'paused':
    case 'deadline':
    case 'interrupted':
      return cause.kind;
    default:
      return assertNever(cause);
  }
}

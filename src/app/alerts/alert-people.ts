import { type Alert, type AlertKind, type Fingerprint, kindOf } from '../../domain/alerts/alert.ts';
import { isEnoughFor, ruleOf } from '../../domain/alerts/alert-rules.ts';
import type { Outcome, RunId } from '../../domain/event.ts';
import type { Firing, RunFacts, StateProblem } from '../../domain/alerts/firing.ts';
import { firingAlerts, stateAlert } from '../../domain/alerts/firing-alerts.ts';
import { isNews } from '../../domain/alerts/raise-alerts.ts';
import { isSnoozed } from '../../domain/requests/asked.ts';
import { type State, newState } from '../../domain/state.ts';
import { type Timestamp, timestampOf } from '../../domain/units.ts';
import {
  crowdedLine,
  freshLine,
  gravityOf,
  refusedLine,
  untoldLine,
} from '../../report/alerts/alert-lines.ts';
import type { GitHubPlace } from '../../report/run-link.ts';
import type { AlertReport } from '../../report/run-report.ts';
import type { Clock, Console } from '../../ports.ts';
import type { IssueTracker, IssueWishes } from '../../ports/issues.ts';
import type { Webhook } from '../../ports/webhook.ts';
import type { Journal } from '../journal.ts';
import { sendNotifications } from './send-notifications.ts';
import { inLog, isKeptFromPeople, tellAndSend } from './tell-of-run.ts';
import { tellAlone, tellOnly } from './tell-alerts.ts';
import type { TellOptions } from './tell-options.ts';
import { tellWithoutIssues } from './tell-without-issues.ts';
import { type Told, isPassing } from './told.ts';
import { sha256 } from '../sha256.ts';

export type Alerting = {
  /** Undefined: nobody wants issues. Alerts stand in the log of the job and in the summary, and are noted all the same. */
  readonly tracker: IssueTracker | undefined;
  /** Told besides of what people are told, whether by issues or not; undefined: there is none. */
  readonly webhook: Webhook | undefined;
  readonly clock: Clock;
  readonly console: Console;
  readonly place: GitHubPlace | undefined;
  readonly wishes: IssueWishes;
};

/** What came of it, as a run's report has it. */
export type Alerted = {
  /** All that fires, the gravest first. */
  readonly alerts: readonly AlertReport[];
  /** Issues opened, or opened again. */
  readonly alertsOpened: number;
  /** Why GitHub did not let somebody be told, for people. */
  readonly alertTrouble: string | undefined;
  /** False: the next run must look again, though it may have nothing else to do. */
  readonly isSettled: boolean;
  /** From then on a run must look again all the same: something may be over that no task decides. */
  readonly lookAgainAt: Timestamp | undefined;
};

/**
 * Calls for help about all that fires as a run ends, before it finishes in the log, and says what is over. What people
 * were told is noted in the log of a run that has started; one that found nothing to do writes nothing, and the issues
 * themselves keep it. It never rejects for what GitHub does: the run has done its work.
 */
export async function alertOfRun(
  alerting: Alerting & { readonly journal: Journal },
  facts: RunFacts,
): Promise<Alerted> {
  const { state, run } = alerting.journal;
  const first = firingAlerts(state, facts, sha256);
  const options = optionsOfRun(alerting, facts, run);
  const { firing, told } = await tellAndSend(alerting, { state, firing: first, options }, facts);
  const alerted = alertedOf(alerting, firing, told);
  say(alerting, alerted, told);
  const { told: known, memories } = told;
  if (state.run !== undefined)
    await alerting.journal.commit({ type: 'RaiseAlerts', firing: known, memories });
  return alerted;
}

/**
 * The same where there is no log that may be worked on: what is wrong with it, and nothing else. What people know
 * already is read from the issue itself, so that an hourly run does not say it every hour.
 */
export async function alertOfProblem(
  alerting: Alerting,
  { agent, run, problem }: { readonly agent: string; readonly run: RunId; readonly problem: StateProblem },
): Promise<Alerted> {
  const { tracker } = alerting;
  const firing = [stateAlert(agent, problem, sha256)].filter(alert => alert !== undefined);
  const [only] = firing;
  const options = optionsOf(alerting, agent, run);
  const told =
    tracker === undefined || only === undefined
      ? withoutMemory(firing, options)
      : await tellAlone(tracker, only, options);
  await sendNotifications(alerting.webhook, besides(told, firing, options), alerting.console);
  const alerted = alertedOf(alerting, firing, told);
  say(alerting, alerted, told);
  return alerted;
}

/**
 * The same for a watcher, which knows of silence and of nothing else; `firing` undefined: the agent is well. Other alerts
 * are said again when it is time, as an agent with nothing to do looks at none of them. `isKnown` false: it cannot say
 * whether the agent is well, and leaves the issue about that as it is. `countsAsRun`: it looks by its own schedule, not
 * because something happened. `snoozes`: what somebody wants to hear nothing of. Of silence they always hear: a log in which
 * nothing happens any more does not know when that was over.
 */
export async function alertOfSilence(
  alerting: Alerting,
  {
    agent,
    run,
    firing,
    isKnown,
    countsAsRun,
    snoozes = new Map(),
  }: {
    readonly agent: string;
    readonly run: RunId;
    readonly firing: Firing | undefined;
    readonly isKnown: boolean;
    readonly countsAsRun: boolean;
    readonly snoozes?: ReadonlyMap<Fingerprint, Timestamp>;
  },
): Promise<Alerted> {
  const { tracker, webhook, console } = alerting;
  const all = firing === undefined ? [] : [firing];
  const silencedUntil = new Map([...snoozes].filter(([fingerprint]) => kindOf(fingerprint) !== 'stale'));
  const shared = { ...optionsOf(alerting, agent, run), silencedUntil };
  const options = { ...shared, witness: 'monitor', countsAsRun } as const;
  const told =
    tracker === undefined
      ? withoutMemory(all, options)
      : await tellOnly(tracker, all, isKnown ? OF_SILENCE : OF_NOTHING, { ...options, repeatOthers: true });
  const notifications = besides(told, all, options).filter(({ alert }) => alert.reason !== 'webhook-lost');
  await sendNotifications(webhook, notifications, console);
  const alerted = alertedOf(alerting, all, told);
  say(alerting, alerted, told);
  return alerted;
}

const OF_SILENCE: ReadonlySet<AlertKind> = new Set(['stale']);
const OF_NOTHING: ReadonlySet<AlertKind> = new Set();

/**
 * Whether an alert that people were told of would be over, or say something else, with a run that has nothing else to
 * do. Such a run is worth its while: else the issue would stay as it is until there are new tasks, weeks after the
 * trouble. So it is after a run that recovered from a kill, as it tells of the kill itself. `problem`: what would still
 * stand in the way, if anything. `outcome`: how it would end. What it has not looked for it cannot settle. `places`: where
 * people are told; without issues only a run that writes can remember what it told a webhook, so only such a one tells it.
 */
export function hasAlertsToSettle(
  state: State,
  facts: Omit<RunFacts, 'outcome'> & Partial<Pick<RunFacts, 'outcome'>>,
  places?: Pick<Alerting, 'tracker' | 'webhook'>,
): boolean {
  // One that comes and goes is told of, or over, by a run that counts; that of a webhook only by one that sends something.
  const held = [...state.alertMemories].filter(([, { phase }]) => phase === 'held');
  const isDue = held.some(
    ([fingerprint, { reason }]) =>
      reason !== 'webhook-lost' && canSettle({ alert: kindOf(fingerprint), reason }, facts),
  );
  if (facts.outcome !== 'paused' && isDue) return true;
  // As it is once a run has ended by itself.
  const then: State = { ...state, run: undefined, interruption: undefined };
  const firing = firingAlerts(then, { outcome: 'completed', ...facts }, sha256);
  const now = new Map(firing.map(({ alert }) => [alert.fingerprint, alert]));
  const isByLogAlone = places?.tracker === undefined && places?.webhook !== undefined;
  if (isByLogAlone && firing.some(({ alert }) => !isKnown(alert, state, facts.now))) return true;
  return [...state.alerts.values()].some(
    alert => isNews(alert, now) && (now.has(alert.fingerprint) || canSettle(alert, facts)),
  );
}

/** Whether people have heard of it, or are not to. */
function isKnown(alert: Alert, { alerts, alertMemories, asked }: State, now: Timestamp): boolean {
  const { fingerprint } = alert;
  if (alerts.has(fingerprint) || ruleOf(alert).told !== 'issue') return true;
  return alertMemories.get(fingerprint)?.phase === 'held' || isSnoozed(asked, fingerprint, now);
}

/** Whether a run that ends well can say that it is over. */
function canSettle(
  { alert, reason }: { readonly alert: AlertKind | undefined; readonly reason: string },
  { judged }: Pick<RunFacts, 'judged'>,
): boolean {
  return alert === undefined || isEnoughFor({ alert, reason }, 'good-run', judged);
}

function optionsOfRun(
  alerting: Alerting & { readonly journal: Journal },
  { agent, outcome, judged }: RunFacts,
  run: RunId,
): TellOptions {
  return {
    ...optionsOf(alerting, agent, run),
    silencedUntil: alerting.journal.state.asked.snoozes,
    witness: ENDED_WELL.has(outcome) ? 'good-run' : 'any-run',
    judged,
    // One that was cancelled or must not work says nothing about how long something goes on.
    countsAsRun: outcome !== 'interrupted' && outcome !== 'paused',
  };
}

const ENDED_WELL: ReadonlySet<Outcome> = new Set([
  'completed',
  'idle',
  'waiting',
  'budget-exhausted',
  'deadline',
]);

function optionsOf({ clock, place, wishes }: Alerting, agent: string, run: RunId): TellOptions {
  return { agent, run, nowMs: clock.now(), place, wishes };
}

/**
 * Where nothing can be remembered, each run says it to places elsewhere; its own log says it in other words. What merely
 * happens in the repository is no reason to say it once more.
 */
function withoutMemory(firing: readonly Firing[], options: TellOptions): Told {
  if (options.countsAsRun === false) return inLog(firing, []);
  const { notifications } = tellWithoutIssues(newState(), firing, options);
  return { ...inLog(firing, []), notifications };
}

/** What places elsewhere are told where GitHub takes no issue either. */
function besides(told: Told, firing: readonly Firing[], options: TellOptions): Told['notifications'] {
  return isKeptFromPeople(told) ? withoutMemory(firing, options).notifications : told.notifications;
}

function alertedOf({ place, clock }: Alerting, firing: readonly Firing[], told: Told): Alerted {
  const alerts = firing.map(({ alert }): AlertReport => {
    const { alert: kind, fingerprint, severity, reason } = alert;
    const number = told.issues.get(fingerprint);
    return {
      ...{ kind, severity: told.risen.get(fingerprint) ?? severity, reason },
      isTold: !isNews(alert, new Map(told.told.map(each => [each.fingerprint, each]))),
      isFresh: told.fresh.has(fingerprint),
      isHeld: told.held.has(fingerprint),
      issue: number === undefined ? undefined : { number, place },
    };
  });
  return {
    alerts,
    alertsOpened: alerts.filter(({ isFresh, issue }) => isFresh && issue !== undefined).length,
    alertTrouble: isOfNoMatter(told) ? undefined : told.trouble?.message,
    // What could not be looked at may have to be closed.
    isSettled: told.isSettled && (told.trouble === undefined || !isPassing(told.trouble)),
    lookAgainAt:
      told.trouble === undefined ? firstFree(firing) : earliest(firstFree(firing), tomorrow(clock)),
  };
}

/** What GitHub does not let us see or do now, somebody may allow without any task changing. */
function tomorrow(clock: Clock): Timestamp {
  return timestampOf(clock.now() + DAY_MS);
}

const DAY_MS = 86_400_000;

function earliest(one: Timestamp | undefined, other: Timestamp): Timestamp {
  return one === undefined || other < one ? other : one;
}

/** A budget of a day or a month is new one day without anybody doing anything, and its alert over. */
function firstFree(firing: readonly Firing[]): Timestamp | undefined {
  const budgets = firing.flatMap(({ details }) => (details?.kind === 'budget' ? details.budgets : []));
  const [first] = budgets.flatMap(({ freeAt }) => freeAt ?? []).sort();
  return first;
}

/** GitHub was not to be had for a moment in which there was nothing to tell. */
function isOfNoMatter({ isSettled, trouble }: Told): boolean {
  return trouble === undefined || (isSettled && isPassing(trouble));
}

/** Few lines, as each is an annotation: what is new, what was refused, and who could not be told. */
function say(
  { console, wishes }: Alerting,
  { alerts, alertTrouble }: Alerted,
  { refused, withoutPlace }: Told,
): void {
  const fresh = alerts.filter(({ isFresh }) => isFresh);
  const untold = alerts.filter(({ isTold, isHeld }) => !isTold && isHeld !== true);
  if (fresh.length > 0) console.write(LEVELS[gravityOf(fresh)], freshLine(fresh));
  for (const wish of refused) console.write('warning', refusedLine(wish, wishes[wish]));
  if (alertTrouble !== undefined) console.write('warning', untoldLine(alertTrouble, untold));
  else if (withoutPlace.size > 0) console.write('warning', crowdedLine(untold));
}

const LEVELS = { info: 'notice', warning: 'warning', critical: 'error' } as const;

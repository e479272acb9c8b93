import type { AlertKind } from '../../domain/alerts/alert.ts';
import type { Firing, RunFacts, StateProblem } from '../../domain/alerts/firing.ts';
import { stateAlert } from '../../domain/alerts/firing-alerts.ts';
import { isNews } from '../../domain/alerts/raise-alerts.ts';
import type { State } from '../../domain/state.ts';
import type { Console } from '../../ports.ts';
import type { IssueTracker } from '../../ports/issues.ts';
import type { Webhook } from '../../ports/webhook.ts';
import { sendNotifications } from './send-notifications.ts';
import { tellAlerts, tellOnly } from './tell-alerts.ts';
import type { TellOptions } from './tell-options.ts';
import { tellWithoutIssues } from './tell-without-issues.ts';
import { NOTHING_TOLD, type Told, isPassing, toldBefore } from './told.ts';
import { sha256 } from '../sha256.ts';

/** Where a run tells people. */
export type Places = {
  readonly tracker: IssueTracker | undefined;
  readonly webhook: Webhook | undefined;
  readonly console: Console;
};

/** All that a run has to tell, and by whose memory. */
export type Telling = {
  readonly state: State;
  readonly firing: readonly Firing[];
  readonly options: TellOptions;
};

/** The issues first, then the places elsewhere; what became of these may be one more thing to tell. */
export async function tellAndSend(
  places: Places,
  { state, firing, options }: Telling,
  facts: Pick<RunFacts, 'agent' | 'outcome'>,
): Promise<{ readonly firing: readonly Firing[]; readonly told: Told }> {
  const { webhook, console } = places;
  const first =
    webhook === undefined
      ? // Nobody wants one any more.
        { state, firing: firing.filter(each => !isOfWebhook(each)), options }
      : { state, firing, options: { ...options, undecided: WEBHOOK_LOST } };
  const told = await tellIn(places, first, facts);
  const sent = await sendNotifications(webhook, told.notifications, console);
  const lost = sent.kind === 'lost' ? stateAlert(facts.agent, lostProblem(sent.trouble), sha256) : undefined;
  const after = sent.kind === 'nothing' ? undefined : afterSending(first.firing, lost, told);
  if (after === undefined) return { firing: first.firing, told };
  const telling = { state, firing: after, options };
  return { firing: after, told: await tellOfWebhook(places, telling, { told, lost }) };
}

const WEBHOOK_LOST = 'webhook-lost';

function lostProblem(message: string): StateProblem {
  return { kind: WEBHOOK_LOST, message };
}

function isOfWebhook({ alert }: Firing): boolean {
  return alert.alert === 'state' && alert.reason === WEBHOOK_LOST;
}

/** Undefined: nothing else fires than before. What is wrong with the log or the results is graver than a message that was lost. */
function afterSending(
  firing: readonly Firing[],
  lost: Firing | undefined,
  { undecided }: Pick<Told, 'undecided'>,
): readonly Firing[] | undefined {
  const others = firing.filter(each => !isOfWebhook(each));
  if (others.some(({ alert }) => alert.alert === 'state')) return undefined;
  if (lost !== undefined) return [lost, ...others];
  return others.length < firing.length || undecided.size > 0 ? others : undefined;
}

/** In a second step, and of nothing else: GitHub's list need not show the issues of the first one yet. */
async function tellOfWebhook(
  { tracker }: Places,
  { state, firing, options }: Telling,
  { told, lost }: { readonly told: Told; readonly lost: Firing | undefined },
): Promise<Told> {
  if (tracker === undefined)
    return state.run === undefined ? told : tellWithoutIssues(state, firing, options);
  if (told.trouble !== undefined) return told;
  const known = new Map([...state.alerts].filter(([, { alert }]) => OF_STATE.has(alert)));
  const inHand = { ...options, known, opened: told.opened };
  const second = await tellOnly(tracker, lost === undefined ? [] : [lost], OF_STATE, inHand);
  return {
    ...second,
    fresh: told.fresh.union(second.fresh),
    opened: told.opened.union(second.opened),
    issues: new Map([...told.issues, ...second.issues]),
    risen: new Map([...told.risen, ...second.risen]),
    held: told.held.union(second.held),
    withoutPlace: told.withoutPlace.union(second.withoutPlace),
    told: [...told.told.filter(({ alert }) => alert !== 'state'), ...second.told],
    memories: told.memories,
    notifications: told.notifications,
    isSettled: told.isSettled && second.isSettled,
    refused: told.refused.union(second.refused),
  };
}

const OF_STATE: ReadonlySet<AlertKind> = new Set(['state']);

async function tellIn(
  { tracker, webhook }: Places,
  { state, firing, options }: Telling,
  { outcome }: Pick<RunFacts, 'outcome'>,
): Promise<Told> {
  // A run that was cancelled has seconds left to save what it did: the next one tells.
  if (outcome === 'interrupted' && (tracker ?? webhook) !== undefined)
    return toldBefore(state.alerts, firing);
  if (tracker === undefined)
    // A run that writes nothing would say the same again and again.
    return state.run === undefined
      ? inLog(
          firing,
          firing.filter(({ alert }) => isNews(alert, state.alerts)),
        )
      : tellWithoutIssues(state, firing, options);
  const told = await tellAlerts(tracker, state, firing, options);
  if (webhook === undefined || state.run === undefined || !isKeptFromPeople(told)) return told;
  const { isSettled, trouble, issues, acknowledged } = told;
  const elsewhere = tellWithoutIssues(state, firing, options, acknowledged);
  const asBefore = told.told.filter(({ fingerprint }) => acknowledged.has(fingerprint));
  return { ...elsewhere, told: [...elsewhere.told, ...asBefore], issues, isSettled, trouble };
}

/** GitHub takes no issue of ours, and will not with the next run either: the places elsewhere are all there is. */
export function isKeptFromPeople({ trouble, notifications }: Told): boolean {
  return trouble !== undefined && !isPassing(trouble) && notifications.length === 0;
}

/** To stand in the log of the job is all the telling there is. */
export function inLog(firing: readonly Firing[], fresh: readonly Firing[]): Told {
  return {
    ...NOTHING_TOLD,
    told: firing.map(({ alert }) => alert),
    fresh: new Set(fresh.map(({ alert }) => alert.fingerprint)),
  };
}

import { hash } from 'node:crypto';

import type { AlertKind } from '../../domain/alert.ts';
import { type Firing, type RunFacts, type StateProblem, stateAlert } from '../../domain/firing-alerts.ts';
import { isNews } from '../../domain/raise-alerts.ts';
import type { State } from '../../domain/state.ts';
import type { Console } from '../../ports.ts';
import type { IssueTracker } from '../../ports/issues.ts';
import type { Webhook } from '../../ports/webhook.ts';
import { sendNotifications } from './send-notifications.ts';
import { tellAlerts, tellOnly } from './tell-alerts.ts';
import type { TellOptions } from './tell-options.ts';
import { tellWithoutIssues } from './tell-without-issues.ts';
import { NOTHING_TOLD, type Told, toldBefore } from './told.ts';

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
  telling: Telling,
  facts: Pick<RunFacts, 'agent' | 'outcome'>,
): Promise<{ readonly firing: readonly Firing[]; readonly told: Told }> {
  const { webhook, console } = places;
  const told = await tellIn(places, telling, facts);
  const sent = await sendNotifications(webhook, told.notifications, console);
  const lost = sent.kind === 'lost' ? stateAlert(facts.agent, lostProblem(sent.trouble), sha256) : undefined;
  const firing = sent.kind === 'nothing' ? undefined : afterSending(telling.firing, lost);
  if (firing === undefined) return { firing: telling.firing, told };
  return { firing, told: await tellOfWebhook(places, { ...telling, firing }, { told, lost }) };
}

function lostProblem(message: string): StateProblem {
  return { kind: 'webhook-lost', message };
}

/** Undefined: nothing else fires than before. What is wrong with the log or the results is graver than a message that was lost. */
function afterSending(firing: readonly Firing[], lost: Firing | undefined): readonly Firing[] | undefined {
  const state = firing.find(({ alert }) => alert.alert === 'state');
  const isOfWebhook = state?.alert.reason === 'webhook-lost';
  if (state !== undefined && !isOfWebhook) return undefined;
  const others = firing.filter(each => each !== state);
  if (lost !== undefined) return [lost, ...others];
  return isOfWebhook ? others : undefined;
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
  const second = await tellOnly(tracker, lost === undefined ? [] : [lost], OF_STATE, options);
  return {
    ...second,
    fresh: told.fresh.union(second.fresh),
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
  { tracker }: Places,
  { state, firing, options }: Telling,
  { outcome }: Pick<RunFacts, 'outcome'>,
): Promise<Told> {
  if (tracker === undefined)
    // A run that writes nothing would say the same again and again.
    return state.run === undefined
      ? inLog(
          firing,
          firing.filter(({ alert }) => isNews(alert, state.alerts)),
        )
      : tellWithoutIssues(state, firing, options);
  // A run that was cancelled has seconds left to save what it did: the next one tells.
  if (outcome === 'interrupted') return toldBefore(state.alerts, firing);
  return tellAlerts(tracker, state, firing, options);
}

/** To stand in the log of the job is all the telling there is. */
export function inLog(firing: readonly Firing[], fresh: readonly Firing[]): Told {
  return {
    ...NOTHING_TOLD,
    told: firing.map(({ alert }) => alert),
    fresh: new Set(fresh.map(({ alert }) => alert.fingerprint)),
  };
}

const sha256 = (text: string) => hash('sha256', text);

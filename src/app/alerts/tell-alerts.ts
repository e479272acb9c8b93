import { type AlertKind, type Fingerprint, byGravity, kindOf } from '../../domain/alerts/alert.ts';
import type { AlertMemory } from '../../domain/alerts/alert-memory.ts';
import { isEnoughFor, ruleOf } from '../../domain/alerts/alert-rules.ts';
import type { Firing } from '../../domain/alerts/firing.ts';
import type { State } from '../../domain/state.ts';
import { timestampOf } from '../../domain/units.ts';
import type { IssueTracker } from '../../ports/issues.ts';
import { notificationOfEnd } from './notification-of.ts';
import type { TellOptions } from './tell-options.ts';
import { Teller } from './teller.ts';
import { type Told, asAlert, toldBefore } from './told.ts';

/**
 * Brings the issues in line with what fires: one open issue for each alert, its text up to date, a comment only when
 * there is something new to say, closed when it is over.
 *
 * Issues are found again by label, author and marker, and the marker keeps what people were told: so whatever reply was
 * lost, the next run sees what is done and what is not, also when it has no log to compare with. What people do to an
 * issue stands: one that they closed says nothing until its alert was over once, one that they opened again is not closed.
 */
export async function tellAlerts(
  tracker: IssueTracker,
  { alerts, alertMemories = new Map() }: Pick<State, 'alerts'> & Partial<Pick<State, 'alertMemories'>>,
  firing: readonly Firing[],
  options: TellOptions,
): Promise<Told> {
  const remembered = [...alertMemories].filter(([, { phase }]) => phase !== 'over');
  const toldElsewhere = new Set(remembered.flatMap(([key, { phase }]) => (phase === 'firing' ? [key] : [])));
  const teller = new Teller(tracker, alerts, { ...options, toldElsewhere });
  const inIssues = gravestFirst(firing.filter(isForIssues));
  if (!(await teller.look(inIssues))) return untold(teller, alerts, firing);
  for (const each of inIssues) await teller.tell(each);
  await teller.closeAllBut(inIssues);
  const { result } = teller;
  const unread = firing.filter(each => !isForIssues(each)).map(({ alert }) => alert);
  const said = [...result.told, ...unread];
  const still = new Set(said.map(({ fingerprint }) => fingerprint));
  // Somebody has snoozed it, and there is no issue to say so.
  const asBefore = inIssues.flatMap(({ alert: { fingerprint } }) => {
    const known =
      toldElsewhere.has(fingerprint) && !still.has(fingerprint) ? alerts.get(fingerprint) : undefined;
    return known === undefined ? [] : [asAlert(known)];
  });
  // What the log has from a time without issues is over once they are in line: from then on they remember.
  const ended = isInLine(result) ? remembered.filter(([key]) => still.has(key) || !alerts.has(key)) : [];
  const fires = new Set(firing.map(({ alert }) => alert.fingerprint));
  const unissued = remembered.filter(([key]) => !fires.has(key) && !teller.hasIssue(key));
  const over = isInLine(result) ? endsOf(unissued, options) : [];
  return {
    ...result,
    told: [...said, ...asBefore],
    memories: new Map([...ended, ...over].map(([key, memory]) => [key, overNow(memory, options)])),
    notifications: [
      ...result.notifications,
      ...over.map(([fingerprint, memory, kind]) =>
        notificationOfEnd({ kind, fingerprint, memory, overMs: options.nowMs, issue: undefined }, options),
      ),
    ],
  };
}

/** Of what only places elsewhere were told, what this run may say is over. */
function endsOf(
  remembered: readonly (readonly [Fingerprint, AlertMemory])[],
  { witness = 'any-run', judged }: TellOptions,
): readonly (readonly [Fingerprint, AlertMemory, AlertKind])[] {
  return remembered.flatMap(([fingerprint, memory]) => {
    const kind = kindOf(fingerprint);
    if (kind === undefined || memory.phase !== 'firing') return [];
    const mayEnd = isEnoughFor({ alert: kind, reason: memory.reason }, witness, judged);
    return mayEnd ? [[fingerprint, memory, kind] as const] : [];
  });
}

function isInLine({ trouble, withoutPlace }: Pick<Told, 'trouble' | 'withoutPlace'>): boolean {
  return trouble === undefined && withoutPlace.size === 0;
}

function overNow(
  { severity, reason, since, toldAt, returns }: AlertMemory,
  { nowMs }: TellOptions,
): AlertMemory {
  return { phase: 'over', severity, reason, since, toldAt, returns, overAt: timestampOf(nowMs) };
}

/** Tells one alert without a log to compare with, and leaves all other issues alone: nobody knows what else fires. */
export async function tellAlone(tracker: IssueTracker, firing: Firing, options: TellOptions): Promise<Told> {
  const teller = new Teller(tracker, new Map(), options);
  if (!(await teller.look([firing]))) return untold(teller, new Map(), [firing]);
  await teller.tell(firing);
  return teller.result;
}

/**
 * Brings the issues of these kinds in line, and no others: for whoever knows of nothing else, as a monitor, which has no log.
 * `repeatOthers`: it says of the others that they go on when it is time, by what their issues say of themselves.
 * `known`: of these kinds, what people were told before, by whoever has a log.
 */
export async function tellOnly(
  tracker: IssueTracker,
  firing: readonly Firing[],
  kinds: ReadonlySet<AlertKind>,
  {
    repeatOthers = false,
    known = new Map(),
    ...options
  }: TellOptions & { readonly repeatOthers?: boolean; readonly known?: State['alerts'] },
): Promise<Told> {
  const teller = new Teller(tracker, known, { witness: 'monitor', ...options });
  const inIssues = gravestFirst(firing.filter(isForIssues));
  if (!(await teller.look(inIssues))) return untold(teller, known, firing);
  for (const each of inIssues) await teller.tell(each);
  await teller.closeAllBut(inIssues, kind => kinds.has(kind));
  if (repeatOthers) await teller.repeat(kind => !kinds.has(kind));
  return teller.result;
}

function untold(teller: Teller, alerts: State['alerts'], firing: readonly Firing[]): Told {
  return { ...toldBefore(alerts, firing), trouble: teller.result.trouble };
}

function isForIssues({ alert }: Firing): boolean {
  return ruleOf(alert).told === 'issue';
}

/** There is room for few new ones. */
function gravestFirst(firing: readonly Firing[]): readonly Firing[] {
  return firing.toSorted((a, b) => byGravity(a.alert.severity, b.alert.severity));
}

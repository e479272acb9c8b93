import {
  type Alert,
  type AlertState,
  type Fingerprint,
  type Severity,
  kindOf,
} from '../../domain/alerts/alert.ts';
import { type AlertAct, type Occasion, hasRisen, stepOf } from '../../domain/alerts/alert-lifecycle.ts';
import type { AlertMemory } from '../../domain/alerts/alert-memory.ts';
import { followsFrom, isEnoughFor, ruleOf } from '../../domain/alerts/alert-rules.ts';
import type { Firing } from '../../domain/alerts/firing.ts';
import type { State } from '../../domain/state.ts';
import type { Notification } from '../../ports/webhook.ts';
import { notificationOf, notificationOfEnd } from './notification-of.ts';
import { messageOf, toldOf, whatOf } from './say-word.ts';
import type { TellOptions } from './tell-options.ts';
import { NOTHING_TOLD, type Told, asAlert } from './told.ts';

type Known = Pick<State, 'alerts' | 'alertMemories'>;

/**
 * The same life of alerts where nobody wants issues: what is told stands in the log of the job and in messages to places
 * elsewhere, and what people know is remembered in the agent's own log.
 */
export function tellWithoutIssues(
  known: Known,
  firing: readonly Firing[],
  options: TellOptions,
  /** Of these, which fire as well, nothing is told: somebody wants it so. */
  left: ReadonlySet<Fingerprint> = new Set(),
): Told {
  const teller = new LogTeller(known, firing, options);
  for (const each of firing) if (!left.has(each.alert.fingerprint)) teller.tell(each);
  teller.endAllBut(firing);
  return teller.result;
}

/** Tells for one run. It writes nothing: the result says what the log is to remember. */
class LogTeller {
  readonly #known: Known;
  readonly #options: TellOptions;
  readonly #firing: readonly Alert[];
  readonly #told: Alert[] = [];
  readonly #fresh = new Set<Fingerprint>();
  readonly #held = new Set<Fingerprint>();
  readonly #undecided = new Set<Fingerprint>();
  readonly #risen = new Map<Fingerprint, Severity>();
  readonly #memories = new Map<Fingerprint, AlertMemory>();
  readonly #notifications: Notification[] = [];

  constructor(known: Known, firing: readonly Firing[], options: TellOptions) {
    this.#known = known;
    this.#options = options;
    this.#firing = firing.map(({ alert }) => alert);
  }

  get result(): Told {
    return {
      ...NOTHING_TOLD,
      told: this.#told,
      fresh: this.#fresh,
      held: this.#held,
      undecided: this.#undecided,
      risen: this.#risen,
      memories: this.#memories,
      notifications: this.#notifications,
    };
  }

  tell(firing: Firing): void {
    const { alert } = firing;
    const { fingerprint } = alert;
    if (firing.details === undefined || ruleOf(alert).told === 'dashboard') {
      this.#told.push(alert);
      return;
    }
    const isInhibited = followsFrom(alert, this.#firing);
    const { act, memory } = stepOf({ ...this.#occasionOf(fingerprint), alert, isInhibited });
    // Nobody knows of it, and somebody wants it so.
    if (memory === undefined) return;
    this.#memories.set(fingerprint, memory);
    if (memory.phase === 'held') this.#held.add(fingerprint);
    else this.#told.push(alert);
    if (hasRisen(alert, memory)) this.#risen.set(fingerprint, memory.severity);

    const [what, told] = [whatOfAct(act), toldOf(firing, memory)];
    if (what === undefined || told === undefined) return;
    if (what !== 'still') this.#fresh.add(fingerprint);
    const message = { what, ...messageOf(told, memory), issue: undefined };
    this.#notifications.push(notificationOf(message, this.#options));
  }

  endAllBut(firing: readonly Firing[]): void {
    const { alerts, alertMemories } = this.#known;
    const still = new Set(firing.map(({ alert }) => alert.fingerprint));
    for (const fingerprint of new Set([...alerts.keys(), ...alertMemories.keys()]))
      if (!still.has(fingerprint)) this.#end(fingerprint);
  }

  #end(fingerprint: Fingerprint): void {
    const { memory: before, ...occasion } = this.#occasionOf(fingerprint);
    const kind = kindOf(fingerprint);
    if (before === undefined || kind === undefined) return;

    const { reason } = before;
    const known = this.#known.alerts.get(fingerprint);
    const { witness = 'any-run', undecided, judged } = this.#options;
    const isUndecided = before.phase !== 'over' && reason === undecided;
    if (isUndecided) this.#undecided.add(fingerprint);
    if (isUndecided || !isEnoughFor({ alert: kind, reason }, witness, judged)) {
      if (known !== undefined) this.#told.push(asAlert(known));
      return;
    }
    const { act, memory = before } = stepOf({ ...occasion, memory: before, alert: undefined });
    this.#memories.set(fingerprint, memory);
    if (act.do !== 'close') return;
    const about = { kind, fingerprint, memory: before, overMs: this.#options.nowMs, issue: undefined };
    const over = notificationOfEnd(about, this.#options);
    this.#notifications.push(act.isQuiet ? { ...over, isQuiet: true } : over);
  }

  #occasionOf(fingerprint: Fingerprint): Omit<Occasion, 'alert'> {
    const { alerts, alertMemories } = this.#known;
    const { nowMs, silencedUntil, countsAsRun = true } = this.#options;
    const memory = alertMemories.get(fingerprint) ?? memoryOf(alerts.get(fingerprint));
    return { memory, nowMs, countsAsRun, silencedUntil: silencedUntil?.get(fingerprint) };
  }
}

/** Told by an earlier release, or in an issue when people still wanted some. */
function memoryOf(known: AlertState | undefined): AlertMemory | undefined {
  if (known === undefined) return undefined;
  const { severity, reason, facts, since, changedAt } = known;
  const told = { severity, reason, facts, since, toldAt: changedAt };
  return { phase: 'firing', ...told, returns: 0, runs: 1, risen: false };
}

function whatOfAct(act: AlertAct): Notification['what'] | undefined {
  switch (act.do) {
    case 'open':
      return 'firing';
    case 'reopen':
      return 'again';
    case 'comment':
      return whatOf(act.why);
    default:
      return undefined;
  }
}

import { type Alert, type AlertKind, fingerprintOf } from './alert.ts';
import { ruleOf } from './alert-rules.ts';
import type { Outcome } from '../event.ts';
import type { Firing, Hash } from './firing.ts';
import type { Json } from '../json.ts';
import type { State } from '../state.ts';

/** An alert by what it tells: the same of the same facts, so that nobody is told twice. Its rule says how grave it is. */
export function alertOf(
  agent: string,
  kind: AlertKind,
  { reason, told }: { reason: string; told: Json },
  hash: Hash,
): Alert {
  const fingerprint = fingerprintOf(agent, kind);
  const { severity } = ruleOf({ alert: kind, reason });
  return { alert: kind, fingerprint, severity, reason, facts: hash(JSON.stringify(told)) };
}

/** What people were told, where this run has learnt nothing about it. */
export function asBefore(state: State, agent: string, kind: AlertKind): Firing | undefined {
  const known = state.alerts.get(fingerprintOf(agent, kind));
  if (known === undefined) return undefined;
  const { since: _, changedAt: __, ...alert } = known;
  return { alert, details: undefined };
}

/** A run that was cut off, or could not or must not do its work, says nothing about what stopped the one before. */
export function endedByItself(outcome: Outcome): boolean {
  return !['interrupted', 'failed', 'overlapped', 'paused'].includes(outcome);
}

/** Tasks that still want an answer and are not in quarantine. */
export function leftIn({ pending, retries }: State): number {
  return pending.size + retries.length;
}

/** The same facts in another order are the same facts. */
export function sorted(rows: readonly (readonly string[])[]): Json {
  return rows.map(row => JSON.stringify(row)).sort();
}

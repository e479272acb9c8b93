import type { Alert, Fingerprint } from './alert.ts';
import { type AlertMemory, isSameMemory } from './alert-memory.ts';
import type { Event } from '../event.ts';
import type { State } from '../state.ts';

/** What is new, or says something else than before, is raised; what is over is resolved; the rest is no news. */
export function raiseAlerts(
  {
    firing,
    memories = new Map(),
  }: { readonly firing: readonly Alert[]; readonly memories?: ReadonlyMap<Fingerprint, AlertMemory> },
  { alerts, alertMemories }: Pick<State, 'alerts' | 'alertMemories'>,
): Event[] {
  const still = new Set(firing.map(({ fingerprint }) => fingerprint));
  const over = [...alerts.values()].filter(({ fingerprint }) => !still.has(fingerprint));
  return [
    ...firing
      .filter(alert => isNews(alert, alerts))
      .map((alert): Event => ({ type: 'AlertRaised', ...alert })),
    ...over.map(({ alert, fingerprint }): Event => ({ type: 'AlertResolved', alert, fingerprint })),
    ...[...memories]
      .filter(([fingerprint, memory]) => !isSameMemory(memory, alertMemories.get(fingerprint)))
      .map(([fingerprint, memory]): Event => ({ type: 'AlertRemembered', fingerprint, memory })),
  ];
}

/** Whether people have not been told this yet. A reason alone is none: it is a word for machines. */
export function isNews(
  { fingerprint, severity, facts }: Alert,
  alerts: ReadonlyMap<Fingerprint, Pick<Alert, 'severity' | 'facts'>>,
): boolean {
  const known = alerts.get(fingerprint);
  return known?.severity !== severity || known.facts !== facts;
}

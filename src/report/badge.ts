import type { AlertKind } from '../domain/alerts/alert.ts';
import { isSkipped } from '../domain/requests/skipped.ts';
import type { State } from '../domain/state.ts';
import { jsonText } from './json-text.ts';
import { count } from './money.ts';

/**
 * A badge as shields.io's endpoint takes it (https://shields.io/badges/endpoint-badge): the gravest alert, else how far
 * the list is done.
 */
export function badgeOf(agent: string, state: Pick<State, 'tasks' | 'alerts'>): string {
  const label = agent === 'default' ? 'background agent' : `background agent ${agent}`;
  return jsonText({ schemaVersion: 1, label, ...stand(state) });
}

/** The gravest first. */
const ALERTS: readonly (readonly [AlertKind, message: string, color: string])[] = [
  ['state', 'log trouble', 'red'],
  ['stale', 'silent', 'red'],
  ['provider', 'provider stopped', 'red'],
  ['quarantine', 'quarantined', 'orange'],
  ['budget', 'budget reached', 'yellow'],
  ['interrupted', 'interrupted', 'yellow'],
  ['anomaly', 'out of the ordinary', 'yellow'],
];

function stand({ tasks, alerts }: Pick<State, 'tasks' | 'alerts'>): { message: string; color: string } {
  // What somebody wants skipped is no part of the list, as long as they do.
  const all = [...tasks.values()].filter(task => !isSkipped(task));
  const quarantined = all.filter(({ status }) => status === 'quarantined').length;
  const done = all.filter(({ status }) => status === 'completed').length;

  const kinds = new Set([...alerts.values()].map(({ alert }) => alert));
  const gravest = ALERTS.find(([kind]) => kinds.has(kind));
  if (gravest === undefined) {
    return {
      message: `${count(done)} of ${count(all.length)} done`,
      color: done === all.length ? 'brightgreen' : 'blue',
    };
  }
  const [kind, message, color] = gravest;
  return { message: kind === 'quarantine' ? `${count(quarantined)} ${message}` : message, color };
}

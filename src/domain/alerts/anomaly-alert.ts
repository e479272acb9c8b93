import type { OddType, Firing, Hash } from './firing.ts';
import { alertOf, sorted } from './alert-of.ts';
import { fingerprintOf } from './alert.ts';
import { ODD_KINDS, type Oddities, oddTypes } from '../oddities/oddity.ts';
import type { State } from '../state.ts';

/**
 * What is out of the ordinary, by type. Which task it was is no news: a type that is slow today and slow tomorrow is one
 * piece of news. A type that was odd stays so until a run has tried it again and found nothing, or nobody asks for it any more;
 * where this run has only that to say, what people were told stands as it is.
 */
export function anomalyAlert(
  state: State,
  agent: string,
  { own, grouped }: Oddities,
  hash: Hash,
): Firing | undefined {
  const standing = standingIn(state);
  const types = [...oddTypes(own), ...standing];
  const [gravest] = ODD_KINDS.filter(kind => types.some(({ kinds }) => kinds.includes(kind)));
  if (gravest === undefined) return undefined;

  const told = sorted(types.flatMap(({ taskType, kinds }) => kinds.map(kind => [kind, taskType])));
  const alert = alertOf(agent, 'anomaly', { reason: gravest, told }, hash);
  const isKnown = state.alerts.get(fingerprintOf(agent, 'anomaly'))?.facts === alert.facts;
  if (own.length === 0 && isKnown) return { alert, details: undefined };
  return { alert, details: { kind: 'anomaly', own, grouped, standing } };
}

function standingIn({ run, tasks, usual }: State): readonly OddType[] {
  const odd = [...usual].filter(
    ([taskType, { odd }]) => odd.length > 0 && run?.tallies.has(taskType) !== true,
  );
  if (odd.length === 0) return [];
  const asked = new Set([...tasks.values()].map(({ taskType }) => taskType));
  return odd
    .filter(([taskType]) => asked.has(taskType))
    .map(([taskType, { odd: kinds }]) => ({ taskType, kinds }));
}

import type { OddKind } from '../event.ts';
import { jumpOf } from './failure-jump.ts';
import { isSkipped } from '../requests/skipped.ts';
import { type Quarantined, type RunState, type State, isTypeStopped } from '../state.ts';
import { type Extreme, NO_USUAL, type Share, type Tally, type Usual } from './tally.ts';
import type { TaskId } from '../task.ts';
import { usualBound } from './usual-bound.ts';

/** Something in a run that is out of the ordinary for a type of task. */
export type Oddity =
  /** A call that took far longer, in ms, or cost far more, in nano-USD, than those of its type do. */
  | {
      readonly kind: 'slow' | 'dear';
      readonly taskType: string;
      readonly task: TaskId;
      readonly value: number;
      readonly median: number;
      readonly bound: number;
    }
  /** Attempts that fail far more often than before. */
  | { readonly kind: 'failing'; readonly taskType: string; readonly now: Share; readonly before: Share }
  /** Tasks that were quarantined because no answer was what their type expects. */
  | { readonly kind: 'mismatched'; readonly taskType: string; readonly tasks: readonly TaskId[] };

/** `own`: what an alert of its own tells. `grouped`: what the issue about tasks in quarantine tells as well. */
export type Oddities = { readonly own: readonly Oddity[]; readonly grouped: readonly Oddity[] };

/** Less is not worth anybody's while: 5 seconds, and a tenth of a cent. */
const LEAST_MORE_MS = 5_000;
const LEAST_MORE_NANO_USD = 1_000_000;

/**
 * What was odd in the run that is on, by what was usual before it. One problem is one issue: where a type has tasks that
 * this run set aside, their issue tells as well that its answers are no good, or fail more often.
 */
export function odditiesOf({ run, tasks, usual }: Pick<State, 'run' | 'tasks' | 'usual'>): Oddities {
  const own: Oddity[] = [];
  const grouped: Oddity[] = [];
  if (run === undefined) return { own, grouped };

  const setAside = setAsideBy(run, tasks);
  for (const [taskType, tally] of run.tallies) {
    const before = usual.get(taskType) ?? NO_USUAL;
    own.push(...outliersOf(taskType, tally, before));
    const jump = isTypeStopped(run, taskType) ? undefined : jumpOf(tally, before);
    if (jump === undefined) continue;
    const { failed, attempts } = tally;
    const failing = { kind: 'failing', taskType, now: { failed, attempts }, ...jump } as const;
    (setAside.has(taskType) ? grouped : own).push(failing);
  }
  for (const [taskType, all] of setAside) {
    const mismatched = all.filter(({ facts }) => facts.failure.kind === 'invalid-answer').map(({ id }) => id);
    if (mismatched.length > 0) grouped.push({ kind: 'mismatched', taskType, tasks: mismatched });
  }
  return { own, grouped };
}

/** What an alert of its own tells, by type, as the run's end notes it. */
export function oddTypes(own: readonly Oddity[]): { readonly taskType: string; readonly kinds: OddKind[] }[] {
  const kindsOf = (odd: readonly Oddity[]) =>
    ODD_KINDS.filter(kind => odd.some(oddity => oddity.kind === kind));
  return [...Map.groupBy(own, ({ taskType }) => taskType)].map(([taskType, odd]) => ({
    taskType,
    kinds: kindsOf(odd),
  }));
}

/** The gravest first. */
export const ODD_KINDS: readonly OddKind[] = ['failing', 'dear', 'slow'];

function outliersOf(taskType: string, { slowest, dearest }: Tally, { samples }: Usual): Oddity[] {
  return [
    ...beyond('slow', slowest, samples.durationsMs, LEAST_MORE_MS),
    ...beyond('dear', dearest, samples.costsNanoUsd, LEAST_MORE_NANO_USD),
  ].map(odd => ({ ...odd, taskType }));
}

function beyond(
  kind: 'slow' | 'dear',
  extremes: readonly Extreme[],
  values: readonly number[],
  least: number,
) {
  const usual = usualBound(values, least);
  if (usual === undefined) return [];
  return extremes.filter(({ value }) => value > usual.bound).map(extreme => ({ kind, ...extreme, ...usual }));
}

function setAsideBy(run: RunState, tasks: State['tasks']): ReadonlyMap<string, readonly Quarantined[]> {
  const all = [...run.touched.keys()].flatMap(id => {
    const task = tasks.get(id);
    const isOurs = task?.status === 'quarantined' && task.facts.run === run.id && !isSkipped(task);
    return isOurs ? [task] : [];
  });
  return Map.groupBy(all, ({ taskType }) => taskType);
}

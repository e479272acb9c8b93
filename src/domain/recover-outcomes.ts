import type { Event, EventOf } from './event.ts';
import { type State, idsOf, isOpen, versionOf } from './state.ts';
import type { TaskId } from './task.ts';
import type { Sha256 } from './units.ts';

/** Whether somebody still wants an answer to this: the task that was asked for, or another one that asks the same now. */
export function isWanted(state: State, key: Sha256): boolean {
  return idsOf(state, key).some(id => isOpen(versionOf(state, id, key)));
}

/** How a call of a run ended that lost its place. `result`: its answer, if that can be had. */
export type LostOutcome = Omit<EventOf<'OutcomeRecovered'>, 'type'>;

/**
 * What a run did that lost its place counts once: its cost always, its answer if the task still wants one. A second answer
 * for a finished key is dropped. Equal work under other ids is done by it as by any other answer.
 */
export function recoverOutcomes(outcomes: readonly LostOutcome[], state: State): Event[] {
  const done = new Set<TaskId>();
  return outcomes.flatMap(({ result, ...outcome }) => {
    if (outcome.seq <= (state.takenIn.get(outcome.from) ?? 0)) return [];
    const { task, key } = outcome;
    if (result === undefined) return [{ type: 'OutcomeRecovered', ...outcome }];

    const isOwn = wants(state, task, key, done);
    if (isOwn) done.add(task);
    const recovered: Event = { type: 'OutcomeRecovered', ...outcome, ...(isOwn && { result }) };
    // Once it is published its bytes may be nowhere else: then it is shared as other published ones are.
    if (result.published !== undefined) return [recovered];
    const sharers = idsOf(state, key).filter(id => wants(state, id, key, done));
    for (const id of sharers) done.add(id);
    const { answer } = result;
    return [
      recovered,
      ...sharers.map((id): Event => ({ type: 'AnswerShared', task: id, key, sameAs: task, answer })),
    ];
  });
}

function wants(state: State, id: TaskId, key: Sha256, done: ReadonlySet<TaskId>): boolean {
  return !done.has(id) && isOpen(versionOf(state, id, key));
}

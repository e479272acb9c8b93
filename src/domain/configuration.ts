import { type Context, type SentParameters, stop } from './attempt-result.ts';
import type { Adaptation, Event, StopScope } from './event.ts';
import type { Failure } from './failure.ts';
import { isSkipped } from './requests/skipped.ts';
import { type State, type TaskState, modelAt } from './state.ts';
import { suspectOf } from './suspect.ts';
import type { TaskId } from './task.ts';

/** Three tasks that a provider refuses in the same words, before anything has worked, point at what they share. */
export const SUSPECTS_UNTIL_STOP = 3;

/** So many where such tasks were answered before: a few bad ones among them are nobody else's trouble. */
export const SUSPECTS_AMONG_ANSWERED = 5;

/** A setting is wrong: adapt the model to it once if that is known to help, else stop the model, or the type. */
export function adaptOrStop(context: Context, failure: Failure): Event[] {
  const { call, run, state } = context;
  if (failure.kind === 'schema-refused' || failure.kind === 'type-not-supported')
    return stop(context, { kind: 'type', name: call.taskType }, 'configuration', failure);

  const adaptation =
    failure.kind === 'parameter-refused' ? adaptationFor(failure.parameter, context.attempt.sent) : undefined;
  if (adaptation === undefined)
    return stop(context, { kind: 'model', name: call.model }, 'configuration', failure);

  const known = [...(state.adaptations.get(modelAt(run, call.model)) ?? [])];
  // It was adapted while this call was in flight: the next one will have it.
  if (known.includes(adaptation)) return [];
  // Refused under the one name and under the other: no third name is known.
  if (known.some(isOutputCapName) && isOutputCapName(adaptation))
    return stop(context, { kind: 'model', name: call.model }, 'configuration', failure);

  return [{ type: 'ModelAdapted', model: call.model, adaptation }];
}

function adaptationFor(parameter: string, sent: SentParameters): Adaptation | undefined {
  if (parameter === 'temperature' && !sent.withoutTemperature) return 'without-temperature';
  if (parameter !== sent.outputCapName) return undefined;
  return sent.outputCapName === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
}

function isOutputCapName(adaptation: Adaptation): boolean {
  return adaptation !== 'without-temperature';
}

/** The type or model that three tasks have in common that were refused in the same words, before anything of it worked. */
export function sharedSuspicion(
  { attempt, call, run, state }: Context,
  failure: Extract<Failure, { kind: 'bad-request' }>,
): { scope: StopScope; tasks: TaskId[] } | undefined {
  const { alive, suspects } = run;
  // 400 is about how something is asked. Any other status may be about the tasks alone, if such were answered in earlier runs.
  const neededFor = (name: 'taskType' | 'model') =>
    failure.status === 400 || !wasAnswered(state, name, call[name])
      ? SUSPECTS_UNTIL_STOP
      : SUSPECTS_AMONG_ANSWERED;
  const own = suspectOf({ id: attempt.task, model: call.model, taskType: call.taskType }, failure);
  const alike = suspects.filter(({ task, signature }) => signature === own.signature && task !== own.task);
  const candidates = [
    {
      scope: { kind: 'type', name: own.taskType },
      alive: alive.types.has(own.taskType),
      needed: neededFor('taskType'),
      like: alike.filter(({ taskType }) => taskType === own.taskType),
    },
    {
      scope: { kind: 'model', name: own.model },
      alive: alive.models.has(own.model),
      needed: neededFor('model'),
      like: alike.filter(({ model }) => model === own.model),
    },
  ] as const;

  const found = candidates.find(({ alive, needed, like }) => !alive && like.length + 1 >= needed);
  if (found === undefined) return undefined;
  const tasks = found.like.map(({ task }) => task).filter(id => isAside(state.tasks.get(id)));
  return { scope: found.scope, tasks };
}

/** In quarantine, and not because a person wants it there. */
function isAside(task: TaskState | undefined): boolean {
  return task?.status === 'quarantined' && !isSkipped(task);
}

/** In any run, by the books. */
function wasAnswered({ totals }: State, name: 'taskType' | 'model', value: string): boolean {
  return [...totals.values()].some(row => row[name] === value && row.calls > row.failedCalls);
}

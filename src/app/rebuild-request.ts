import { isFileInput } from '../domain/task-file.ts';
import type { Task } from '../domain/task.ts';
import type { Sha256, Tokens } from '../domain/units.ts';
import { type Built, renderRequest } from '../request/build-request.ts';
import { holdOf } from '../request/hold.ts';
import type { Rendered } from '../request/request.ts';
import type { TaskSource } from '../ports.ts';
import { requestFor } from './prepare-tasks.ts';
import type { Provider } from './settings.ts';

/** What a task was planned as. */
export type Planned = { readonly key: Sha256 | undefined; readonly holdTokens: Tokens };

/**
 * The request of a task that is about to be sent, from its files as they are now; undefined when it is another than was
 * planned. A key given by hand stays the same when a file has changed; the hold that was planned for it may not.
 */
export function rebuildRequest(
  task: Task,
  source: TaskSource,
  provider: Provider,
  planned: Planned,
): Built<Rendered | undefined> {
  // What stands in the task file itself was read once. To tell it from other work again would double the cost of a request.
  if (!Object.values(task.input).some(isFileInput)) {
    const loaded = source.load(task);
    return loaded.ok ? renderRequest(task, loaded.input, { offline: provider === 'offline' }) : loaded;
  }

  const built = requestFor(task, source, provider);
  if (!built.ok) return built;
  const { request } = built;
  const isAsPlanned = request.key === planned.key && holdOf(request, undefined).tokens === planned.holdTokens;
  return { ok: true, request: isAsPlanned ? request : undefined };
}

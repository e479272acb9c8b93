import type { ListedTask } from '../domain/list-tasks.ts';
import type { Limits } from '../domain/budget.ts';
import { invariant } from '../domain/invariant.ts';
import type { Work } from '../domain/plan.ts';
import type { Mistake, Task, TaskId, TaskList } from '../domain/task.ts';
import { buildRequest } from '../request/build-request.ts';
import { holdOf } from '../request/hold.ts';
import { modelMistake } from '../request/model-mistake.ts';
import { type PriceSources, checkPrices, likeFor, priceLine, priceOf } from '../request/price.ts';
import type { Price, Request } from '../request/request.ts';
import type { Timestamp } from '../domain/units.ts';
import type { TaskSource } from '../ports.ts';
import type { Provider, Settings } from './settings.ts';

export type PrepareOptions = Pick<Settings, 'provider' | 'baseUrl' | 'limits'> & {
  /** Some prices change on a day known before. */
  readonly at: Timestamp;
};

/** The task file as work to do: what each task asks for, and what it takes. Requests are built again when sent. */
export type Prepared = {
  readonly tasks: ReadonlyMap<TaskId, Task>;
  readonly listed: readonly ListedTask[];
  readonly work: Map<TaskId, Work>;
  readonly pricing: PriceSources;
  readonly notices: readonly Mistake[];
  readonly files: readonly string[];
};

export type PreparedTasks =
  | { readonly ok: true; readonly prepared: Prepared }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Reads the task files and builds every request once, so that every mistake is known before anything is spent. */
export function prepareTasks(source: TaskSource, options: PrepareOptions): PreparedTasks {
  const read = source.read();
  if (!read.ok) return read;

  const { list } = read;
  const { provider, baseUrl, at } = options;
  const pricing: PriceSources = { prices: list.prices, provider, baseUrl, at };
  const mistakes: Mistake[] = [];
  const listed: ListedTask[] = [];
  const work = new Map<TaskId, Work>();
  const mistaken = new Set<string>();

  for (const task of list.tasks) {
    const built = requestFor(task, source, provider);
    if (!built.ok) {
      mistakes.push(built.mistake);
      continue;
    }
    const { request } = built;
    const price = priceOf(request.model, pricing);
    const message =
      modelMistake(request.model, provider) ?? unpriced(request.model, price, pricing, options.limits);
    // One set of lines to paste serves all tasks of a model: it is said at the first of them.
    if (message !== undefined && !mistaken.has(request.model)) mistakes.push({ place: task.place, message });
    if (message !== undefined) mistaken.add(request.model);

    listed.push(listedTask(task, request));
    work.set(task.id, workOf(task, request, price));
  }
  mistakes.push(...priceMistakes(list, pricing));
  if (mistakes.length > 0) return { ok: false, mistakes };
  const tasks = new Map(list.tasks.map(task => [task.id, task]));
  return { ok: true, prepared: { tasks, listed, work, pricing, notices: list.notices, files: list.files } };
}

export function requestFor(task: Task, source: TaskSource, provider: Provider) {
  const loaded = source.load(task);
  return loaded.ok ? buildRequest(task, loaded.input, { offline: provider === 'offline' }) : loaded;
}

function priceMistakes({ pricePlaces }: TaskList, pricing: PriceSources): Mistake[] {
  return checkPrices(pricing).map(({ model, message }) => {
    const place = pricePlaces.get(model);
    invariant(place !== undefined, `the price of ${model} stands somewhere`);
    return { place, message };
  });
}

function listedTask(task: Task, request: Request): ListedTask {
  const { attemptsMax, onChange } = task.settings;
  const { key, inputHash: input, model } = request;
  return { id: task.id, key, input, taskType: task.type.name, model, attemptsMax, onChange };
}

function workOf(task: Task, request: Request, price: Price | undefined): Work {
  const doubled = { ...request, completionTokensMax: 2 * request.completionTokensMax };
  return {
    model: request.model,
    taskType: task.type.name,
    hold: holdOf(request, price),
    holdDoubled: holdOf(doubled, price),
    attemptsMax: task.settings.attemptsMax,
  };
}

/** A cost budget is no promise for a model whose price nobody knows. */
function unpriced(
  model: string,
  price: Price | undefined,
  { prices, provider }: PriceSources,
  limits: Limits,
): string | undefined {
  const costCounts = Object.values(limits).some(({ nanoUsd }) => nanoUsd !== undefined);
  if (price !== undefined || !costCounts) return undefined;
  // The mistake is in that entry then, and said where it stands.
  if (prices.has(model)) return undefined;
  return `The price of the model "${model}" is not known for provider "${provider}", and a cost budget is set. Add this line to the task file, or name a model that costs the same with { like: ${likeFor(model)} }, or write free; or switch the budget off with cost-budget: none.\n${priceLine(model)}`;
}

import { isFileInput } from '../../../src/domain/task-file.ts';
import type { Json } from '../../../src/domain/json.ts';
import type { Mistake, Place, PriceEntry, Task } from '../../../src/domain/task.ts';
import type { LoadedInput, TaskRead, TaskSource } from '../../../src/ports.ts';
import { BUILT_IN_TYPES } from '../../../src/request/built-in-types.ts';

/** Tasks as a test writes them down. All of it may change between two reads. */
export class LiteralTasks implements TaskSource {
  tasks: readonly Task[];
  mistakes: readonly Mistake[] = [];
  notices: readonly Mistake[] = [];
  prices: ReadonlyMap<string, PriceEntry> = new Map([['small', { kind: 'usd', input: 1, output: 10 }]]);
  /** The texts of file inputs, by path. */
  readonly files = new Map<string, string>();
  reads = 0;

  constructor(tasks: readonly Task[]) {
    this.tasks = tasks;
  }

  read(): TaskRead {
    this.reads += 1;
    const { tasks, mistakes, notices, prices } = this;
    if (mistakes.length > 0) return { ok: false, mistakes };
    const files = ['tasks.yml', ...this.files.keys()];
    return { ok: true, list: { tasks, prices, pricePlaces: placesOf(prices), notices, files } };
  }

  load(task: Task): LoadedInput {
    const input: [string, Json][] = [];
    for (const [name, value] of Object.entries(task.input)) {
      const text = isFileInput(value) ? this.files.get(value.file) : value;
      if (text === undefined)
        return {
          ok: false,
          mistake: { place: task.place, message: `The file for "${name}" is not there.` },
        };
      input.push([name, text]);
    }
    return { ok: true, input: Object.fromEntries(input) };
  }
}

/** The n-th price of a list stands in the n-th line, where no task begins. */
function placesOf(prices: ReadonlyMap<string, PriceEntry>): ReadonlyMap<string, Place> {
  return new Map(
    [...prices.keys()].map((model, n) => [model, { path: 'tasks.yml', line: n + 1, column: 3 }]),
  );
}

/** A task to summarize a text of its own; the n-th of a list stands in the n-th line. */
export function aTask(id: string, special: Omit<Partial<Task>, 'settings'> & SpecialSettings = {}): Task {
  const { settings, ...rest } = special;
  return {
    id,
    type: BUILT_IN_TYPES.get('summarize') ?? { name: 'summarize', messages: [], output: { kind: 'text' } },
    input: { text: `The text of ${id}.` },
    settings: {
      model: 'small',
      completionTokensMax: 100,
      timeoutMs: 30_000,
      attemptsMax: 3,
      parameters: {},
      onChange: 'rerun',
      ...settings,
    },
    place: { path: 'tasks.yml', line: 1, column: 1 },
    ...rest,
  };
}

type SpecialSettings = { readonly settings?: Partial<Task['settings']> };

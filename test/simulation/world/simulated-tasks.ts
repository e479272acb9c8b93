import { prepareTasks } from '../../../src/app/prepare-tasks.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import type { Task } from '../../../src/domain/task.ts';
import type { TaskSource } from '../../../src/ports.ts';
import { timestampOf } from '../../../src/domain/units.ts';
import { BUILT_IN_TYPES } from '../../../src/request/built-in-types.ts';
import { LiteralTasks, aTask } from '../../support/fakes/literal-tasks.ts';
import { TASK_WORDS } from '../checks/texts-stay-away.ts';
import type { SimulatedSettings, TaskLine } from '../schedule/schedule.ts';

const CONTENT = /The text of (c[\w-]+)\./;

/** The task file as it was checked out: what people do to it since is for later runs. */
export type CheckedOut = { readonly source: TaskSource; readonly lines: readonly TaskLine[] };

/** The task file of a simulated repository, and what each of its contents is called by the agent: its key. */
export class SimulatedTasks {
  #source = new LiteralTasks([]);
  #settings: Pick<SimulatedSettings, 'attemptsMax' | 'timeoutMs'>;
  readonly #keys = new Map<string, string>();
  #lines: readonly TaskLine[] = [];
  #wanted: ReadonlyMap<string, string> = new Map();

  constructor(lines: readonly TaskLine[], settings: Pick<SimulatedSettings, 'attemptsMax' | 'timeoutMs'>) {
    this.#settings = settings;
    if (lines.length > 0) this.set(lines);
  }

  /** One that goes on from here by itself. */
  fork(): SimulatedTasks {
    const fork = new SimulatedTasks([], this.#settings);
    for (const [content, key] of this.#keys) fork.#keys.set(content, key);
    [fork.#source, fork.#lines, fork.#wanted] = [this.#source, this.#lines, this.#wanted];
    return fork;
  }

  checkOut(): CheckedOut {
    return { source: this.#source, lines: this.#lines };
  }

  get lines(): readonly TaskLine[] {
    return this.#lines;
  }

  /** The key of each task's work, by its id. */
  get wanted(): ReadonlyMap<string, string> {
    return this.#wanted;
  }

  /** How long and how often each task is tried from now on. */
  allow({ attemptsMax, timeoutMs }: Pick<SimulatedSettings, 'attemptsMax' | 'timeoutMs'>): void {
    this.#settings = { attemptsMax, timeoutMs };
    this.set(this.#lines);
  }

  set(lines: readonly TaskLine[]): void {
    this.#lines = lines;
    const all = lines.map(line => taskFor(line, this.#settings));
    this.#source = new LiteralTasks(all.map(({ task }) => task));
    this.#wanted = new Map(all.map(({ task, key }) => [task.id, key]));
    for (const [index, { content }] of lines.entries()) this.#keys.set(content, all[index]?.key ?? '');
  }

  /** What a request asks about, by its messages. */
  contentOf(messages: readonly { readonly content: string }[]): string {
    for (const { content } of messages) {
      const found = CONTENT.exec(content)?.[1];
      if (found !== undefined) return found;
    }
    throw new Error('a request about nothing that is known');
  }

  keyOf(content: string): string {
    return this.#keys.get(content) ?? '';
  }
}

type Made = { readonly task: Task; readonly key: string };

/** In a million worlds there are some hundred tasks: each is made, and what it is called is asked, once. */
const made = new Map<string, Made>();

function taskFor(
  { id, content }: TaskLine,
  { attemptsMax, timeoutMs }: Pick<SimulatedSettings, 'attemptsMax' | 'timeoutMs'>,
): Made {
  const name = JSON.stringify([id, content, attemptsMax, timeoutMs]);
  const known = made.get(name);
  if (known !== undefined) return known;
  const task = aTask(id, {
    type: typeFor(content),
    input: { text: `The text of ${content}. ${TASK_WORDS}` },
    settings: { attemptsMax, timeoutMs },
  });
  const fresh = { task, key: keyFor(task) };
  if (made.size === MADE_MAX) made.clear();
  made.set(name, fresh);
  return fresh;
}

const MADE_MAX = 10_000;

function keyFor(task: Task): string {
  const read = prepareTasks(new LiteralTasks([task]), {
    ...{ provider: 'openrouter', baseUrl: undefined, limits: NO_LIMITS, at: timestampOf(0) },
  });
  if (!read.ok) throw new Error(read.mistakes.map(({ message }) => message).join('\n'));
  return read.prepared.listed[0]?.key ?? '';
}

/** Some want a sentence, some an object by a schema: the second can be answered wrongly. */
function typeFor(content: string) {
  const number = Number(/\d+/.exec(content)?.[0]);
  const type = BUILT_IN_TYPES.get(number % 3 === 2 ? 'analyze_sentiment' : 'summarize');
  if (type === undefined) throw new Error('a type that is built in');
  return type;
}

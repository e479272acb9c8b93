import { isDeepStrictEqual } from 'node:util';

import { adviceFor } from '../../domain/expectation.ts';
import { type FileSettings, type FileType, TYPE_FIELDS } from '../../domain/task-file.ts';
import type { Message, Place, TaskType } from '../../domain/task.ts';
import type { MistakeList } from './mistake-list.ts';
import type { Located } from './sheet.ts';

/** A type that tasks can name, with the settings that come with it, the nearest first. */
export type KnownType = { readonly type: TaskType; readonly settings: readonly FileSettings[] };

/** The types by name: those built in, and those that all task files say together. */
export class KnownTypes {
  readonly #builtIn: ReadonlyMap<string, TaskType>;
  readonly #known = new Map<string, KnownType>();
  /** Types of a head that is wrong: what is wrong with it is said, and their tasks need not be told so again. */
  readonly #broken = new Set<string>();
  readonly #said = new Map<string, { readonly definition: FileType; readonly place: Place }>();

  constructor(builtIn: ReadonlyMap<string, TaskType>) {
    this.#builtIn = builtIn;
    for (const [name, type] of builtIn) this.#known.set(name, { type, settings: [] });
  }

  /** Takes in the types of one file. */
  add(head: Located, types: Readonly<Record<string, FileType>>, mistakes: MistakeList): void {
    for (const [name, definition] of Object.entries(types)) {
      const place = head.placeOf(['types', name]);
      const before = this.#said.get(name);
      if (before !== undefined) {
        if (isDeepStrictEqual(before.definition, definition)) continue;
        mistakes.add(
          place,
          `The type "${name}" is another one ${whereOf(before.place)}; give one of them another name.`,
        );
        continue;
      }

      this.#said.set(name, { definition, place });
      const builtIn = this.#builtIn.get(name);
      const type = builtIn ?? typeFrom(name, definition, head, mistakes);
      if (builtIn !== undefined) refuseRedefinition(name, definition, head, mistakes);
      this.#known.set(name, { type, settings: [definition] });
    }
  }

  addBroken(name: string): void {
    this.#broken.add(name);
  }

  isBroken(name: string): boolean {
    return this.#broken.has(name);
  }

  get(name: string): KnownType | undefined {
    return this.#known.get(name);
  }

  adviceFor(name: string): string {
    return adviceFor(name, [...this.#known.keys()]);
  }
}

/** `in other.yml:3:5`, for a message about two places. */
export function whereOf(place: Place): string {
  return `in ${place.path}:${place.line}:${place.column}`;
}

function typeFrom(name: string, definition: FileType, head: Located, mistakes: MistakeList): TaskType {
  const placed = placedMessages(name, definition, head);
  if (placed.length === 0) {
    const message = `The type "${name}" does not say what to ask; give it a "prompt", a "system" message or "messages".`;
    mistakes.add(head.placeOf(['types', name]), message);
  }
  return {
    name,
    messages: placed.map(({ message }) => message),
    output:
      definition.output === undefined ? { kind: 'text' } : { kind: 'json', name, schema: definition.output },
    places: placed.map(({ place }) => place),
  };
}

function placedMessages(
  name: string,
  definition: FileType,
  head: Located,
): { message: Message; place: Place }[] {
  const { messages, system, prompt } = definition;
  const placeOf = (...path: PropertyKey[]): Place => head.placeOf(['types', name, ...path]);

  if (messages !== undefined) {
    return messages.map((message, index) => ({ message, place: placeOf('messages', index, 'content') }));
  }
  if (system === undefined && prompt === undefined) return [];

  const user = {
    message: { role: 'user' as const, content: prompt ?? '{{ text }}' },
    place: placeOf('prompt'),
  };
  return system === undefined
    ? [user]
    : [{ message: { role: 'system', content: system }, place: placeOf('system') }, user];
}

/** Results of a built-in type mean the same everywhere; only how it runs can be set. */
function refuseRedefinition(name: string, definition: FileType, head: Located, mistakes: MistakeList): void {
  for (const field of TYPE_FIELDS) {
    if (!Object.hasOwn(definition, field)) continue;
    const message = `The type "${name}" is built in: its settings can be set here, but not its "${field}". Give your type another name.`;
    mistakes.add(head.placeOf(['types', name, field]), message);
  }
}

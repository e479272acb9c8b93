import { posix } from 'node:path';

import { compileLater } from '../../domain/compile-later.ts';
import { problemsOf } from '../../domain/expectation.ts';
import { FileSettings, FileTask, isFileInput } from '../../domain/task-file.ts';
import type { Mistake, Place, Settings, Task } from '../../domain/task.ts';
import { type KnownType, type KnownTypes, whereOf } from './known-types.ts';
import type { MistakeList } from './mistake-list.ts';
import { readPromptFile } from './prompt-file.ts';
import { type Fallback, settingsFrom } from './settings.ts';
import type { Located } from './sheet.ts';
import type { Workspace } from './workspace.ts';

export const FILE_INPUT_BYTES_MAX = 1 << 20;
const PROMPT_FILE_BYTES_MAX = 1 << 20;
const PROMPT_FILE = /\.prompt\.ya?ml$/;
const SETTING_NAMES = Object.keys(FileSettings.shape);

/** Turns the entries of all task files into tasks, and remembers across files what must be unique. */
export class TaskReader {
  readonly tasks: Task[] = [];
  readonly notices: Mistake[] = [];
  /** Prompt files and file inputs, relative to the workspace. */
  readonly files = new Set<string>();

  readonly #workspace: Workspace;
  readonly #types: KnownTypes;
  readonly #fallback: Fallback;
  readonly #mistakes: MistakeList;
  readonly #parse = compileLater(FileTask);
  /** By id in lower case: on many disks `A.json` and `a.json` are one file. */
  readonly #ids = new Map<string, Place & { readonly id: string }>();
  readonly #keys = new Map<string, Task>();
  /** By path. Undefined: it is wrong, and said so. */
  readonly #promptFiles = new Map<string, KnownType | undefined>();

  constructor(options: {
    workspace: Workspace;
    types: KnownTypes;
    fallback: Fallback;
    mistakes: MistakeList;
  }) {
    this.#workspace = options.workspace;
    this.#types = options.types;
    this.#fallback = options.fallback;
    this.#mistakes = options.mistakes;
  }

  /** Reads the tasks of one file, to which `defaults` apply. */
  readAll(entries: Iterable<Located>, defaults: FileSettings): void {
    /** Most tasks have no settings of their own: those of one type share one object. */
    const settingsByType = new Map<KnownType, Settings>();
    for (const entry of entries) {
      const written = this.#check(entry);
      if (written === undefined) continue;
      const known = this.#typeOf(written.type, entry);
      if (known === undefined) continue;

      const isPlain = !SETTING_NAMES.some(name => Object.hasOwn(written, name));
      const settings =
        (isPlain ? settingsByType.get(known) : undefined) ??
        settingsFrom([written, ...known.settings, defaults], this.#fallback);
      if (isPlain) settingsByType.set(known, settings);

      const { 'idempotency-key': idempotencyKey } = written;
      this.#add({
        id: written.id,
        type: known.type,
        input: written.input ?? {},
        settings,
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
        place: entry.placeOf([]),
      });
    }
  }

  #check(entry: Located): FileTask | undefined {
    const result = this.#parse(entry.value);
    if (!result.success) {
      for (const { path, message } of problemsOf(result.error))
        this.#mistakes.add(entry.placeOf(path), message);
      return undefined;
    }

    const { data } = result;
    const isNew = this.#isNewId(data.id, entry);
    const isReadable = this.#checkFileInputs(data, entry);
    return isNew && isReadable ? data : undefined;
  }

  #isNewId(id: string, entry: Located): boolean {
    const before = this.#ids.get(id.toLowerCase());
    if (before === undefined) {
      this.#ids.set(id.toLowerCase(), { id, ...entry.placeOf([]) });
      return true;
    }
    const difference = before.id === id ? '' : `, as "${before.id}": letter case makes no difference`;
    this.#mistakes.add(
      entry.placeOf(['id']),
      `The id "${id}" is taken by the task ${whereOf(before)}${difference}; give one of them another id.`,
    );
    return false;
  }

  #checkFileInputs(task: FileTask, entry: Located): boolean {
    let isReadable = true;
    for (const [name, value] of Object.entries(task.input ?? {})) {
      if (!isFileInput(value)) continue;
      const trouble = this.#troubleWith(value.file, entry.placeOf([]));
      if (trouble === undefined) continue;
      this.#mistakes.add(entry.placeOf(['input', name]), `The file for "${name}": ${trouble}`);
      isReadable = false;
    }
    return isReadable;
  }

  #troubleWith(written: string, place: Place): string | undefined {
    const resolved = this.#workspace.resolve(posix.dirname(place.path), written);
    if (!resolved.ok) return resolved.trouble;
    const checked = this.#workspace.check(resolved.value, FILE_INPUT_BYTES_MAX);
    if (!checked.ok) return checked.trouble;
    this.files.add(resolved.value);
    return undefined;
  }

  #typeOf(name: string, entry: Located): KnownType | undefined {
    if (PROMPT_FILE.test(name)) return this.#promptFileAt(name, entry);

    const known = this.#types.get(name);
    if (known !== undefined || this.#types.isBroken(name)) return known;
    const message = `There is no type ${JSON.stringify(name)}; ${this.#types.adviceFor(name)}`;
    this.#mistakes.add(entry.placeOf(['type']), /[.?]$/.test(message) ? message : `${message}.`);
    return undefined;
  }

  #promptFileAt(written: string, entry: Located): KnownType | undefined {
    const place = entry.placeOf(['type']);
    const resolved = this.#workspace.resolve(posix.dirname(place.path), written);
    if (!resolved.ok) {
      this.#mistakes.add(place, resolved.trouble);
      return undefined;
    }

    const path = resolved.value;
    if (this.#promptFiles.has(path)) return this.#promptFiles.get(path);

    const text = this.#workspace.readText(path, PROMPT_FILE_BYTES_MAX);
    if (!text.ok) this.#mistakes.add(place, text.trouble);
    const known = text.ok ? readPromptFile(path, text.value, this.#mistakes) : undefined;
    this.#promptFiles.set(path, known);
    this.files.add(path);
    return known;
  }

  /** The first task with an explicit key runs; later ones are passed over, and said so. */
  #add(task: Task): void {
    const first = task.idempotencyKey === undefined ? undefined : this.#keys.get(task.idempotencyKey);
    if (first !== undefined) {
      const message = `The task "${task.id}" is passed over: "${first.id}" ${whereOf(first.place)} has the same idempotency-key.`;
      this.notices.push({ place: task.place, message });
      return;
    }
    if (task.idempotencyKey !== undefined) this.#keys.set(task.idempotencyKey, task);
    this.tasks.push(task);
  }
}

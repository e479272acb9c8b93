import { posix } from 'node:path';

import { problemsOf } from '../../domain/expectation.ts';
import { FileHead, type FileSettings, TaskFileWithoutTasks, isFileInput } from '../../domain/task-file.ts';
import type { Json } from '../../domain/json.ts';
import type { Task, TaskType } from '../../domain/task.ts';
import type { LoadedInput, TaskRead, TaskSource } from '../../ports.ts';
import type { NewerFiles } from '../../ports/checkout.ts';
import { findTaskFiles } from './find-task-files.ts';
import { KnownTypes } from './known-types.ts';
import { MistakeList } from './mistake-list.ts';
import { openSheet } from './open-sheet.ts';
import { Prices } from './prices.ts';
import type { Fallback } from './settings.ts';
import type { Sheet } from './sheet.ts';
import { FILE_INPUT_BYTES_MAX, TaskReader } from './task-reader.ts';
import { Workspace } from './workspace.ts';

export type TaskFilesOptions = {
  /** The folder that holds the repository. */
  readonly workspace: string;
  /** Paths and globs of task files, relative to the workspace. */
  readonly patterns: readonly string[];
  /** The built-in types by name. */
  readonly types: ReadonlyMap<string, TaskType>;
  readonly fallback: Fallback;
  /** What counts instead of the files on the disk. It may change between two reads. */
  readonly newer?: NewerFiles;
};

/** Tasks from files in the workspace: YAML, JSON or JSON Lines by their names. */
export function taskFiles(options: TaskFilesOptions): TaskSource {
  const workspace = new Workspace(options.workspace, options.newer);
  return {
    read: () => readTaskFiles(workspace, options),
    load: task => loadInput(workspace, task),
  };
}

function readTaskFiles(workspace: Workspace, options: TaskFilesOptions): TaskRead {
  const mistakes = new MistakeList();
  const paths = findTaskFiles(workspace, options.patterns, mistakes);
  const sheets = paths.flatMap(path => openSheet(workspace, path, mistakes) ?? []);

  // All heads come first: a task may have a type that another file says.
  const types = new KnownTypes(options.types);
  const prices = new Prices();
  const defaults = new Map<Sheet, FileSettings>();
  for (const sheet of sheets) {
    const head = headOf(sheet, mistakes);
    if (sheet.head === undefined) continue;
    if (head === undefined) {
      for (const name of typeNamesIn(sheet.head.value)) types.addBroken(name);
      continue;
    }
    types.add(sheet.head, head.types ?? {}, mistakes);
    prices.add(sheet.head, head.prices ?? {}, mistakes);
    defaults.set(sheet, head.defaults ?? {});
  }

  const reader = new TaskReader({ workspace, types, fallback: options.fallback, mistakes });
  for (const sheet of sheets) reader.readAll(sheet.tasks(mistakes), defaults.get(sheet) ?? {});

  if (mistakes.count > 0) return { ok: false, mistakes: mistakes.toSorted() };
  return {
    ok: true,
    list: {
      tasks: reader.tasks,
      prices: prices.byModel,
      pricePlaces: prices.places,
      files: [...new Set([...paths, ...reader.files])].toSorted(),
      notices: reader.notices,
    },
  };
}

function headOf({ head, form }: Sheet, mistakes: MistakeList): Partial<FileHead> | undefined {
  if (head === undefined) return undefined;
  const schema = form === 'lines' ? FileHead : TaskFileWithoutTasks;
  const result = schema.safeParse(head.value);
  if (result.success) return result.data;
  for (const { path, message } of problemsOf(result.error)) mistakes.add(head.placeOf(path), message);
  return undefined;
}

function typeNamesIn(head: unknown): string[] {
  const types = typeof head === 'object' && head !== null && 'types' in head ? head.types : undefined;
  return typeof types === 'object' && types !== null ? Object.keys(types) : [];
}

/** Read again each time: a file may be large, and is needed only when its task runs. */
function loadInput(workspace: Workspace, task: Task): LoadedInput {
  const input: [string, Json][] = [];
  for (const [name, value] of Object.entries(task.input)) {
    if (!isFileInput(value)) {
      input.push([name, value]);
      continue;
    }
    const resolved = workspace.resolve(posix.dirname(task.place.path), value.file);
    const text = resolved.ok ? workspace.readText(resolved.value, FILE_INPUT_BYTES_MAX) : resolved;
    if (!text.ok)
      return {
        ok: false,
        mistake: { place: task.place, message: `The file for "${name}": ${text.trouble}` },
      };
    input.push([name, text.value]);
  }
  return { ok: true, input: Object.fromEntries(input) };
}

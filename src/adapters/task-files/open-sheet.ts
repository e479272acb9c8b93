import { extname } from 'node:path';

import type { Place } from '../../domain/task.ts';
import { parseJson } from './json-file.ts';
import { readJsonLines } from './json-lines.ts';
import { MistakeList } from './mistake-list.ts';
import type { Located, Sheet } from './sheet.ts';
import type { Workspace } from './workspace.ts';
import { parseYaml } from './yaml-text.ts';

export const TASK_FILE_BYTES_MAX = 64 << 20;
const HEAD_KEYS = ['version', 'defaults', 'types', 'prices'];

/** Opens one task file in the form that its name promises. Undefined when that fails: the mistakes say why. */
export function openSheet(workspace: Workspace, path: string, mistakes: MistakeList): Sheet | undefined {
  switch (extname(path).toLowerCase()) {
    case '.yml':
    case '.yaml':
      return openDocument(workspace, path, parseYaml, mistakes);
    case '.json':
      return openDocument(workspace, path, parseJson, mistakes);
    case '.jsonl':
    case '.ndjson':
      return openJsonLines(workspace, path, mistakes);
    default:
      mistakes.add(
        startOf(path),
        `${JSON.stringify(path)} must end in .yml, .yaml, .json, .jsonl or .ndjson to be read as a task file.`,
      );
      return undefined;
  }
}

function openDocument(
  workspace: Workspace,
  path: string,
  parse: typeof parseYaml,
  mistakes: MistakeList,
): Sheet | undefined {
  const text = workspace.readText(path, TASK_FILE_BYTES_MAX);
  if (!text.ok) {
    mistakes.add(startOf(path), text.trouble);
    return undefined;
  }
  if (text.value.trim() === '') {
    mistakes.add(startOf(path), emptyMessage(path));
    return undefined;
  }

  const parsed = parse(path, text.value);
  if (!parsed.ok) {
    mistakes.addAll(parsed.mistakes);
    return undefined;
  }
  if (parsed.value.value === null) {
    mistakes.add(startOf(path), emptyMessage(path));
    return undefined;
  }
  return { form: 'document', head: parsed.value, tasks: () => tasksOf(parsed.value) };
}

function* tasksOf(document: Located): Generator<Located> {
  const { value } = document;
  if (typeof value !== 'object' || value === null || !('tasks' in value) || !Array.isArray(value.tasks))
    return;
  for (const [index, task] of value.tasks.entries()) {
    yield { value: task, placeOf: path => document.placeOf(['tasks', index, ...path]) };
  }
}

/** The file is read twice, once for its head and once for its tasks, and never held as a whole. */
function openJsonLines(workspace: Workspace, path: string, mistakes: MistakeList): Sheet | undefined {
  const lines = (report: MistakeList): Iterable<Located> => {
    const chunks = workspace.chunks(path, TASK_FILE_BYTES_MAX);
    if (chunks.ok) return readJsonLines(path, chunks.value, report);
    report.add(startOf(path), chunks.trouble);
    return [];
  };

  const fresh = new MistakeList();
  const first = firstOf(lines(fresh));
  if (first === undefined) {
    if (fresh.count === 0) mistakes.add(startOf(path), emptyMessage(path));
    mistakes.addAll(fresh.toSorted());
    return undefined;
  }

  const head = isHead(first.value) ? first : undefined;
  return {
    form: 'lines',
    head,
    tasks: report => (head === undefined ? lines(report) : withoutFirst(lines(report))),
  };
}

function isHead(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !('id' in value) && HEAD_KEYS.some(key => key in value)
  );
}

function firstOf<Item>(items: Iterable<Item>): Item | undefined {
  for (const item of items) return item;
  return undefined;
}

function* withoutFirst<Item>(items: Iterable<Item>): Generator<Item> {
  let isFirst = true;
  for (const item of items) {
    if (!isFirst) yield item;
    isFirst = false;
  }
}

function emptyMessage(path: string): string {
  return `${JSON.stringify(path)} is empty; write at least one task into it.`;
}

function startOf(path: string): Place {
  return { path, line: 1, column: 1 };
}

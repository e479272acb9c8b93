import { hash } from 'node:crypto';

import type { State } from '../../src/domain/state.ts';
import type { Sha256 } from '../../src/domain/units.ts';

/**
 * All of State as one text, which knows nothing of snapshots. The order of maps and sets counts, but for the one map that
 * nobody walks through; that of fields does not, and neither does a field that holds nothing: a release that adds one to
 * State leaves the text of older logs as it was.
 */
export function stateText(state: State): string {
  return textOf({ ...state, idsByKey: [...state.idsByKey].sort(([a], [b]) => (a < b ? -1 : 1)) });
}

export function stateHash(state: State): Sha256 {
  return hash('sha256', stateText(state));
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return NOTHING;
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Map || value instanceof Set) return listOf(value);
  if (Array.isArray(value)) return listOf(value);
  let fields = '';
  for (const [name, part] of Object.entries(value).sort(byName)) {
    const text = textOf(part);
    if (!EMPTY.has(text)) fields += `${fields === '' ? '' : ','}${JSON.stringify(name)}:${text}`;
  }
  return `{${fields}}`;
}

function listOf(values: Iterable<unknown>): string {
  let list = '';
  for (const value of values) list += `${list === '' ? '' : ','}${textOf(value)}`;
  return `[${list}]`;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

const NOTHING = 'null';
const EMPTY: ReadonlySet<string> = new Set([NOTHING, '[]', '{}']);

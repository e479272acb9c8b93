import type { Path } from './sheet.ts';
import { DEPTH_MAX, TOO_DEEP } from './sheet.ts';

/** What is wrong with a JSON text, and at which offset. */
export type JsonFault = { readonly offset: number; readonly message: string };

/** Called with each key or list item as it begins; `true` ends the scan. The path is reused: copy it to keep it. */
export type Visit = (path: Path, offset: number) => boolean | void;

/**
 * Reads a JSON text strictly (RFC 8259) without building its value, and says what is wrong first. Beyond the
 * grammar, what `JSON.parse` would change in silence is refused: a key that stands twice, a number out of range.
 * It keeps its own stack, so depth costs memory and never the call stack.
 */
export function scanJson(text: string, visit?: Visit, from = 0): JsonFault | undefined {
  const path: (string | number)[] = [];
  /** For each open map the keys seen in it; for each open list, undefined. */
  const open: (Set<string> | undefined)[] = [];
  let at = skipBlanks(text, from);

  for (;;) {
    // A value begins here.
    const char = text[at];
    if (char === '{' || char === '[') {
      if (open.length === DEPTH_MAX) return { offset: at, message: `This ${TOO_DEEP}` };
      const isMap = char === '{';
      at = skipBlanks(text, at + 1);
      if (text[at] === (isMap ? '}' : ']')) {
        at += 1;
      } else {
        open.push(isMap ? new Set() : undefined);
        path.push(isMap ? '' : 0);
        const entry = isMap ? enterKey() : enterItem();
        if (entry === 'stop') return undefined;
        if (entry !== undefined) return entry;
        continue;
      }
    } else {
      const end = char === '"' ? endOfString(text, at) : endOfWord(text, at);
      if (end < 0) return faultAt(text, at, end);
      at = end;
    }

    // A value has ended: close what it closes, until something goes on.
    for (;;) {
      at = skipBlanks(text, at);
      if (open.length === 0)
        return from === 0 && at < text.length ? unexpected(text, at, 'nothing after the value') : undefined;

      const isMap = open.at(-1) !== undefined;
      if (text[at] === ',') {
        at = skipBlanks(text, at + 1);
        const index = path.at(-1);
        if (typeof index === 'number') path[path.length - 1] = index + 1;
        const entry = isMap ? enterKey() : enterItem();
        if (entry === 'stop') return undefined;
        if (entry !== undefined) return entry;
        break;
      }
      if (text[at] !== (isMap ? '}' : ']'))
        return unexpected(text, at, isMap ? 'a comma or }' : 'a comma or ]');
      at += 1;
      open.pop();
      path.pop();
    }
  }

  function enterItem(): 'stop' | undefined {
    return visit?.(path, at) === true ? 'stop' : undefined;
  }

  /** Leaves `at` at the value behind the key. */
  function enterKey(): JsonFault | 'stop' | undefined {
    if (text[at] !== '"') return unexpected(text, at, 'a key in double quotes');
    const end = endOfString(text, at);
    if (end < 0) return faultAt(text, at, end);

    const raw = text.slice(at, end);
    const key = raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
    const keys = open.at(-1);
    if (keys?.has(key) === true)
      return { offset: at, message: `The key ${raw.slice(0, 60)} stands twice in this map; keep one.` };
    keys?.add(key);
    path[path.length - 1] = key;
    if (visit?.(path, at) === true) return 'stop';

    const colon = skipBlanks(text, end);
    if (text[colon] !== ':') return unexpected(text, colon, 'a colon');
    at = skipBlanks(text, colon + 1);
    return undefined;
  }
}

/** Where the key or list item stands that `path` leads to, or the last step that exists. The text must be sound. */
export function offsetOf(text: string, path: Path, from = 0): number {
  let found = skipBlanks(text, from);
  let depth = 0;
  scanJson(
    text,
    (here, offset) => {
      // Everything at or above the depth reached lies beside the way, or behind it.
      if (here.length <= depth) return true;
      if (here.length !== depth + 1 || String(here[depth]) !== String(path[depth])) return false;
      found = offset;
      depth += 1;
      return depth === path.length;
    },
    from,
  );
  return found;
}

const WORD = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** A negative end is a fault: its place, as `-1 - offset`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return -1 - at;
    if (code !== 0x5c) continue;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(text)) return -1 - at;
    at = ESCAPE.lastIndex - 1;
  }
  return -1 - text.length;
}

function endOfWord(text: string, start: number): number {
  WORD.lastIndex = start;
  const word = WORD.exec(text)?.[0];
  if (word === undefined) return -1 - start;
  return Number.isFinite(Number(word)) || /^[tfn]/.test(word) ? start + word.length : -1 - start;
}

function faultAt(text: string, start: number, end: number): JsonFault {
  const offset = -1 - end;
  if (text[start] === '"') {
    if (offset === text.length)
      return { offset: start, message: 'Not valid JSON: this text has no closing quote.' };
    const what =
      text[offset] === '\\'
        ? 'an escape that JSON does not know'
        : 'a control character, such as a line break; write it as \\n';
    return { offset, message: `Not valid JSON: a text must not have ${what}.` };
  }
  if (/[-0-9]/.test(text[start] ?? '') && WORD.lastIndex > start) {
    return { offset, message: 'This number is too large to be kept; write it as a text.' };
  }
  return unexpected(text, offset, 'a value');
}

function unexpected(text: string, offset: number, what: string): JsonFault {
  const got =
    offset < text.length ? JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0)) : 'the end';
  return { offset, message: `Not valid JSON: expected ${what}, got ${got}.` };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
  }
  return at;
}

import { keepsDigits } from '../../domain/json.ts';
import { DEPTH_MAX, type Path, TOO_DEEP } from './sheet.ts';

/** What is wrong with a JSON text, and at which offset. */
export type JsonFault = { readonly offset: number; readonly message: string };

/** Called with each key or list item as it begins; `'stop'` ends the scan. The path is reused: copy it to keep it. */
export type Visit = (path: Path, offset: number) => 'stop' | void;

/**
 * Reads a JSON text strictly (RFC 8259) without building its value, and says what is wrong first. Beyond the grammar,
 * what `JSON.parse` would change in silence is refused: a key that stands twice, a number out of range or with too many digits.
 */
export function scanJson(text: string, visit?: Visit): JsonFault | undefined {
  const scanner = new Scanner(text, 0, visit);
  const end = scanner.value() ?? scanner.end();
  return end === STOPPED ? undefined : end;
}

/**
 * Where the key or list item stands that `path` leads to, or the last step that exists. The text must be sound, and a
 * value must begin at `from`.
 */
export function offsetOf(text: string, path: Path, from = 0): number {
  let found = from;
  let depth = 0;
  const scanner = new Scanner(text, from, (here, offset) => {
    // What is not deeper than the last step found lies behind it.
    if (here.length <= depth) return 'stop';
    if (here.length !== depth + 1 || String(here[depth]) !== String(path[depth])) return undefined;
    found = offset;
    depth += 1;
    return depth === path.length ? 'stop' : undefined;
  });
  if (path.length > 0) scanner.value();
  return found;
}

/** Not a fault: the visitor has seen enough. */
const STOPPED: JsonFault = { offset: 0, message: '' };

const WORD = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Goes through a text once. Each method takes what its name says, and returns why it cannot. */
class Scanner {
  readonly #text: string;
  readonly #visit: Visit | undefined;
  readonly #path: (string | number)[] = [];
  #at: number;

  constructor(text: string, from: number, visit: Visit | undefined) {
    this.#text = text;
    this.#at = from;
    this.#visit = visit;
    this.#skipBlanks();
  }

  /** Recursion is safe: maps and lists refuse to nest deeper than `DEPTH_MAX`. */
  value(): JsonFault | undefined {
    switch (this.#text[this.#at]) {
      case '{':
        return this.#map();
      case '[':
        return this.#list();
      case '"':
        return this.#string();
      default:
        return this.#word();
    }
  }

  end(): JsonFault | undefined {
    this.#skipBlanks();
    return this.#at < this.#text.length ? this.#expected('nothing after the value') : undefined;
  }

  #map(): JsonFault | undefined {
    if (this.#path.length === DEPTH_MAX) return this.#fault(`This ${TOO_DEEP}`);
    this.#step();
    if (this.#skipsTo('}')) return undefined;

    const keys = new Set<string>();
    const depth = this.#path.push('');
    for (;;) {
      const start = this.#at;
      if (this.#text[start] !== '"') return this.#expected('a key in double quotes');
      const fault = this.#string();
      if (fault !== undefined) return fault;

      const raw = this.#text.slice(start, this.#at);
      const key = raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
      if (keys.has(key))
        return this.#fault(`The key ${raw.slice(0, 60)} stands twice in this map; keep one.`, start);
      keys.add(key);
      this.#path[depth - 1] = key;
      if (this.#visit?.(this.#path, start) === 'stop') return STOPPED;

      if (!this.#skipsTo(':')) return this.#expected('a colon');
      const inner = this.value();
      if (inner !== undefined) return inner;

      if (this.#skipsTo(',')) continue;
      this.#path.pop();
      return this.#skipsTo('}') ? undefined : this.#expected('a comma or }');
    }
  }

  #list(): JsonFault | undefined {
    if (this.#path.length === DEPTH_MAX) return this.#fault(`This ${TOO_DEEP}`);
    this.#step();
    if (this.#skipsTo(']')) return undefined;

    const depth = this.#path.push(0);
    for (let index = 0; ; index++) {
      this.#path[depth - 1] = index;
      if (this.#visit?.(this.#path, this.#at) === 'stop') return STOPPED;
      const inner = this.value();
      if (inner !== undefined) return inner;

      if (this.#skipsTo(',')) continue;
      this.#path.pop();
      return this.#skipsTo(']') ? undefined : this.#expected('a comma or ]');
    }
  }

  #string(): JsonFault | undefined {
    const start = this.#at;
    for (let at = start + 1; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 0x22) {
        this.#at = at + 1;
        return undefined;
      }
      if (code < 0x20)
        return this.#fault(
          'Not valid JSON: a text must not have a control character, such as a line break; write it as \\n.',
          at,
        );
      if (code !== 0x5c) continue;
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(this.#text))
        return this.#fault('Not valid JSON: a text must not have an escape that JSON does not know.', at);
      at = ESCAPE.lastIndex - 1;
    }
    return this.#fault('Not valid JSON: this text has no closing quote.', start);
  }

  /** A number, true, false or null. */
  #word(): JsonFault | undefined {
    WORD.lastIndex = this.#at;
    const word = WORD.exec(this.#text)?.[0];
    if (word === undefined) return this.#expected('a value');
    if (Math.abs(Number(word)) === Infinity)
      return this.#fault('This number is too large to be kept; write it as a text.');
    if (/^-?\d+$/.test(word) && !keepsDigits(word))
      return this.#fault('This number has more digits than can be kept; write it as a text.');
    this.#at += word.length;
    return undefined;
  }

  /** Passes over blanks, and over `mark` and the blanks behind it if that is what follows. */
  #skipsTo(mark: string): boolean {
    this.#skipBlanks();
    if (this.#text[this.#at] !== mark) return false;
    this.#step();
    return true;
  }

  #step(): void {
    this.#at += 1;
    this.#skipBlanks();
  }

  #skipBlanks(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  }

  #expected(what: string): JsonFault {
    const codePoint = this.#text.codePointAt(this.#at);
    const got = codePoint === undefined ? 'the end' : JSON.stringify(String.fromCodePoint(codePoint));
    return this.#fault(`Not valid JSON: expected ${what}, got ${got}.`);
  }

  #fault(message: string, offset = this.#at): JsonFault {
    return { offset, message };
  }
}

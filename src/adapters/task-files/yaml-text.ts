import * as yaml from 'yaml';

import { keepsDigits } from '../../domain/json.ts';
import type { Mistake } from '../../domain/task.ts';
import { lineStartsOf } from './line-starts.ts';
import { DEPTH_MAX, type Located, type Parsed, type Path, TOO_DEEP } from './sheet.ts';

/**
 * Parses one YAML 1.2 document into plain JSON values. What JSON has no word for, or what makes a small text into a
 * large value, is refused with its place: tags, directives, merge keys, twin keys, several documents, alias bombs.
 */
export function parseYaml(path: string, text: string): Parsed<Located> {
  const lines = lineStartsOf(path, text);
  const refuse = (faults: readonly YamlFault[]): Parsed<Located> => ({
    ok: false,
    mistakes: faults.map(({ offset, message }): Mistake => ({ place: lines.placeAt(offset), message })),
  });

  const tokens = tokensOf(text);
  if (!Array.isArray(tokens)) return refuse([tokens]);

  const [document, second] = new yaml.Composer(OPTIONS).compose(tokens, true, text.length);
  if (document === undefined) return refuse([]);
  if (second !== undefined) {
    return refuse([
      { offset: second.range[0], message: 'A second document begins here; a task file is one document.' },
    ]);
  }

  const faults = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    offset: pos[0],
    message: `Not valid YAML: ${message}${message.endsWith('.') ? '' : '.'}`,
  }));
  if (faults.length > 0) return refuse(faults);

  const conversion = new Conversion();
  const value = conversion.valueOf(document.contents);
  if (conversion.faults.length > 0) return refuse(conversion.faults);

  return { ok: true, value: { value, placeOf: steps => lines.placeAt(offsetIn(document.contents, steps)) } };
}

type YamlFault = { readonly offset: number; readonly message: string };

/** Twin keys are found by `Conversion`: the package compares each key of a map with each, which is quadratic. */
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** How many values all aliases of a file may stand for, together. */
const ALIASED_VALUES_MAX = 100_000;

/** The document as syntax. Everything after this recurses, so a nesting too deep for the call stack ends here. */
function tokensOf(text: string): yaml.CST.Token[] | YamlFault {
  const tokens: yaml.CST.Token[] = [];
  const parser = new yaml.Parser();
  for (const lexeme of new yaml.Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // A map and a list entry can each put two tokens on the stack for one level.
    if (parser.stack.length > 2 * DEPTH_MAX) return { offset: parser.offset, message: `This ${TOO_DEEP}` };
  }
  tokens.push(...parser.end());

  const directive = tokens.find(token => token.type === 'directive');
  return directive === undefined
    ? tokens
    : { offset: directive.offset, message: 'A % directive is not supported here; take it out.' };
}

/** A value that aliases share, so that it costs its memory once; how many values it holds, and how many levels. */
type Anchored = { readonly value: unknown; readonly size: number; readonly height: number };

/** Turns nodes into values, once, in the order of the text. */
class Conversion {
  readonly faults: YamlFault[] = [];
  readonly #anchors = new Map<string, Anchored>();
  /** How many values there are so far, those behind aliases included. */
  #size = 0;
  #aliasedSize = 0;
  /** How many maps and lists stand around the innermost value, counted within the value at hand. */
  #deepest = 0;

  valueOf(node: unknown, depth = 0): unknown {
    if (yaml.isAlias(node)) return this.#aliased(node, depth);

    const before = { size: this.#size, deepest: this.#deepest };
    this.#size += 1;
    this.#deepest = yaml.isCollection(node) ? depth + 1 : depth;
    const value = this.#plainValueOf(node, depth);
    if (yaml.isNode(node) && node.anchor !== undefined) {
      this.#anchors.set(node.anchor, {
        value,
        size: this.#size - before.size,
        height: this.#deepest - depth,
      });
    }
    this.#deepest = Math.max(this.#deepest, before.deepest);
    return value;
  }

  #plainValueOf(node: unknown, depth: number): unknown {
    if (this.#deepest > DEPTH_MAX) return this.#refuse(node, `This ${TOO_DEEP}`);
    if (yaml.isMap(node)) return this.#mapOf(node, depth);
    if (yaml.isSeq(node)) return node.items.map(item => this.valueOf(item, depth + 1));
    if (!yaml.isScalar(node)) return null;

    const { value, source = '' } = node;
    if (typeof value !== 'number') return value;
    if (!Number.isFinite(value))
      return this.#refuse(node, 'This number cannot be written in JSON; write it as a text, in quotes.');
    if (/^[-+]?(?:\d+|0[xo][\da-f]+)$/i.test(source) && !keepsDigits(source))
      return this.#refuse(
        node,
        'This number has more digits than can be kept; write it as a text, in quotes.',
      );
    return value;
  }

  #mapOf(map: yaml.YAMLMap, depth: number): unknown {
    const entries = new Map<string, unknown>();
    for (const { key, value } of map.items) {
      const name = this.#keyOf(key);
      if (name === undefined) continue;
      if (entries.has(name))
        this.#refuse(key, `The key ${JSON.stringify(name)} stands twice in this map; keep one.`);
      entries.set(name, this.valueOf(value, depth + 1));
    }
    // Defines own properties, also for a key such as `__proto__`.
    return Object.fromEntries(entries);
  }

  #keyOf(key: unknown): string | undefined {
    if (!yaml.isScalar(key) || key.value === null) {
      this.#refuse(key, 'A key must be a text.');
      return undefined;
    }
    if (key.value === '<<' && key.type === 'PLAIN') {
      this.#refuse(
        key,
        'The merge key << is not supported; write the values out, or set them in "defaults" or a type.',
      );
      return undefined;
    }
    return typeof key.value === 'string' ? key.value : (key.source ?? JSON.stringify(key.value));
  }

  #aliased(alias: yaml.Alias, depth: number): unknown {
    const anchor = this.#anchors.get(alias.source);
    if (anchor === undefined)
      return this.#refuse(alias, `No anchor &${alias.source} stands before this alias.`);

    this.#deepest = Math.max(this.#deepest, depth + anchor.height);
    if (this.#deepest > DEPTH_MAX) return this.#refuse(alias, `This ${TOO_DEEP}`);

    this.#size += anchor.size;
    const before = this.#aliasedSize;
    this.#aliasedSize += anchor.size;
    return before <= ALIASED_VALUES_MAX && this.#aliasedSize > ALIASED_VALUES_MAX
      ? this.#refuse(
          alias,
          `The aliases up to here stand for more than ${ALIASED_VALUES_MAX} values; write them out, or use fewer.`,
        )
      : anchor.value;
  }

  #refuse(node: unknown, message: string): null {
    const offset = yaml.isNode(node) ? (node.range?.[0] ?? 0) : 0;
    this.faults.push({ offset, message });
    return null;
  }
}

/** Where the key or list item stands that `path` leads to, or the last step that exists. */
function offsetIn(root: unknown, path: Path): number {
  let node = root;
  let offset = startOf(root) ?? 0;
  for (const step of path) {
    if (yaml.isMap(node)) {
      const pair = node.items.find(
        ({ key }) => yaml.isScalar(key) && (key.source ?? key.value) === String(step),
      );
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (yaml.isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return yaml.isNode(node) ? node.range?.[0] : undefined;
}

import * as yaml from 'yaml';

/** What a text holds, as JSON would; or why it cannot be read, with other people's words in it. */
export type YamlValue =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly complaint: string };

/**
 * One YAML document, by whoever may write to the repository. What makes a small text into a large value is refused, and
 * so is what could not be read in a moment.
 */
export function yamlValueOf(text: string): YamlValue {
  if (text.length > TEXT_LENGTH_MAX)
    return { ok: false, complaint: `It is longer than ${TEXT_LENGTH_MAX} characters.` };

  const tokens: yaml.CST.Token[] = [];
  const parser = new yaml.Parser();
  for (const lexeme of new yaml.Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // All that comes after this calls itself for each level; a map and a list entry can each put two tokens there.
    if (parser.stack.length > 2 * DEPTH_MAX) return { ok: false, complaint: TOO_DEEP };
  }
  tokens.push(...parser.end());

  const [document, second] = new yaml.Composer(OPTIONS).compose(tokens, true, text.length);
  if (second !== undefined) return { ok: false, complaint: 'It holds several documents.' };
  const [fault] = document?.errors ?? [];
  if (fault !== undefined) return { ok: false, complaint: fault.message };

  const conversion = new Conversion();
  const value = conversion.valueOf(document?.contents, 0);
  const { complaint } = conversion;
  return complaint === undefined ? { ok: true, value } : { ok: false, complaint };
}

/** Twice what GitHub takes. */
const TEXT_LENGTH_MAX = 1_000_000;
/** Deeper than anybody nests by hand; far from what would overflow a stack. */
const DEPTH_MAX = 100;
/** Those that an alias stands for count each time. */
const VALUES_MAX = 200_000;
const TOO_DEEP = `It is nested more than ${DEPTH_MAX} levels deep.`;

/** As GitHub reads it: `on` is a text, and no merge keys. To look for twin keys would be quadratic. */
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Turns nodes into values, and stops at the first that makes no sense or too many. */
class Conversion {
  complaint: string | undefined;
  readonly #anchors = new Map<string, unknown>();
  #values = 0;

  valueOf(node: unknown, depth: number): unknown {
    if (this.complaint !== undefined) return null;
    if (depth > DEPTH_MAX) return this.#refuse(TOO_DEEP);
    this.#values += 1;
    if (this.#values > VALUES_MAX) return this.#refuse(`It stands for more than ${VALUES_MAX} values.`);

    if (yaml.isAlias(node)) {
      const target = this.#anchors.get(node.source);
      return target === undefined
        ? this.#refuse(`No anchor "${node.source}" stands before its alias.`)
        : this.valueOf(target, depth + 1);
    }
    const value = this.#plainValueOf(node, depth);
    // Only now: an alias within what it stands for would have no end.
    if (yaml.isNode(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    return value;
  }

  #plainValueOf(node: unknown, depth: number): unknown {
    if (yaml.isSeq(node)) return node.items.map(item => this.valueOf(item, depth + 1));
    if (yaml.isScalar(node)) return node.value;
    if (!yaml.isMap(node)) return null;
    // Defines own properties, also for a key such as `__proto__`.
    return Object.fromEntries(
      node.items.map(({ key, value }) => [
        yaml.isScalar(key) ? String(key.value) : '',
        this.valueOf(value, depth + 1),
      ]),
    );
  }

  #refuse(complaint: string): null {
    this.complaint = complaint;
    return null;
  }
}

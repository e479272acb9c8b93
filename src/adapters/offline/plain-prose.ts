/** A stretch of running text, on one line. `item` is an entry of a list, which seldom stands for the whole. */
export type Block = { readonly kind: 'paragraph' | 'item'; readonly text: string };

/**
 * Only the beginning is read, in UTF-16 units: what a text is about stands there, and a text of 1 MiB must not
 * hold up the calls beside it for seconds.
 */
export const TEXT_LENGTH_MAX = 48_000;

/** Splitting into sentences takes time by the square of the stretch it is given, if that is built to annoy. */
export const BLOCK_LENGTH_MAX = 2_000;

/**
 * What a person would read aloud of a text, Markdown or plain: its sentences without code blocks, headings,
 * badges, tables, tags and link targets. Inline code stays, between backticks. Every step is linear in the text.
 */
export function plainProse(text: string): readonly Block[] {
  const beginning = text.slice(0, TEXT_LENGTH_MAX);
  const blocks = blocksOf(withoutMarkup(beginning));
  return (blocks.length > 0 ? blocks : asOneParagraph(beginning)).flatMap(inPieces);
}

/** Lines say what they are by how they begin; lines of running text that follow each other are one paragraph. */
function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let kind: Block['kind'] = 'paragraph';
  let lines: string[] = [];
  let fence: string | undefined;

  const endBlock = () => {
    const text = lines.map(withoutInlineMarkup).join(' ').replace(/\s+/g, ' ').trim();
    if (/\p{L}/u.test(text)) blocks.push({ kind, text });
    lines = [];
    kind = 'paragraph';
  };

  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const mark = /^\s{0,3}(```|~~~)/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark === fence) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      endBlock();
      fence = mark;
      continue;
    }
    if (isUnderline(line)) {
      // A heading is one line without a full stop. Anything else stands above a rule and is text.
      if (lines.length === 1 && !/[.!?]\W*$/.test(lines[0] ?? '')) lines = [];
      endBlock();
      continue;
    }
    if (isSilent(line) || (isIndented(line) && lines.length === 0)) {
      endBlock();
      continue;
    }

    const item = /^\s*(?:[-*+•]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(line)?.[1];
    if (item !== undefined) {
      endBlock();
      kind = 'item';
    }
    lines.push(item ?? line.replace(/^\s*(?:>\s?)+/, ''));
  }
  endBlock();
  return blocks;
}

function isUnderline(line: string): boolean {
  return /^\s{0,3}(?:=+|-{2,}|\*{3,}|_{3,})\s*$/.test(line);
}

/** Empty lines, headings, rows of a table, targets of reference links, and the line that makes a quote a callout. */
function isSilent(line: string): boolean {
  return /^\s*$|^\s{0,3}#{1,6}(?:\s|$)|^\s*\||^\s{0,3}\[[^\]]{1,200}\]:|^\s*>\s*\[!\w+\]\s*$/.test(line);
}

function isIndented(line: string): boolean {
  return /^(?: {4}|\t)/.test(line);
}

/** Elements whose content is no running text. */
const SILENT_ELEMENTS = ['pre', 'script', 'style', 'svg', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

function withoutMarkup(text: string): string {
  let rest = withoutBetween(text, '<!--', '-->');
  for (const element of SILENT_ELEMENTS) rest = withoutBetween(rest, `<${element}`, `</${element}>`);
  return (
    rest
      .replace(
        /<\/?(?:p|div|br|li|ul|ol|td|tr|hr|blockquote|details|summary|center)(?:\s[^<>]*)?\/?>/gi,
        '\n\n',
      )
      .replace(/<(?=https?:)([^<>\s]*)>/g, '$1')
      .replace(/<[a-z/][^<>]*>/gi, '')
      // Images come before links: a badge is an image inside a link, and leaves a link without text.
      .replace(/!\[[^[\]]*\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^[\]]*\])/g, '')
      .replace(/\[([^[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^[\]]*\])/g, '$1')
      .replace(/\[\^[^[\]]*\]/g, '')
      .replace(/\[(?![ xX]\]|!)([^[\]]*)\](?!:)/g, '$1')
  );
}

/** By index and not by pattern: an opening that is never closed would make a pattern look for its end again and again. */
function withoutBetween(text: string, open: string, close: string): string {
  const lowerCase = text.toLowerCase();
  // A few letters change their length with their case; then the two texts do not share their indices.
  if (lowerCase.length !== text.length) return text;

  let kept = '';
  let from = 0;
  for (;;) {
    const start = lowerCase.indexOf(open, from);
    const end = start === -1 ? -1 : lowerCase.indexOf(close, start + open.length);
    if (end === -1) return kept + text.slice(from);
    kept += `${text.slice(from, start)}\n\n`;
    from = end + close.length;
  }
}

const ENTITIES: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
};

function withoutInlineMarkup(line: string): string {
  return line
    .replace(/&(#39|[a-z]{2,5});/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/`{2,}/g, '`')
    .replace(/\*{1,3}|~~/g, '')
    .replace(/(?<![\p{L}\p{N}_])_{1,3}(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?])_{1,3}(?![\p{L}\p{N}_])/gu, '');
}

function asOneParagraph(text: string): readonly Block[] {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? [] : [{ kind: 'paragraph', text: line }];
}

/** Cut after a sentence where there is one, else at a space, else anywhere. */
function inPieces(block: Block): readonly Block[] {
  const pieces: Block[] = [];
  let rest = block.text;
  while (rest.length > BLOCK_LENGTH_MAX) {
    const head = rest.slice(0, BLOCK_LENGTH_MAX);
    const end =
      [head.lastIndexOf('. ') + 1, head.lastIndexOf(' ')].find(index => index > 0) ?? BLOCK_LENGTH_MAX;
    pieces.push({ kind: block.kind, text: rest.slice(0, end) });
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, { kind: block.kind, text: rest }];
}

import { plainLine } from '../../domain/plain-text.ts';

/**
 * Our own Markdown as one plain line, for places that show none: code without its fence, strong words without their
 * stars, a link as its words. What a name says inside of code stays as it is.
 */
export function plainWords(markdown: string): string {
  const plain = markdown
    .slice(0, MARKDOWN_LENGTH_MAX)
    .replace(
      PIECE,
      (_, __, code: string | undefined, words: string | undefined) =>
        code?.replace(PADDED, '$1') ?? words ?? '',
    );
  return plainLine(plain.replace(/\s+/g, ' ').trim());
}

/** Code; or the stars of strong words; or a link. Whatever comes first is it. */
const PIECE = /(?<!`)(`+)(?!`)([^]*?[^`])\1(?!`)|\*\*|\[([^[\]]*)\]\([^()\s]*\)/g;

/** A renderer takes off one space on each side, where there are two. */
const PADDED = /^ ([^]+) $/;

/** Longer than all that we say in a sentence or two: a text that people edited may be anything. */
const MARKDOWN_LENGTH_MAX = 4_000;

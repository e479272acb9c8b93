import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/**
 * What of a Markdown text comes alive on GitHub, told independently of the code under test: parsed as GitHub-flavoured
 * Markdown, it is every node that does more than format our own words, and every mention, reference, address or closing
 * word in text that is not code. `own` says which links and comments are ours.
 */
export function aliveIn(tree: Root, own: readonly RegExp[] = []): readonly string[] {
  const alive: string[] = [];
  visit(tree, node => {
    const what = livelyPart(node);
    if (what !== undefined && !own.some(pattern => pattern.test(what))) alive.push(`${node.type}: ${what}`);
  });
  return alive;
}

/** The same for a text that GitHub shows without parsing Markdown, but looks through all the same: a commit's message. */
export function aliveInPlain(text: string): readonly string[] {
  return wokenBy(text).filter(found => !/^(?:emoji|math)/.test(found));
}

/** The tree without what is in code, and without places: equal when only the inside of code differs. */
export function skeletonOf(tree: Root): string {
  return JSON.stringify(tree, function (this: { readonly type?: string }, name, value: unknown) {
    const isInCode = name === 'value' && (this.type === 'code' || this.type === 'inlineCode');
    return name === 'position' ? undefined : isInCode ? 'CODE' : value;
  });
}

/** What the drawings say that GitHub makes of Mermaid. */
export function drawingsIn(tree: Root): readonly string[] {
  const drawings: string[] = [];
  visit(tree, node => {
    if (node.type === 'code' && node.lang === 'mermaid') drawings.push(node.value);
  });
  return drawings;
}

/** As GitHub does: GitHub-flavoured. */
export function parseMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function visit(node: Nodes, onNode: (node: Nodes) => void): void {
  onNode(node);
  // Text inside a link is not looked through for references; the link itself was seen.
  if ('children' in node && node.type !== 'link') for (const child of node.children) visit(child, onNode);
}

/** Formatting that we use ourselves is no news: a paragraph, a table, strong words, and code, which is never looked into. */
function livelyPart(node: Nodes): string | undefined {
  switch (node.type) {
    case 'link':
    case 'definition':
    case 'image':
      return node.url;
    case 'linkReference':
    case 'imageReference':
    case 'footnoteReference':
    case 'footnoteDefinition':
      return node.identifier;
    case 'html':
      return node.value;
    case 'listItem':
      return typeof node.checked === 'boolean' ? 'a check box' : undefined;
    case 'text':
      return wokenBy(node.value).join(', ') || undefined;
    case 'blockquote':
    case 'thematicBreak':
    case 'delete':
    case 'emphasis':
    case 'break':
      return 'formatting';
    default:
      return undefined;
  }
}

/**
 * GitHub's rules for text (docs.github.com: "Autolinked references and URLs", "Basic writing and formatting syntax",
 * "Linking a pull request to an issue"), read strictly where they are vague.
 */
const WAKING: Readonly<Record<string, RegExp>> = {
  mention: /(?<!\w)@[a-z0-9]/i,
  reference: /#\d|\bgh-\d/i,
  'commit of': /\w@[0-9a-f]{7,40}\b/i,
  commit: /(?<![\w/-])[0-9a-f]{7,40}(?![\w-])/i,
  address: /\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.|[\w.+-]@[\w-]+\.\w/i,
  closing: /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?\s+(?:\S*#\d|gh-\d|https?:\/\/)/i,
  emoji: /:[+\w-]+:/,
  math: /\$\S[^$]*\$|\$\$/,
  invisible: /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--\n]/v,
};

function wokenBy(text: string): readonly string[] {
  return Object.entries(WAKING)
    .filter(([, pattern]) => pattern.test(text))
    .map(([what]) => `${what} in ${JSON.stringify(text.slice(0, 80))}`);
}

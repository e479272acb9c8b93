import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

export type CodeBlock = { readonly language: string; readonly text: string };

/** A page for people, taken apart so that a test can hold it against the sources. */
export type MarkdownFile = {
  readonly path: string;
  readonly blocks: readonly CodeBlock[];
  /** Targets of links without their `#part`, relative to the repository; those to other hosts left out. */
  readonly links: readonly string[];
  /** The parts of this page that links point to. */
  readonly parts: readonly string[];
  /** What a link to a part of this page can name. */
  readonly headings: readonly string[];
  /** The cells of the first table under a heading, its header left out. */
  table(heading: string): readonly (readonly string[])[];
};

export function markdownFile(path: string): MarkdownFile {
  const text = readFileSync(path, 'utf8');
  const prose = text.replace(FENCED, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const headings = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return {
    path,
    blocks: [...text.matchAll(FENCED)].map(([, language = '', block = '']) => ({ language, text: block })),
    links: targets
      .map(target => target.replace(/#.*$/, ''))
      .filter(target => target !== '' && !/^\w+:/.test(target))
      .map(target => posix.join(posix.dirname(path), target)),
    parts: targets.filter(target => target.startsWith('#')).map(target => target.slice(1)),
    headings: headings.map(anchorOf),
    table: heading => tableUnder(prose, heading),
  };
}

const FENCED = /^```(\w*)\n(.*?)^```$/gms;

/** As GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

function tableUnder(prose: string, heading: string): readonly (readonly string[])[] {
  const section = prose.split(/^#+ /m).find(part => part.startsWith(`${heading}\n`)) ?? '';
  const [, , ...rows] = /^(?:\|.*\|\n)+/m.exec(section)?.[0].trim().split('\n') ?? [];
  return rows.map(row =>
    row
      .slice(1, -1)
      .split('|')
      .map(cell => cell.trim()),
  );
}

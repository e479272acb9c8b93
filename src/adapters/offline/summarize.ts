import { plainProse } from './plain-prose.ts';
import { sentencesOf } from './sentences.ts';

/** In UTF-16 units: what still reads as one sentence. */
export const SENTENCE_LENGTH_MAX = 300;

/**
 * One sentence of the text itself: the one that says most of what the text is about, by how early it stands,
 * whether it defines something, and how many of the text's frequent words it has. Always ends with a full stop,
 * a question mark, an exclamation mark or an ellipsis.
 */
export function summarize(text: string): string {
  const blocks = plainProse(text);
  const paragraphs = blocks.filter(block => block.kind === 'paragraph');
  const sentences = (paragraphs.length > 0 ? paragraphs : blocks).flatMap(block => sentencesOf(block.text));
  if (sentences.length === 0) return 'The text has no sentence in it.';

  const frequency = frequencyOf(sentences);
  const centralities = sentences.map(sentence => centralityOf(sentence, frequency));
  const centralityMax = Math.max(...centralities, Number.MIN_VALUE);

  let best = '';
  let bestScore = -Infinity;
  for (const [index, sentence] of sentences.entries()) {
    const centrality = (centralities[index] ?? 0) / centralityMax;
    const score = 0.5 * centrality + 4.5 / (3 + index) + formScoreOf(sentence);
    if (score > bestScore) [best, bestScore] = [sentence, score];
  }
  return finished(best);
}

function frequencyOf(sentences: readonly string[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const sentence of sentences) {
    for (const word of new Set(contentWordsOf(sentence))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  return frequency;
}

/** By the square root of the length: a long sentence must not win by its length, nor a short one by having none. */
function centralityOf(sentence: string, frequency: ReadonlyMap<string, number>): number {
  const words = contentWordsOf(sentence);
  if (words.length === 0) return 0;
  const sum = words.reduce((total, word) => total + Math.log2(frequency.get(word) ?? 1), 0);
  return sum / Math.sqrt(words.length);
}

/** Words of four letters and more: the shorter ones are mostly grammar. */
function contentWordsOf(sentence: string): readonly string[] {
  return sentence.toLowerCase().match(/\p{L}[\p{L}\p{N}'’-]{3,}/gu) ?? [];
}

/** What the form of a sentence says for it or against it. */
const FORMS: readonly (readonly [pattern: RegExp, score: number])[] = [
  [/^(?:\S+\s+){0,6}(?:is|are|was|were) (?:an?|the|one|my|our)\b/i, 0.5],
  [/^(?:an?|the) (?:\S+\s+){0,8}(?:for|to|that|which)\b/i, 0.4],
  [/^this (?:library|package|module|project|tool|repository) \w+s\b/i, 0.9],
  [/^(?:this|it|that|these|they|but|and|or|so|however|then|also|there|here|note|warning|if|for)\b/i, -0.4],
  [
    /\b(?:see|read|find|click|visit|install|npm|yarn|check out|follow|sponsor\w*|licen[cs]e\w*|documentation)\b/i,
    -0.5,
  ],
  [/\b(?:you|your|please)\b/i, -0.3],
  [/:\/\/|@\w/, -0.4],
  [/\?$/, -0.5],
  [/[:,;]$/, -0.6],
  [/[\p{L}\p{N}`)\]]$/u, -0.3],
  [/[|•·→]/, -1],
  [/^\P{L}*(?:\S+\s+){0,3}\S+$/u, -1],
];

function formScoreOf(sentence: string): number {
  const length = sentence.length > SENTENCE_LENGTH_MAX ? -0.5 : 0;
  return FORMS.reduce(
    (score, [pattern, weight]) => (pattern.test(sentence) ? score + weight : score),
    length,
  );
}

/** As plain text, within the length, and with an end. */
function finished(sentence: string): string {
  const plain = sentence.replace(/`/g, '').replace(/[\s:,;–-]+$/, '');
  if (plain.length > SENTENCE_LENGTH_MAX) return `${cut(plain)}…`;
  return /[.!?…]["'”’)\]]*$/.test(plain) ? plain : `${plain}.`;
}

function cut(text: string): string {
  const head = text.slice(0, SENTENCE_LENGTH_MAX - 1);
  const space = head.lastIndexOf(' ');
  // A word may be longer than the limit; half of a surrogate pair must not stay behind.
  return (space > 0 ? head.slice(0, space) : head).replace(/[\s,;:–-]+$|[\uD800-\uDBFF]$/, '');
}

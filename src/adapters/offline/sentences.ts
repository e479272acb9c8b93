import nlp from 'compromise';

/** The sentences of running text, without those that have no letter in them. */
export function sentencesOf(text: string): readonly string[] {
  return nlp
    .tokenize(text)
    .out('array')
    .map((sentence: string) => sentence.trim())
    .filter((sentence: string) => /\p{L}/u.test(sentence));
}

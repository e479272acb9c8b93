/** The part of VADER's JavaScript port that is used here; the package has no types of its own. */
declare module 'vader-sentiment' {
  export const SentimentIntensityAnalyzer: {
    /** `compound` is the sentiment of the whole text, from -1 (most negative) to 1 (most positive). */
    polarity_scores(text: string): { readonly compound: number };
  };
}

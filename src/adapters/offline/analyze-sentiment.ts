import { SentimentIntensityAnalyzer } from 'vader-sentiment';

import { plainProse } from './plain-prose.ts';
import { sentencesOf } from './sentences.ts';

export type Sentiment = {
  readonly sentiment: 'positive' | 'negative' | 'neutral';
  readonly confidence: number;
};

/** VADER's own threshold: a score nearer to zero is no opinion. */
const NEUTRAL_BELOW = 0.05;

/**
 * VADER's rules (a rated lexicon with negation, intensifiers and "but") sentence by sentence, as its authors advise
 * for anything longer than one. `confidence` says how far the score is from the border to another sentiment: 0.5
 * stands on it, or means that no word of the text has a rating; 1 is as far away as can be.
 */
export function analyzeSentiment(text: string): Sentiment {
  const score = scoreOf(plainProse(text).flatMap(block => sentencesOf(block.text)));
  if (score === undefined) return { sentiment: 'neutral', confidence: 0.5 };
  if (Math.abs(score) < NEUTRAL_BELOW) {
    return { sentiment: 'neutral', confidence: rounded(1 - Math.abs(score) / NEUTRAL_BELOW / 2) };
  }
  return { sentiment: score > 0 ? 'positive' : 'negative', confidence: rounded((1 + Math.abs(score)) / 2) };
}

/** From -1 to 1. Each sentence counts by the strength of its own opinion, so one strong word outweighs a mild one. */
function scoreOf(sentences: readonly string[]): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const sentence of sentences) {
    // VADER knows its negations in lower case only: without this, "Not bad" would be bad.
    const { compound } = SentimentIntensityAnalyzer.polarity_scores(
      sentence.replace(/`[^`]*`/g, '').toLowerCase(),
    );
    sum += compound * Math.abs(compound);
    weights += Math.abs(compound);
  }
  return weights === 0 ? undefined : sum / weights;
}

function rounded(fraction: number): number {
  return Math.round(fraction * 100) / 100;
}

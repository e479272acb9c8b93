import type { AlertDetails } from '../../domain/alerts/firing.ts';
import { assertNever } from '../../domain/invariant.ts';
import type { AlertWords } from './alert-words.ts';
import { anomalyWords } from './anomaly-words.ts';
import { budgetWords } from './budget-words.ts';
import { interruptedWords } from './interrupted-words.ts';
import { providerWords } from './provider-words.ts';
import { quarantineWords } from './quarantine-words.ts';
import { staleWords } from './stale-words.ts';
import { stateWords } from './state-words.ts';

/** The words for an alert of any kind. */
export function wordsOf(details: AlertDetails): AlertWords {
  switch (details.kind) {
    case 'quarantine':
      return quarantineWords(details.tasks, details.odd);
    case 'budget':
      return budgetWords(details);
    case 'provider':
      return providerWords(details);
    case 'interrupted':
      return interruptedWords(details.interruption);
    case 'anomaly':
      return anomalyWords(details);
    case 'state':
      return stateWords(details.problem);
    case 'stale':
      return staleWords(details.finding);
    default:
      return assertNever(details);
  }
}

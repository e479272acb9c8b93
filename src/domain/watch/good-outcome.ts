import type { Outcome } from '../event.ts';

/** Whether an agent whose last run ended like this is alive: it came, and did what it could. */
export function isGoodOutcome(outcome: Outcome): boolean {
  switch (outcome) {
    case 'completed':
    case 'idle':
    case 'waiting':
    case 'budget-exhausted':
    case 'deadline':
    case 'overlapped':
    case 'paused':
      return true;
    case 'provider-stopped':
    case 'interrupted':
    case 'failed':
      return false;
  }
}

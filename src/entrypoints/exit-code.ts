import type { Outcome } from '../domain/event.ts';
import type { RunReport } from '../report/run-report.ts';
import type { FailOn } from './config.ts';

/** Wrong usage or configuration: nothing was done. */
export const USAGE = 2;

/** What a run's end means to a script. Green outcomes may still be more than 0: a limit was reached. */
export function exitCodeOf(outcome: Outcome): 0 | 1 | 3 {
  switch (outcome) {
    case 'completed':
    case 'idle':
    case 'waiting':
    case 'overlapped':
    case 'paused':
      return 0;
    case 'budget-exhausted':
    case 'deadline':
    case 'provider-stopped':
      return 3;
    case 'interrupted':
    case 'failed':
      return 1;
  }
}

/** Whether the step is red: only when somebody must act, or when somebody asked for it. */
export function isRed({ outcome, counts, budgetsReached }: RunReport, failOn: FailOn): boolean {
  switch (outcome) {
    case 'provider-stopped':
    case 'interrupted':
    case 'failed':
      return true;
    case 'completed':
    case 'idle':
    case 'waiting':
    case 'overlapped':
    case 'paused':
    case 'budget-exhausted':
    case 'deadline':
      return (
        (failOn.quarantine && counts.quarantined > 0) ||
        (failOn.budget && (outcome === 'budget-exhausted' || budgetsReached.length > 0))
      );
  }
}

import type { Outcome } from '../domain/event.ts';
import { count, counted, money } from './money.ts';
import { earlierQuarantine } from './quarantine-text.ts';
import type { RunReport } from './run-report.ts';

/** The last line of a run: how it ended, what it did and cost, and where the answers are. */
export function closingLine(report: RunReport): string {
  const { outcome, counts, skippedByPeople = 0, calls, tokens, costNanoUsd, resultsPath } = report;
  const done = [
    `${count(counts.completed)} completed`,
    ...(counts.quarantined > 0 ? [`${count(counts.quarantined)} quarantined`] : []),
    `${count(counts.skipped)} done before`,
    ...(counts.pending > 0 ? [`${count(counts.pending)} pending`] : []),
    ...(skippedByPeople > 0 ? [`${count(skippedByPeople)} skipped as asked`] : []),
    ...(counts.failed > 0 ? [`${count(counts.failed)} waiting for a retry`] : []),
  ];
  const effort = `${counted(calls, 'call')}, ${counted(tokens, 'token')}, ${money(costNanoUsd)}`;
  const line = `${outcome}: ${done.join(', ')} (${effort}). ${remarkOn(outcome)} are in ${resultsPath}.`;
  // Whoever reads "nothing to do" takes it for "all is well".
  const trouble = earlierQuarantine(report, '"background-agent status"');
  return trouble === '' ? line : `${line} ${trouble}`;
}

/** Ends with the answers, as the sentence goes on with where they are. */
function remarkOn(outcome: Outcome): string {
  if (outcome === 'idle') return 'Nothing to do, no result was changed; the answers';
  if (outcome === 'paused') return 'The agent is paused, so nothing was sent; the answers';
  return 'The answers';
}

import { count, counted, money } from './money.ts';
import { earlierQuarantine } from './quarantine-text.ts';
import type { RunReport } from './run-report.ts';

/** The last line of a run: how it ended, what it did and cost, and where the answers are. */
export function closingLine(report: RunReport): string {
  const { outcome, counts, calls, tokens, costNanoUsd, resultsPath } = report;
  const done = [
    `${count(counts.completed)} completed`,
    ...(counts.quarantined > 0 ? [`${count(counts.quarantined)} quarantined`] : []),
    `${count(counts.skipped)} done before`,
    ...(counts.pending > 0 ? [`${count(counts.pending)} pending`] : []),
    ...(counts.failed > 0 ? [`${count(counts.failed)} waiting for a retry`] : []),
  ];
  const effort = `${counted(calls, 'call')}, ${counted(tokens, 'token')}, ${money(costNanoUsd)}`;
  const where =
    report.outcome === 'idle'
      ? `Nothing to do, no result was changed; the answers are in ${resultsPath}.`
      : `The answers are in ${resultsPath}.`;
  const line = `${outcome}: ${done.join(', ')} (${effort}). ${where}`;
  // Whoever reads "nothing to do" takes it for "all is well".
  const trouble = earlierQuarantine(report, '"background-agent status"');
  return trouble === '' ? line : `${line} ${trouble}`;
}

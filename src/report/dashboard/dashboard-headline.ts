import { isSnoozed, pauseAt } from '../../domain/requests/asked.ts';
import { countTasks } from '../../domain/task-counts.ts';
import { TOPICS } from '../alerts/alert-words.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { codeSpan } from '../markdown.ts';
import { count, counted } from '../money.ts';
import { timeText } from '../time-text.ts';

/** How things stand, in the one sentence that everybody reads. */
export function headline({ state, alerts, now }: DashboardFacts): string {
  const pause = pauseAt(state.asked, now);
  if (pause !== undefined) {
    const until = pause.until === undefined ? 'somebody writes `/agent resume`' : timeText(pause.until);
    return `**Paused** by ${codeSpan(pause.by)} since ${timeText(pause.since)}: nothing is sent until ${until}.`;
  }

  // What somebody has snoozed they know.
  const grave = alerts.find(
    ({ severity, fingerprint }) => severity !== 'info' && !isSnoozed(state.asked, fingerprint, now),
  );
  if (grave !== undefined)
    return `**${grave.severity === 'critical' ? 'Needs you' : 'Needs a look'}:** ${TOPICS[grave.alert]}.`;

  const { completed, pending, processing, failed, quarantined, skipped } = countTasks(state);
  const open = pending + processing + failed;
  const wanted = completed + open + quarantined;
  if (wanted + skipped === 0) return '**Nothing to do:** no task is known yet.';
  if (open > 0)
    return `**At work:** ${count(completed)} of ${counted(wanted, 'task')} completed, ${count(open)} to go.`;
  if (quarantined > 0)
    return `**Done but for the quarantine:** ${count(completed)} of ${counted(wanted, 'task')} completed, nothing waits.`;
  return `**All done:** ${counted(completed, 'task')} completed, nothing waits.`;
}

import { staleAlert } from '../../domain/alerts/stale-alert.ts';
import { type Verdict, watch } from '../../domain/watch/watch.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import { type Alerted, type Alerting, alertOfSilence } from '../alerts/alert-people.ts';
import type { RunId } from '../../domain/event.ts';
import { missedRunText } from '../../report/alerts/missed-run-text.ts';
import { type FactPorts, gatherFacts } from './gather-facts.ts';
import { type Helped, helpAgent } from './help-agent.ts';
import { noteOnDashboard } from './note-on-dashboard.ts';
import { sha256 } from '../sha256.ts';

export type MonitorPorts = FactPorts & { readonly alerting: Alerting };

export type MonitorOptions = {
  readonly agent: string;
  readonly run: RunId;
  /** Undefined: the schedule of the workflow says, as it does of the grace. */
  readonly staleAfterMs: number | undefined;
  readonly graceMs: number | undefined;
  /** It looks by its own schedule, not because something happened in the repository. */
  readonly isScheduled: boolean;
  /** What GitHub switched off is switched on again. */
  readonly mayEnable: boolean;
  /** The file of the workflow that looks; undefined: nobody knows. */
  readonly ownPath: string | undefined;
};

export type MonitorEnd =
  | {
      readonly kind: 'watched';
      readonly verdict: Verdict;
      readonly helped: Helped;
      readonly alerted: Alerted;
      /** Why the dashboard does not say it. */
      readonly untold: GitHubTrouble | undefined;
    }
  /** It could not look: nobody knows how the agent is. */
  | { readonly kind: 'blind'; readonly trouble: GitHubTrouble };

/**
 * One look at an agent from outside: is it silent, can it be helped, and who must be told? It has no log and no key, and
 * knows nothing of an alert but what its issue says.
 */
export async function monitorAgent(ports: MonitorPorts, options: MonitorOptions): Promise<MonitorEnd> {
  const { alerting } = ports;
  const { agent, run, staleAfterMs, graceMs, isScheduled, mayEnable, ownPath } = options;
  const nowMs = alerting.clock.now();
  const gathered = await gatherFacts(ports, { agent, staleAfterMs, nowMs });
  if (!gathered.ok) return { kind: 'blind', trouble: gathered.trouble };

  const { facts, defaultBranch, issues, snoozes } = gathered;
  const verdict = watch(facts, { nowMs, graceMs });
  const { helped, mended } = await helpAgent(ports.books, verdict, {
    ...{ defaultBranch, mayEnable, ownPath, nowMs },
    path: facts.file?.path,
    isTold: facts.openAlerts.has('stale'),
  });
  const alerted = await alertOfSilence(alerting, {
    ...{ agent, run, countsAsRun: isScheduled },
    firing: mended === 'no' ? staleAlert(agent, verdict, sha256) : undefined,
    isKnown: mended !== 'unknown',
    snoozes,
  });
  const line = lineOf(verdict, helped);
  const untold =
    alerting.tracker && (await noteOnDashboard(alerting.tracker, issues, { agent, line, nowMs }));
  return { kind: 'watched', verdict, helped, alerted, untold };
}

/** One line for the dashboard: what is worth knowing, and worth nobody's mail. */
function lineOf({ health, dueMs }: Verdict, helped: Helped): string {
  if (health !== 'missed' || dueMs === undefined) return '';
  return missedRunText({ dueMs, isAskedFor: helped?.act === 'started' });
}

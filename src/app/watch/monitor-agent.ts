import { hash } from 'node:crypto';

import { staleAlert } from '../../domain/stale-alert.ts';
import { type Verdict, watch } from '../../domain/watch.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { WorkflowBooks } from '../../ports/workflows.ts';
import { type Alerted, type Alerting, alertOfSilence } from '../alerts/alert-people.ts';
import type { RunId } from '../../domain/event.ts';
import { missedRunText } from '../../report/missed-run-text.ts';
import { type FactPorts, gatherFacts } from './gather-facts.ts';
import { noteOnDashboard } from './note-on-dashboard.ts';

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
};

/** What a watcher did about what it saw. */
export type Helped =
  | { readonly act: 'enabled' | 'started' }
  /** It may not, or GitHub would not. */
  | { readonly act: 'refused'; readonly trouble: GitHubTrouble }
  | undefined;

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
  const { books, alerting } = ports;
  const { agent, run, staleAfterMs, graceMs, isScheduled } = options;
  const nowMs = alerting.clock.now();
  const gathered = await gatherFacts(ports, { agent, staleAfterMs, nowMs });
  if (!gathered.ok) return { kind: 'blind', trouble: gathered.trouble };

  const { facts, defaultBranch: branch, issues } = gathered;
  const verdict = watch(facts, { nowMs, graceMs });
  const helped = await help(books, verdict, { path: facts.file?.path, branch, ...options });
  const firing = isMended(verdict, helped) ? undefined : staleAlert(agent, verdict, sha256);
  const alerted = await alertOfSilence(alerting, { agent, run, firing, countsAsRun: isScheduled });
  const line = lineOf(verdict, helped);
  const untold = alerting.tracker && (await noteOnDashboard(alerting.tracker, issues, { agent, line }));
  return { kind: 'watched', verdict, helped, alerted, untold };
}

async function help(
  books: Pick<WorkflowBooks, 'enable' | 'start'>,
  { act }: Verdict,
  {
    path,
    branch,
    mayEnable,
  }: Pick<MonitorOptions, 'mayEnable'> & { readonly path: string | undefined; readonly branch: string },
): Promise<Helped> {
  if (act === undefined || path === undefined || (act === 'enable' && !mayEnable)) return undefined;
  const asked = act === 'enable' ? await books.enable(path) : await books.start(path, branch);
  if (!asked.ok) return { act: 'refused', trouble: asked.trouble };
  return { act: act === 'enable' ? 'enabled' : 'started' };
}

/** What is switched on again needs nobody. Whether a run that was asked for comes is still to be seen. */
function isMended({ finding }: Verdict, helped: Helped): boolean {
  const isOfActivity = finding?.reason === 'disabled-by-inactivity' || finding?.reason === 'inactive';
  return isOfActivity && helped?.act === 'enabled';
}

/** One line for the dashboard: what is worth knowing, and worth nobody's mail. */
function lineOf({ health, dueMs }: Verdict, helped: Helped): string {
  if (health !== 'missed' || dueMs === undefined) return '';
  return missedRunText({ dueMs, isAskedFor: helped?.act === 'started' });
}

const sha256 = (text: string) => hash('sha256', text);
